import type { BadgeContent } from '../badgeDefinition.js';
import type { Endorser } from '../endorsement.js';
import type { Institution, InstitutionKey, KeyAlgorithm } from '../institution.js';
import type { StatusPurpose } from '../statusListNames.js';
import type { CriterionVerdict, EvidenceItem } from '../submission.js';

/** One frozen version of a badge, as an Open Badges 3.0 Achievement is made from it. */
export interface AchievementContent {
  readonly badge: string;
  readonly version: number;
  readonly content: BadgeContent;
}

/** All that goes into one credential. Everything here has been decided and consented to. */
export interface CredentialContent {
  /** The last part of its address. */
  readonly id: string;
  readonly institution: Institution;
  readonly achievement: AchievementContent;
  readonly evidence: readonly EvidenceItem[];
  readonly verdicts: readonly CriterionVerdict[];
  readonly grade?: string;
  /** Another assessment method than the badge says, used for the same outcomes; only with the learner's consent. */
  readonly otherMethod?: string;
  /** Only with the learner's consent: it is hashed with a fresh salt, never carried in plain text. */
  readonly email?: string;
  /** Only as the learner wrote it to be read by everyone. */
  readonly learnerName?: string;
  /** Whole seconds: what is finer is cut off. */
  readonly awardedAt: Date;
  /** By default the award; later in a copy that corrects an earlier one (Open Badges 3.0, Equality and Comparison). */
  readonly validFrom?: Date;
  readonly validUntil?: Date;
  /** By default a fresh `urn:uuid`; a correction keeps that of the copy it replaces. */
  readonly subject?: string;
  readonly status: StatusEntry;
  /** Signed EndorsementCredentials of this very achievement. */
  readonly endorsements?: readonly string[];
}

/** What an EndorsementCredential is made from: the institution attests that it received this statement. */
export interface EndorsementContent {
  readonly id: string;
  readonly institution: Institution;
  /** What is endorsed. */
  readonly achievement: { readonly badge: string; readonly version: number };
  /** Of the badge, for its name. */
  readonly title: string;
  readonly endorser: Endorser;
  readonly statement: string;
  readonly receivedAt: Date;
}

/** A place in a list of revocations, and the same place in its twin for suspensions. */
export interface StatusEntry {
  readonly list: string;
  readonly index: number;
}

export interface StatusListContent {
  /** The last part of its address (statusListName). */
  readonly id: string;
  readonly institution: Institution;
  readonly size: number;
  readonly purpose: StatusPurpose;
  /** Indexes whose bit is set. */
  readonly set: readonly number[];
  readonly now: Date;
}

/** A JSON object of a specification, ready to be served or signed. */
export type JsonObject = { readonly [key: string]: unknown };

/** A key pair as made: the private half leaves the signer only encrypted. */
export type NewKey = Pick<InstitutionKey, 'id' | 'algorithm' | 'publicJwk' | 'encryptedPrivateKey'>;

export const VERIFICATION_STEPS = [
  'format',
  'schema',
  'terms',
  'proof',
  'issuer',
  'validity',
  'status',
  /** Only in the log of a badge that can be suspended. */
  'suspension',
  'microCredential',
  /** Only in the log when somebody asked about a recipient. */
  'recipient',
  /** Only in the log of a badge that carries endorsements. */
  'endorsements',
] as const;
export type VerificationStepName = (typeof VERIFICATION_STEPS)[number];
export type StepOutcome = 'passed' | 'failed' | 'unchecked';

/** One step of the log: there is never one bare verdict. `reason` is a text key below `verify.reasons`; `values` fill it. */
export interface VerificationStep {
  readonly step: VerificationStepName;
  readonly outcome: StepOutcome;
  readonly reason: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface Verification {
  /** In the order of VERIFICATION_STEPS; after a format failure the rest is `unchecked`. */
  readonly steps: readonly VerificationStep[];
  /**
   * The credential itself, for showing, in the names of Open Badges 3.0 where it is written in older ones; absent when
   * it could not be read. Hostile until escaped.
   */
  readonly credential?: JsonObject;
}

/** What else is to be found out about a badge. */
export interface VerificationQuestions {
  /** Email address, DID or other identifier: is the badge this one's? Adds the step `recipient`. */
  readonly recipient?: string;
}

/** Why a badge of ours does not count, or what has taken its place. `date` is a day. */
export type OwnStanding =
  | { readonly kind: 'givenUp' | 'replaced'; readonly date: string }
  | { readonly kind: 'renewed'; readonly date: string };

/** What the verifier may ask; the answers come from our own records, from `fetchDocument`, or from nowhere. */
export interface VerificationWorld {
  /** Keys of an issuer we keep, by the issuer's id (`did:web:…`), retired ones included; undefined for a stranger. */
  issuerKeys(issuerId: string): Promise<readonly InstitutionKey[] | undefined>;
  /** The signed list at this address, freshly derived; undefined for a list that is not ours. */
  statusList(address: string): Promise<string | undefined>;
  /**
   * What our own record says of the copy of a badge of ours that names this place in a list: more than a bit can say.
   * @param id of the credential
   */
  standing?(id: string, statusIndex: string): Promise<OwnStanding | undefined>;
  /**
   * The JSON at an https address of another issuer (a DID document, a JWK, a key set), fetched safely: no private
   * addresses, bounded in time and size. Undefined when there is none, or it can't be had now. Without this method
   * nothing is ever fetched, and such keys are `unchecked`.
   */
  fetchDocument?(address: string): Promise<unknown>;
  /** The signed status list at an https address of another issuer, as text; fetched and bounded in the same way. */
  fetchStatusList?(address: string): Promise<string | undefined>;
  /** The name of a school here that has put this issuer of elsewhere on its list of trusted ones. */
  trustedBy?(issuerId: string): Promise<string | undefined>;
}

/**
 * Builds, signs and verifies Open Badges 3.0. A closed world: contexts are embedded, an unknown one is an error, time
 * is a parameter, and nothing is ever fetched.
 */
export interface Credentials {
  /** Makes a key off the event loop, Ed25519 unless another algorithm is named. */
  createKey(algorithm?: KeyAlgorithm): Promise<NewKey>;
  /** The signed credential as JSON text: the exact bytes to store and serve. @throws {TypeError} when a term or context is undefined. */
  issue(content: CredentialContent, key: InstitutionKey): Promise<string>;
  /**
   * The credential of `issue` as VC-JWT (Open Badges 3.0, JSON Web Token Proof Format), compact, signed in node's thread
   * pool. @throws {TypeError} when it is no credential, or the key is not RS256
   */
  issueJwt(credential: string, key: InstitutionKey): Promise<string>;
  /** The signed EndorsementCredential as JSON text. */
  endorse(content: EndorsementContent, key: InstitutionKey): Promise<string>;
  /** The signed BitstringStatusListCredential as JSON text. */
  statusList(content: StatusListContent, key: InstitutionKey): Promise<string>;
  /** Every step on the given text (JSON or compact JWS). Never throws for bad input: a step says what is wrong. */
  verify(
    text: string,
    world: VerificationWorld,
    now: Date,
    questions?: VerificationQuestions,
  ): Promise<Verification>;
  /** Loads the signing and verifying libraries before they are needed, so that the first badge does not wait for them. */
  warmUp(): Promise<void>;
  /** `did:web:<host>:issuers:<id>`. */
  issuerId(institution: string): string;
  /** The issuer's Open Badges 3.0 Profile, as embedded in credentials, with its `url`. */
  profile(institution: Institution): JsonObject;
  /** The DID document: every key, Ed25519 as Multikey, RSA as JsonWebKey, under verificationMethod and assertionMethod. */
  didDocument(institution: Institution, keys: readonly InstitutionKey[]): JsonObject;
  /** One public key as JWK with `kid` (its address), `use` and `alg`. */
  jwk(key: InstitutionKey): JsonObject;
  /** The Achievement, as embedded in credentials and served at its own address. */
  achievement(institution: Institution, achievement: AchievementContent): JsonObject;
  /** A profile or achievement with the `@context` it needs where it stands alone, at its own address. */
  standalone(object: JsonObject): JsonObject;
}
