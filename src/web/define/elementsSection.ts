import type { MicroCredentialElements } from '../../domain/badgeDefinition.js';
import { countryOf, derivedElements } from '../../domain/derivedElements.js';
import type { Institution } from '../../domain/institution.js';
import { eqfLevelOf, nationalLevelsOf } from '../../domain/nationalLevels.js';
import type { TypedBadge, TypedField } from '../../domain/typedBadge.js';
import { workloadDisagrees } from '../../domain/workload.js';
import type { Translate } from '../../locales/locales.js';
import type { Field } from '../field.js';
import type { BadgeFields } from './badgeFields.js';
import type { LabelSection } from './labelSection.js';

export interface FieldGroup {
  readonly id: string;
  readonly title: string;
  readonly filled: string | undefined;
  readonly words: string;
  readonly open: boolean;
  readonly fields: readonly Field[];
}

export interface ElementsSection {
  /** What in the workload or level does not fit together. */
  readonly doubts: readonly string[];
  /** What follows from what is there, to be filled in by one press. */
  readonly derived: string | undefined;
  readonly groups: readonly FieldGroup[];
}

/** Fields that most badges do without, closed until they are wanted. */
const GROUPS: Readonly<Record<string, readonly TypedField[]>> = {
  issuer: ['countryCode', 'awardingBody'],
  assessment: [
    'assessmentMethod',
    'supervision',
    'gradeScale',
    'qualityAssuranceType',
    'qualityAssuranceUrl',
  ],
  learning: [
    'prerequisites',
    'learnerProfile',
    'deliveryMode',
    'cycle',
    'stackability',
    'stackableTowards',
    'furtherInformation',
  ],
};

export function elementsSection(
  elements: MicroCredentialElements,
  fields: BadgeFields,
  label: LabelSection,
  { institution, text }: { readonly institution: Institution; readonly text: Translate },
): ElementsSection {
  const wanted = new Set(label.missing.map(({ href }) => href));
  return {
    doubts: doubts(elements, institution, text),
    derived: derivedWords(elements, institution, text),
    groups: Object.entries(GROUPS).map(([name, members]) => {
      const group = members.map((field) => fields[field]);
      const count = group.filter(({ value }) => value !== '').length;
      return {
        id: `more-${name}`,
        title: text(`define.groups.${name}.title`),
        words: text(`define.groups.${name}.words`, { school: institution.profile.name }),
        filled: count === 0 ? undefined : text('define.groups.filled', { count }),
        open: group.some(({ fault, id }) => fault !== undefined || wanted.has(`#${id}`)),
        fields: group,
      };
    }),
  };
}

/** What was typed, with what follows from it filled in. */
export function withDerived(
  typed: TypedBadge,
  elements: MicroCredentialElements,
  institution: Institution,
): TypedBadge {
  const derived = Object.entries(derivedElements(elements, institution));
  return {
    ...typed,
    texts: { ...typed.texts, ...Object.fromEntries(derived.map(([field, value]) => [field, `${value}`])) },
  };
}

function doubts(elements: MicroCredentialElements, institution: Institution, text: Translate): string[] {
  const { ects = 1, hours = 0, eqfLevel, nationalLevel } = elements;
  const european = nationalLevel === undefined ? undefined : eqfLevelOf(nationalLevel);
  const choices = eqfLevel === undefined ? [] : nationalLevelsOf(eqfLevel, countryOf(elements, institution));
  const found: (string | false)[] = [
    workloadDisagrees(elements.ects, elements.hours) &&
      text('define.doubts.workload', { hours: Math.round((hours / ects) * 10) / 10 }),
    european !== undefined &&
      eqfLevel !== undefined &&
      european !== eqfLevel &&
      text('define.doubts.level', { national: nationalLevel ?? '', level: european }),
    nationalLevel === undefined &&
      choices.length > 1 &&
      text('define.doubts.several', { level: eqfLevel ?? 0, levels: choices.join(', ') }),
  ];
  return found.filter((words): words is string => words !== false);
}

function derivedWords(
  elements: MicroCredentialElements,
  institution: Institution,
  text: Translate,
): string | undefined {
  const { ects, hours, eqfLevel, nationalLevel } = derivedElements(elements, institution);
  const words = [
    ects !== undefined && text('badgePage.workload.ects', { count: ects }),
    hours !== undefined && text('badgePage.workload.hours', { count: hours }),
    eqfLevel !== undefined && text('badgePage.level.eqf', { level: eqfLevel }),
    nationalLevel,
  ].filter(Boolean);
  return words.length === 0 ? undefined : text('define.derived.words', { values: words.join(', ') });
}
