import type { Measured } from './childProcess.js';
import { median } from './statistics.js';

/** What one of many costs. */
export interface Cost {
  readonly cpuMilliseconds: number;
  readonly perSecond: number;
}

/** Work of known size: does it, and says by what it is counted. */
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

/** Takes turns, so that whatever else the machine does meanwhile meets all alike; of each the median round counts. */
export async function inTurns<Name extends string>(
  works: Readonly<Record<Name, Work>>,
  { rounds, warmUps }: { readonly rounds: number; readonly warmUps: number },
): Promise<Record<Name, Cost>> {
  const names = Object.keys(works).filter((name): name is Name => name in works);
  const measured = new Map<Name, Cost[]>(names.map((name) => [name, []]));
  for (let round = -warmUps; round < rounds; round++) {
    for (const name of names) {
      const cost = await works[name]();
      if (round >= 0) measured.get(name)?.push(cost);
    }
  }
  const result: Partial<Record<Name, Cost>> = {};
  for (const [name, costs] of measured) result[name] = middle(costs);
  return complete(result, names);
}

function middle(costs: readonly Cost[]): Cost {
  return {
    cpuMilliseconds: median(costs.map((cost) => cost.cpuMilliseconds)),
    perSecond: median(costs.map((cost) => cost.perSecond)),
  };
}

function complete<Name extends string>(
  costs: Partial<Record<Name, Cost>>,
  names: readonly Name[],
): Record<Name, Cost> {
  const has = (all: Partial<Record<Name, Cost>>): all is Record<Name, Cost> =>
    names.every((name) => all[name] !== undefined);
  if (!has(costs)) throw new TypeError('something was not measured');
  return costs;
}
