import { createPublicKey } from 'node:crypto';
import { exportJWK, importJWK, jwtVerify } from 'jose';
import type { DemoLms } from '../../src/demo/lms/lms.js';

/** The least that any launch needs: these tokens' signatures and times, with a key that is imported already. */
export async function createHandshake({ signingKey, registration }: DemoLms) {
  const key = await importJWK({ ...(await exportJWK(createPublicKey(signingKey.privateKey))), alg: 'RS256' });
  const demands = { issuer: registration.issuer, audience: registration.clientId, algorithms: ['RS256'] };
  return async (idToken: string): Promise<void> => {
    await jwtVerify(idToken, key, demands);
  };
}
