import type { FieldFault } from '../errors.js';
import { changeFaults } from './badgeStatusRules.js';
import { GRADE_LIMIT } from './reviewRules.js';
import { shownNameFaults } from './submissionRules.js';

/** What of an issued badge can be corrected, as a form has it. */
export interface CorrectionDraft {
  /** Day of the award, `2026-11-24`. */
  readonly awardedOn: string;
  readonly grade: string;
  /** Of a badge that names its learner; '' takes the name out. */
  readonly learnerName: string;
  readonly reason: string;
}

/** What a credential says of its award. */
export interface AwardFacts {
  /** RFC 3339, as written. */
  readonly awardedDate: string;
  readonly validFrom: string;
  readonly grade: string;
  /** Undefined where the badge names nobody: a name comes in only by the learner's own hand. */
  readonly learnerName: string | undefined;
  /** The learner's own, fresh one: it stays with the award. */
  readonly subject: string;
}

interface Credential {
  readonly awardedDate?: string;
  readonly validFrom?: string;
  readonly credentialSubject?: {
    readonly id: string;
    readonly identifier?: readonly { readonly identityType?: string; readonly identityHash: string }[];
    readonly result?: readonly { readonly resultDescription?: string; readonly value?: string }[];
  };
}

/** @param credential one of ours, as it was signed */
export function readAwardFacts(credential: string): AwardFacts {
  const { awardedDate, validFrom = '', credentialSubject }: Credential = JSON.parse(credential);
  // Levels of criteria have values, too.
  const graded = credentialSubject?.result?.find(({ resultDescription }) =>
    resultDescription?.endsWith('#grade'),
  );
  return {
    awardedDate: awardedDate ?? validFrom,
    validFrom,
    grade: graded?.value ?? '',
    learnerName: credentialSubject?.identifier?.find(({ identityType }) => identityType === 'name')
      ?.identityHash,
    subject: credentialSubject?.id ?? '',
  };
}

/** What keeps a correction from being made; a reason is needed, since earlier copies end with it. */
export function correctionFaults(draft: CorrectionDraft, now: Date): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  const day = dayOf(draft.awardedOn);
  if (day === undefined) faults.push({ field: 'awardedOn', message: 'lifecycle.faults.noDate' });
  else if (day > now.toISOString().slice(0, 10))
    faults.push({ field: 'awardedOn', message: 'lifecycle.faults.dateToCome' });
  const length = [...draft.grade].length;
  if (length > GRADE_LIMIT) {
    faults.push({ field: 'grade', message: 'review.faults.tooLong', values: { limit: GRADE_LIMIT, length } });
  }
  return [
    ...faults,
    ...shownNameFaults({ shownName: draft.learnerName }).map((fault) => ({ ...fault, field: 'learnerName' })),
    ...changeFaults('correct', draft.reason),
  ];
}

/** The award's moment: as it was while the day stays; at noon of another day, which is the same day nearly everywhere. */
export function awardMoment({ awardedOn }: CorrectionDraft, current: AwardFacts): Date {
  return new Date(
    awardedOn === current.awardedDate.slice(0, 10) ? current.awardedDate : `${awardedOn}T12:00:00Z`,
  );
}

/** `2026-11-24`, or undefined for what is no day since the year 2000. */
function dayOf(typed: string): string | undefined {
  if (!/^2\d{3}-\d{2}-\d{2}$/.test(typed)) return undefined;
  const date = new Date(`${typed}T12:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== typed ? undefined : typed;
}
