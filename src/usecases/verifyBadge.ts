import type { Clock } from '../domain/ports/clock.js';
import type { Credentials, Verification, VerificationQuestions } from '../domain/ports/credentials.js';
import type { Images } from '../domain/ports/images.js';
import type { Store } from '../domain/ports/store.js';
import type { Web } from '../domain/ports/web.js';
import type { UploadedBadge } from '../domain/uploadedBadge.js';
import { InvalidInput } from '../errors.js';
import { fetchBadge } from './fetchBadge.js';
import { createFetching } from './fetching.js';
import type { SignedStatusList } from './readStatusList.js';
import { worldOf } from './verificationWorld.js';

export interface VerifyParts {
  readonly store: Store;
  readonly credentials: Pick<Credentials, 'verify' | 'issuerId'>;
  readonly images: Pick<Images, 'extractPng' | 'extractSvg'>;
  readonly clock: Clock;
  readonly readStatusList: (list: string) => Promise<SignedStatusList | undefined>;
  /** Without it nothing is fetched, and what would have to be is not checkable. */
  readonly web?: Web;
  /** Origin as in credentials, without a trailing slash. */
  readonly publicUrl: string;
}

/** A badge in hand, or where it is. */
export type GivenBadge = UploadedBadge | { readonly address: string };

/**
 * Checks a badge step by step. What the engine asks is answered from our own records; of other issuers' servers a few
 * addresses are asked, all of them together within a second and a half.
 * @throws {InvalidInput} on `file` when there is no credential to check: a damaged picture, or nothing baked in; on
 * `address` when there is no badge at it
 */
export function createVerifyBadge(parts: VerifyParts) {
  return async (badge: GivenBadge, questions: VerificationQuestions = {}): Promise<Verification> => {
    const fetching = createFetching(parts.web);
    const uploaded = 'address' in badge ? await fetchBadge(parts, badge.address, fetching) : badge;
    const text = 'text' in uploaded ? uploaded.text : extract(parts, uploaded, 'address' in badge);
    return parts.credentials.verify(text, worldOf(parts, fetching), parts.clock(), questions);
  };
}

function extract(
  { images }: Pick<VerifyParts, 'images'>,
  picture: Exclude<UploadedBadge, { text: string }>,
  isFetched: boolean,
): string {
  const text = 'png' in picture ? images.extractPng(picture.png) : images.extractSvg(picture.svg);
  if (text !== undefined) return text;
  const field = isFetched ? 'address' : 'file';
  throw new InvalidInput([{ field, message: 'verifyPage.faults.nothingBaked' }]);
}
