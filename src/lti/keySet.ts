import type { CryptoKey } from 'jose';
import { importJWK } from 'jose/key/import';

/** A platform's usable keys by `kid`. */
export type KeySet = ReadonlyMap<string, CryptoKey>;

const MINIMUM_BITS = 2048;
/** Larger ones only cost time: no platform has them. */
const MAXIMUM_BITS = 8192;
const MAXIMUM_KEYS = 50;
const BASE64URL = /^[A-Za-z0-9_-]+$/;

/**
 * The keys of a JWK Set (RFC 7517) that may sign launches: RSA of at least 2048 bits, `use` absent or `sig`, `alg`
 * absent or `RS256` (Security Framework 1.1 §6.1). The others are passed over: a set may hold keys for other ends.
 */
export async function importKeySet(json: unknown): Promise<KeySet> {
  const members = isObject(json) && Array.isArray(json.keys) ? json.keys : [];
  const keys = new Map<string, CryptoKey>();
  for (const member of members.slice(0, MAXIMUM_KEYS)) {
    if (!isObject(member) || !isUsable(member)) continue;
    const { kid } = member;
    if (typeof kid !== 'string' || kid === '' || kid.length > 500 || keys.has(kid)) continue;
    const key = await importPublic(member);
    if (key !== undefined) keys.set(kid, key);
  }
  return keys;
}

function isUsable(jwk: Readonly<Record<string, unknown>>): boolean {
  const { kty, use = 'sig', alg = 'RS256', key_ops: operations } = jwk;
  const verifies = operations === undefined || (Array.isArray(operations) && operations.includes('verify'));
  return kty === 'RSA' && use === 'sig' && alg === 'RS256' && verifies;
}

/** Only the public half, whatever else the member holds. */
async function importPublic({ n, e }: Readonly<Record<string, unknown>>): Promise<CryptoKey | undefined> {
  if (typeof n !== 'string' || typeof e !== 'string') return undefined;
  // An exponent of 1 would make every text its own signature.
  if (!BASE64URL.test(n) || !BASE64URL.test(e) || e === 'AQ' || n.length * 6 > MAXIMUM_BITS + 16)
    return undefined;
  try {
    const key = await importJWK({ kty: 'RSA', n, e }, 'RS256');
    return key instanceof Uint8Array || bitsOf(n) < MINIMUM_BITS ? undefined : key;
  } catch {
    return undefined;
  }
}

/** Bits of a modulus, leading zeros not counted. */
function bitsOf(modulus: string): number {
  const bytes = Buffer.from(modulus, 'base64url');
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (bytes.length - first) * 8 - Math.clz32(bytes[first] ?? 0) + 24;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
