import type { BadgeAdoption } from '../badgeAdoption.js';
import type { BadgeDefinition } from '../badgeDefinition.js';
import type { SheetPlan } from '../badgeSheet.js';
import type { DeepLink } from '../deepLink.js';
import type { Endorsement } from '../endorsement.js';
import type { Framework, FrameworkContents } from '../framework.js';
import type { Institution, InstitutionKey } from '../institution.js';
import type { AuditEntry, IssuedBadge, Picture, StatusList } from '../issuedBadge.js';
import type { LaunchRecord } from '../launchRecord.js';
import type { Notice } from '../notice.js';
import type { Course, LoginState, PendingWindow, Person, Platform, ResourceLink } from '../platform.js';
import type { Roster } from '../roster.js';
import type { SchoolTemplate } from '../schoolTemplate.js';
import type { Score } from '../score.js';
import type { OneTimeLink, RecoveredDraft, Session } from '../session.js';
import type { SkillCatalogue, SkillChunk } from '../skills.js';
import type { Submission } from '../submission.js';
import type { ToolKeyRing } from '../toolKey.js';
import type { TrustedIssuer } from '../trustedIssuer.js';

/** A fact of the whole installation, such as the PUBLIC_URL of the first badge. */
export interface Setting {
  readonly id: string;
  readonly value: string;
}

export interface Collections {
  settings: Setting;
  institutions: Institution;
  institutionKeys: InstitutionKey;
  platforms: Platform;
  courses: Course;
  persons: Person;
  resourceLinks: ResourceLink;
  loginStates: LoginState;
  sessions: Session;
  oneTimeLinks: OneTimeLink;
  recoveredDrafts: RecoveredDraft;
  badges: BadgeDefinition;
  submissions: Submission;
  issuedBadges: IssuedBadge;
  statusLists: StatusList;
  pictures: Picture;
  auditEntries: AuditEntry;
  deepLinks: DeepLink;
  badgeAdoptions: BadgeAdoption;
  rosters: Roster;
  scores: Score;
  imageTemplates: SchoolTemplate;
  toolKeyRings: ToolKeyRing;
  launchRecords: LaunchRecord;
  pendingWindows: PendingWindow;
  frameworks: Framework;
  frameworkContents: FrameworkContents;
  skillCatalogues: SkillCatalogue;
  skillChunks: SkillChunk;
  notices: Notice;
  trustedIssuers: TrustedIssuer;
  sheetPlans: SheetPlan;
  endorsements: Endorsement;
}
export type CollectionName = keyof Collections;

/** A document as read: `revision` must come back unchanged for `replace` to win. */
export type Stored<D> = D & { readonly revision: number };

export interface PageQuery<D> {
  /** Equal to all of these. Together with `orderBy` they must be an index of store/schema: there are no scans. */
  readonly where: Partial<D>;
  readonly orderBy: keyof D & string;
  readonly direction?: 'ascending' | 'descending';
  /** At most this many, 1 to 1000. */
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
}

export interface Page<D> {
  readonly items: readonly Stored<D>[];
  /** Opaque; undefined on the last page. */
  readonly next?: string;
}

/**
 * Documents by collection. Only what any document database can do: unique keys and conditional updates of one
 * document. Whatever resolves is durable (of `loginStates`: with the next document of another kind). Every method may throw AppError STORE_BUSY or STORE_FULL: then nothing is
 * half-written.
 */
export interface Store {
  /** @throws {DuplicateKeyError} when a unique key is taken; nothing is written. */
  insert<C extends CollectionName>(collection: C, document: Collections[C]): Promise<Stored<Collections[C]>>;
  /**
   * Inserts one after the other and stops at the first whose unique key is taken: that one and all after it are not
   * written. For documents that lean on those before them; together they are one wait for the disk.
   * @returns how many were inserted
   */
  insertInOrder<C extends CollectionName>(
    collection: C,
    documents: readonly Collections[C][],
  ): Promise<number>;
  /** By a unique key: `where` names exactly its fields. Undefined when there is none, or when it has expired. */
  find<C extends CollectionName>(
    collection: C,
    where: Partial<Collections[C]>,
  ): Promise<Stored<Collections[C]> | undefined>;
  /** Writes the whole document if it still has this revision; false if someone was faster or it is gone. */
  replace<C extends CollectionName>(collection: C, document: Stored<Collections[C]>): Promise<boolean>;
  /** Removes and returns: of any number of callers, in any number of processes, one gets it. */
  take<C extends CollectionName>(
    collection: C,
    where: Partial<Collections[C]>,
  ): Promise<Collections[C] | undefined>;
  page<C extends CollectionName>(
    collection: C,
    query: PageQuery<Collections[C]>,
  ): Promise<Page<Collections[C]>>;
  /** Forgets documents whose `expiresAt` has passed. Returns how many. */
  sweep(now: Date): Promise<number>;
  /** A consistent copy of everything while others go on writing. The file must not exist yet. */
  backup(file: string): Promise<void>;
  /** Resolves when the store answers; for /readyz. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A unique key is taken. `key` names its fields, such as `institution+badge+learner+attempt`. */
export class DuplicateKeyError extends Error {
  constructor(
    readonly collection: string,
    readonly key: string,
    options?: ErrorOptions,
  ) {
    super(`${collection}: ${key} is taken`, options);
    this.name = 'DuplicateKeyError';
  }
}
