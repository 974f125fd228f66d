import assert from 'node:assert/strict';
import type { BadgeContent, BadgeDefinition } from '../../../src/domain/badgeDefinition.js';
import { newId } from '../../../src/domain/ids.js';
import type { Institution } from '../../../src/domain/institution.js';
import type { IssuedBadge } from '../../../src/domain/issuedBadge.js';
import type { Store } from '../../../src/domain/ports/store.js';
import type { EvidenceItem } from '../../../src/domain/submission.js';
import { typedBadge } from '../../../src/domain/typedBadge.js';
import { databaseFile } from '../../../src/store/sqlite/databaseFile.js';
import { openSqliteStore } from '../../../src/store/sqlite/openSqliteStore.js';
import { ePortfolioContent, institution as school } from '../../factories/badgeContent.js';
import { evidenceItem } from '../../factories/submission.js';
import { type RunningTool, startTool } from '../../harness.js';

export interface AwardOptions {
  readonly content?: Partial<BadgeContent>;
  readonly evidence?: readonly EvidenceItem[];
  /** With it the learner agreed to be identified. */
  readonly email?: string;
  readonly visibility?: IssuedBadge['visibility'];
}

/** The real tool with one school, and what its people did before the world looks at it. */
export interface PublicWorld {
  readonly tool: RunningTool;
  /** A second connection to the same database, as an intruder on the server would have one. */
  readonly store: Store;
  readonly institution: Institution;
  publish(content?: Partial<BadgeContent>): Promise<BadgeDefinition>;
  /** An approved submission, signed; public unless said otherwise. */
  award(options?: AwardOptions): Promise<IssuedBadge>;
  revoke(issued: IssuedBadge, reason: string): Promise<void>;
  /** Writes other bytes into the stored credential. */
  tamper(issued: IssuedBadge, change: (credential: string) => string): Promise<void>;
  close(): Promise<void>;
}

export async function openPublicWorld(): Promise<PublicWorld> {
  const tool = await startTool();
  const store = await openSqliteStore({ file: databaseFile(tool.dataDir), now: () => new Date() });
  const institution = await describeSchool(tool, store);
  const world: PublicWorld = {
    tool,
    store,
    institution,
    publish: (content) => publish(tool, institution, content),
    award: (options) => award(world, options),
    revoke: async ({ submission }, reason) => {
      await tool.services.revokeBadge({ institution: institution.id, submission, by: 'teacher', reason });
    },
    tamper: async ({ id }, change) => {
      const issued = await store.find('issuedBadges', { id });
      assert.ok(issued);
      const credential = change(issued.credential);
      assert.notEqual(credential, issued.credential);
      assert.ok(await store.replace('issuedBadges', { ...issued, credential }));
    },
    close: async () => {
      await tool.close();
      await store.close();
    },
  };
  return world;
}

async function describeSchool(tool: RunningTool, store: Store): Promise<Institution> {
  const [first] = await tool.services.listInstitutions();
  assert.ok(first);
  const made = await store.find('institutions', { id: first.id });
  assert.ok(made);
  const described = { ...made, profile: school().profile };
  assert.ok(await store.replace('institutions', described));
  return described;
}

async function publish(
  { services }: RunningTool,
  institution: Institution,
  content: Partial<BadgeContent> = {},
): Promise<BadgeDefinition> {
  const made = await services.createBadge({
    institution,
    course: 'course',
    person: 'teacher',
    id: newId(),
    typed: typedBadge(ePortfolioContent(content)),
  });
  const { id, revision } = made.badge;
  const published = await services.publishBadge({ institution, badge: id, revision, person: 'teacher' });
  assert.equal(published.kind, 'published');
  return published.badge;
}

async function award(world: PublicWorld, options: AwardOptions = {}): Promise<IssuedBadge> {
  const { tool, store, institution } = world;
  const badge = await world.publish(options.content);
  const [learner, submission] = [newId(), newId()];
  const at = new Date().toISOString();
  if (options.email !== undefined) {
    const person = { id: learner, institution: institution.id, platform: 'lms', sub: learner, createdAt: at };
    await store.insert('persons', { ...person, email: options.email });
  }
  const evidence = options.evidence ?? [evidenceItem({ consent: true })];
  await store.insert('submissions', {
    ...{ id: submission, institution: institution.id, course: 'course', badge: badge.id, version: 1 },
    ...{ learner, attempt: 1, trial: false, state: 'submitted', waitingSince: at },
    draft: { evidence: [], selfAssessment: {}, note: '' },
    rounds: [{ number: 1, submittedAt: at, evidence, selfAssessment: {}, note: '' }],
    identifierConsent: options.email !== undefined,
    createdAt: at,
    updatedAt: at,
  });
  const criteria = badge.draft.assessmentCriteria.criteria;
  await tool.services.reviewSubmission({
    ...{ institution: institution.id, submission, reviewer: 'teacher', decision: newId(), round: 1 },
    draft: {
      choice: 'approved',
      reason: '',
      grade: 'Good',
      verdicts: Object.fromEntries(criteria.map(({ id }) => [id, { verdict: 'shown', comment: '' }])),
    },
  });
  await tool.services.workDone();
  const visibility = options.visibility ?? 'public';
  const approved = await tool.services.findSubmission(institution.id, submission);
  await tool.services.setVisibility({ submission: approved, learner, visibility });
  const issued = await store.find('issuedBadges', { institution: institution.id, submission });
  assert.ok(issued);
  return issued;
}
