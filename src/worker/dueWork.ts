import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../domain/ports/clock.js';
import type { Store } from '../domain/ports/store.js';
import type { Worker, WorkerLog } from './worker.js';

export interface DueWorkParts {
  readonly store: Pick<Store, 'page'>;
  /** Documents that say themselves when they are due. */
  readonly collection: 'scores' | 'rosters' | 'issuedBadges';
  /**
   * Does what one document is due for, and moves or removes its `dueAt` before anything else, so that no other process
   * does it too. Called again when it is due again.
   */
  readonly work: (id: string) => Promise<void>;
  readonly log: WorkerLog;
  readonly clock: Clock;
  /** How often it looks for what has become due meanwhile. */
  readonly pollMs?: number;
}

const CHUNK = 50;
/** Each waits for a platform most of the time. */
const LANES = 4;
const POLL_MS = 5_000;

/** Does what is due, oldest first, until stopped. */
export function createDueWork(parts: DueWorkParts): Worker {
  let timer: NodeJS.Timeout | undefined;
  let open = false;
  let wanted = false;
  let running: Promise<void> | undefined;

  const wake = (): void => {
    if (!open) return;
    wanted = true;
    running ??= run().finally(() => {
      running = undefined;
    });
  };
  async function run(): Promise<void> {
    while (open && wanted) {
      wanted = false;
      await workThrough(parts, () => open);
    }
  }
  return {
    start() {
      if (timer !== undefined) return;
      timer = setInterval(wake, parts.pollMs ?? POLL_MS);
      timer.unref();
      open = true;
      wake();
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      open = false;
      await running;
    },
    wake,
    async idle() {
      while (running !== undefined) await running;
    },
  };
}

/** Each document once: what could not be moved is left for the next look. */
async function workThrough(parts: DueWorkParts, isOpen: () => boolean): Promise<void> {
  const { log, collection } = parts;
  const tried = new Set<string>();
  try {
    for (;;) {
      const due = (await dueNow(parts)).filter((id) => !tried.has(id));
      if (due.length === 0) return;
      const lane = async (): Promise<void> => {
        for (let id = due.shift(); id !== undefined && isOpen(); id = due.shift()) {
          tried.add(id);
          await doOne(parts, id);
          await nextTurn();
        }
      };
      await Promise.all(Array.from({ length: Math.min(LANES, due.length) }, lane));
      if (!isOpen()) return;
    }
  } catch (error) {
    log.warn({ collection, cause: causeOf(error) }, 'looking for due work failed');
  }
}

async function dueNow({ store, collection, clock }: DueWorkParts): Promise<string[]> {
  const now = clock().toISOString();
  const query = { where: {}, orderBy: 'dueAt', limit: CHUNK } as const;
  const items: readonly { readonly id: string; readonly dueAt?: string }[] = await pageOf(
    store,
    collection,
    query,
  );
  return items.filter(({ dueAt }) => dueAt !== undefined && dueAt <= now).map(({ id }) => id);
}

async function pageOf(
  store: DueWorkParts['store'],
  collection: DueWorkParts['collection'],
  query: { readonly where: object; readonly orderBy: 'dueAt'; readonly limit: number },
) {
  if (collection === 'scores') return (await store.page('scores', query)).items;
  if (collection === 'rosters') return (await store.page('rosters', query)).items;
  return (await store.page('issuedBadges', query)).items;
}

async function doOne({ work, log, collection }: DueWorkParts, id: string): Promise<void> {
  try {
    await work(id);
  } catch (error) {
    log.warn({ collection, id, cause: causeOf(error) }, 'due work failed and will be tried again');
  }
}

function causeOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
