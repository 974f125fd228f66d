import type { JsonObject, VerificationWorld } from '../../domain/ports/credentials.js';
import { type Finding, failed, passed, unchecked } from './finding.js';
import { asObject } from './json.js';
import { checkStatus, type StatusReading } from './status.js';

/**
 * Step `suspension`: the badge's bit in the issuer's list of suspensions, which our credentials name beside the one
 * status that Open Badges 3.0 has room for.
 * @returns undefined when the badge names none
 */
export async function checkSuspension(
  document: JsonObject,
  world: VerificationWorld,
  now: Date,
  lists: StatusReading,
): Promise<Finding | undefined> {
  const { suspensionStatus } = document;
  if (suspensionStatus === undefined) return undefined;
  if (asObject(suspensionStatus).statusPurpose !== 'suspension') return failed('suspension.unreadable');
  const found = await checkStatus({ ...document, credentialStatus: suspensionStatus }, world, now, lists);
  if (found.reason === 'status.suspended') return failed('suspension.suspended');
  if (found.outcome === 'passed') return passed('suspension.passed');
  return found.outcome === 'unchecked'
    ? unchecked('suspension.unknownList')
    : failed('suspension.unreadable');
}
