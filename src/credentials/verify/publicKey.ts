import { createPublicKey, type KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { decodeBase58, encodeBase58 } from '../base58.js';
import { jwkThumbprint, publicMembers } from '../thumbprint.js';
import { asText, isObject } from './json.js';

/** A key to check signatures with. */
export interface PublicKey {
  /** As our own keys are named: Ed25519 by its Multikey, others by their JWK thumbprint. */
  readonly name: string;
  readonly algorithm: 'Ed25519' | 'RS256' | 'ES256';
  readonly object: KeyObject;
}

/** Keys read already, by Multikey or JWK: an issuer's badges come by the dozen. */
const known = new LRUCache<string, PublicKey>({ max: 500 });

const RSA_BITS = { least: 2048, most: 8192 };

/** What stands before the key's own bytes: in a Multikey (Controlled Identifiers §2.2.2), and in DER for node. */
const MULTIKEYS = [
  { algorithm: 'Ed25519', prefix: 'ed01', bytes: 32, der: '302a300506032b6570032100' },
  {
    algorithm: 'ES256',
    prefix: '8024',
    bytes: 33,
    der: '3039301306072a8648ce3d020106082a8648ce3d030107032200',
  },
] as const;

/** Ed25519 or P-256 as Multikey, `z…`; undefined for any other. */
export function keyOfMultikey(multikey: string): PublicKey | undefined {
  const kept = known.get(multikey);
  if (kept !== undefined) return kept;
  const key = readMultikey(multikey);
  if (key !== undefined) known.set(multikey, key);
  return key;
}

function readMultikey(multikey: string): PublicKey | undefined {
  const decoded = multikey.startsWith('z') ? decodeBase58(multikey.slice(1)) : undefined;
  if (decoded === undefined) return undefined;
  const prefix = decoded.toString('hex', 0, 2);
  const kind = MULTIKEYS.find((one) => one.prefix === prefix && one.bytes === decoded.length - 2);
  if (kind === undefined) return undefined;
  return attempt(() => {
    const key = Buffer.concat([Buffer.from(kind.der, 'hex'), decoded.subarray(2)]);
    const object = createPublicKey({ key, format: 'der', type: 'spki' });
    const name = kind.algorithm === 'Ed25519' ? multikey : jwkThumbprint(object.export({ format: 'jwk' }));
    return { name, algorithm: kind.algorithm, object };
  });
}

/** RSA (2048 to 8192 bits), P-256 or Ed25519 as JWK; undefined for any other, for one not meant for signatures, and for one that shows its private half. */
export function keyOfJwk(jwk: unknown): PublicKey | undefined {
  if (!isObject(jwk) || 'd' in jwk || (jwk.use !== undefined && jwk.use !== 'sig')) return undefined;
  const members = publicMembers(jwk);
  if (members === undefined) return undefined;
  const text = JSON.stringify(members);
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  const key = attempt(() => keyOfObject(createPublicKey({ key: members, format: 'jwk' })));
  if (key !== undefined) known.set(text, key);
  return key;
}

/** The key of a verification method (Controlled Identifiers §2.2), in any of its three forms. */
export function keyOfMethod(method: unknown): PublicKey | undefined {
  if (!isObject(method)) return undefined;
  const multikey = asText(method.publicKeyMultibase);
  if (multikey !== undefined) return keyOfMultikey(multikey);
  if (method.publicKeyJwk !== undefined) return keyOfJwk(method.publicKeyJwk);
  const pem = asText(method.publicKeyPem);
  if (pem === undefined || !pem.includes('PUBLIC KEY') || pem.length > 5000) return undefined;
  return attempt(() => keyOfObject(createPublicKey(pem)));
}

function keyOfObject(object: KeyObject): PublicKey | undefined {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = object;
  const jwk = object.export({ format: 'jwk' });
  const named = (algorithm: PublicKey['algorithm']) => ({ name: jwkThumbprint(jwk), algorithm, object });
  if (type === 'ed25519') return { ...named('Ed25519'), name: multikeyOf(jwk.x ?? '') };
  if (type === 'ec' && details?.namedCurve === 'prime256v1') return named('ES256');
  const bits = details?.modulusLength ?? 0;
  if (type === 'rsa' && bits >= RSA_BITS.least && bits <= RSA_BITS.most) return named('RS256');
  return undefined;
}

function attempt(read: () => PublicKey | undefined): PublicKey | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function multikeyOf(x: string): string {
  return `z${encodeBase58(Buffer.concat([Buffer.from('ed01', 'hex'), Buffer.from(x, 'base64url')]))}`;
}
