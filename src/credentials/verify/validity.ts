import type { JsonObject } from '../../domain/ports/credentials.js';
import { type Finding, failed, passed } from './finding.js';
import { parseInstant } from './json.js';
import type { CheckedProof } from './proof.js';

/** How far another machine's clock may be ahead of ours. */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

/** Milliseconds; undefined where the date is missing or no date. */
export interface Period {
  readonly from: number | undefined;
  readonly until: number | undefined;
  /** An end is named, readable or not. */
  readonly ends: boolean;
}

/** From when until when, by the names of VCDM 2.0 or, in older credentials, 1.1. */
export function periodOf(document: JsonObject): Period {
  const end = document.validUntil ?? document.expirationDate;
  return {
    from: parseInstant(document.validFrom ?? document.issuanceDate),
    until: parseInstant(end),
    ends: end !== undefined,
  };
}

/** Step `validity`: the credential's dates and the proof's own against the time now. */
export function checkValidity(document: JsonObject, proof: CheckedProof, now: Date): Finding {
  const { from, until, ends } = periodOf(document);
  if (from === undefined || (ends && until === undefined)) return failed('validity.unreadable');
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
