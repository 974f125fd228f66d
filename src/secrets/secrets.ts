import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Secrets } from '../domain/ports/secrets.js';

export const SECRET_KEY_BYTES = 32;

const VERSION = 'v1';
const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM (NIST SP 800-38D) with a random nonce. A cipher text is `v1.` and base64url of nonce, encrypted bytes and
 * tag; version and purpose are authenticated with it.
 * @throws {TypeError} when the key has not 32 bytes.
 */
export function createSecrets(key: Uint8Array): Secrets {
  if (key.length !== SECRET_KEY_BYTES)
    throw new TypeError(`the secret key must have ${SECRET_KEY_BYTES} bytes`);
  const secret = Uint8Array.from(key);
  return {
    encrypt: (plain, purpose) => encrypt(secret, plain, purpose),
    decrypt: (cipher, purpose) => decrypt(secret, cipher, purpose),
  };
}

/** Tells two keys apart without saying anything about them: kept with the data, it shows at start that the key was changed or lost. */
export function secretKeyFingerprint(key: Uint8Array): string {
  return createHmac('sha256', key)
    .update('lti-open-badges secret key fingerprint')
    .digest('base64url')
    .slice(0, 16);
}

function encrypt(key: Uint8Array, plain: Uint8Array, purpose: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(authenticated(purpose));
  const sealed = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${sealed.toString('base64url')}`;
}

function decrypt(key: Uint8Array, text: string, purpose: string): Uint8Array {
  const [version, encoded = '', ...rest] = text.split('.');
  if (version !== VERSION || rest.length > 0) throw new Error('not an encrypted text of a known version');
  const sealed = Buffer.from(encoded, 'base64url');
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new Error('the encrypted text is cut short');
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(authenticated(purpose));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return new Uint8Array(
      Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]),
    );
  } catch (cause) {
    throw new Error('the encrypted text was changed, or belongs to another key or purpose', { cause });
  }
}

function authenticated(purpose: string): Uint8Array {
  return Buffer.from(`${VERSION}:${purpose}`);
}
