const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/** How long work that failed is left alone: a second, then twice as long each time, at most a minute. */
export class Backoff {
  readonly #failures = new Map<string, { readonly count: number; readonly until: number }>();

  /** @returns how often it has failed in a row */
  failed(id: string, now: Date): number {
    const count = (this.#failures.get(id)?.count ?? 0) + 1;
    const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** (count - 1));
    this.#failures.set(id, { count, until: now.getTime() + wait });
    return count;
  }

  succeeded(id: string): void {
    this.#failures.delete(id);
  }

  isWaiting(id: string, now: Date): boolean {
    const failure = this.#failures.get(id);
    return failure !== undefined && now.getTime() < failure.until;
  }
}
