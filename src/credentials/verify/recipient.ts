import { createHash, timingSafeEqual } from 'node:crypto';
import type { JsonObject } from '../../domain/ports/credentials.js';
import { type Finding, failed, passed, unchecked } from './finding.js';
import { asArray, asObject, asText, idOf } from './json.js';

const MOST_IDENTIFIERS = 50;
/** IdentityHash (Open Badges 3.0, Data Model). */
const HASH = /^(sha256|md5)\$([0-9a-f]+)$/i;

/** Step `recipient`: is the badge this one's? By the subject's id, or one of its identifiers, hashed or plain. */
export function checkRecipient(document: JsonObject, asked: string): Finding {
  const subjects = asArray(document.credentialSubject).map(asObject);
  const known = asked.trim();
  if (subjects.some((subject) => idOf(subject) === known)) return passed('recipient.passed');
  const identifiers = subjects
    .flatMap((subject) => asArray(subject.identifier))
    .slice(0, MOST_IDENTIFIERS)
    .map(asObject);
  // Addresses are hashed as typed by some issuers and in small letters by others.
  const spellings = [...new Set([known, known.toLowerCase()])];
  if (identifiers.some((identifier) => spellings.some((spelling) => isSame(identifier, spelling))))
    return passed('recipient.passed');
  const comparable = identifiers.some((identifier) => asText(identifier.identityHash) !== undefined);
  return comparable ? failed('recipient.other') : unchecked('recipient.unnamed');
}

function isSame(identifier: JsonObject, known: string): boolean {
  const written = asText(identifier.identityHash);
  if (written === undefined) return false;
  if (identifier.hashed === false) return written === known;
  const [, algorithm = '', digest = ''] = HASH.exec(written) ?? [];
  if (digest === '') return false;
  const salted = known + (asText(identifier.salt) ?? '');
  const expected = createHash(algorithm.toLowerCase()).update(salted, 'utf8').digest();
  const given = Buffer.from(digest, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
