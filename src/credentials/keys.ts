import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { LRUCache } from 'lru-cache';
import type { InstitutionKey } from '../domain/institution.js';
import type { NewKey } from '../domain/ports/credentials.js';
import type { Secrets } from '../domain/ports/secrets.js';
import type { Signer } from './adapters/dataIntegrity.js';

const generate = promisify(generateKeyPair);
/** Decrypted private keys kept in memory; one institution signs with one at a time. */
const KEPT = 256;

const purpose = (key: string) => `institutionKey:${key}`;

/** Makes and opens signing keys. The private half is never in anything it returns, but inside the signer's closure. */
export interface Keyring {
  create(): Promise<NewKey>;
  /** @throws {Error} when the key can't be decrypted with this installation's SECRET_KEY */
  signer(key: InstitutionKey, issuerId: string): Signer;
}

export function createKeyring(secrets: Secrets): Keyring {
  const opened = new LRUCache<string, KeyObject>({ max: KEPT });
  const open = (key: InstitutionKey): KeyObject => {
    const kept = opened.get(key.id);
    if (kept !== undefined) return kept;
    const privateKey = decrypt(key, secrets);
    opened.set(key.id, privateKey);
    return privateKey;
  };
  return {
    create: () => createKey(secrets),
    signer(key, issuerId) {
      const privateKey = open(key);
      return {
        id: `${issuerId}#${key.id}`,
        algorithm: key.algorithm,
        sign: async ({ data }) => sign(null, data, privateKey),
      };
    },
  };
}

/** An Ed25519 key made in node's thread pool. Its id is its public half as Multikey. */
async function createKey(secrets: Secrets): Promise<NewKey> {
  const { publicKeyMultibase } = await import('./adapters/multikey.js');
  const { publicKey, privateKey } = await generate('ed25519');
  const publicJwk = { kty: 'OKP', crv: 'Ed25519', x: coordinate(publicKey) };
  const id = await publicKeyMultibase(publicJwk);
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' });
  try {
    return {
      id,
      algorithm: 'Ed25519',
      publicJwk,
      encryptedPrivateKey: secrets.encrypt(plain, purpose(id)),
    };
  } finally {
    plain.fill(0);
  }
}

function decrypt(key: InstitutionKey, secrets: Secrets): KeyObject {
  const plain = Buffer.from(secrets.decrypt(key.encryptedPrivateKey, purpose(key.id)));
  const privateKey = createPrivateKey({ key: plain, type: 'pkcs8', format: 'der' });
  plain.fill(0);
  if (coordinate(createPublicKey(privateKey)) !== key.publicJwk.x)
    throw new Error(`key ${key.id}: its private half belongs to another public key`);
  return privateKey;
}

function coordinate(publicKey: KeyObject): string {
  const { x } = publicKey.export({ format: 'jwk' });
  if (x === undefined) throw new TypeError('not an Ed25519 key');
  return x;
}
