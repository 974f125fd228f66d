import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy, storeFailure } from './failures.js';

/** How long SQLite itself may wait for a lock, blocking the event loop. */
export const BLOCKING_WAIT_MS = 5;
/** How long a caller waits for a lock by default, the event loop free. */
export const BUSY_TIMEOUT_MS = 3000;

const SHORTEST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 50;

/** Growing pauses between tries, each drawn anew so that processes don't keep meeting. */
export class Pauses {
  #next = SHORTEST_PAUSE_MS;

  async pause(): Promise<void> {
    const longest = this.#next;
    this.#next = Math.min(longest * 2, LONGEST_PAUSE_MS);
    await sleep(longest * (0.5 + Math.random() / 2));
  }
}

/** Does `attempt` until no lock is in its way. @throws {AppError} STORE_BUSY after `timeoutMs`, STORE_FULL. */
export async function patiently<T>(attempt: () => T, timeoutMs: number): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  const pauses = new Pauses();
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadline) throw storeFailure(error);
    }
    await pauses.pause();
  }
}
