import { createHash } from 'node:crypto';

/** The members that make a key, by its type, in the order of RFC 7638 §3.2. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
  RSA: ['e', 'kty', 'n'],
};

/** The public members of a JWK and nothing else, or undefined when it is no public key of a kind we know. */
export function publicMembers(jwk: Readonly<Record<string, unknown>>): Record<string, string> | undefined {
  const names =
    typeof jwk.kty === 'string' && Object.hasOwn(REQUIRED, jwk.kty) ? REQUIRED[jwk.kty] : undefined;
  if (names === undefined) return undefined;
  const members: Record<string, string> = {};
  for (const name of names) {
    const value = jwk[name];
    if (typeof value !== 'string') return undefined;
    members[name] = value;
  }
  return members;
}

/** SHA-256 thumbprint of a public JWK, base64url (RFC 7638). @throws {TypeError} when it is none */
export function jwkThumbprint(jwk: Readonly<Record<string, unknown>>): string {
  const members = publicMembers(jwk);
  if (members === undefined) throw new TypeError('not a public JWK of type EC, OKP or RSA');
  return createHash('sha256').update(JSON.stringify(members), 'utf8').digest('base64url');
}
