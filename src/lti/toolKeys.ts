import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose';
import type { Clock } from '../domain/ports/clock.js';
import type { ToolKeys } from '../domain/ports/lti.js';
import type { Secrets } from '../domain/ports/secrets.js';
import { DuplicateKeyError, type Store, type Stored } from '../domain/ports/store.js';
import {
  type FreshToolKey,
  keyInState,
  newToolKeyRing,
  publishedToolKeys,
  rotatedToolKeys,
  TOOL_KEY_RING,
  type ToolKey,
  type ToolKeyRing,
} from '../domain/toolKey.js';
import { AppError } from '../errors.js';

interface Parts {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

const MODULUS_BITS = 2048;
const MOST_OPENED = 8;
const MOST_TRIES = 10;
// In node's thread pool: making one takes longer than a request should wait.
const generate = promisify(generateKeyPair);

/**
 * The tool's keys in use (Security Framework 1.1 §4.1, §6.2, §6.3). The ring is read anew each time, so that every process
 * signs with the key that is current everywhere; the private halves are in clear in memory only.
 */
export function createToolKeys(parts: Parts): ToolKeys {
  const { store, secrets, clock } = parts;
  const opened = new Map<string, KeyObject>();
  let making: Promise<Stored<ToolKeyRing>> | undefined;

  /** Made when first needed, once however many ask at that moment. */
  async function openRing(): Promise<Stored<ToolKeyRing>> {
    const known = await store.find('toolKeyRings', { id: TOOL_KEY_RING });
    if (known !== undefined) return known;
    making ??= makeRing(parts).finally(() => {
      making = undefined;
    });
    return making;
  }

  function openKey(key: ToolKey): KeyObject {
    const privateKey = opened.get(key.id) ?? decrypt(key, secrets);
    if (opened.size >= MOST_OPENED) opened.clear();
    opened.set(key.id, privateKey);
    return privateKey;
  }

  return {
    async current() {
      const key = keyInState(await openRing(), 'current');
      const privateKey = openKey(key);
      return {
        kid: key.id,
        sign: (claims) =>
          new SignJWT({ ...claims })
            .setProtectedHeader({ alg: 'RS256', kid: key.id, typ: 'JWT' })
            .sign(privateKey),
      };
    },
    jwks: async () => ({
      keys: publishedToolKeys(await openRing(), clock()).map(({ id, publicJwk }) => published(id, publicJwk)),
    }),
    async rotate() {
      const fresh = await createKey(parts);
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const rotated = rotatedToolKeys(await openRing(), fresh, clock());
        if (await store.replace('toolKeyRings', rotated)) return keyInState(rotated, 'current').id;
      }
      throw new AppError('STORE_BUSY', { detail: "the tool's keys kept changing" });
    },
  };
}

/** Of several processes that make one at once, the first decides. */
async function makeRing(parts: Parts): Promise<Stored<ToolKeyRing>> {
  const { store } = parts;
  const [current, next] = await Promise.all([createKey(parts), createKey(parts)]);
  try {
    return await store.insert('toolKeyRings', newToolKeyRing(current, next));
  } catch (error) {
    if (!(error instanceof DuplicateKeyError)) throw error;
    const made = await store.find('toolKeyRings', { id: TOOL_KEY_RING });
    if (made === undefined) throw error;
    return made;
  }
}

async function createKey({ secrets, clock }: Parts): Promise<FreshToolKey> {
  const { privateKey } = await generate('rsa', { modulusLength: MODULUS_BITS });
  const { n = '', e = '' } = await exportJWK(createPublicKey(privateKey));
  const publicJwk = { kty: 'RSA', n, e };
  const id = await calculateJwkThumbprint(publicJwk);
  const plain = privateKey.export({ format: 'der', type: 'pkcs8' });
  const encryptedPrivateKey = secrets.encrypt(plain, purposeOf(id));
  plain.fill(0);
  return { id, publicJwk, encryptedPrivateKey, createdAt: clock().toISOString() };
}

function decrypt({ id, encryptedPrivateKey }: ToolKey, secrets: Secrets): KeyObject {
  const plain = Buffer.from(secrets.decrypt(encryptedPrivateKey, purposeOf(id)));
  const key = createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' });
  plain.fill(0);
  return key;
}

function purposeOf(id: string): string {
  return `toolKey:${id}`;
}

/** Member by member: a private one could never slip in. */
function published(kid: string, { n = '', e = '' }: ToolKey['publicJwk']): Record<string, string> {
  return { kty: 'RSA', n, e, kid, use: 'sig', alg: 'RS256' };
}
