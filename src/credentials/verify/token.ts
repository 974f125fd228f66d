import { verify } from 'node:crypto';
import type { JsonObject } from '../../domain/ports/credentials.js';
import type { Badge, Token } from './badge.js';
import { type Finding, failed, passed, unchecked } from './finding.js';
import { asObject, asText, idOf, isObject } from './json.js';
import { keyFault } from './keyFault.js';
import type { KeySource } from './keySource.js';
import type { CheckedProof } from './proof.js';
import { keyOfJwk, type PublicKey } from './publicKey.js';
import { periodOf } from './validity.js';

/** Signature algorithms by their JOSE names, and the kind of key each takes. Everything else is no signature, or not ours to check. */
const ALGORITHMS: Readonly<Record<string, PublicKey['algorithm']>> = {
  RS256: 'RS256',
  ES256: 'ES256',
  EdDSA: 'Ed25519',
  Ed25519: 'Ed25519',
};
/** No signature at all, or one that everybody who can check it can also make. */
const FORBIDDEN = /^(none|HS\d+|)$/i;

/**
 * Step `proof` of a token: its signature holds for exactly this text, with a key of the issuer's, and its claims say the
 * same as the credential (Open Badges 3.0, JSON Web Token Proof Format).
 */
export async function checkToken(badge: Badge, token: Token, keys: KeySource): Promise<CheckedProof> {
  const { header } = token;
  const name = asText(header.alg) ?? '';
  if (FORBIDDEN.test(name))
    return { finding: failed('proof.forbiddenAlgorithm', { algorithm: name || '?' }) };
  const algorithm = Object.hasOwn(ALGORITHMS, name) ? ALGORITHMS[name] : undefined;
  if (algorithm === undefined)
    return { finding: unchecked('proof.unsupported', { type: name.slice(0, 60) }) };
  // `crit` and `b64` change what is signed; a reader that passes over them reads something else (RFC 7515 §4.1.11).
  if ('crit' in header || 'b64' in header) return { finding: failed('proof.malformed') };
  const issuer = idOf(badge.document.issuer) ?? '';
  const found = await findKey(header, issuer, keys);
  if ('finding' in found) return found;
  if (found.key.algorithm !== algorithm) return { finding: failed('proof.wrongKey', { algorithm: name }) };
  if (!signatureHolds(token, found.key)) return { finding: failed('proof.changed') };
  const claim = differingClaim(token.claims, badge);
  if (claim !== undefined) return { finding: failed('proof.claims', { claim }) };
  const fault = await found.bound();
  if (fault !== undefined) return { finding: fault };
  const { name: key } = found.key;
  return { finding: passed('proof.passed', { key }), key, vouched: found.vouched };
}

interface TokenKey {
  readonly key: PublicKey;
  /** Where it is this issuer's. */
  readonly vouched: boolean;
  /** What is wrong with the key being this issuer's; undefined when nothing is. */
  bound(): Promise<Finding | undefined>;
}

/** `kid` counts before a key that the token brings along; addresses of other kinds (`jku`, `x5u`) are never followed. */
async function findKey(
  header: JsonObject,
  issuer: string,
  keys: KeySource,
): Promise<TokenKey | { readonly finding: Finding }> {
  const kid = asText(header.kid);
  if (kid !== undefined) {
    const found = await keys.find(kid, issuer);
    if (typeof found === 'string') return { finding: keyFault(found) };
    const { key, controller, vouched } = found;
    return { key, vouched, bound: async () => (controller === issuer ? undefined : failed('proof.unbound')) };
  }
  if (header.jwk === undefined) return { finding: unchecked('proof.unknownMethod') };
  const key = keyOfJwk(header.jwk);
  if (key === undefined) return { finding: failed('proof.malformed') };
  return {
    key,
    vouched: true,
    bound: async () => {
      const vouched = await keys.vouches(key, issuer);
      if (vouched === true) return undefined;
      return vouched === 'unknown' ? unchecked('proof.embeddedKey') : failed('proof.unbound');
    },
  };
}

function signatureHolds({ signed, signature }: Token, { algorithm, object }: PublicKey): boolean {
  const data = Buffer.from(signed, 'ascii');
  try {
    if (algorithm === 'Ed25519') return verify(null, data, object, signature);
    if (algorithm === 'RS256') return verify('sha256', data, object, signature);
    return verify('sha256', data, { key: object, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
}

/** The first claim that says something else than the credential. One that is missing says nothing. */
function differingClaim(claims: JsonObject, { document }: Badge): string | undefined {
  const { from, until } = periodOf(document);
  const subject = asObject(document.credentialSubject);
  const second = (milliseconds: number | undefined) =>
    milliseconds === undefined ? undefined : Math.floor(milliseconds / 1000);
  const expected: JsonObject = {
    iss: idOf(document.issuer),
    jti: asText(document.id),
    sub: asText(subject.id),
    nbf: second(from),
    exp: second(until),
  };
  return Object.keys(expected).find((name) => {
    const claimed = claims[name];
    if (claimed === undefined) return false;
    if (name === 'sub' && !isObject(document.credentialSubject)) return true;
    return typeof claimed === 'number' ? Math.floor(claimed) !== expected[name] : claimed !== expected[name];
  });
}
