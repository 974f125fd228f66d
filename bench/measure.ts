import type { Measured } from './childProcess.js';
import { median } from './statistics.js';

/** What one of many costs. */
export interface Cost {
  readonly cpuMilliseconds: number;
  readonly perSecond: number;
}

/** A round of work that says what one of it cost. */
export type Work = () => Promise<Cost>;

/** Does `act` for each of `count` numbers, at most `lanes` at a time. */
export async function drive(
  count: number,
  lanes: number,
  act: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      await act(index);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** What `count` of something cost the process that does them. */
export async function costOf(
  server: Pick<Measured, 'usage'>,
  count: number,
  act: () => Promise<unknown>,
): Promise<Cost> {
  const before = await server.usage();
  const started = performance.now();
  await act();
  const seconds = (performance.now() - started) / 1000;
  const after = await server.usage();
  return {
    cpuMilliseconds: (after.cpuMilliseconds - before.cpuMilliseconds) / count,
    perSecond: count / seconds,
  };
}

/** Both by turns, so that whatever else the machine does meanwhile meets both; of each the median round counts. */
export async function inTurns(
  works: { readonly tool: Work; readonly reference: Work },
  { rounds, warmUps }: { readonly rounds: number; readonly warmUps: number },
): Promise<{ readonly tool: Cost; readonly reference: Cost }> {
  const measured: { readonly tool: Cost[]; readonly reference: Cost[] } = { tool: [], reference: [] };
  for (let round = -warmUps; round < rounds; round++) {
    const tool = await works.tool();
    const reference = await works.reference();
    if (round < 0) continue;
    measured.tool.push(tool);
    measured.reference.push(reference);
  }
  return { tool: middle(measured.tool), reference: middle(measured.reference) };
}

/** One after the other: their times add up. */
export function together(one: Cost, other: Cost): Cost {
  return {
    cpuMilliseconds: one.cpuMilliseconds + other.cpuMilliseconds,
    perSecond: 1 / (1 / one.perSecond + 1 / other.perSecond),
  };
}

function middle(costs: readonly Cost[]): Cost {
  return {
    cpuMilliseconds: median(costs.map((cost) => cost.cpuMilliseconds)),
    perSecond: median(costs.map((cost) => cost.perSecond)),
  };
}
