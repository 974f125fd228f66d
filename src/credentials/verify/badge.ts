import type { JsonObject } from '../../domain/ports/credentials.js';
import { type Finding, failed, passed } from './finding.js';
import { parse, readDocument, reparse } from './format.js';
import { asArray, asObject, hasType, isObject } from './json.js';

/** A signed token around a credential (RFC 7515, compact). */
export interface Token {
  readonly header: JsonObject;
  /** The payload as signed. */
  readonly claims: JsonObject;
  /** Header and payload as they stand in the text. */
  readonly signed: string;
  readonly signature: Buffer;
}

/** What a text turned out to be. */
export interface Badge {
  /** The credential as its issuer wrote it, a token's claims taken off. */
  readonly document: JsonObject;
  readonly form: 'openBadges3' | 'openBadges2';
  /** Of the Verifiable Credentials Data Model. */
  readonly model: '1.1' | '2.0';
  readonly token?: Token;
}

export interface ReadBadge {
  readonly finding: Finding;
  /** Only when the step passed. */
  readonly badge?: Badge;
}

const COMPACT = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)$/;
const VCDM_1 = 'https://www.w3.org/2018/credentials/v1';
const OPEN_BADGES_2 = /^https:\/\/w3id\.org\/openbadges\/v[12]$/;
/** Registered claims that a VC-JWT repeats the credential in, and that are no part of it. */
const CLAIMS = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'vc']);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Step `format`: one credential, as JSON or in a token, of bounded size, that every reader reads alike. */
export function readBadge(text: string): ReadBadge {
  const compact = COMPACT.exec(text.trim());
  if (compact === null) return asRead(readDocument(text), (document) => badgeOf(document));
  const header = readPart(compact[1]);
  if (header.document === undefined) return { finding: header.finding };
  const claims = readPart(compact[2]);
  if (claims.document === undefined) return { finding: claims.finding };
  return asRead(claims, () => reparseBadge(text));
}

/** A text that has passed the step before, without its checks. */
export function reparseBadge(text: string): Badge | undefined {
  const compact = COMPACT.exec(text.trim());
  if (compact === null) {
    const document = reparse(text);
    return document && badgeOf(document);
  }
  const [, head = '', payload = '', signature = ''] = compact;
  const header = parse(decode(head) ?? '');
  const claims = parse(decode(payload) ?? '');
  if (!isObject(header) || !isObject(claims)) return undefined;
  const signed = `${head}.${payload}`;
  return badgeOf(claims, { header, claims, signed, signature: Buffer.from(signature, 'base64url') });
}

function readPart(encoded = '') {
  const text = decode(encoded);
  return text === undefined ? { finding: failed('format.notJson') } : readDocument(text);
}

function decode(encoded: string): string | undefined {
  try {
    return utf8.decode(Buffer.from(encoded, 'base64url'));
  } catch {
    return undefined;
  }
}

function asRead(
  { finding, document }: { readonly finding: Finding; readonly document?: JsonObject },
  toBadge: (document: JsonObject) => Badge | undefined,
): ReadBadge {
  const badge = document && toBadge(document);
  if (badge === undefined) return { finding: document === undefined ? finding : failed('format.notJson') };
  return { finding: describe(badge), badge };
}

function describe({ form, model, token }: Badge): Finding {
  if (form === 'openBadges2') return passed('format.openBadges2');
  if (token !== undefined) return passed('format.token', { model });
  return model === '1.1' ? passed('format.olderModel', { model }) : passed('format.passed');
}

function badgeOf(read: JsonObject, token?: Token): Badge {
  const document = token === undefined ? read : withoutClaims(read);
  const contexts = asArray(document['@context']);
  const older = contexts.includes(VCDM_1);
  const isAssertion =
    contexts.some((context) => typeof context === 'string' && OPEN_BADGES_2.test(context)) ||
    (hasType(document, 'Assertion') && 'badge' in document);
  return {
    document,
    form: isAssertion ? 'openBadges2' : 'openBadges3',
    model: older ? '1.1' : '2.0',
    ...(token === undefined ? {} : { token }),
  };
}

/** In the older model the credential stands in the claim `vc`, and claims speak where it is silent (VCDM 1.1 §6.3.1). */
function withoutClaims(claims: JsonObject): JsonObject {
  if (!isObject(claims.vc))
    return Object.fromEntries(Object.entries(claims).filter(([name]) => !CLAIMS.has(name)));
  const { iss, jti, sub, nbf, exp, vc } = claims;
  const subject = asObject(vc.credentialSubject);
  return {
    ...definedOnly({ id: jti, issuer: iss, issuanceDate: instant(nbf), expirationDate: instant(exp) }),
    ...vc,
    ...(vc.credentialSubject === undefined
      ? {}
      : {
          credentialSubject: Array.isArray(vc.credentialSubject)
            ? vc.credentialSubject
            : { ...definedOnly({ id: sub }), ...subject },
        }),
  };
}

function instant(seconds: unknown): string | undefined {
  if (typeof seconds !== 'number' || !(Math.abs(seconds) < 1e11)) return undefined;
  return new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');
}

function definedOnly(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
