import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../domain/ports/clock.js';
import type { Store } from '../domain/ports/store.js';
import { Backoff } from './backoff.js';

/** The part of a logger that the worker uses. */
export interface WorkerLog {
  warn(facts: object, message: string): void;
}

export interface WorkerParts {
  readonly store: Pick<Store, 'page'>;
  /** Does the pending work of one submission. Called again until it resolves, by several processes too: idempotent. */
  readonly work: (submission: string) => Promise<void>;
  readonly log: WorkerLog;
  readonly clock: Clock;
  /** How often it looks for work that nobody woke it for: what failed, and what other processes left. */
  readonly pollMs?: number;
}

export interface Worker {
  /** Finishes what an earlier process left, and from then on works until stopped. */
  start(): void;
  /** Takes up nothing new; resolves when what is in hand is done. */
  stop(): Promise<void>;
  /** This submission has pending work; without one: look whether any has. Nothing happens before `start`. */
  wake(submission?: string): void;
  /** Resolves when all that can be done now is done; what failed waits for its next try. */
  idle(): Promise<void>;
}

const CHUNK = 50;
/** Done side by side, so that their writes share commits; few enough that requests get their turns. */
const LANES = 8;
const POLL_MS = 3_000;

/** Does what decisions left to do, found by `pendingSince`. */
export function createWorker({ store, work, log, clock, pollMs = POLL_MS }: WorkerParts): Worker {
  const backoff = new Backoff();
  const woken = new Set<string>();
  let started = false;
  let scanWanted = false;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const finish = async (id: string): Promise<void> => {
    try {
      await work(id);
      backoff.succeeded(id);
    } catch (error) {
      const failures = backoff.failed(id, clock());
      const cause = error instanceof Error ? error.stack : String(error);
      log.warn({ submission: id, failures, cause }, 'pending work failed and will be tried again');
    }
  };

  const workThrough = async (ids: string[]): Promise<void> => {
    const lane = async (): Promise<void> => {
      for (let id = ids.shift(); id !== undefined && started; id = ids.shift()) {
        if (!backoff.isWaiting(id, clock())) await finish(id);
        await nextTurn();
      }
    };
    await Promise.all(Array.from({ length: Math.min(LANES, ids.length) }, lane));
  };

  const workWoken = async (): Promise<void> => {
    while (woken.size > 0 && started) {
      const ids = [...woken].slice(0, CHUNK);
      for (const id of ids) woken.delete(id);
      await workThrough(ids);
    }
  };

  /** All pending work, oldest first. Those woken for meanwhile don't wait for its end. */
  const scan = async (): Promise<void> => {
    let after: string | undefined;
    do {
      const page = await store.page('submissions', { where: {}, orderBy: 'pendingSince', limit: CHUNK, after });
      await workThrough(page.items.map((submission) => submission.id));
      await workWoken();
      after = page.next;
    } while (after !== undefined && started);
  };

  const run = async (): Promise<void> => {
    while (started && (woken.size > 0 || scanWanted)) {
      await workWoken();
      if (!scanWanted) continue;
      scanWanted = false;
      try {
        await scan();
      } catch (error) {
        log.warn({ cause: error instanceof Error ? error.stack : String(error) }, 'looking for work failed');
      }
    }
    running = undefined;
  };

  const wake = (submission?: string): void => {
    if (!started) return;
    if (submission === undefined) scanWanted = true;
    else woken.add(submission);
    running ??= run();
  };

  return {
    start() {
      if (started) return;
      started = true;
      timer = setInterval(wake, pollMs);
      timer.unref();
      wake();
    },
    async stop() {
      started = false;
      clearInterval(timer);
      woken.clear();
      await running;
    },
    wake,
    async idle() {
      while (running !== undefined) await running;
    },
  };
}
