import type { InstitutionKey } from '../domain/institution.js';
import type { Credentials, VerificationWorld } from '../domain/ports/credentials.js';
import type { Store } from '../domain/ports/store.js';
import { issuerIdFault } from '../domain/trustedIssuer.js';
import type { Fetching } from './fetching.js';
import { institutionKeys } from './institutionKeys.js';
import { createReadStanding } from './readStanding.js';
import type { VerifyParts } from './verifyBadge.js';

/** What the engine may ask during one verification: our own records first, then other servers. */
export function worldOf(
  { store, credentials, readStatusList, publicUrl }: VerifyParts,
  fetching: Fetching | undefined,
): VerificationWorld {
  // The engine asks for the same issuer more than once: for the badge, and for its status list.
  const asked = new Map<string, Promise<readonly InstitutionKey[] | undefined>>();
  const lists = `${publicUrl}/status/`;
  return {
    standing: createReadStanding({ store, publicUrl }),
    issuerKeys(issuerId) {
      const answer = asked.get(issuerId) ?? keysOf(store, credentials, issuerId);
      asked.set(issuerId, answer);
      return answer;
    },
    async statusList(address) {
      const list = address.startsWith(lists) ? decodeSegment(address.slice(lists.length)) : undefined;
      return list === undefined ? undefined : (await readStatusList(list))?.body;
    },
    trustedBy: (issuerId) => schoolThatTrusts(store, issuerId),
    ...(fetching && {
      fetchDocument: (address: string) => fetching.document(address),
      fetchStatusList: async (address: string) =>
        isElsewhere(address, publicUrl) ? fetching.statusList(address) : undefined,
    }),
  };
}

/** Keys of an issuer of ours: `did:web:<our host>:issuers:<id>`. */
async function keysOf(
  store: Store,
  credentials: Pick<Credentials, 'issuerId'>,
  issuerId: string,
): Promise<readonly InstitutionKey[] | undefined> {
  const institution = decodeSegment(issuerId.slice(issuerId.lastIndexOf(':') + 1));
  if (institution === undefined || credentials.issuerId(institution) !== issuerId) return undefined;
  const keys = await institutionKeys(store, institution);
  return keys.length === 0 ? undefined : keys;
}

/** The first of those that have it on their lists. */
async function schoolThatTrusts(store: Store, issuer: string): Promise<string | undefined> {
  if (issuerIdFault(issuer) !== undefined) return undefined;
  const { items } = await store.page('trustedIssuers', { where: { issuer }, orderBy: 'createdAt', limit: 1 });
  const [entry] = items;
  return entry && (await store.find('institutions', { id: entry.institution }))?.profile.name;
}

/** What our own server doesn't know is not there. */
function isElsewhere(address: string, publicUrl: string): boolean {
  return URL.canParse(address) && new URL(address).origin !== publicUrl;
}

/** Undefined for what no address of ours ends with. */
function decodeSegment(segment: string): string | undefined {
  try {
    const decoded = decodeURIComponent(segment);
    return /^[A-Za-z0-9_-]{1,100}$/.test(decoded) ? decoded : undefined;
  } catch {
    return undefined;
  }
}
