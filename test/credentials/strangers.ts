import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { encodeBase58 } from '../../src/credentials/base58.js';
import type { JsonObject } from '../../src/domain/ports/credentials.js';
import { canonicalForm } from './independentVerifier.js';

export const ED25519 = generateKeyPairSync('ed25519');
export const P256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Ed25519 or P-256 as Multikey. */
export function multikey({ publicKey }: { readonly publicKey: KeyObject }): string {
  const { crv, x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const coordinate = Buffer.from(x, 'base64url');
  if (crv === 'Ed25519') return `z${encodeBase58(Buffer.concat([Buffer.from([0xed, 0x01]), coordinate]))}`;
  const odd = (Buffer.from(y, 'base64url').at(-1) ?? 0) & 1;
  return `z${encodeBase58(Buffer.concat([Buffer.from([0x80, 0x24, 2 + odd]), coordinate]))}`;
}

/** A small Open Badge of somebody else's, on VCDM 2.0 or, with `older`, on 1.1. */
export function strangersBadge(issuer: string, older = false): JsonObject {
  const dates = older ? { issuanceDate: '2026-01-01T00:00:00Z' } : { validFrom: '2026-01-01T00:00:00Z' };
  return {
    '@context': older
      ? [
          'https://www.w3.org/2018/credentials/v1',
          'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
          'https://w3id.org/security/suites/ed25519-2020/v1',
        ]
      : [
          'https://www.w3.org/ns/credentials/v2',
          'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
        ],
    id: 'urn:uuid:a0f4f6f2-3b1e-4d0c-9c3c-0c4dcb9d1a01',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: issuer, type: ['Profile'], name: 'Somebody Else' },
    ...dates,
    name: 'Teamwork',
    credentialSubject: {
      id: 'did:example:learner',
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://else.example/achievements/1',
        type: ['Achievement'],
        name: 'Teamwork',
        description: 'Works in a team',
        criteria: { narrative: 'Peers say so' },
      },
    },
  };
}

/** One Data Integrity proof, or with `type` Ed25519Signature2020 one of those. Written from the specifications. */
export async function withProof(
  document: JsonObject,
  {
    method,
    type = 'DataIntegrityProof',
    order = (text) => text,
  }: { readonly method: string; readonly type?: string; readonly order?: (canonical: string) => string },
): Promise<string> {
  const options: JsonObject = {
    type,
    created: '2026-01-01T00:00:00Z',
    verificationMethod: method,
    proofPurpose: 'assertionMethod',
    ...(type === 'DataIntegrityProof' ? { cryptosuite: 'eddsa-rdfc-2022' } : {}),
  };
  const config = { ...options, '@context': document['@context'] };
  const data = Buffer.concat([
    sha256(await canonicalForm(config)),
    sha256(order(await canonicalForm(document))),
  ]);
  const proofValue = `z${encodeBase58(sign(null, data, ED25519.privateKey))}`;
  return JSON.stringify({ ...document, proof: [{ ...options, proofValue }] });
}

const SIGNERS = {
  RS256: (data: Buffer) => sign('sha256', data, RSA.privateKey),
  ES256: (data: Buffer) => sign('sha256', data, { key: P256.privateKey, dsaEncoding: 'ieee-p1363' }),
  EdDSA: (data: Buffer) => sign(null, data, ED25519.privateKey),
} as const;

/** A compact JWS over any header and payload, right or wrong. */
export function token(
  header: JsonObject,
  payload: JsonObject,
  signer: (data: Buffer) => Buffer = SIGNERS[
    header.alg === 'ES256' || header.alg === 'EdDSA' ? header.alg : 'RS256'
  ],
): string {
  const part = (value: JsonObject) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part(header)}.${part(payload)}`;
  return `${signed}.${signer(Buffer.from(signed)).toString('base64url')}`;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
