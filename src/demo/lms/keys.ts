import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { calculateJwkThumbprint, exportJWK, type JWK } from 'jose';

/** The platform's own RSA key; `kid` is its RFC 7638 thumbprint. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicJwk: JWK;
}

const KEY_FILE = 'lms-signing-key.pem';
const generateRsa = promisify(generateKeyPair);

/** The key kept in `dataDir`, made there (mode 0600) if missing; without a `dataDir` a new one each time. */
export async function openSigningKey(dataDir?: string): Promise<SigningKey> {
  if (dataDir === undefined) return describe(await makeKey());
  const file = join(dataDir, KEY_FILE);
  const kept = await readIfThere(file);
  if (kept !== undefined) return describe(createPrivateKey(kept));
  const made = await makeKey();
  const pem = made.export({ type: 'pkcs8', format: 'pem' });
  await writeFile(file, pem, { mode: 0o600, flag: 'wx' });
  return describe(made);
}

async function makeKey(): Promise<KeyObject> {
  return (await generateRsa('rsa', { modulusLength: 2048 })).privateKey;
}

async function describe(privateKey: KeyObject): Promise<SigningKey> {
  const jwk = await exportJWK(createPublicKey(privateKey));
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, privateKey, publicJwk: { ...jwk, kid, alg: 'RS256', use: 'sig' } };
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
