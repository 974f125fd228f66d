import type { AssessmentCriterion, BadgeContent } from '../../domain/badgeDefinition.js';
import { hasLevels } from '../../domain/rubric.js';
import { typedBadge } from '../../domain/typedBadge.js';
import { translatableTexts } from '../../domain/variants.js';
import type { FieldContext } from '../define/badgeFields.js';
import { differences } from '../define/conflictSection.js';
import { languageNames } from '../define/names.js';
import type { PictureContext } from '../define/pictureSection.js';

/** One field that is not the same in both, line by line. */
export interface VersionDifference {
  readonly label: string;
  readonly before: readonly Line[];
  readonly after: readonly Line[];
}

export interface Line {
  readonly text: string;
  /** Only on this side. */
  readonly changed: boolean;
}

type Context = FieldContext & PictureContext;

/** Everything that differs between two contents of a badge, in the order of the form. */
export function versionDifferences(
  before: BadgeContent,
  after: BadgeContent,
  context: Context,
): VersionDifference[] {
  const fields = differences(typedBadge(before), typedBadge(after), context).map(({ label, theirs, mine }) =>
    compared(label, theirs, mine, context.text),
  );
  return [
    ...fields,
    ...rubricDifference(before, after, context),
    ...languageDifferences(before, after, context),
  ];
}

function compared(label: string, before: string, after: string, text: Context['text']): VersionDifference {
  const nothing = text('define.conflict.empty');
  const [old, now] = [before.split('\n'), after.split('\n')];
  const lines = (side: readonly string[], other: readonly string[]): Line[] =>
    side.map((line) => ({ text: line, changed: line !== nothing && !other.includes(line) }));
  return { label, before: lines(old, now), after: lines(now, old) };
}

function rubricDifference(before: BadgeContent, after: BadgeContent, { text }: Context): VersionDifference[] {
  const [old, now] = [rubricWords(before, text), rubricWords(after, text)];
  return old === now ? [] : [compared(text('rubric.title'), old, now, text)];
}

/** Levels and outcomes of each criterion, one a line. */
function rubricWords(content: BadgeContent, text: Context['text']): string {
  const outcomes = content.competenceObjective.outcomes.map(({ id }) => id);
  const words = (criterion: AssessmentCriterion, index: number): string[] => {
    const shows = (criterion.outcomes ?? []).map((id) => outcomes.indexOf(id) + 1).join(', ');
    const number = index + 1;
    const levels = hasLevels(criterion)
      ? criterion.levels.map(({ id, name, points, description }) =>
          [
            text('history.level', { number, name }),
            points === undefined ? '' : text('rubric.points', { count: points }),
            id === criterion.neededLevel ? text('rubric.enoughMark') : '',
            description,
          ]
            .filter(Boolean)
            .join(' – '),
        )
      : [];
    return [...(shows === '' ? [] : [text('history.shows', { number, outcomes: shows })]), ...levels];
  };
  return content.assessmentCriteria.criteria.flatMap(words).join('\n') || text('define.conflict.empty');
}

function languageDifferences(
  before: BadgeContent,
  after: BadgeContent,
  context: Context,
): VersionDifference[] {
  const names = new Map(languageNames(context.language));
  const languages = new Set(
    [...(before.variants ?? []), ...(after.variants ?? [])].map(({ language }) => language),
  );
  return [...languages].flatMap((language) => {
    const [old, now] = [before, after].map((content) => variantWords(content, language, context.text));
    if (old === undefined || now === undefined || old === now) return [];
    return [compared(names.get(language) ?? language, old, now, context.text)];
  });
}

function variantWords(content: BadgeContent, language: string, text: Context['text']): string {
  const texts = content.variants?.find((variant) => variant.language === language)?.texts ?? {};
  const said = translatableTexts(content).flatMap(({ key }) => texts[key] ?? []);
  return said.join('\n') || text('define.conflict.empty');
}
