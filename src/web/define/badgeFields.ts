import {
  ASSESSMENT_METHODS,
  CYCLES,
  DELIVERY_MODES,
  PARTICIPATION_FORMS,
  QUALITY_ASSURANCE_TYPES,
  STACKABILITIES,
  SUPERVISIONS,
} from '../../domain/badgeDefinition.js';
import { BADGE_LIMITS } from '../../domain/badgeLimits.js';
import type { Institution } from '../../domain/institution.js';
import { frameworkOf, levelsOf } from '../../domain/nationalLevels.js';
import { eachField, type TypedBadge, type TypedField } from '../../domain/typedBadge.js';
import type { FieldFault } from '../../errors.js';
import type { Language, Translate } from '../../locales/locales.js';
import { type Field, type FieldOptions, fieldMaker } from '../field.js';
import { countryNames, languageNames, type NamedCode } from './names.js';

export interface FieldContext {
  readonly text: Translate;
  readonly language: Language;
  readonly institution: Institution;
}

export type BadgeFields = Readonly<Record<TypedField, Field>>;

type Shape = Pick<FieldOptions, 'multiline' | 'rows' | 'optional' | 'inputmode'>;

const SHAPES: Readonly<Partial<Record<TypedField, Shape>>> = {
  issuerContact: { optional: true },
  description: { multiline: true, rows: 5 },
  tags: { optional: true },
  outcomes: { multiline: true, rows: 6 },
  criteria: { multiline: true, rows: 6 },
  skillsDemonstration: { multiline: true, rows: 5 },
  validMonths: { inputmode: 'numeric', optional: true },
  ects: { inputmode: 'decimal' },
  hours: { inputmode: 'decimal' },
  qualityAssurance: { multiline: true, rows: 2 },
  cycle: { optional: true },
  assessmentMethod: { optional: true },
  deliveryMode: { optional: true },
  qualityAssuranceType: { optional: true },
  qualityAssuranceUrl: { optional: true, inputmode: 'url' },
  learnerProfile: { multiline: true, rows: 2, optional: true },
  gradeScale: { optional: true },
  stackableTowards: { optional: true },
  prerequisites: { multiline: true, rows: 2, optional: true },
  supervision: { optional: true },
  stackability: { optional: true },
  furtherInformation: { multiline: true, rows: 3, optional: true },
};

/** What each field of coded values offers; words: `define.choices.<field>.<code>`. */
export const CODED = {
  cycle: CYCLES,
  assessmentMethod: ASSESSMENT_METHODS,
  participationForm: PARTICIPATION_FORMS,
  deliveryMode: DELIVERY_MODES,
  qualityAssuranceType: QUALITY_ASSURANCE_TYPES,
  supervision: SUPERVISIONS,
  stackability: STACKABILITIES,
} as const;

/** Every field of the form but the picture's, with label, hint, example, value and fault. */
export function badgeFields(
  typed: TypedBadge,
  faults: readonly FieldFault[],
  context: FieldContext,
): BadgeFields {
  const { text } = context;
  const make = fieldMaker(faults, text);
  const field = (name: TypedField): Field =>
    make(name, text(`define.fields.${name}.label`), typed.texts[name], {
      hint: text(hintKey(name, context.institution), { school: context.institution.profile.name }),
      ...SHAPES[name],
      ...choicesOf(name, typed, context),
    });
  return eachField(field);
}

/** What a person reads in a filled field: of a choice its name. */
export function shownValue(field: Field): string {
  if (field.choices === undefined) return field.value;
  return field.value === '' ? '' : (field.choices.find(({ value }) => value === field.value)?.label ?? '');
}

/** Where the profile names no country, the label needs one here. */
function hintKey(name: TypedField, { profile }: Institution): string {
  const unnamed = name === 'countryCode' && !profile.countryCode && !profile.region;
  return `define.fields.${name}.${unnamed ? 'hintUnnamed' : 'hint'}`;
}

function choicesOf(
  name: TypedField,
  typed: TypedBadge,
  context: FieldContext,
): Pick<FieldOptions, 'choices' | 'suggestions'> {
  const { text, language } = context;
  const none: NamedCode = ['', text('define.choices.none')];
  const named = (group: string, values: readonly string[]): NamedCode[] =>
    values.map((value) => [value, text(`define.choices.${group}.${value}`)]);
  switch (name) {
    case 'language':
      return { choices: languageNames(language) };
    case 'eqfLevel':
      return { choices: [none, ...eqfLevels(text)] };
    case 'cycle':
    case 'assessmentMethod':
    case 'participationForm':
    case 'deliveryMode':
    case 'qualityAssuranceType':
    case 'supervision':
    case 'stackability':
      return { choices: [none, ...named(name, CODED[name])] };
    case 'nationalLevel': {
      const framework = frameworkOf(typed.texts.countryCode || context.institution.profile.countryCode);
      return framework === undefined ? {} : { suggestions: levelsOf(framework).map(({ level }) => level) };
    }
    case 'countryCode':
      return { choices: [['', profileCountry(context)], ...countryNames(language)] };
    default:
      return {};
  }
}

function eqfLevels(text: Translate): NamedCode[] {
  return Array.from({ length: BADGE_LIMITS.eqfLevel }, (_, index) => [
    `${index + 1}`,
    text('define.choices.eqfLevel', { level: index + 1 }),
  ]);
}

function profileCountry({ text, language, institution: { profile } }: FieldContext): string {
  const country =
    countryNames(language).find(([code]) => code === profile.countryCode)?.[1] ?? profile.region;
  return country === undefined ? text('define.choices.none') : text('define.choices.asSchool', { country });
}
