import type { AssessmentCriterion } from './badgeDefinition.js';
import type { EvidenceItem, RoundContent } from './submission.js';

/** What a student changed from one round to the next. */
export interface RoundChanges {
  /** Ids of items that are new. */
  readonly added: ReadonlySet<string>;
  /** Ids of items whose address, title, note or criteria differ. */
  readonly changed: ReadonlySet<string>;
  readonly removed: readonly EvidenceItem[];
  readonly note: boolean;
  /** Ids of criteria whose self-assessment differs. */
  readonly selfAssessment: ReadonlySet<string>;
}

/** Compares two rounds, evidence by its id. Consent is between the student and the world: it is no change to review. */
export function roundChanges(before: RoundContent, after: RoundContent): RoundChanges {
  const earlier = new Map(before.evidence.map((item) => [item.id, item]));
  const later = new Set(after.evidence.map((item) => item.id));
  const added = new Set<string>();
  const changed = new Set<string>();
  for (const item of after.evidence) {
    const previous = earlier.get(item.id);
    if (previous === undefined) added.add(item.id);
    else if (!isSameEvidence(previous, item)) changed.add(item.id);
  }
  const assessed = new Set([...Object.keys(before.selfAssessment), ...Object.keys(after.selfAssessment)]);
  return {
    added,
    changed,
    removed: before.evidence.filter((item) => !later.has(item.id)),
    note: before.note !== after.note,
    selfAssessment: new Set(
      [...assessed].filter((id) => before.selfAssessment[id] !== after.selfAssessment[id]),
    ),
  };
}

function isSameEvidence(one: EvidenceItem, other: EvidenceItem): boolean {
  const sameTexts = one.url === other.url && one.title === other.title && one.note === other.note;
  return sameTexts && [...one.criteria].sort().join('\n') === [...other.criteria].sort().join('\n');
}

/** The evidence of a round that claims to show this criterion. */
export function evidenceFor(round: RoundContent, criterion: string): EvidenceItem[] {
  return round.evidence.filter((item) => item.criteria.includes(criterion));
}

/** The evidence of a round that claims none of these criteria. */
export function otherEvidence(round: RoundContent, criteria: readonly AssessmentCriterion[]): EvidenceItem[] {
  const known = new Set(criteria.map((criterion) => criterion.id));
  return round.evidence.filter((item) => !item.criteria.some((criterion) => known.has(criterion)));
}
