import { AppError } from '../errors.js';

/** Every reason why a login or launch goes no further; a person reads `launch.<reason>` in locales. */
export const LAUNCH_REASONS = [
  'loginParameter',
  'targetElsewhere',
  'unknownPlatform',
  'severalRegistrations',
  'platformWaiting',
  'platformSaidNo',
  'incomplete',
  'noCookie',
  'spentOrLate',
  'otherBrowser',
  'token',
  'signature',
  'unknownKey',
  'keysUnreachable',
  'otherIssuer',
  'otherAudience',
  'time',
  'nonce',
  'version',
  'unknownDeployment',
  'messageType',
  'otherTarget',
  'claim',
  'noPerson',
  'placingCourse',
  'placingRole',
] as const;
export type LaunchReason = (typeof LAUNCH_REASONS)[number];

export function isLaunchReason(text: string): text is LaunchReason {
  return LAUNCH_REASONS.some((reason) => reason === text);
}

/** @param detail for the log; what was received goes in only by `quoted`, and never a token, a secret or a person's data */
export function refuseLaunch(
  reason: LaunchReason,
  detail: string,
  options: { readonly cause?: unknown; readonly values?: Readonly<Record<string, string>> } = {},
): AppError {
  return new AppError('LAUNCH_REFUSED', { message: `launch.${reason}`, detail, ...options });
}

/** What a stranger sent, short and on one line, for the log. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 120 ? text : `${text.slice(0, 120)}…`;
}
