import type { Web } from '../domain/ports/web.js';

/** For everything that one verification fetches. */
const BUDGET_MS = 1_500;
/** Of a DID document, a key, a profile or a status list. */
const DOCUMENT_BYTES = 64 * 1024;
/** Of a badge: as much as may be uploaded. */
const BADGE_BYTES = 2 * 1024 * 1024;
const BADGE_TYPES =
  'application/vc+ld+json, application/ld+json, application/json, application/vc+jwt, text/plain, image/png, image/svg+xml';
const LIST_TYPES = 'application/vc+ld+json, application/vc+jwt, application/json, text/plain';

/** What one verification may still fetch; each method throws AppError PLATFORM_UNREACHABLE. */
export interface Fetching {
  document(address: string): Promise<unknown>;
  statusList(address: string): Promise<string>;
  badge(address: string): Promise<Buffer>;
}

/** Begins the time that all of it together may take. Undefined where nothing may be fetched. */
export function createFetching(web: Web | undefined): Fetching | undefined {
  if (web === undefined) return undefined;
  const end = performance.now() + BUDGET_MS;
  // A request of no time fails at once, as unreachable.
  const timeoutMs = () => Math.max(1, Math.floor(end - performance.now()));
  const get = (address: string, accept: string, maximumBytes: number) =>
    web.getBytes(address, { accept, maximumBytes, timeoutMs: timeoutMs() });
  return {
    document: (address) => web.getJson(address, { maximumBytes: DOCUMENT_BYTES, timeoutMs: timeoutMs() }),
    statusList: async (address) => (await get(address, LIST_TYPES, DOCUMENT_BYTES)).toString('utf8').trim(),
    badge: (address) => get(address, BADGE_TYPES, BADGE_BYTES),
  };
}
