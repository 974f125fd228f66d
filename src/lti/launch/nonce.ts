import { refuseLaunch } from '../../domain/launchRefusal.js';
import type { CheckInput } from './check.js';

/** The nonce of this very login: no older launch can be played again (Security Framework 1.1 §5.1.3 item 9). */
export function checkNonce({ claims, login }: CheckInput): void {
  if (claims.nonce === login.nonce) return;
  throw refuseLaunch('nonce', typeof claims.nonce === 'string' ? 'another nonce' : 'no nonce');
}
