import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createCredentials } from '../../src/credentials/credentials.js';
import type { InstitutionKey } from '../../src/domain/institution.js';
import type { VerificationWorld } from '../../src/domain/ports/credentials.js';
import { createSecrets } from '../../src/secrets/secrets.js';

/** What stands at an address, whoever serves it. */
export async function getText(at: string): Promise<string> {
  const response = await fetch(at);
  assert.equal(response.status, 200, at);
  return response.text();
}

export async function getJson(at: string) {
  return JSON.parse(await getText(at));
}

/** Our engine as it would be anywhere else: all it knows comes from the addresses below `url`. */
export async function verifyThrough(url: string, text: string): Promise<Record<string, string>> {
  // Another secret key: nothing of the tool's own is left.
  const engine = createCredentials({ publicUrl: url, secrets: createSecrets(randomBytes(32)) });
  const { keys } = await getJson(`${url}/.well-known/jwks.json`);
  const world: VerificationWorld = {
    issuerKeys: async (issuer) => {
      const institution = issuer.split(':').at(-1) ?? '';
      const did = await getJson(`${url}/issuers/${institution}/did.json`);
      assert.equal(did.id, issuer);
      return keys.map((jwk: Record<string, string>) => asKey(jwk, institution));
    },
    statusList: (list) => getText(list),
  };
  const { steps } = await engine.verify(text, world, new Date());
  return Object.fromEntries(steps.map(({ step, outcome, reason }) => [step, `${outcome} ${reason}`]));
}

function asKey(jwk: Record<string, string>, institution: string): InstitutionKey {
  return {
    id: jwk.kid?.split('/').at(-1) ?? '',
    institution,
    algorithm: jwk.alg === 'RS256' ? 'RS256' : 'Ed25519',
    state: 'current',
    publicJwk: jwk,
    encryptedPrivateKey: '',
    createdAt: '',
  };
}
