import type { Store } from '../../src/domain/ports/store.js';

export type CrashMoment = 'before' | 'after';

export class Crash extends Error {}

/** The real store as a process sees it that stops at its nth call: nothing after that call happens. `after`: the call itself was still done. */
export function crashingStore(store: Store, nth: number, moment: CrashMoment): Store {
  let calls = 0;
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...values: unknown[]) => {
        calls += 1;
        if (calls > nth || (calls === nth && moment === 'before'))
          throw new Crash(`call ${calls}, ${String(name)}`);
        const answer: unknown = await Reflect.apply(method, target, values);
        if (calls === nth) throw new Crash(`after call ${calls}, ${String(name)}`);
        return answer;
      };
    },
  });
}
