import type { AssessmentCriterion } from '../../domain/badgeDefinition.js';
import { addressFault } from '../../domain/evidenceAddress.js';
import { evidenceFor, otherEvidence, type RoundChanges, roundChanges } from '../../domain/roundChanges.js';
import type { EvidenceItem, Round } from '../../domain/submission.js';
import type { Translate } from '../../locales/locales.js';
import { verdictWords } from '../rubric/levels.js';

export interface EvidenceView {
  readonly title: string;
  /** Only an https address becomes a link. */
  readonly href: string | undefined;
  readonly address: string;
  readonly note: string;
  readonly mark: Mark | undefined;
}

export interface Mark {
  readonly label: string;
  readonly kind: 'good' | 'wait' | 'bad';
}

/** What one round shows for one criterion. */
export interface RoundSide {
  readonly heading: string;
  readonly evidence: readonly EvidenceView[];
  /** What is said where there is none. */
  readonly noEvidence: string;
  readonly self: { readonly label: string; readonly mark: Mark | undefined } | undefined;
  readonly verdict: (Mark & { readonly comment: string }) | undefined;
}

/** The round to be judged, and beside it the one before, with what changed in between. */
export interface ComparedRounds {
  readonly round: Round;
  readonly before: Round | undefined;
  readonly changes: RoundChanges | undefined;
  readonly text: Translate;
}

export function compareRounds(rounds: readonly Round[], text: Translate): ComparedRounds | undefined {
  const round = rounds.at(-1);
  if (round === undefined) return undefined;
  const before = rounds.at(-2);
  return { round, before, changes: before && roundChanges(before, round), text };
}

/** Both rounds' sides for a criterion. Evidence that claims another criterion now is marked as changed there. */
export function criterionSides(compared: ComparedRounds, criterion: AssessmentCriterion) {
  const { round, before } = compared;
  return {
    now: side(compared, round, evidenceFor(round, criterion.id), criterion),
    before: before && side(compared, before, evidenceFor(before, criterion.id), criterion),
  };
}

/** Both rounds' evidence that claims no criterion; undefined where neither has any. */
export function otherSides(compared: ComparedRounds, criteria: readonly AssessmentCriterion[]) {
  const { round, before } = compared;
  const now = otherEvidence(round, criteria);
  const earlier = before && otherEvidence(before, criteria);
  if (now.length === 0 && (earlier ?? []).length === 0) return undefined;
  return { now: side(compared, round, now), before: before && side(compared, before, earlier ?? []) };
}

function side(
  { round: latest, changes, text }: ComparedRounds,
  round: Round,
  evidence: readonly EvidenceItem[],
  criterion?: AssessmentCriterion,
): RoundSide {
  const isNow = round === latest;
  const self = criterion === undefined ? undefined : round.selfAssessment[criterion.id];
  const selfChanged = isNow && criterion !== undefined && changes?.selfAssessment.has(criterion.id);
  const verdict = round.review?.verdicts.find((candidate) => candidate.criterion === criterion?.id);
  return {
    heading: text('review.round.heading', { number: round.number }),
    evidence: evidence.map((item) => evidenceView(item, changes && markOf(item, isNow, changes, text))),
    noEvidence: text(criterion === undefined ? 'review.other.none' : 'review.round.noEvidence'),
    self: self && {
      label: text('review.round.self', { answer: text(`review.selfAssessment.${self}`) }),
      mark: selfChanged ? { label: text('review.marks.changed'), kind: 'wait' } : undefined,
    },
    verdict: verdict && {
      label: verdictWords(verdict, criterion, text(`review.verdicts.${verdict.verdict}`)),
      kind: verdict.verdict === 'shown' ? 'good' : 'wait',
      comment: verdict.comment,
    },
  };
}

function markOf(
  item: EvidenceItem,
  isNow: boolean,
  changes: RoundChanges,
  text: Translate,
): Mark | undefined {
  if (!isNow) {
    const isRemoved = changes.removed.some((removed) => removed.id === item.id);
    return isRemoved ? { label: text('review.marks.removed'), kind: 'bad' } : undefined;
  }
  if (changes.added.has(item.id)) return { label: text('review.marks.added'), kind: 'good' };
  if (changes.changed.has(item.id)) return { label: text('review.marks.changed'), kind: 'wait' };
  return undefined;
}

export function evidenceView(item: EvidenceItem, mark?: Mark): EvidenceView {
  return {
    title: item.title || item.url,
    href: addressFault(item.url) === undefined ? item.url : undefined,
    address: item.url,
    note: item.note,
    mark,
  };
}
