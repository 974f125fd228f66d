/** The value below which this share (0 to 1) of the others lies, by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new TypeError('nothing was measured');
  return found;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
