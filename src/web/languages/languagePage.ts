import type { BadgeContent, BadgeDefinition } from '../../domain/badgeDefinition.js';
import type { Stored } from '../../domain/ports/store.js';
import { variantField } from '../../domain/variantRules.js';
import { type TranslatableText, translatableTexts } from '../../domain/variants.js';
import type { FieldFault } from '../../errors.js';
import type { Translate } from '../../locales/locales.js';
import type { PageData } from '../answer.js';
import { languageNames } from '../define/names.js';
import { type Field, faultViews, fieldMaker } from '../field.js';
import { undoButton } from '../history/undoButton.js';
import { paths } from '../paths.js';
import type { BadgeRequest } from '../route.js';

export interface LanguageState {
  readonly badge: Stored<BadgeDefinition>;
  /** BCP 47, of the variant. */
  readonly language: string;
  /** By key of the text. */
  readonly typed: Readonly<Record<string, string>>;
  readonly faults?: readonly FieldFault[];
  readonly notice?: 'saved' | 'recovered' | 'undone';
  /** A colleague saved the badge meanwhile. */
  readonly stale?: boolean;
}

type Reader = Pick<BadgeRequest, 'course' | 'text' | 'present' | 'language'>;

/** A badge's own words, and beside each of them the place for the same in another language. */
export function languagePage(state: LanguageState, reader: Reader): PageData {
  const { badge, language, typed, faults = [] } = state;
  const { course, text, present } = reader;
  const { draft } = badge;
  const name = nameOf(language, reader);
  const texts = translatableTexts(draft);
  const value = texts.filter(({ key }) => typed[key]).length;
  const saved = { time: present.dateTime(badge.updatedAt), language: name };
  return {
    title: text('languages.title', { language: name }),
    course: { href: paths.course(course.id), title: course.title },
    badge: { href: paths.badge(badge.id), title: draft.title || text('define.untitled') },
    back: paths.editBadge(badge.id),
    action: paths.badgeLanguage(badge.id, language),
    revision: badge.revision,
    faults: faultViews(faults, text),
    notice: state.notice && text(`languages.notice.${state.notice}`, saved),
    undo: undoButton(state, paths.badgeLanguage(badge.id, language), text),
    conflict: state.stale
      ? { lead: text('languages.conflict.lead', saved), theirs: paths.badgeLanguage(badge.id, language) }
      : undefined,
    meter: { value, max: texts.length, words: text('languages.progress', { value, total: texts.length }) },
    unseen: typed.title || texts.length === 0 ? undefined : text('languages.unseen'),
    own: {
      lang: draft.language,
      heading: text('languages.original', { language: nameOf(draft.language, reader) }),
    },
    sections: sectionsOf(texts, state, { text, name }),
    remove: draft.variants?.some((variant) => variant.language === language)
      ? text('languages.remove.button', { language: name })
      : undefined,
  };
}

function nameOf(code: string, { language }: Reader): string {
  return new Map(languageNames(language)).get(code) ?? code;
}

interface Pair {
  readonly id: string;
  readonly label: string;
  readonly original: string;
  readonly field: Field;
}

/** Grouped as in the badge's form. */
function sectionsOf(
  texts: readonly TranslatableText[],
  state: LanguageState,
  { text, name }: { readonly text: Translate; readonly name: string },
) {
  const { language, typed, faults = [] } = state;
  const make = fieldMaker(faults, text);
  const sections = new Map<string, Pair[]>();
  for (const { key, original, multiline } of texts) {
    const label = labelOf(key, state.badge.draft, text);
    const lines = Math.min(10, Math.max(2, Math.ceil(original.length / 60)));
    const long = multiline || original.length > 60;
    const field = make(
      variantField(key),
      text('languages.label', { label, language: name }),
      typed[key] ?? '',
      {
        lang: language,
        ...(long && { multiline: true, rows: lines }),
      },
    );
    const group = sectionOf(key);
    sections.set(group, [
      ...(sections.get(group) ?? []),
      { id: `${field.id}-original`, label, original, field },
    ]);
  }
  return [...sections].map(([group, pairs]) => ({ title: text(`define.sections.${group}`), pairs }));
}

function sectionOf(key: string): string {
  if (['title', 'description', 'tags'].includes(key)) return 'about';
  if (key === 'outcomesLead' || key.startsWith('outcome.')) return 'objective';
  if (key === 'criteriaLead' || /^(criterion|level)\./.test(key)) return 'criteria';
  return key === 'skillsDemonstration' ? 'demonstration' : 'elements';
}

/** What a text is called, numbered where there are several of its kind. */
function labelOf(
  key: string,
  { competenceObjective, assessmentCriteria }: BadgeContent,
  text: Translate,
): string {
  const [kind, id, level, part] = key.split('.');
  const numberIn = (items: readonly { readonly id: string }[]) =>
    items.findIndex((item) => item.id === id) + 1;
  switch (kind) {
    case 'outcome':
      return text('languages.labels.outcome', { number: numberIn(competenceObjective.outcomes) });
    case 'criterion':
      return text('rubric.criterion', { number: numberIn(assessmentCriteria.criteria) });
    case 'level': {
      const criterion = assessmentCriteria.criteria.find((one) => one.id === id);
      const number = (criterion?.levels ?? []).findIndex((one) => one.id === level) + 1;
      const place = numberIn(assessmentCriteria.criteria);
      return text(`languages.labels.level.${part}`, { criterion: place, number });
    }
    default:
      return text(`define.fields.${kind}.label`);
  }
}
