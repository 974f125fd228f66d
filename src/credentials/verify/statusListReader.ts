import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { JsonObject } from '../../domain/ports/credentials.js';
import { decodeBitstring } from '../bitstring.js';
import { readBadge } from './badge.js';
import { skipped } from './finding.js';
import { asObject, asText, hasType, idOf } from './json.js';
import { createNamedKeys, type KeySource } from './keySource.js';
import { type CheckedProof, checkProof } from './proof.js';
import { checkTerms } from './terms.js';

/** A status list whose proof holds. */
export interface ReadList {
  readonly id: string;
  readonly issuer: string;
  readonly purpose: string;
  readonly bits: Uint8Array;
  readonly document: JsonObject;
  readonly proof: CheckedProof;
}

export type ListFault = 'status.unreadable' | 'status.listChanged';

/** Bytes of decoded lists kept: some 250 lists of the usual size. */
const KEPT_BYTES = 4 * 1024 * 1024;

export type StatusListReader = (text: string, keys: KeySource) => Promise<ReadList | ListFault>;

/** Reads status lists and remembers them by the SHA-256 of their text: the same bytes always read the same. */
export function createStatusListReader(): StatusListReader {
  const memory = new LRUCache<string, ReadList>({
    maxSize: KEPT_BYTES,
    sizeCalculation: (list) => list.bits.length + 1024,
  });
  return async (text, keys) => {
    const digest = createHash('sha256').update(text, 'utf8').digest('base64url');
    const kept = memory.get(digest);
    if (kept !== undefined) return kept;
    const named = createNamedKeys();
    const read = await readList(text, named.keys);
    // Whose a key at some address is may change: that is asked each time.
    if (named.isAsked()) return readList(text, keys);
    if (typeof read !== 'string') memory.set(digest, read);
    return read;
  };
}

async function readList(text: string, keys: KeySource): Promise<ReadList | ListFault> {
  const { badge } = readBadge(text);
  if (badge === undefined || !hasType(badge.document, 'BitstringStatusListCredential'))
    return 'status.unreadable';
  const { document } = badge;
  const subject = asObject(document.credentialSubject);
  const id = asText(document.id);
  const issuer = idOf(document.issuer);
  const purpose = asText(subject.statusPurpose);
  const encoded = asText(subject.encodedList);
  if (!id || !issuer || !purpose || !encoded || !hasType(subject, 'BitstringStatusList'))
    return 'status.unreadable';
  const terms = badge.token === undefined ? await checkTerms(document) : { finding: skipped('terms') };
  const proof = await checkProof(badge, terms, keys);
  if (proof.finding.outcome !== 'passed') return 'status.listChanged';
  const bits = await decodeBitstring(encoded);
  if (bits === undefined) return 'status.unreadable';
  return { id, issuer, purpose, bits, document: { ...document, credentialSubject: undefined }, proof };
}
