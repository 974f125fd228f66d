import type { FieldFault } from '../errors.js';
import {
  ASSESSMENT_METHODS,
  type BadgeContent,
  type BadgeImage,
  CYCLES,
  DELIVERY_MODES,
  type MicroCredentialElements,
  PARTICIPATION_FORMS,
  QUALITY_ASSURANCE_TYPES,
  STACKABILITIES,
  SUPERVISIONS,
} from './badgeDefinition.js';
import { BADGE_LIMITS } from './badgeLimits.js';
import { CONTENT_LANGUAGES } from './contentLanguages.js';
import { COUNTRY_CODES } from './countries.js';
import { addressFault } from './evidenceAddress.js';
import { characters, cleanLine, FieldReader } from './fieldReader.js';
import { keepSources } from './outcomeSource.js';
import { withoutStrayLinks, withRubricOf } from './rubric.js';
import type { TypedBadge, TypedField } from './typedBadge.js';
import { VALID_MONTHS_MAXIMUM } from './validity.js';
import { withVariants } from './variantRules.js';

export interface ReadBadge {
  /** Worth keeping only without faults. */
  readonly content: BadgeContent;
  readonly faults: readonly FieldFault[];
}

const ITEMS = { count: BADGE_LIMITS.items, length: BADGE_LIMITS.item };
const EQF_LEVELS = Array.from({ length: BADGE_LIMITS.eqfLevel }, (_, index) => `${index + 1}`);

/**
 * Reads what a teacher typed into a draft. A draft may be as unfinished as they like; only limits count.
 * @param before the draft as it was: outcomes and criteria keep their ids
 * @param newItemId a fresh id for a new outcome or criterion
 */
export function readBadge(
  typed: TypedBadge,
  before: BadgeContent | undefined,
  newItemId: () => string,
): ReadBadge {
  const reader = new FieldReader<TypedField>(typed.texts);
  const content: BadgeContent = {
    title: reader.line('title', BADGE_LIMITS.title),
    issuerContact: reader.line('issuerContact', BADGE_LIMITS.issuerContact),
    description: reader.text('description', BADGE_LIMITS.description),
    tags: reader.tags('tags', { count: BADGE_LIMITS.tags, length: BADGE_LIMITS.tag }),
    language: reader.choice('language', CONTENT_LANGUAGES) ?? before?.language ?? 'en',
    competenceObjective: {
      lead: reader.line('outcomesLead', BADGE_LIMITS.lead),
      outcomes: keepSources(
        withIds(reader.items('outcomes', ITEMS), before?.competenceObjective.outcomes ?? [], newItemId),
        before?.competenceObjective.outcomes ?? [],
      ),
    },
    assessmentCriteria: {
      lead: reader.line('criteriaLead', BADGE_LIMITS.lead),
      criteria: withIds(
        reader.items('criteria', ITEMS),
        before?.assessmentCriteria.criteria ?? [],
        newItemId,
      ).map((criterion) => withRubricOf(before, criterion)),
    },
    skillsDemonstration: reader.text('skillsDemonstration', BADGE_LIMITS.skillsDemonstration),
    elements: readElements(reader),
    image: cleanImage(typed.image),
    ...readValidity(reader),
  };
  return {
    content: withVariants(withoutStrayLinks(content), before?.variants),
    faults: [...reader.faults, ...imageFaults(content.image)],
  };
}

/** What a badge needs before students may see it. The EU elements are not among it: they decide only about the label. */
export function publishFaults(content: BadgeContent): FieldFault[] {
  const needed: readonly [field: TypedField, there: boolean][] = [
    ['title', characters(content.title) >= BADGE_LIMITS.titleMinimum],
    ['description', content.description !== ''],
    ['outcomes', content.competenceObjective.outcomes.length > 0],
    ['criteria', content.assessmentCriteria.criteria.length > 0],
    ['skillsDemonstration', content.skillsDemonstration !== ''],
  ];
  return needed
    .filter(([, there]) => !there)
    .map(([field]) => ({ field, message: `define.faults.needed.${field}` }));
}

/** The same text keeps its id; a changed one keeps that of its place; anything else is new. */
export function withIds<I extends { readonly id: string; readonly text: string }>(
  texts: readonly string[],
  before: readonly I[],
  newItemId: () => string,
): { id: string; text: string }[] {
  const same = texts.map((text) => before.find((item) => item.text === text)?.id);
  const taken = new Set(same);
  return texts.map((text, index) => {
    const inPlace = before[index]?.id;
    const kept = same[index] ?? (inPlace !== undefined && !taken.has(inPlace) ? inPlace : undefined);
    return { id: kept ?? newItemId(), text };
  });
}

function readElements(reader: FieldReader<TypedField>): MicroCredentialElements {
  const read = {
    ects: reader.number('ects', { maximum: BADGE_LIMITS.ects, step: 0.5 }),
    hours: reader.number('hours', { maximum: BADGE_LIMITS.hours, step: 0.01 }),
    eqfLevel: toNumber(reader.choice('eqfLevel', EQF_LEVELS)),
    nationalLevel: reader.optionalLine('nationalLevel', BADGE_LIMITS.nationalLevel),
    cycle: reader.choice('cycle', CYCLES),
    assessmentType: reader.optionalLine('assessmentType', BADGE_LIMITS.assessmentType),
    assessmentMethod: reader.choice('assessmentMethod', ASSESSMENT_METHODS),
    participationForm: reader.choice('participationForm', PARTICIPATION_FORMS),
    deliveryMode: reader.choice('deliveryMode', DELIVERY_MODES),
    qualityAssurance: reader.optionalText('qualityAssurance', BADGE_LIMITS.qualityAssurance),
    qualityAssuranceType: reader.choice('qualityAssuranceType', QUALITY_ASSURANCE_TYPES),
    qualityAssuranceUrl: readWebAddress(reader, 'qualityAssuranceUrl'),
    countryCode: reader.choice('countryCode', COUNTRY_CODES),
    awardingBody: reader.optionalLine('awardingBody', BADGE_LIMITS.awardingBody),
    prerequisites: reader.optionalText('prerequisites', BADGE_LIMITS.prerequisites),
    learnerProfile: reader.optionalText('learnerProfile', BADGE_LIMITS.learnerProfile),
    supervision: reader.choice('supervision', SUPERVISIONS),
    gradeScale: reader.optionalLine('gradeScale', BADGE_LIMITS.gradeScale),
    stackability: reader.choice('stackability', STACKABILITIES),
    stackableTowards: reader.optionalLine('stackableTowards', BADGE_LIMITS.stackableTowards),
    furtherInformation: reader.optionalText('furtherInformation', BADGE_LIMITS.furtherInformation),
  };
  return withoutAbsent(read);
}

/** An https address, or a fault where it is none. */
export function readWebAddress<F extends string>(reader: FieldReader<F>, field: F): string | undefined {
  const typed = reader.optionalLine(field, BADGE_LIMITS.qualityAssuranceUrl);
  if (typed !== undefined && addressFault(typed) !== undefined) reader.refuse(field, 'webAddress');
  return typed;
}

/** Absent elements are absent, not undefined: a draft read back from the store equals the one written. */
function withoutAbsent(elements: MicroCredentialElements): MicroCredentialElements {
  return Object.fromEntries(Object.entries(elements).filter(([, value]) => value !== undefined));
}

/** Absent, and not undefined, where the badge never expires. */
function readValidity(reader: FieldReader<TypedField>): Pick<BadgeContent, 'validMonths'> {
  const validMonths = reader.number('validMonths', { maximum: VALID_MONTHS_MAXIMUM, step: 1 });
  return validMonths === undefined ? {} : { validMonths };
}

function toNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function cleanImage({ template, parameters, alt = '' }: BadgeImage): BadgeImage {
  const cleaned = Object.entries(parameters).map(([name, value]) => [name, cleanLine(value)]);
  const described = cleanLine(alt);
  return { template, parameters: Object.fromEntries(cleaned), ...(described && { alt: described }) };
}

function imageFaults({ parameters, alt = '' }: BadgeImage): FieldFault[] {
  const maximum = BADGE_LIMITS.pictureParameter;
  const longestAlt = BADGE_LIMITS.pictureAlt;
  const length = characters(alt);
  const values = { maximum: longestAlt, length };
  const altFaults =
    length > longestAlt ? [{ field: 'pictureAlt', message: 'designer.alt.tooLong', values }] : [];
  return [...altFaults, ...parameterFaults(parameters, maximum)];
}

function parameterFaults(parameters: BadgeImage['parameters'], maximum: number): FieldFault[] {
  return Object.entries(parameters)
    .map(([name, value]) => ({ field: `image.${name}`, length: characters(value) }))
    .filter(({ length }) => length > maximum)
    .map(({ field, length }) => ({ field, message: 'define.faults.tooLong', values: { maximum, length } }));
}
