import type { CryptoKey } from 'jose';
import { decodeProtectedHeader } from 'jose/decode/protected_header';
import { compactVerify } from 'jose/jws/compact/verify';
import { quoted, refuseLaunch } from '../../domain/launchRefusal.js';
import { type Claims, isObject } from './check.js';

const MAXIMUM_LENGTH = 64 * 1024;
const COMPACT = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
/** Members by which a token would bring its own key, or change what is signed (RFC 7515 §4.1, RFC 7797). */
const UNTRUSTED = ['jwk', 'jku', 'x5u', 'x5c', 'crit', 'b64', 'zip', 'enc'];

/**
 * Whether the platform itself signed this (Security Framework 1.1 §5.1.3 items 1 and 6; RFC 7515 §5.2): RS256 with the
 * named key of its published set, and nothing in the header that we would have to trust or understand.
 */
export async function verifySignature(
  idToken: string,
  findKey: (kid: string) => Promise<CryptoKey>,
): Promise<Claims> {
  if (idToken.length > MAXIMUM_LENGTH) throw refuseLaunch('token', `${idToken.length} characters long`);
  if (!COMPACT.test(idToken)) throw refuseLaunch('token', 'not three base64url parts');
  const key = await findKey(keyIdOf(idToken));
  const payload = await verifiedPayload(idToken, key);
  return parseClaims(payload);
}

function keyIdOf(idToken: string): string {
  const header = headerOf(idToken);
  const { alg, kid, typ } = header;
  if (alg !== 'RS256') throw refuseLaunch('token', `alg ${quoted(alg)} instead of RS256`);
  const untrusted = UNTRUSTED.find((name) => Object.hasOwn(header, name));
  if (untrusted !== undefined) throw refuseLaunch('token', `"${untrusted}" in the header`);
  if (typ !== undefined && (typeof typ !== 'string' || typ.toUpperCase() !== 'JWT')) {
    throw refuseLaunch('token', `typ ${quoted(typ)} instead of JWT`);
  }
  if (typeof kid !== 'string' || kid === '') throw refuseLaunch('token', 'no kid in the header');
  return kid;
}

function headerOf(idToken: string): Claims {
  try {
    return { ...decodeProtectedHeader(idToken) };
  } catch {
    throw refuseLaunch('token', 'unreadable header');
  }
}

async function verifiedPayload(idToken: string, key: CryptoKey): Promise<Uint8Array> {
  try {
    return (await compactVerify(idToken, key, { algorithms: ['RS256'] })).payload;
  } catch (cause) {
    throw refuseLaunch('signature', 'the signature does not fit the key', { cause });
  }
}

function parseClaims(payload: Uint8Array): Claims {
  let claims: unknown;
  try {
    claims = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    throw refuseLaunch('token', 'the payload is no JSON');
  }
  if (!isObject(claims)) throw refuseLaunch('token', 'the payload is no object');
  return claims;
}
