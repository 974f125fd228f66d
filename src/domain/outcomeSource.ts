import type { BadgeContent, LearningOutcome } from './badgeDefinition.js';
import { folded } from './fieldReader.js';

/** `AlignmentTargetType` of Open Badges 3.0; what that list lacks begins with `ext:`. */
export const SOURCE_TYPES = ['CFItem', 'ext:MoodleCompetency', 'ext:ESCO', 'ext:Achievement'] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

/** Where a learning outcome was taken from, in the words of Open Badges 3.0 §Alignment. */
export interface OutcomeSource {
  readonly targetType: SourceType;
  /** What it is called there: it stays when the teacher rewords the outcome. */
  readonly targetName: string;
  /** Absent where the source has no address of its own: the badge's page stands for it. */
  readonly targetUrl?: string;
  /** Its identifier there. */
  readonly targetCode?: string;
  readonly targetFramework?: string;
}

/** Limits of what is kept of a source, in characters. */
export const SOURCE_LIMITS = { name: 600, url: 2000, code: 200, framework: 300 } as const;

/** Of the new words, how many must be old ones for an outcome to count as reworded, not replaced. */
const ALIKE = 0.5;

/** An outcome keeps its source while it says much the same: one that was replaced comes from nowhere known. */
export function keepSources(
  outcomes: readonly { readonly id: string; readonly text: string }[],
  before: readonly LearningOutcome[],
): LearningOutcome[] {
  return outcomes.map((outcome) => {
    const known = before.find(({ id }) => id === outcome.id);
    if (known?.source === undefined || !isAlike(known.text, outcome.text)) return outcome;
    return { ...outcome, source: known.source };
  });
}

/** Whether two badges' outcomes come from the same places; their texts are compared elsewhere. */
export function sameSources(one: BadgeContent, other: BadgeContent): boolean {
  const sources = ({ competenceObjective: { outcomes } }: BadgeContent) =>
    JSON.stringify(outcomes.map(({ source }) => source && inOrder(source)));
  return sources(one) === sources(other);
}

function inOrder(source: OutcomeSource): readonly unknown[] {
  const { targetType, targetName, targetUrl, targetCode, targetFramework } = source;
  return [targetType, targetName, targetUrl, targetCode, targetFramework];
}

function isAlike(one: string, other: string): boolean {
  const [before, after] = [wordsOf(one), wordsOf(other)];
  if (before.size === 0 || after.size === 0) return folded(one) === folded(other);
  const shared = [...after].filter((word) => before.has(word)).length;
  return shared / Math.max(before.size, after.size) >= ALIKE;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(folded(text).match(/[\p{L}\p{N}]+/gu) ?? []);
}
