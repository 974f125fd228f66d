import { quoted, refuseLaunch } from '../../domain/launchRefusal.js';
import type { CheckInput } from './check.js';

/** How far the platform's clock may be from ours. Seconds. */
const SKEW = 60;
const LONGEST_LIFE = 60 * 60;

/**
 * Issued, not in the future; not expired; valid for an hour at most (Security Framework 1.1 §5.1.3 items 7 and 8).
 * @returns when it was issued
 */
export function checkTimes({ claims, now }: CheckInput): string {
  const seconds = now.getTime() / 1000;
  const exp = numericDate(claims.exp, 'exp');
  const iat = numericDate(claims.iat, 'iat');
  const nbf = claims.nbf === undefined ? iat : numericDate(claims.nbf, 'nbf');
  if (exp <= seconds - SKEW) throw refuseLaunch('time', `expired ${Math.round(seconds - exp)} s ago`);
  if (iat > seconds + SKEW) throw refuseLaunch('time', `iat ${Math.round(iat - seconds)} s in the future`);
  if (nbf > seconds + SKEW) throw refuseLaunch('time', `nbf ${Math.round(nbf - seconds)} s in the future`);
  if (exp <= iat) throw refuseLaunch('time', 'exp is not after iat');
  if (exp - iat > LONGEST_LIFE) throw refuseLaunch('time', `valid for ${Math.round(exp - iat)} s`);
  return new Date(iat * 1000).toISOString();
}

/** RFC 7519 §2: a number of seconds, fractions allowed. */
function numericDate(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw refuseLaunch('time', `${name} ${quoted(value)} is no time`);
}
