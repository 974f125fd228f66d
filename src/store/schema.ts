import type { CollectionName, Collections } from '../domain/ports/store.js';

type Field<D> = keyof D & string;

/** What `page` may ask: equality on all of `where`, ordered by `orderBy` with the id as tie-break. */
export interface IndexSchema<F extends string = string> {
  readonly where: readonly F[];
  readonly orderBy: F;
  /** Holds only documents that have the `orderBy` field: the others are not in such a page. */
  readonly sparse?: true;
}

/** One kind of document as every adapter must keep it. */
export interface CollectionSchema<F extends string = string> {
  /** Unique keys, the one that `replace` goes by first. The institution leads every key of more than the id. */
  readonly keys: readonly (readonly F[])[];
  readonly indexes: readonly IndexSchema<F>[];
  /** Of the fields above, those that are whole numbers; the others are text. */
  readonly integers?: readonly F[];
  /** The document has `expiresAt` (as of `Date.toISOString`), and is absent from then on. */
  readonly expires?: true;
  /**
   * Lasts minutes, and what it leads to is written after it: durable no sooner than the next document that is not
   * fleeting. A power cut may undo its writes; the end of the process doesn't.
   */
  readonly fleeting?: true;
  /** Most bytes of the document as JSON; more is refused as TOO_LARGE. */
  readonly maximumBytes: number;
}

type Schema = { readonly [C in CollectionName]: CollectionSchema<Field<Collections[C]>> };

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** The one description of what is stored. A change here comes with a migration step (sqlite/migrations.ts). */
export const SCHEMA: Schema = {
  settings: { keys: [['id']], indexes: [], maximumBytes: 16 * KILOBYTE },
  institutions: {
    keys: [['id']],
    indexes: [{ where: [], orderBy: 'createdAt' }],
    maximumBytes: 256 * KILOBYTE,
  },
  institutionKeys: {
    keys: [['institution', 'id']],
    indexes: [{ where: ['institution'], orderBy: 'createdAt' }],
    maximumBytes: 16 * KILOBYTE,
  },
  platforms: {
    // A login request names issuer and client before any institution is known: unique over the whole installation.
    keys: [['id'], ['issuer', 'clientId']],
    indexes: [
      { where: [], orderBy: 'createdAt' },
      { where: ['institution'], orderBy: 'createdAt' },
      { where: ['issuer'], orderBy: 'createdAt' },
    ],
    maximumBytes: 64 * KILOBYTE,
  },
  courses: {
    keys: [['id'], ['institution', 'platform', 'deploymentId', 'contextId']],
    indexes: [],
    maximumBytes: 64 * KILOBYTE,
  },
  persons: { keys: [['id'], ['institution', 'platform', 'sub']], indexes: [], maximumBytes: 64 * KILOBYTE },
  resourceLinks: {
    keys: [['id'], ['institution', 'platform', 'deploymentId', 'resourceLinkId']],
    indexes: [{ where: ['institution', 'badge'], orderBy: 'resourceLinkId' }],
    maximumBytes: 64 * KILOBYTE,
  },
  // A session is written after the login it comes from was taken, and makes that durable, too.
  loginStates: {
    keys: [['id']],
    indexes: [],
    expires: true,
    fleeting: true,
    maximumBytes: 64 * KILOBYTE,
  },
  sessions: {
    keys: [['id']],
    indexes: [{ where: ['institution', 'person'], orderBy: 'createdAt' }],
    expires: true,
    maximumBytes: 256 * KILOBYTE,
  },
  oneTimeLinks: { keys: [['id']], indexes: [], expires: true, maximumBytes: 16 * KILOBYTE },
  recoveredDrafts: {
    keys: [['id']],
    indexes: [{ where: ['institution', 'person'], orderBy: 'savedAt' }],
    expires: true,
    maximumBytes: MEGABYTE,
  },
  badges: {
    keys: [['id']],
    indexes: [
      { where: ['institution', 'course'], orderBy: 'createdAt' },
      { where: ['institution'], orderBy: 'createdAt' },
    ],
    maximumBytes: 8 * MEGABYTE,
  },
  submissions: {
    keys: [['id'], ['institution', 'badge', 'learner', 'attempt']],
    indexes: [
      { where: ['institution', 'course', 'state'], orderBy: 'waitingSince', sparse: true },
      { where: ['institution', 'badge', 'learner'], orderBy: 'attempt' },
      { where: ['institution', 'course', 'learner'], orderBy: 'createdAt' },
      { where: [], orderBy: 'pendingSince', sparse: true },
    ],
    integers: ['attempt'],
    maximumBytes: 8 * MEGABYTE,
  },
  issuedBadges: {
    keys: [['id'], ['institution', 'statusList', 'statusIndex'], ['institution', 'submission']],
    indexes: [
      { where: ['institution', 'statusList', 'state'], orderBy: 'statusIndex' },
      { where: ['institution', 'statusList'], orderBy: 'statusChangedAt' },
      { where: ['institution'], orderBy: 'issuedAt' },
      { where: ['institution', 'course'], orderBy: 'issuedAt' },
      { where: ['institution', 'learner'], orderBy: 'issuedAt' },
      { where: ['institution', 'badge'], orderBy: 'issuedAt' },
      { where: [], orderBy: 'dueAt', sparse: true },
      { where: ['institution'], orderBy: 'correctedAt', sparse: true },
    ],
    integers: ['statusIndex'],
    maximumBytes: MEGABYTE,
  },
  statusLists: {
    keys: [['id'], ['institution', 'purpose', 'sequence']],
    indexes: [
      { where: [], orderBy: 'createdAt' },
      { where: ['institution', 'purpose'], orderBy: 'sequence' },
    ],
    integers: ['sequence'],
    maximumBytes: 16 * KILOBYTE,
  },
  pictures: { keys: [['institution', 'id']], indexes: [], maximumBytes: 4 * MEGABYTE },
  auditEntries: {
    keys: [
      ['institution', 'id'],
      ['institution', 'sequence'],
    ],
    indexes: [{ where: ['institution'], orderBy: 'sequence' }],
    integers: ['sequence'],
    maximumBytes: 16 * KILOBYTE,
  },
  deepLinks: { keys: [['id']], indexes: [], expires: true, maximumBytes: 64 * KILOBYTE },
  badgeAdoptions: {
    keys: [['id'], ['institution', 'course', 'origin']],
    indexes: [],
    maximumBytes: 16 * KILOBYTE,
  },
  rosters: {
    keys: [['id']],
    indexes: [{ where: [], orderBy: 'dueAt', sparse: true }],
    expires: true,
    maximumBytes: 8 * MEGABYTE,
  },
  scores: {
    keys: [['id'], ['institution', 'learner', 'timestamp']],
    indexes: [
      { where: [], orderBy: 'dueAt', sparse: true },
      { where: ['institution', 'learner'], orderBy: 'timestamp' },
    ],
    maximumBytes: 64 * KILOBYTE,
  },
  imageTemplates: {
    keys: [['id'], ['institution', 'name']],
    indexes: [{ where: ['institution'], orderBy: 'createdAt' }],
    maximumBytes: 256 * KILOBYTE,
  },
  toolKeyRings: { keys: [['id']], indexes: [], maximumBytes: 256 * KILOBYTE },
  launchRecords: { keys: [['id']], indexes: [], expires: true, maximumBytes: 64 * KILOBYTE },
  pendingWindows: { keys: [['id']], indexes: [], expires: true, maximumBytes: MEGABYTE },
  frameworks: {
    keys: [['id'], ['institution', 'identifier']],
    indexes: [{ where: ['institution'], orderBy: 'updatedAt' }],
    maximumBytes: 16 * KILOBYTE,
  },
  frameworkContents: { keys: [['institution', 'id']], indexes: [], maximumBytes: 8 * MEGABYTE },
  skillCatalogues: {
    keys: [['id'], ['institution', 'language']],
    indexes: [{ where: ['institution'], orderBy: 'language' }],
    maximumBytes: 64 * KILOBYTE,
  },
  sheetPlans: { keys: [['id']], indexes: [], expires: true, maximumBytes: 16 * MEGABYTE },
  skillChunks: { keys: [['institution', 'id']], indexes: [], maximumBytes: 4 * MEGABYTE },
  endorsements: {
    keys: [['id']],
    indexes: [{ where: ['institution', 'badge'], orderBy: 'receivedAt' }],
    maximumBytes: 64 * KILOBYTE,
  },
  notices: {
    keys: [['id']],
    indexes: [{ where: ['institution', 'person'], orderBy: 'unreadSince', sparse: true }],
    maximumBytes: 16 * KILOBYTE,
  },
  trustedIssuers: {
    keys: [['id'], ['institution', 'issuer']],
    indexes: [
      { where: ['institution'], orderBy: 'createdAt' },
      // A badge names its issuer before any institution is known.
      { where: ['issuer'], orderBy: 'createdAt' },
    ],
    maximumBytes: 16 * KILOBYTE,
  },
};

/** Every collection's name, in the order of the schema. */
export const COLLECTION_NAMES = Object.keys(SCHEMA).filter(isCollectionName);

export function isCollectionName(name: string): name is CollectionName {
  return Object.hasOwn(SCHEMA, name);
}

/** The collection's schema with plain field names. @throws {TypeError} for an unknown collection. */
export function schemaOf(collection: CollectionName): CollectionSchema {
  if (!isCollectionName(collection)) throw new TypeError(`no collection "${collection}"`);
  return SCHEMA[collection];
}

/** Every field that a key, an index or the expiry needs beside the document, each once; the id first. */
export function indexedFields(schema: CollectionSchema): readonly string[] {
  const fields = new Set<string>(['id', ...schema.keys.flat()]);
  for (const index of schema.indexes) for (const field of [...index.where, index.orderBy]) fields.add(field);
  if (schema.expires) fields.add('expiresAt');
  return [...fields];
}
