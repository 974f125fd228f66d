import type { BadgeContent } from './badgeDefinition.js';
import type { IssuerProfile } from './institution.js';

/** The mandatory elements of a European micro-credential (Council Recommendation 2022/C 243/02, Annex I), in its order. */
export const MANDATORY_ELEMENTS = [
  'learner',
  'title',
  'country',
  'awardingBody',
  'issueDate',
  'learningOutcomes',
  'workload',
  'level',
  'assessmentType',
  'participationForm',
  'qualityAssurance',
] as const;
export type MandatoryElement = (typeof MANDATORY_ELEMENTS)[number];

/** The elements that the same Annex leaves to the provider. */
export const OPTIONAL_ELEMENTS = [
  'prerequisites',
  'supervision',
  'grade',
  'stackability',
  'furtherInformation',
] as const;
export type OptionalElement = (typeof OPTIONAL_ELEMENTS)[number];

/** Not of the badge but of one award: they are filled in when a badge is issued. */
export const ELEMENTS_FILLED_AT_ISSUING = ['learner', 'issueDate', 'grade'] as const;

/** One award, as far as the label depends on it. */
export interface AwardIdentification {
  /** The learner agreed to a hashed identifier, or gave their wallet's DID. A name nobody can check is not enough. */
  readonly identified: boolean;
}

/**
 * Which mandatory elements are missing for the label "EU micro-credential"; empty when it is earned.
 * @param award one award; without it the badge itself is judged, and what issuing fills in is not counted as missing
 */
export function missingElements(
  content: BadgeContent,
  profile: IssuerProfile,
  award?: AwardIdentification,
): MandatoryElement[] {
  const present = presence(content, profile, award);
  return MANDATORY_ELEMENTS.filter((element) => !present[element]);
}

function presence(
  content: BadgeContent,
  profile: IssuerProfile,
  award: AwardIdentification | undefined,
): Readonly<Record<MandatoryElement, boolean>> {
  const { elements } = content;
  return {
    learner: award === undefined || award.identified,
    title: hasText(content.title),
    country: hasText(elements.countryCode) || hasText(profile.countryCode) || hasText(profile.region),
    awardingBody: hasText(elements.awardingBody) || hasText(profile.name),
    issueDate: true,
    learningOutcomes: content.competenceObjective.outcomes.some((outcome) => hasText(outcome.text)),
    workload: isPositive(elements.ects) || isPositive(elements.hours),
    level: isPositive(elements.eqfLevel) || hasText(elements.nationalLevel),
    assessmentType: hasText(elements.assessmentType),
    participationForm: elements.participationForm !== undefined,
    qualityAssurance: hasText(elements.qualityAssurance),
  };
}

function hasText(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}

function isPositive(number: number | undefined): boolean {
  return number !== undefined && number > 0;
}
