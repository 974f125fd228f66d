import { generateKeyPairSync, sign } from 'node:crypto';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue } from '@digitalbazaar/vc';
import { loadDocument } from '../../src/credentials/documentLoader.js';

/** The library alone, as its README has it, on the credential of a real badge without its proof. */
export function createPlainIssue(signed: string): () => Promise<void> {
  const { proof: _, ...credential } = JSON.parse(signed);
  const { privateKey } = generateKeyPairSync('ed25519');
  const signer = {
    id: `${credential.issuer.id}#key`,
    algorithm: 'Ed25519',
    sign: async ({ data }: { readonly data: Uint8Array }) => sign(null, data, privateKey),
  };
  return async () => {
    const suite = new DataIntegrityProof({ signer, cryptosuite });
    await issue({ credential: { ...credential }, suite, documentLoader: loadDocument, now: new Date() });
  };
}
