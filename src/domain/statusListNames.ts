export const STATUS_PURPOSES = ['revocation', 'suspension'] as const;
export type StatusPurpose = (typeof STATUS_PURPOSES)[number];

const SUSPENSION = '-suspension';

/**
 * The last part of a list's address. Each list of revocations has a twin for suspensions, in which a badge has the same
 * index: no more of it is kept, and no index can be given out twice.
 */
export function statusListName(list: string, purpose: StatusPurpose): string {
  return purpose === 'suspension' ? `${list}${SUSPENSION}` : list;
}

/** Which list a name means, and for what. */
export function readStatusListName(name: string): { readonly list: string; readonly purpose: StatusPurpose } {
  return name.endsWith(SUSPENSION)
    ? { list: name.slice(0, -SUSPENSION.length), purpose: 'suspension' }
    : { list: name, purpose: 'revocation' };
}
