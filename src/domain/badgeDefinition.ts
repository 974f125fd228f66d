import type { OutcomeSource } from './outcomeSource.js';

/** A badge as its teacher describes it: one draft that changes, and versions frozen by publishing. */
export interface BadgeDefinition {
  readonly id: string;
  readonly institution: string;
  readonly course: string;
  readonly createdBy: string;
  readonly draft: BadgeContent;
  /** Frozen, oldest first; `versions[n].version` is n + 1. */
  readonly versions: readonly BadgeVersion[];
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The draft differs from the newest version. */
  readonly draftChanged: boolean;
  /** The draft as it was before the last change to it: what undoing brings back. */
  readonly previousDraft?: BadgeContent;
  /** No longer offered since then. Who has begun may go on; what was issued stays as it is. */
  readonly archivedAt?: string;
}

/** One published version: never changed again, for its students are judged against it. */
export interface BadgeVersion {
  readonly version: number;
  readonly content: BadgeContent;
  /** Content hash of the plain (unbaked) PNG. */
  readonly picture: string;
  /** Content hash of the same picture as SVG; versions of before there were any have none. */
  readonly svg?: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
  /** The version of another course's badge that this one is, word for word: credentials name that achievement. */
  readonly sameAs?: { readonly badge: string; readonly version: number };
}

/** The CoBle page's fields, the EU elements and the picture. Texts are kept as typed. */
export interface BadgeContent {
  readonly title: string;
  readonly issuerContact: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly competenceObjective: { readonly lead: string; readonly outcomes: readonly LearningOutcome[] };
  readonly assessmentCriteria: { readonly lead: string; readonly criteria: readonly AssessmentCriterion[] };
  readonly skillsDemonstration: string;
  readonly elements: MicroCredentialElements;
  readonly image: BadgeImage;
  /** BCP 47 language of the texts above. */
  readonly language: string;
  /** Months from the award to the day it expires; absent for a badge that never does. */
  readonly validMonths?: number;
  /** The same badge in other words; absent where there are none. */
  readonly variants?: readonly BadgeVariant[];
}

/** The badge's texts in another language. What is not translated is absent, and read in the badge's own language. */
export interface BadgeVariant {
  readonly language: string;
  /** By the keys of `translatableTexts`. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface LearningOutcome {
  /** Stable within the badge, kept when the text is edited. */
  readonly id: string;
  readonly text: string;
  /** Where it was taken from, if it was not typed. */
  readonly source?: OutcomeSource;
}

export interface AssessmentCriterion {
  readonly id: string;
  readonly text: string;
  /** Ids of the learning outcomes it shows, in their order; absent while nobody has said. */
  readonly outcomes?: readonly string[];
  /** At least two, lowest first. Absent: it is shown, or not yet. */
  readonly levels?: readonly RubricLevel[];
  /** Id of the lowest level that is enough; there as soon as there are levels. */
  readonly neededLevel?: string;
}

/** How well a criterion can be shown (Open Badges 3.0 §RubricCriterionLevel). */
export interface RubricLevel {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly points?: number;
}

/** Which template draws the badge, and what it is told. Parameter names are those of the template's manifest. */
export interface BadgeImage {
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What the picture shows, for those who can't see it; absent: a sentence is made of the template and its texts. */
  readonly alt?: string;
}

export const PARTICIPATION_FORMS = ['onsite', 'online', 'blended', 'workplace'] as const;
export type ParticipationForm = (typeof PARTICIPATION_FORMS)[number];
export const SUPERVISIONS = ['unsupervised', 'supervisedWithoutIdentity', 'supervisedWithIdentity'] as const;
export type Supervision = (typeof SUPERVISIONS)[number];
export const STACKABILITIES = ['standAlone', 'stackable'] as const;
export type Stackability = (typeof STACKABILITIES)[number];

/** Cycles of the Qualifications Framework of the European Higher Education Area. */
export const CYCLES = ['short', 'first', 'second', 'third'] as const;
export type Cycle = (typeof CYCLES)[number];
export const DELIVERY_MODES = ['scheduled', 'selfPaced', 'project', 'workBased', 'mentored'] as const;
export type DeliveryMode = (typeof DELIVERY_MODES)[number];
/** After the Europass list of assessment types, with recognition of prior learning. */
export const ASSESSMENT_METHODS = [
  'practical',
  'portfolio',
  'project',
  'artefact',
  'assignment',
  'written',
  'oral',
  'quiz',
  'continuous',
  'peer',
  'priorLearning',
] as const;
export type AssessmentMethod = (typeof ASSESSMENT_METHODS)[number];
export const QUALITY_ASSURANCE_TYPES = ['internal', 'external', 'both'] as const;
export type QualityAssuranceType = (typeof QUALITY_ASSURANCE_TYPES)[number];

/** The elements of Council Recommendation 2022/C 243/02, Annex I, that a badge itself carries. */
export interface MicroCredentialElements {
  /** Notional workload in ECTS credits. */
  readonly ects?: number;
  /** Notional workload in hours. */
  readonly hours?: number;
  /** European Qualifications Framework level, 1 to 8. */
  readonly eqfLevel?: number;
  readonly nationalLevel?: string;
  readonly cycle?: Cycle;
  readonly assessmentType?: string;
  readonly assessmentMethod?: AssessmentMethod;
  readonly participationForm?: ParticipationForm;
  readonly deliveryMode?: DeliveryMode;
  readonly qualityAssurance?: string;
  readonly qualityAssuranceType?: QualityAssuranceType;
  /** https: the decision, certificate or register that the quality assurance can be read in. */
  readonly qualityAssuranceUrl?: string;
  /** ISO 3166-1 alpha-2; by default the issuer profile's. */
  readonly countryCode?: string;
  /** By default the issuer profile's name. */
  readonly awardingBody?: string;
  readonly prerequisites?: string;
  /** Whom the learning is meant for. */
  readonly learnerProfile?: string;
  readonly supervision?: Supervision;
  /** Grades from the lowest to the highest, with commas. */
  readonly gradeScale?: string;
  readonly stackability?: Stackability;
  /** The larger credential that it counts towards. */
  readonly stackableTowards?: string;
  readonly furtherInformation?: string;
}

/** The newest published version, or undefined while there is only a draft. */
export function currentVersion(badge: BadgeDefinition): BadgeVersion | undefined {
  return badge.versions.at(-1);
}

/** Version `version` (from 1), or undefined. */
export function versionOf(badge: BadgeDefinition, version: number): BadgeVersion | undefined {
  return badge.versions[version - 1];
}
