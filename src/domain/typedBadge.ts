import type { BadgeContent, BadgeImage } from './badgeDefinition.js';
import { sameSources } from './outcomeSource.js';
import { sameRubric } from './rubric.js';
import { sameVariants } from './variantRules.js';

/** The fields of a badge as a form has them, each one text. */
export const TYPED_FIELDS = [
  'title',
  'issuerContact',
  'description',
  'tags',
  'language',
  'outcomesLead',
  'outcomes',
  'criteriaLead',
  'criteria',
  'skillsDemonstration',
  'validMonths',
  'ects',
  'hours',
  'eqfLevel',
  'nationalLevel',
  'cycle',
  'assessmentType',
  'assessmentMethod',
  'participationForm',
  'deliveryMode',
  'qualityAssurance',
  'qualityAssuranceType',
  'qualityAssuranceUrl',
  'countryCode',
  'awardingBody',
  'prerequisites',
  'learnerProfile',
  'supervision',
  'gradeScale',
  'stackability',
  'stackableTowards',
  'furtherInformation',
] as const;
export type TypedField = (typeof TYPED_FIELDS)[number];

/** What a teacher typed, unread: outcomes and criteria one a line, tags with commas, numbers as texts. */
export interface TypedBadge {
  readonly texts: Readonly<Record<TypedField, string>>;
  readonly image: BadgeImage;
  /** The template whose parameters the form showed; another one than `image.template` when the teacher has just chosen anew. */
  readonly shownTemplate?: string;
}

/** The content as it would be typed: `readBadge(typedBadge(content), content)` is `content`. */
export function typedBadge(content: BadgeContent): TypedBadge {
  const { elements } = content;
  return {
    texts: {
      title: content.title,
      issuerContact: content.issuerContact,
      description: content.description,
      tags: content.tags.join(', '),
      language: content.language,
      outcomesLead: content.competenceObjective.lead,
      outcomes: content.competenceObjective.outcomes.map(({ text }) => text).join('\n'),
      criteriaLead: content.assessmentCriteria.lead,
      criteria: content.assessmentCriteria.criteria.map(({ text }) => text).join('\n'),
      skillsDemonstration: content.skillsDemonstration,
      validMonths: content.validMonths?.toString() ?? '',
      ects: elements.ects?.toString() ?? '',
      hours: elements.hours?.toString() ?? '',
      eqfLevel: elements.eqfLevel?.toString() ?? '',
      nationalLevel: elements.nationalLevel ?? '',
      cycle: elements.cycle ?? '',
      assessmentType: elements.assessmentType ?? '',
      assessmentMethod: elements.assessmentMethod ?? '',
      participationForm: elements.participationForm ?? '',
      deliveryMode: elements.deliveryMode ?? '',
      qualityAssurance: elements.qualityAssurance ?? '',
      qualityAssuranceType: elements.qualityAssuranceType ?? '',
      qualityAssuranceUrl: elements.qualityAssuranceUrl ?? '',
      countryCode: elements.countryCode ?? '',
      awardingBody: elements.awardingBody ?? '',
      prerequisites: elements.prerequisites ?? '',
      learnerProfile: elements.learnerProfile ?? '',
      supervision: elements.supervision ?? '',
      gradeScale: elements.gradeScale ?? '',
      stackability: elements.stackability ?? '',
      stackableTowards: elements.stackableTowards ?? '',
      furtherInformation: elements.furtherInformation ?? '',
    },
    image: content.image,
    shownTemplate: content.image.template,
  };
}

/** Which fields differ between two badges. Ids of outcomes and criteria are not content. */
export function differingFields(one: TypedBadge, other: TypedBadge): (TypedField | 'image')[] {
  const fields: (TypedField | 'image')[] = TYPED_FIELDS.filter(
    (field) => one.texts[field] !== other.texts[field],
  );
  return sameImage(one.image, other.image) ? fields : [...fields, 'image'];
}

export function sameContent(one: BadgeContent, other: BadgeContent): boolean {
  return (
    differingFields(typedBadge(one), typedBadge(other)).length === 0 &&
    sameRubric(one, other) &&
    sameSources(one, other) &&
    sameVariants(one, other)
  );
}

function sameImage(one: BadgeImage, other: BadgeImage): boolean {
  const names = new Set([...Object.keys(one.parameters), ...Object.keys(other.parameters)]);
  return (
    one.template === other.template &&
    (one.alt ?? '') === (other.alt ?? '') &&
    [...names].every((name) => one.parameters[name] === other.parameters[name])
  );
}

/** A value for each field of a badge's form. */
export function eachField<V>(value: (field: TypedField) => V): Readonly<Record<TypedField, V>> {
  return {
    title: value('title'),
    issuerContact: value('issuerContact'),
    description: value('description'),
    tags: value('tags'),
    language: value('language'),
    outcomesLead: value('outcomesLead'),
    outcomes: value('outcomes'),
    criteriaLead: value('criteriaLead'),
    criteria: value('criteria'),
    skillsDemonstration: value('skillsDemonstration'),
    validMonths: value('validMonths'),
    ects: value('ects'),
    hours: value('hours'),
    eqfLevel: value('eqfLevel'),
    nationalLevel: value('nationalLevel'),
    cycle: value('cycle'),
    assessmentType: value('assessmentType'),
    assessmentMethod: value('assessmentMethod'),
    participationForm: value('participationForm'),
    deliveryMode: value('deliveryMode'),
    qualityAssurance: value('qualityAssurance'),
    qualityAssuranceType: value('qualityAssuranceType'),
    qualityAssuranceUrl: value('qualityAssuranceUrl'),
    countryCode: value('countryCode'),
    awardingBody: value('awardingBody'),
    prerequisites: value('prerequisites'),
    learnerProfile: value('learnerProfile'),
    supervision: value('supervision'),
    gradeScale: value('gradeScale'),
    stackability: value('stackability'),
    stackableTowards: value('stackableTowards'),
    furtherInformation: value('furtherInformation'),
  };
}
