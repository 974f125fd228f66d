import { readUploadedBadge, type UploadedBadge } from '../domain/uploadedBadge.js';
import { AppError, InvalidInput } from '../errors.js';
import type { Fetching } from './fetching.js';
import { createReadCredential } from './readCredential.js';
import type { VerifyParts } from './verifyBadge.js';

const HTML = /^\s*<(?:!doctype html|html|head|body)\b/i;

/**
 * The badge at an address: one of ours from our own records, any other from its server.
 * @throws {InvalidInput} on `address`, naming what to do instead
 */
export async function fetchBadge(
  { store, publicUrl }: Pick<VerifyParts, 'store' | 'publicUrl'>,
  typed: string,
  fetching: Fetching | undefined,
): Promise<UploadedBadge> {
  const address = typed.trim();
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) throw fault('notAddress');
  const { origin, pathname } = new URL(address);
  if (origin === publicUrl) return ownBadge(store, pathname);
  if (fetching === undefined) throw fault('otherSite');
  const bytes = await fetching.badge(address).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'PLATFORM_UNREACHABLE') throw fault('unreachable');
    throw error;
  });
  if (HTML.test(bytes.toString('latin1', 0, 200))) throw fault('webPage');
  try {
    return readUploadedBadge(bytes);
  } catch (error) {
    throw error instanceof InvalidInput ? fault('noBadgeThere') : error;
  }
}

async function ownBadge(store: VerifyParts['store'], pathname: string): Promise<UploadedBadge> {
  const [, id] = /^\/credentials\/([A-Za-z0-9_-]+)(?:\.[a-z]+)?\/?$/.exec(pathname) ?? [];
  if (id === undefined) throw fault('notBadge');
  try {
    return { text: (await createReadCredential({ store })(id)).credential };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'CREDENTIAL_PRIVATE') throw fault('private');
    if (error.code === 'NOT_FOUND') throw fault('unknown');
    throw error;
  }
}

function fault(reason: string): InvalidInput {
  return new InvalidInput([{ field: 'address', message: `verifyPage.faults.${reason}` }]);
}
