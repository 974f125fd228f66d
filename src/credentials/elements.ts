import type {
  BadgeContent,
  MicroCredentialElements,
  Stackability,
  Supervision,
} from '../domain/badgeDefinition.js';
import type { OutcomeSource } from '../domain/outcomeSource.js';
import type { JsonObject } from '../domain/ports/credentials.js';
import { ACHIEVEMENT_TYPE } from './extension.js';
import { iri } from './tidy.js';

/** In the words of the Recommendation's Annex I, which edubadges uses too. */
const SUPERVISION: Readonly<Record<Supervision, string>> = {
  unsupervised: 'unsupervised with no identity verification',
  supervisedWithoutIdentity: 'supervised with no identity verification',
  supervisedWithIdentity: 'supervised online or onsite with identity verification',
};
const STACKABILITY: Readonly<Record<Stackability, string>> = {
  standAlone: 'stand-alone, independent micro-credential',
  stackable: 'integrated, stackable towards another credential',
};

/** The EU elements that Open Badges 3.0 has no field for, as terms of our extension. docs/micro-credential-mapping.md */
export function extensionElements(elements: MicroCredentialElements, contact?: string): JsonObject {
  return {
    ECTS: elements.ects,
    timeInvestment: elements.hours,
    nationalLevel: elements.nationalLevel,
    assessmentType: elements.assessmentType,
    participationType: elements.participationForm,
    qualityAssurance: elements.qualityAssurance,
    supervisionType: elements.supervision && SUPERVISION[elements.supervision],
    identityChecked: elements.supervision && elements.supervision === 'supervisedWithIdentity',
    prerequisites: elements.prerequisites,
    stackability: elements.stackability && STACKABILITY[elements.stackability],
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
 * Outcomes, where they come from, and EQF level as Alignments (Open Badges 3.0 §Alignment): the only things that have a
 * target address.
 */
export function alignments(achievement: string, content: BadgeContent): JsonObject[] {
  const outcomes = content.competenceObjective.outcomes.flatMap(({ id, text, source }) => {
    const here = `${achievement}#outcome-${encodeURIComponent(id)}`;
    const outcome = {
      type: ['Alignment'],
      targetName: text,
      targetUrl: here,
      targetType: 'ext:LearningOutcome',
    };
    return source === undefined ? [outcome] : [outcome, sourceAlignment(source, here)];
  });
  const level = content.elements.eqfLevel;
  if (level === undefined) return outcomes;
  return [
    ...outcomes,
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
