import type { JsonObject, VerificationWorld } from '../../domain/ports/credentials.js';
import { type Finding, failed, passed } from './finding.js';
import { asObject, asText } from './json.js';

/** The finding of step `status` in better words, where our own record has any for this very badge. It never changes the outcome. */
export async function withOwnWords(
  finding: Finding,
  document: JsonObject,
  world: VerificationWorld,
): Promise<Finding> {
  const isOurs = finding.reason === 'status.revoked' || finding.reason === 'status.passed';
  const id = asText(document.id);
  const index = asText(asObject(document.credentialStatus).statusListIndex);
  if (!isOurs || id === undefined || index === undefined) return finding;
  const standing = await world.standing?.(id, index);
  if (standing === undefined) return finding;
  const { kind, date } = standing;
  if (finding.outcome === 'passed') return kind === 'renewed' ? passed('status.renewed', { date }) : finding;
  if (kind === 'givenUp') return failed('status.givenUp', { date });
  return kind === 'replaced' ? failed('status.replaced', { date }) : finding;
}
