import { setImmediate as nextTurn } from 'node:timers/promises';
import { DuplicateKeyError } from '../../domain/ports/store.js';
import { AppError } from '../../errors.js';
import type { SqliteConnection } from './connection.js';
import { isBusy, storeFailure } from './failures.js';
import { Pauses } from './patience.js';

/** A write in waiting. `attempt` does it inside a transaction; what it returns tells the caller, after the commit. */
interface PendingWrite {
  readonly deadline: number;
  /** On disk before it is answered; otherwise with the next one that is. */
  readonly durable: boolean;
  attempt(): () => void;
  reject(error: unknown): void;
}

const LARGEST_GROUP = 200;

/**
 * Group commit: writes that arrive in the same turn of the event loop share one transaction, hence one fsync. Each
 * keeps its own answer: a taken key undoes one statement alone, not the transaction (SQLite's ABORT), so a write must end
 * with the only statement of it that may hit one. Nobody is answered before the commit is on disk, but for a group of fleeting documents alone.
 */
export class WriteQueue {
  readonly #connection: SqliteConnection;
  readonly #busyTimeoutMs: number;
  readonly #waiting: PendingWrite[] = [];
  #work: Promise<void> | undefined;
  #flushing = true;

  constructor(connection: SqliteConnection, busyTimeoutMs: number) {
    this.#connection = connection;
    this.#busyTimeoutMs = busyTimeoutMs;
  }

  /** @throws what `write` throws, or AppError STORE_BUSY or STORE_FULL; then nothing of it is written. */
  submit<T>(write: () => T, { durable }: { readonly durable: boolean }): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({
        deadline: performance.now() + this.#busyTimeoutMs,
        durable,
        attempt: () => {
          try {
            const value = write();
            return () => resolve(value);
          } catch (error) {
            if (error instanceof DuplicateKeyError) return () => reject(error);
            throw error;
          }
        },
        reject,
      });
      this.#work ??= this.#run();
    });
  }

  /** Resolves when every write submitted so far has been answered. */
  async settled(): Promise<void> {
    await this.#work;
  }

  async #run(): Promise<void> {
    let pauses = new Pauses();
    await nextTurn();
    while (this.#waiting.length > 0) {
      const left = this.#commit(this.#waiting.splice(0, LARGEST_GROUP));
      if (left.length > 0) {
        this.#waiting.unshift(...left);
        this.#refuseOverdue();
        await pauses.pause();
      } else {
        pauses = new Pauses();
        await nextTurn();
      }
    }
    this.#work = undefined;
  }

  /** Answers the group, except the writes it returns: those met a lock and are still to be done. */
  #commit(group: readonly PendingWrite[]): readonly PendingWrite[] {
    try {
      this.#flush(group.some((write) => write.durable));
      this.#connection.execute('BEGIN IMMEDIATE');
      const answers = group.map((write) => write.attempt());
      this.#connection.execute('COMMIT');
      for (const answer of answers) answer();
      return [];
    } catch (error) {
      this.#connection.rollBack();
      if (isBusy(error)) return group;
      if (group.length > 1) return group.flatMap((write) => this.#commit([write]));
      for (const write of group) write.reject(storeFailure(error));
      return [];
    }
  }

  /** Whether the next commit waits for the disk (`FULL`), which takes all commits before it along (WAL). */
  #flush(wanted: boolean): void {
    if (wanted === this.#flushing) return;
    this.#connection.execute(`PRAGMA synchronous = ${wanted ? 'FULL' : 'NORMAL'}`);
    this.#flushing = wanted;
  }

  #refuseOverdue(): void {
    const now = performance.now();
    for (const write of this.#waiting.splice(0)) {
      if (write.deadline > now) this.#waiting.push(write);
      else write.reject(new AppError('STORE_BUSY', { detail: 'another process keeps the database locked' }));
    }
  }
}
