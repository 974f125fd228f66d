import type { Clock } from '../domain/ports/clock.js';
import type { LaunchValidator } from '../domain/ports/lti.js';
import { runChecks } from './launch/checks.js';
import type { PlatformKeys } from './platformKeys.js';

export interface LaunchValidatorOptions {
  readonly platformKeys: PlatformKeys;
  readonly clock: Clock;
  /** Our own origin: targets elsewhere are refused. */
  readonly publicUrl: string;
}

/** Decides whether an id_token is a launch: launch/checks.ts has the order. */
export function createLaunchValidator({
  platformKeys,
  clock,
  publicUrl,
}: LaunchValidatorOptions): LaunchValidator {
  return {
    validate(idToken, login, platform) {
      const findKey = (kid: string) => platformKeys.find(platform.jwksUri, kid);
      return runChecks(idToken, findKey, { platform, login, now: clock(), publicUrl });
    },
  };
}
