import { DataIntegrityProof } from '@digitalcredentials/data-integrity';
import { cryptosuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalcredentials/vc';
import type { JsonObject } from '../../src/domain/ports/credentials.js';
import { published } from './independentVerifier.js';

/**
 * The Digital Credentials Consortium's library, as wallets use it: another maintainer's line of code than the one that
 * src/credentials signs with. It resolves the issuer in the DID document that our server would answer.
 * @returns undefined when it accepts the badge, else why not
 */
export async function secondOpinion(text: string, didDocument: JsonObject, now: Date): Promise<unknown> {
  const credential = JSON.parse(text);
  const suite = new DataIntegrityProof({ cryptosuite });
  const documentLoader = async (url: string) => ({
    contextUrl: null,
    documentUrl: url,
    document: fromDid(url, didDocument) ?? published(url),
  });
  const checkStatus = async () => ({ verified: true });
  const result = await verifyCredential({ credential, suite, documentLoader, now, checkStatus });
  if (result.verified) return undefined;
  return result.error ?? 'refused';
}

function fromDid(url: string, didDocument: JsonObject): JsonObject | undefined {
  if (url === didDocument.id) return didDocument;
  const methods: JsonObject[] = Array.isArray(didDocument.verificationMethod)
    ? didDocument.verificationMethod
    : [];
  const method = methods.find(({ id }) => id === url);
  return method && { '@context': 'https://w3id.org/security/multikey/v1', ...method };
}
