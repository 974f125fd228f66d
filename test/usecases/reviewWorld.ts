import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCredentials } from '../../src/credentials/credentials.js';
import type { BadgeDefinition } from '../../src/domain/badgeDefinition.js';
import { newId } from '../../src/domain/ids.js';
import type { Person } from '../../src/domain/platform.js';
import type { Credentials } from '../../src/domain/ports/credentials.js';
import type { Store, Stored } from '../../src/domain/ports/store.js';
import type { ReviewDraft } from '../../src/domain/reviewRules.js';
import type { EvidenceItem, Round, Submission } from '../../src/domain/submission.js';
import { createSecrets } from '../../src/secrets/secrets.js';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.js';
import { createAllocateStatusIndex } from '../../src/usecases/allocateStatusIndex.js';
import { createChangeBadge } from '../../src/usecases/changeBadge.js';
import { createCorrectBadge } from '../../src/usecases/correctBadge.js';
import { createFinishDecision } from '../../src/usecases/finishDecision.js';
import { createIssueCredential } from '../../src/usecases/issueCredential.js';
import { createQueueScore } from '../../src/usecases/queueScore.js';
import { createRecordAudit } from '../../src/usecases/recordAudit.js';
import { createReviewSubmission, type ReviewCommand } from '../../src/usecases/reviewSubmission.js';
import { createRevokeBadge } from '../../src/usecases/revokeBadge.js';
import { createRevokeBadges } from '../../src/usecases/revokeBadges.js';
import { createSettleBadge } from '../../src/usecases/settleBadge.js';
import { createSupersedeEarlier } from '../../src/usecases/supersedeEarlier.js';
import { ePortfolioContent, institution } from '../factories/badgeContent.js';

export const PUBLIC_URL = 'https://badges.example.org';
export const SCHOOL = institution();
export const COURSE = 'course-1';

/** A store in a folder of its own, a school with its key, a published badge, and the review's verbs over them. */
export interface ReviewWorld {
  readonly store: Store;
  readonly credentials: Credentials;
  readonly badge: BadgeDefinition;
  /** Another connection to the same database, as another process has it. */
  openAgain(): Promise<Store>;
  now: Date;
  readonly clock: () => Date;
  addPerson(changes?: Partial<Person>): Promise<Person>;
  /** Submitted once, by a new learner. */
  addSubmission(changes?: Partial<Submission>): Promise<Stored<Submission>>;
  close(): Promise<void>;
}

export async function openReviewWorld(): Promise<ReviewWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'review-'));
  const open = () => openSqliteStore({ file: join(folder, 'badges.sqlite'), now: clock });
  const clock = () => world.now;
  const others: Store[] = [];
  const store = await openSqliteStore({ file: join(folder, 'badges.sqlite'), now: () => new Date() });
  const credentials = createCredentials({
    publicUrl: PUBLIC_URL,
    secrets: createSecrets(randomBytes(32)),
  });
  const world: ReviewWorld = {
    store,
    credentials,
    badge: publishedBadge(),
    openAgain: async () => {
      const other = await open();
      others.push(other);
      return other;
    },
    now: new Date('2026-11-24T09:00:00.000Z'),
    clock,
    addPerson: (changes) => addPerson(store, changes),
    addSubmission: (changes) => addSubmission(store, world, changes),
    close: async () => {
      for (const each of [store, ...others]) await each.close();
      rmSync(folder, { recursive: true });
    },
  };
  const createdAt = world.now.toISOString();
  await store.insert('institutions', SCHOOL);
  const key = await credentials.createKey();
  await store.insert('institutionKeys', { ...key, institution: SCHOOL.id, state: 'current', createdAt });
  await store.insert('badges', world.badge);
  return world;
}

/** The verbs of one process. */
export function reviewVerbs(world: ReviewWorld, store: Store = world.store) {
  const { clock, credentials } = world;
  const woken: string[] = [];
  const recordAudit = createRecordAudit({ store });
  const allocateStatusIndex = createAllocateStatusIndex({ store, clock });
  const issueCredential = createIssueCredential({ store, credentials, allocateStatusIndex, clock });
  const queueScore = createQueueScore({
    store,
    clock,
    credentialAddress: (credential) => `${PUBLIC_URL}/credentials/${credential}`,
    scoreComment: ({ title, reason, address }) => [title, reason, address].join('\n'),
    wakeScores: () => undefined,
  });
  const settleBadge = createSettleBadge({ store, recordAudit });
  const changeBadge = createChangeBadge({ store, clock, settleBadge });
  return {
    woken,
    settleBadge,
    changeBadge,
    revokeBadges: createRevokeBadges({ store, changeBadge }),
    queueScore,
    recordAudit,
    allocateStatusIndex,
    issueCredential,
    correctBadge: createCorrectBadge({ store, clock, credentials, allocateStatusIndex, settleBadge }),
    finishDecision: createFinishDecision({
      store,
      issueCredential,
      recordAudit,
      queueScore,
      supersedeEarlier: createSupersedeEarlier({ store, clock, settleBadge }),
    }),
    reviewSubmission: createReviewSubmission({ store, clock, wake: (id) => woken.push(id) }),
    revokeBadge: createRevokeBadge({ changeBadge }),
  };
}

export const CRITERIA = ePortfolioContent().assessmentCriteria.criteria;

/** A review in which every criterion is shown. */
export function approval(changes: Partial<ReviewDraft> = {}): ReviewDraft {
  const shown = CRITERIA.map(({ id }) => [id, { verdict: 'shown' as const, comment: '' }]);
  return { choice: 'approved', reason: '', grade: '', verdicts: Object.fromEntries(shown), ...changes };
}

export function decisionOn(submission: Submission, changes: Partial<ReviewCommand> = {}): ReviewCommand {
  return {
    institution: submission.institution,
    submission: submission.id,
    reviewer: 'teacher-1',
    decision: newId(),
    round: submission.rounds.length,
    draft: approval(),
    ...changes,
  };
}

export function evidence(changes: Partial<EvidenceItem> = {}): EvidenceItem {
  return {
    id: newId(),
    url: 'https://portfolio.example/design',
    title: 'My learning design',
    criteria: ['criterion-1'],
    note: 'Chapter two',
    consent: true,
    ...changes,
  };
}

export function round(changes: Partial<Round> = {}): Round {
  return {
    number: 1,
    submittedAt: '2026-11-20T10:00:00.000Z',
    evidence: [evidence()],
    selfAssessment: { 'criterion-1': 'yes' },
    note: 'It took me the whole autumn.',
    ...changes,
  };
}

function publishedBadge(): BadgeDefinition {
  const content = ePortfolioContent();
  const at = '2026-11-01T08:00:00.000Z';
  const version = { version: 1, content, picture: 'a'.repeat(64), publishedAt: at, publishedBy: 'teacher-1' };
  return {
    id: newId(),
    institution: SCHOOL.id,
    course: COURSE,
    createdBy: 'teacher-1',
    draft: content,
    versions: [version],
    createdAt: at,
    updatedAt: at,
    draftChanged: false,
  };
}

async function addPerson(store: Store, changes: Partial<Person> = {}): Promise<Person> {
  return store.insert('persons', {
    id: newId(),
    institution: SCHOOL.id,
    platform: 'platform-1',
    sub: newId(),
    createdAt: '2026-11-01T08:00:00.000Z',
    ...changes,
  });
}

async function addSubmission(
  store: Store,
  world: ReviewWorld,
  changes: Partial<Submission> = {},
): Promise<Stored<Submission>> {
  const waitingSince = '2026-11-20T10:00:00.000Z';
  return store.insert('submissions', {
    id: newId(),
    institution: SCHOOL.id,
    course: COURSE,
    badge: world.badge.id,
    version: 1,
    learner: newId(),
    attempt: 1,
    trial: false,
    state: 'submitted',
    draft: { evidence: [], selfAssessment: {}, note: '' },
    rounds: [round()],
    identifierConsent: false,
    waitingSince,
    createdAt: waitingSince,
    updatedAt: waitingSince,
    ...changes,
  });
}
