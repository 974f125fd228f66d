import { type JWTPayload, SignJWT } from 'jose';
import type { SigningKey } from '../keys.js';

/** Signs exactly these claims: RS256 with the platform's key (LTI Security Framework 1.1 §5.1.2). */
export async function signIdToken(key: SigningKey, claims: JWTPayload): Promise<string> {
  return await new SignJWT(claims)
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: key.kid })
    .sign(key.privateKey);
}
