import type { IssuedBadge } from '../domain/issuedBadge.js';
import type { OwnStanding } from '../domain/ports/credentials.js';
import type { Store } from '../domain/ports/store.js';

/** What our record says of one copy of a badge. Whoever has the copy may know; nothing else of the badge is told. */
export function createReadStanding({ store, publicUrl }: { store: Store; publicUrl: string }) {
  const credentials = `${publicUrl}/credentials/`;
  return async (address: string, statusIndex: string): Promise<OwnStanding | undefined> => {
    const id = address.startsWith(credentials) ? address.slice(credentials.length) : '';
    const issued = /^[0-9a-f-]{36}$/.test(id) ? await store.find('issuedBadges', { id }) : undefined;
    return issued && standingOf(issued, statusIndex);
  };
}

function standingOf(
  { corrections = [], revocation, changes = [], supersededBy }: IssuedBadge,
  statusIndex: string,
): OwnStanding | undefined {
  const correction = corrections.find((one) => String(one.statusIndex) === statusIndex);
  if (correction !== undefined) return { kind: 'replaced', date: dayOf(correction.at) };
  if (revocation !== undefined) {
    return revocation.givenUp ? { kind: 'givenUp', date: dayOf(revocation.at) } : undefined;
  }
  const renewal = supersededBy && changes.findLast(({ kind }) => kind === 'supersede');
  return renewal ? { kind: 'renewed', date: dayOf(renewal.at) } : undefined;
}

function dayOf(at: string): string {
  return at.slice(0, 10);
}
