import type { InstitutionKey } from '../domain/institution.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Credentials, Verification, VerificationWorld } from '../domain/ports/credentials.js';
import type { Images } from '../domain/ports/images.js';
import type { Store } from '../domain/ports/store.js';
import type { UploadedBadge } from '../domain/uploadedBadge.js';
import { InvalidInput } from '../errors.js';
import { institutionKeys } from './institutionKeys.js';
import { createReadStanding } from './readStanding.js';
import type { SignedStatusList } from './readStatusList.js';

interface Parts {
  readonly store: Store;
  readonly credentials: Pick<Credentials, 'verify' | 'issuerId'>;
  readonly images: Pick<Images, 'extractPng' | 'extractSvg'>;
  readonly clock: Clock;
  readonly readStatusList: (list: string) => Promise<SignedStatusList | undefined>;
  /** Origin as in credentials, without a trailing slash. */
  readonly publicUrl: string;
}

/**
 * Checks a badge step by step. What the engine asks is answered from our own records; nothing is fetched.
 * @throws {InvalidInput} on `file` when there is no credential to check: a damaged picture, or nothing baked in
 */
export function createVerifyBadge(parts: Parts) {
  return async (badge: UploadedBadge): Promise<Verification> => {
    const text = 'text' in badge ? badge.text : extract(parts, badge);
    return parts.credentials.verify(text, worldOf(parts), parts.clock());
  };
}

function extract({ images }: Parts, picture: Exclude<UploadedBadge, { text: string }>): string {
  const text = 'png' in picture ? images.extractPng(picture.png) : images.extractSvg(picture.svg);
  if (text === undefined) {
    throw new InvalidInput([{ field: 'file', message: 'verifyPage.faults.nothingBaked' }]);
  }
  return text;
}

function worldOf({ store, credentials, readStatusList, publicUrl }: Parts): VerificationWorld {
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

/** Undefined for what no address of ours ends with. */
function decodeSegment(segment: string): string | undefined {
  try {
    const decoded = decodeURIComponent(segment);
    return /^[A-Za-z0-9_-]{1,100}$/.test(decoded) ? decoded : undefined;
  } catch {
    return undefined;
  }
}
