import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { LRUCache } from 'lru-cache';
import type { InstitutionKey, KeyAlgorithm } from '../domain/institution.js';
import type { NewKey } from '../domain/ports/credentials.js';
import type { Secrets } from '../domain/ports/secrets.js';
import type { Signer } from './adapters/dataIntegrity.js';
import { jwkThumbprint, publicMembers } from './thumbprint.js';

const generate = promisify(generateKeyPair);
/** With a callback node signs in its thread pool: an RSA signature takes a millisecond. */
const signAside = promisify(sign);
/** Open Badges 3.0 demands 2048 at least; more makes every token longer and slower to sign. */
const RSA_BITS = 2048;
/** Decrypted private keys kept in memory; one institution signs with two at a time. */
const KEPT = 512;

const purpose = (key: string) => `institutionKey:${key}`;

/** Makes and opens signing keys. The private half is never in anything it returns, but inside the signer's closure. */
export interface Keyring {
  /** Ed25519 unless another algorithm is named. */
  create(algorithm?: KeyAlgorithm): Promise<NewKey>;
  /**
   * @throws {TypeError} when the key is not Ed25519
   * @throws {Error} when the key can't be decrypted with this installation's SECRET_KEY
   */
  signer(key: InstitutionKey, issuerId: string): Signer;
  /**
   * An RS256 signature (RFC 7518 §3.3).
   * @throws {TypeError} when the key is not RS256
   * @throws {Error} when the key can't be decrypted with this installation's SECRET_KEY
   */
  signRs256(key: InstitutionKey, data: Uint8Array): Promise<Uint8Array>;
}

export function createKeyring(secrets: Secrets): Keyring {
  const opened = new LRUCache<string, KeyObject>({ max: KEPT });
  const open = (key: InstitutionKey, algorithm: KeyAlgorithm): KeyObject => {
    if (key.algorithm !== algorithm)
      throw new TypeError(`key ${key.id} is for ${key.algorithm}, not for ${algorithm}`);
    const kept = opened.get(key.id);
    if (kept !== undefined) return kept;
    const privateKey = decrypt(key, secrets);
    opened.set(key.id, privateKey);
    return privateKey;
  };
  return {
    create: (algorithm = 'Ed25519') => createKey(algorithm, secrets),
    signer(key, issuerId) {
      const privateKey = open(key, 'Ed25519');
      return {
        id: `${issuerId}#${key.id}`,
        algorithm: key.algorithm,
        sign: async ({ data }) => sign(null, data, privateKey),
      };
    },
    signRs256: async (key, data) => signAside('sha256', data, open(key, 'RS256')),
  };
}

/** A key made in node's thread pool. Its id follows from its public half. */
async function createKey(algorithm: KeyAlgorithm, secrets: Secrets): Promise<NewKey> {
  const { publicKey, privateKey } =
    algorithm === 'RS256' ? await generate('rsa', { modulusLength: RSA_BITS }) : await generate('ed25519');
  const publicJwk = publicHalf(publicKey);
  const id = await keyId(algorithm, publicJwk);
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' });
  try {
    return { id, algorithm, publicJwk, encryptedPrivateKey: secrets.encrypt(plain, purpose(id)) };
  } finally {
    plain.fill(0);
  }
}

async function keyId(algorithm: KeyAlgorithm, publicJwk: Record<string, string>): Promise<string> {
  if (algorithm === 'RS256') return jwkThumbprint(publicJwk);
  const { publicKeyMultibase } = await import('./adapters/multikey.js');
  return publicKeyMultibase(publicJwk);
}

function decrypt(key: InstitutionKey, secrets: Secrets): KeyObject {
  const plain = Buffer.from(secrets.decrypt(key.encryptedPrivateKey, purpose(key.id)));
  const privateKey = createPrivateKey({ key: plain, type: 'pkcs8', format: 'der' });
  plain.fill(0);
  if (jwkThumbprint(publicHalf(createPublicKey(privateKey))) !== jwkThumbprint(key.publicJwk))
    throw new Error(`key ${key.id}: its private half belongs to another public key`);
  return privateKey;
}

/** Members are named one by one: a private one could never slip in. */
function publicHalf(publicKey: KeyObject): Record<string, string> {
  const members = publicMembers({ ...publicKey.export({ format: 'jwk' }) });
  if (members === undefined) throw new TypeError('a key of an unknown kind');
  return members;
}
