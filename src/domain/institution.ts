import type { MicroCredentialElements } from './badgeDefinition.js';

/** A tenant: the school that issues badges. Its profile is what the world reads; its keys sign. */
export interface Institution {
  readonly id: string;
  readonly createdAt: string;
  readonly profile: IssuerProfile;
  /** Names of the image templates its teachers may use; empty means every shipped one. */
  readonly allowedTemplates: readonly string[];
  /** Absent: teachers choose everything. */
  readonly pictureRules?: PictureRules;
  /** What every new badge begins with. */
  readonly badgeDefaults?: BadgeDefaults;
}

/** Said once for all badges of the school; a badge may say otherwise. */
export interface BadgeDefaults
  extends Pick<
    MicroCredentialElements,
    | 'assessmentType'
    | 'participationForm'
    | 'deliveryMode'
    | 'supervision'
    | 'gradeScale'
    | 'qualityAssurance'
    | 'qualityAssuranceType'
    | 'qualityAssuranceUrl'
  > {
  /** Hours of work for one ECTS credit, 25 to 30. */
  readonly hoursPerCredit?: number;
}

/** What an admin decides for every picture of the school. */
export interface PictureRules {
  /** Name of the template that a new badge begins with. */
  readonly defaultTemplate?: string;
  /** `#rrggbb` by the name of a template's colour parameter, such as `primary`. */
  readonly lockedColours: Readonly<Record<string, string>>;
  /** Absent: the teacher decides. */
  readonly logo?: 'shown' | 'hidden';
}

/** Open Badges 3.0 `Profile` fields that an admin edits. Only `name` is required. */
export interface IssuerProfile {
  readonly name: string;
  readonly url?: string;
  readonly email?: string;
  readonly description?: string;
  /** ISO 3166-1 alpha-2, such as `FI`: the EU element "country or region of the issuer". */
  readonly countryCode?: string;
  readonly region?: string;
  /** Content hash of a stored picture. */
  readonly logo?: string;
  readonly otherIdentifiers: readonly OtherIdentifier[];
}

/** Open Badges 3.0 `IdentifierEntry`: `type` is the IdentifierTypeEnum or `ext:…`. */
export interface OtherIdentifier {
  readonly type: string;
  readonly value: string;
}

/** What a key signs: `Ed25519` the Data Integrity proofs, `RS256` (RSA, 2048 bits) the same credentials as JWT. */
export const KEY_ALGORITHMS = ['Ed25519', 'RS256'] as const;
export type KeyAlgorithm = (typeof KEY_ALGORITHMS)[number];

/** A signing key of an institution. The private half is encrypted at rest; retired ones stay published. */
export interface InstitutionKey {
  /**
   * For Ed25519 the multibase public key (`z6Mk…`), for RS256 the JWK thumbprint (RFC 7638); also the fragment of its
   * verificationMethod.
   */
  readonly id: string;
  readonly institution: string;
  readonly algorithm: KeyAlgorithm;
  readonly state: 'current' | 'retired';
  readonly publicJwk: Readonly<Record<string, string>>;
  readonly encryptedPrivateKey: string;
  readonly createdAt: string;
}
