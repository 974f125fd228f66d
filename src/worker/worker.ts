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
export function createWorker(parts: WorkerParts): Worker {
  const rounds = new WorkRounds(parts);
  let timer: NodeJS.Timeout | undefined;
  return {
    start() {
      if (timer !== undefined) return;
      timer = setInterval(() => rounds.wake(), parts.pollMs ?? POLL_MS);
      timer.unref();
      rounds.open = true;
      rounds.wake();
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      rounds.open = false;
      await rounds.settled();
    },
    wake: (submission) => rounds.wake(submission),
    idle: () => rounds.settled(),
  };
}

/** One loop at a time: first what was woken for, then, when asked to look, everything pending. */
class WorkRounds {
  open = false;
  readonly #parts: WorkerParts;
  readonly #backoff = new Backoff();
  readonly #woken = new Set<string>();
  #scanWanted = false;
  #running: Promise<void> | undefined;

  constructor(parts: WorkerParts) {
    this.#parts = parts;
  }

  wake(submission?: string): void {
    if (!this.open) return;
    if (submission === undefined) this.#scanWanted = true;
    else this.#woken.add(submission);
    this.#running ??= this.#run();
  }

  async settled(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.open && (this.#woken.size > 0 || this.#scanWanted)) {
      await this.#workWoken();
      if (this.#scanWanted) await this.#scan();
    }
    this.#woken.clear();
    this.#running = undefined;
  }

  /** All pending work, oldest first. Those woken for meanwhile don't wait for its end. */
  async #scan(): Promise<void> {
    this.#scanWanted = false;
    let after: string | undefined;
    try {
      do {
        const page = await this.#parts.store.page('submissions', {
          where: {},
          orderBy: 'pendingSince',
          limit: CHUNK,
          ...(after !== undefined && { after }),
        });
        await this.#workThrough(page.items.map((submission) => submission.id));
        await this.#workWoken();
        after = page.next;
      } while (after !== undefined && this.open);
    } catch (error) {
      this.#parts.log.warn({ cause: causeOf(error) }, 'looking for pending work failed');
    }
  }

  async #workWoken(): Promise<void> {
    while (this.#woken.size > 0 && this.open) {
      const ids = [...this.#woken].slice(0, CHUNK);
      for (const id of ids) this.#woken.delete(id);
      await this.#workThrough(ids);
    }
  }

  async #workThrough(ids: string[]): Promise<void> {
    const lane = async (): Promise<void> => {
      for (let id = ids.shift(); id !== undefined && this.open; id = ids.shift()) {
        await this.#finish(id);
        await nextTurn();
      }
    };
    await Promise.all(Array.from({ length: Math.min(LANES, ids.length) }, lane));
  }

  async #finish(id: string): Promise<void> {
    const { work, clock, log } = this.#parts;
    if (this.#backoff.isWaiting(id, clock())) return;
    try {
      await work(id);
      this.#backoff.succeeded(id);
    } catch (error) {
      const failures = this.#backoff.failed(id, clock());
      log.warn(
        { submission: id, failures, cause: causeOf(error) },
        'pending work failed and will be tried again',
      );
    }
  }
}

function causeOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
