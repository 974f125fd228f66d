/** Encryption at rest with the installation's SECRET_KEY. */
export interface Secrets {
  /** Authenticated; `purpose` is bound in, so that a cipher text can't be moved to another field. */
  encrypt(plain: Uint8Array, purpose: string): string;
  /** @throws {Error} when the key is another one, or the text was changed. */
  decrypt(cipher: string, purpose: string): Uint8Array;
}
