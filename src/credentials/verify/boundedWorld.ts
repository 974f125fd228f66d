import { setTimeout } from 'node:timers/promises';
import type { VerificationWorld } from '../../domain/ports/credentials.js';

/** However many keys, lists and endorsements a hostile badge names, and wherever they are said to be. */
const MOST_DOCUMENTS = 4;
const MOST_LISTS = 2;
const FETCHING_MS = 1_500;

/** The same world for one verification: each address asked for once, a few at most, and all of them in time. */
export function boundWorld(world: VerificationWorld): VerificationWorld {
  let deadline: Promise<undefined> | undefined;
  const inTime = <T>(asking: Promise<T>): Promise<T | undefined> => {
    deadline ??= setTimeout(FETCHING_MS, undefined, { ref: false });
    return Promise.race([asking.catch(() => undefined), deadline]);
  };
  const { fetchDocument, fetchStatusList } = world;
  return {
    ...world,
    ...(fetchDocument && {
      fetchDocument: bound(MOST_DOCUMENTS, (address) => inTime(fetchDocument(address))),
    }),
    ...(fetchStatusList && {
      fetchStatusList: bound(MOST_LISTS, (address) => inTime(fetchStatusList(address))),
    }),
  };
}

function bound<T>(
  most: number,
  ask: (address: string) => Promise<T>,
): (address: string) => Promise<T | undefined> {
  const asked = new Map<string, Promise<T>>();
  return (address) => {
    const before = asked.get(address);
    if (before !== undefined) return before;
    if (asked.size >= most) return Promise.resolve(undefined);
    const answer = ask(address);
    asked.set(address, answer);
    return answer;
  };
}
