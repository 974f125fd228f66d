import type { Worker } from './worker.js';

/** Several workers as one; woken is the first, whose work may wake the others. */
export function together(first: Worker, ...others: readonly Worker[]): Worker {
  const all = [first, ...others];
  return {
    start: () => {
      for (const worker of all) worker.start();
    },
    stop: async () => {
      await Promise.all(all.map((worker) => worker.stop()));
    },
    wake: (submission) => first.wake(submission),
    idle: async () => {
      for (const worker of all) await worker.idle();
    },
  };
}
