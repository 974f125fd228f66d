import { AppError } from '../errors.js';

export { quoted } from './launchRefusal.js';

/** Every reason why a dynamic registration goes no further; a person reads `register.reasons.<reason>` in locales. */
export const REGISTRATION_REASONS = [
  'address',
  'unreachable',
  'configuration',
  'insecure',
  'otherHost',
  'signing',
  'refused',
  'answer',
  'otherInstitution',
  'busy',
] as const;
export type RegistrationReason = (typeof REGISTRATION_REASONS)[number];

/**
 * @param detail for the log: never holds the link's token, the platform's, or anything received but by `quoted`
 * @param values `part` names the member of the configuration or answer at fault
 */
export function refuseRegistration(
  reason: RegistrationReason,
  detail: string,
  options: { readonly cause?: unknown; readonly values?: Readonly<Record<string, string>> } = {},
): AppError {
  return new AppError('REGISTRATION_REFUSED', { message: `register.reasons.${reason}`, detail, ...options });
}
