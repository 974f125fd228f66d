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
}

export interface LearningOutcome {
  /** Stable within the badge, kept when the text is edited. */
  readonly id: string;
  readonly text: string;
}

export interface AssessmentCriterion {
  readonly id: string;
  readonly text: string;
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

/** The elements of Council Recommendation 2022/C 243/02, Annex I, that a badge itself carries. */
export interface MicroCredentialElements {
  /** Notional workload in ECTS credits. */
  readonly ects?: number;
  /** Notional workload in hours. */
  readonly hours?: number;
  /** European Qualifications Framework level, 1 to 8. */
  readonly eqfLevel?: number;
  readonly nationalLevel?: string;
  readonly assessmentType?: string;
  readonly participationForm?: ParticipationForm;
  readonly qualityAssurance?: string;
  /** ISO 3166-1 alpha-2; by default the issuer profile's. */
  readonly countryCode?: string;
  /** By default the issuer profile's name. */
  readonly awardingBody?: string;
  readonly prerequisites?: string;
  readonly supervision?: Supervision;
  readonly stackability?: Stackability;
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
