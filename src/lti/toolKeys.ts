import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose';
import type { Clock } from '../domain/ports/clock.js';
import type { JsonObject } from '../domain/ports/credentials.js';
import type { ToolKeys, ToolSigner } from '../domain/ports/lti.js';
import type { Secrets } from '../domain/ports/secrets.js';
import type { Store } from '../domain/ports/store.js';
import type { ToolKey } from '../domain/toolKey.js';

const generate = promisify(generateKeyPair);
/** What every platform takes (Security Framework 1.1 §6.1). */
const RSA_BITS = 2048;
const MOST_KEYS = 100;
/** How long another process's rotation may go unseen; both keys are published all the while. */
const KEPT_MS = 10_000;

const purpose = (kid: string) => `toolKey:${kid}`;

interface Parts {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/** The tool's keys in the store; private halves are decrypted when first used, and kept. */
export function createToolKeys(parts: Parts): ToolKeys {
  const opened = new Map<string, KeyObject>();
  let kept: { readonly until: number; readonly keys: Promise<readonly ToolKey[]> } | undefined;

  /** Shared by all who ask at once, so that one process makes one first key. */
  const keys = (): Promise<readonly ToolKey[]> => {
    const now = parts.clock().getTime();
    if (kept !== undefined && now < kept.until) return kept.keys;
    const read = readOrCreate(parts);
    const mine = { until: now + KEPT_MS, keys: read };
    kept = mine;
    read.catch(() => {
      if (kept === mine) kept = undefined;
    });
    return read;
  };
  return {
    async current() {
      // Where two processes made the first key at once, both sign with the older one; both are published.
      const key = (await keys()).find(({ state }) => state === 'current');
      if (key === undefined) throw new Error('the tool has no current key');
      const privateKey = opened.get(key.id) ?? decrypt(key, parts.secrets);
      opened.set(key.id, privateKey);
      return signer(key.id, privateKey);
    },
    async jwks() {
      return { keys: (await keys()).map(({ id, publicJwk }) => published(id, publicJwk)) };
    },
  };
}

/** Oldest first. */
async function readOrCreate(parts: Parts): Promise<readonly ToolKey[]> {
  const found = await read(parts.store);
  if (found.some(({ state }) => state === 'current')) return found;
  await parts.store.insert('toolKeys', await createKey(parts));
  return read(parts.store);
}

async function read(store: Store): Promise<readonly ToolKey[]> {
  return (await store.page('toolKeys', { where: {}, orderBy: 'createdAt', limit: MOST_KEYS })).items;
}

/** Made in node's thread pool. */
async function createKey({ secrets, clock }: Parts): Promise<ToolKey> {
  const { publicKey, privateKey } = await generate('rsa', { modulusLength: RSA_BITS });
  const { n = '', e = '' } = await exportJWK(publicKey);
  const publicJwk = { kty: 'RSA', n, e };
  const id = await calculateJwkThumbprint(publicJwk);
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' });
  const encryptedPrivateKey = secrets.encrypt(plain, purpose(id));
  plain.fill(0);
  return { id, state: 'current', publicJwk, encryptedPrivateKey, createdAt: clock().toISOString() };
}

function decrypt({ id, encryptedPrivateKey }: ToolKey, secrets: Secrets): KeyObject {
  const plain = Buffer.from(secrets.decrypt(encryptedPrivateKey, purpose(id)));
  const privateKey = createPrivateKey({ key: plain, type: 'pkcs8', format: 'der' });
  plain.fill(0);
  return privateKey;
}

function signer(kid: string, privateKey: KeyObject): ToolSigner {
  return {
    kid,
    sign: (claims) =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(privateKey),
  };
}

/** Members are named one by one: a private one could never slip in. */
function published(kid: string, { n = '', e = '' }: ToolKey['publicJwk']): JsonObject {
  return { kty: 'RSA', n, e, kid, use: 'sig', alg: 'RS256' };
}
