/** One figure, beside the same thing done without the tool and what it should be. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: Unit;
  /** The same of the bare reference, measured in the same run. */
  readonly reference?: number;
  readonly aim?: Aim;
}

/** Timed in the row's unit, or counted against the reference, of which more is better. */
export type Aim = { readonly atMost: number } | { readonly timesReference: number };

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
    ...(aim === undefined ? ['', ''] : judged(aim, { value, unit, reference })),
  ];
}

function judged(aim: Aim, row: Pick<Row, 'value' | 'unit'> & { reference: number | undefined }) {
  if ('atMost' in aim)
    return [`≤ ${plain(aim.atMost)} ${row.unit}`, row.value <= aim.atMost ? 'reached' : 'MISSED'];
  const reached = row.reference !== undefined && row.value >= aim.timesReference * row.reference;
  return [`≥ ${plain(aim.timesReference)}×`, reached ? 'reached' : 'MISSED'];
}

/** Three digits that count. */
function plain(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}
