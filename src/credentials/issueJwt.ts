import type { InstitutionKey } from '../domain/institution.js';
import type { JsonObject } from '../domain/ports/credentials.js';
import type { Addresses } from './addresses.js';
import type { Keyring } from './keys.js';

/**
 * The credential as VC-JWT, compact (Open Badges 3.0, JSON Web Token Proof Format). The payload is the credential itself
 * with the registered claims that repeat it. The specification lets embedded proofs stay in the payload, as long as they
 * were made before the token; they are left out here: a verifier takes any one proof, so a second one inside the signed
 * text helps nobody, and strict readers that expect either form stumble over both.
 * @throws {TypeError} when the text is no credential with an id, issuer, subject and `validFrom`, or the key is not RS256
 */
export async function issueJwt(
  credential: string,
  key: InstitutionKey,
  { addresses, keyring }: { readonly addresses: Addresses; readonly keyring: Keyring },
): Promise<string> {
  const header = { alg: 'RS256', kid: addresses.key(key.institution, key.id), typ: 'JWT' };
  const signed = `${encode(header)}.${encode(payloadOf(JSON.parse(credential)))}`;
  const signature = await keyring.signRs256(key, Buffer.from(signed, 'ascii'));
  return `${signed}.${Buffer.from(signature).toString('base64url')}`;
}

interface Signed {
  readonly id?: unknown;
  readonly issuer?: { readonly id?: unknown } | string;
  readonly credentialSubject?: { readonly id?: unknown };
  readonly validFrom?: unknown;
  readonly validUntil?: unknown;
  readonly proof?: unknown;
}

function payloadOf(credential: Signed): JsonObject {
  const { proof: _, ...payload } = credential;
  const { issuer, validUntil } = payload;
  return {
    ...payload,
    iss: text('issuer', typeof issuer === 'string' ? issuer : issuer?.id),
    jti: text('id', payload.id),
    sub: text('credentialSubject.id', payload.credentialSubject?.id),
    nbf: seconds('validFrom', payload.validFrom),
    ...(validUntil === undefined ? {} : { exp: seconds('validUntil', validUntil) }),
  };
}

function text(name: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new TypeError(`a credential without ${name} can't be a JWT`);
}

function seconds(name: string, value: unknown): number {
  const milliseconds = Date.parse(text(name, value));
  if (Number.isNaN(milliseconds)) throw new TypeError(`${name} is no date`);
  return Math.floor(milliseconds / 1000);
}

function encode(value: JsonObject): string {
  return Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
}
