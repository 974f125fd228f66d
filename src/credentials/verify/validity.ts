import type { JsonObject } from '../../domain/ports/credentials.js';
import { type Finding, failed, passed } from './finding.js';
import { parseInstant } from './json.js';
import type { CheckedProof } from './proof.js';

/** How far another machine's clock may be ahead of ours. */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

/** Step `validity`: `validFrom`, `validUntil` and the proof's own dates against the time now. */
export function checkValidity(document: JsonObject, proof: CheckedProof, now: Date): Finding {
  const from = parseInstant(document.validFrom);
  const until = parseInstant(document.validUntil);
  if (from === undefined || ('validUntil' in document && until === undefined))
    return failed('validity.unreadable');
  const time = now.getTime();
  if (time < from - CLOCK_SKEW_MS) return failed('validity.notYet', { date: iso(from) });
  if (until !== undefined && time >= until) return failed('validity.expired', { date: iso(until) });
  if (proof.created !== undefined && time < proof.created - CLOCK_SKEW_MS)
    return failed('validity.proofInFuture', { date: iso(proof.created) });
  if (proof.expires !== undefined && time >= proof.expires)
    return failed('validity.proofExpired', { date: iso(proof.expires) });
  return passed('validity.passed', { date: iso(from) });
}

/** The day is enough to read, and the same in every time zone. */
function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
