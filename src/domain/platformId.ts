import { createHash } from 'node:crypto';

/** A registration's id follows from its issuer and client, so that every process and every start finds the same one. */
export function platformId(issuer: string, clientId: string): string {
  return createHash('sha256')
    .update(JSON.stringify([issuer, clientId]))
    .digest('hex')
    .slice(0, 32);
}
