/** One figure, beside the same thing done without the tool and what it should be. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: Unit;
  /** The same of the bare reference, measured in the same run. */
  readonly reference?: number;
  readonly aim?: Aim;
}

/** Of the figure, or of its ratio to the reference. */
export type Aim =
  | { readonly atMost: number }
  | { readonly atLeast: number }
  | { readonly ratioAtLeast: number }
  | { readonly ratioAtMost: number };

export type Unit = 'ms' | 'ms CPU' | 'a second' | 'kB' | 'MB' | 'bytes';

export interface Section {
  /** What it is called on the command line. */
  readonly name: string;
  readonly title: string;
  /** What stands beside each figure. */
  readonly reference: string;
  measure(): Promise<{ readonly rows: readonly Row[]; readonly notes?: readonly string[] }>;
}

const HEAD = ['', 'figure', 'reference', 'ratio', 'aim', ''] as const;

export function printTable(
  { title, reference }: Section,
  { rows, notes = [] }: Awaited<ReturnType<Section['measure']>>,
): void {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  console.log(`\n${title}\n  reference: ${reference}`);
  for (const line of lines) {
    const padded = line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(`  ${padded.join('   ').trimEnd()}`);
  }
  for (const note of notes) console.log(`  ${note}`);
}

function cells({ what, value, unit, reference, aim }: Row): readonly string[] {
  return [
    what,
    `${plain(value)} ${unit}`,
    reference === undefined ? '' : `${plain(reference)} ${unit}`,
    reference === undefined ? '' : `${plain(value / reference)}×`,
    aim === undefined ? '' : aimText(aim, unit),
    aim === undefined ? '' : isReached(aim, value, reference) ? 'reached' : 'MISSED',
  ];
}

function aimText(aim: Aim, unit: Unit): string {
  if ('atMost' in aim) return `≤ ${plain(aim.atMost)} ${unit}`;
  if ('atLeast' in aim) return `≥ ${plain(aim.atLeast)} ${unit}`;
  return 'ratioAtLeast' in aim ? `≥ ${plain(aim.ratioAtLeast)}×` : `≤ ${plain(aim.ratioAtMost)}×`;
}

function isReached(aim: Aim, value: number, reference = Number.NaN): boolean {
  if ('atMost' in aim) return value <= aim.atMost;
  if ('atLeast' in aim) return value >= aim.atLeast;
  const ratio = value / reference;
  return 'ratioAtLeast' in aim ? ratio >= aim.ratioAtLeast : ratio <= aim.ratioAtMost;
}

/** Three digits that count. */
function plain(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}
