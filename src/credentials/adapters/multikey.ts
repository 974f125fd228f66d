import { fromJwk } from '@digitalbazaar/ed25519-multikey';

/** `z6Mk…`: 0xed01 and the 32 bytes, base58btc (Controlled Identifiers §2.2.2, Multikey). @throws {TypeError} for any other JWK */
export async function publicKeyMultibase(jwk: Readonly<Record<string, string>>): Promise<string> {
  return (await fromJwk({ jwk })).publicKeyMultibase;
}
