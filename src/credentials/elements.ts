import type {
  AssessmentMethod,
  BadgeContent,
  LearningOutcome,
  MicroCredentialElements,
} from '../domain/badgeDefinition.js';
import { CYCLE_PHRASES, STACKABILITY_PHRASES, SUPERVISION_PHRASES } from '../domain/elementPhrases.js';
import type { OutcomeSource } from '../domain/outcomeSource.js';
import type { JsonObject } from '../domain/ports/credentials.js';
import { EUROPASS_ASSESSMENTS } from './europassAssessments.js';
import { ACHIEVEMENT_TYPE } from './extension.js';
import { iri } from './tidy.js';

/** The EU elements that Open Badges 3.0 has no field for, as terms of our extension. docs/micro-credential-mapping.md */
export function extensionElements(elements: MicroCredentialElements, contact?: string): JsonObject {
  return {
    ECTS: elements.ects,
    timeInvestment: elements.hours,
    nationalLevel: elements.nationalLevel,
    cycle: elements.cycle && CYCLE_PHRASES[elements.cycle],
    assessmentType: elements.assessmentType,
    participationType: elements.participationForm,
    deliveryMode: elements.deliveryMode,
    qualityAssurance: elements.qualityAssurance,
    qualityAssuranceType: elements.qualityAssuranceType,
    learnerProfile: elements.learnerProfile,
    supervisionType: elements.supervision && SUPERVISION_PHRASES[elements.supervision],
    identityChecked: elements.supervision && elements.supervision === 'supervisedWithIdentity',
    prerequisites: elements.prerequisites,
    stackability: elements.stackability && STACKABILITY_PHRASES[elements.stackability],
    stackableTowards: elements.stackableTowards,
    furtherInformation: elements.furtherInformation,
    awardingBody: elements.awardingBody,
    awardingCountry: elements.countryCode,
    contact,
  };
}

/** Types of an achievement: ours beside the standard one as soon as a term of ours is used. */
export function achievementTypes(terms: JsonObject): string[] {
  const used = Object.values(terms).some((value) => value !== undefined && value !== '');
  return used ? ['Achievement', ACHIEVEMENT_TYPE] : ['Achievement'];
}

/**
 * Outcomes, where they come from, EQF level, kind of assessment and quality assurance as Alignments (Open Badges 3.0
 * §Alignment): what has a target address.
 */
export function alignments(
  achievement: string,
  { competenceObjective, elements }: BadgeContent,
): JsonObject[] {
  return [
    ...competenceObjective.outcomes.flatMap((outcome) => outcomeAlignments(achievement, outcome)),
    ...eqfAlignment(elements.eqfLevel),
    ...assessmentAlignment(elements.assessmentMethod),
    ...qualityAlignment(elements),
  ];
}

function eqfAlignment(level: number | undefined): JsonObject[] {
  if (level === undefined) return [];
  return [
    {
      type: ['Alignment'],
      targetName: `EQF level ${level}`,
      targetUrl: `http://data.europa.eu/snb/eqf/${level}`,
      targetFramework: 'European Qualifications Framework',
      targetCode: String(level),
      targetType: 'ext:EQF',
    },
  ];
}

/** Europass has no concept for the recognition of prior learning: our own word stands alone. */
function assessmentAlignment(method: AssessmentMethod | undefined): JsonObject[] {
  if (method === undefined) return [];
  const { name, concept } = EUROPASS_ASSESSMENTS[method];
  return [
    {
      type: ['Alignment'],
      targetName: name,
      targetUrl: concept,
      targetFramework: 'Europass assessment types',
      targetCode: method,
      targetType: 'ext:AssessmentType',
    },
  ];
}

/** Where the quality assurance can be read, as edubadges write it. */
function qualityAlignment({ qualityAssurance, qualityAssuranceUrl }: MicroCredentialElements): JsonObject[] {
  if (qualityAssuranceUrl === undefined) return [];
  return [
    {
      type: ['Alignment'],
      targetName: qualityAssurance ?? 'Quality assurance',
      targetUrl: iri(qualityAssuranceUrl),
      targetType: 'ext:QualityAssurance',
    },
  ];
}

/** A learning outcome at its own address within the achievement. */
export function outcomeAlignment(achievement: string, { id, text }: LearningOutcome): JsonObject {
  return {
    type: ['Alignment'],
    targetName: text,
    targetUrl: outcomeAddress(achievement, id),
    targetType: 'ext:LearningOutcome',
  };
}

/** Where a learning outcome is described: inside its achievement. */
export function outcomeAddress(achievement: string, outcome: string): string {
  return `${achievement}#outcome-${encodeURIComponent(outcome)}`;
}

function outcomeAlignments(achievement: string, outcome: LearningOutcome): JsonObject[] {
  const own = outcomeAlignment(achievement, outcome);
  if (outcome.source === undefined) return [own];
  return [own, sourceAlignment(outcome.source, outcomeAddress(achievement, outcome.id))];
}

/** @param here stands in where the source has no address of its own: an Alignment must have one */
function sourceAlignment(source: OutcomeSource, here: string): JsonObject {
  const { targetType, targetName, targetUrl, targetCode, targetFramework } = source;
  return {
    type: ['Alignment'],
    targetName,
    targetUrl: targetUrl === undefined ? here : iri(targetUrl),
    targetFramework,
    targetCode,
    targetType,
  };
}
