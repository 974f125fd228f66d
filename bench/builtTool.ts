import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BadgeDefinition } from '../src/domain/badgeDefinition.js';
import { newId } from '../src/domain/ids.js';
import type { Institution } from '../src/domain/institution.js';
import type { Store } from '../src/domain/ports/store.js';
import type { Submission } from '../src/domain/submission.js';
import { typedBadge } from '../src/domain/typedBadge.js';
import type { Services } from '../src/services.js';
import { ePortfolioContent } from '../test/factories/badgeContent.js';
import { evidenceItem } from '../test/factories/submission.js';
import { built } from './built.js';
import { freePort } from './tool.js';

/** The built tool inside this process, so that what it does can be timed without HTTP, with a published badge. */
export interface BuiltTool {
  readonly url: string;
  readonly services: Services;
  /** A second connection to its database. */
  readonly store: Store;
  readonly institution: Institution;
  readonly badge: BadgeDefinition;
  readonly file: string;
}

/** @param work with the tool, which is removed afterwards; it serves, but its worker stands still */
export async function withBuiltTool<T>(work: (tool: BuiltTool) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lti-open-badges-bench-'));
  const url = `http://localhost:${await freePort()}`;
  const { createServices }: typeof import('../src/services.js') = await import(built('services.js'));
  const { createApp }: typeof import('../src/app.js') = await import(built('app.js'));
  const { loadConfig }: typeof import('../src/config/loadConfig.js') = await import(
    built('config/loadConfig.js')
  );
  const { openSqliteStore }: typeof import('../src/store/sqlite/openSqliteStore.js') = await import(
    built('store/sqlite/openSqliteStore.js')
  );
  const { databaseFile }: typeof import('../src/store/sqlite/databaseFile.js') = await import(
    built('store/sqlite/databaseFile.js')
  );
  const port = new URL(url).port;
  const config = loadConfig({
    PUBLIC_URL: url,
    PORT: port,
    DATA_DIR: folder,
    ALLOW_PRIVATE_NETWORK: '1',
    LOG_LEVEL: 'silent',
  });
  const services = await createServices(config);
  const server = createServer(createApp(services));
  await new Promise<void>((resolve) => server.listen(Number(port), 'localhost', resolve));
  const file = databaseFile(folder);
  const store = await openSqliteStore({ file, now: () => new Date() });
  try {
    const [institution] = await services.listInstitutions();
    if (institution === undefined) throw new Error('no institution');
    const badge = await publish(services, institution);
    return await work({ url, services, store, institution, badge, file });
  } finally {
    await services.stopWorking();
    server.closeAllConnections();
    server.close();
    await store.close();
    await services.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function publish(services: Services, institution: Institution): Promise<BadgeDefinition> {
  const typed = typedBadge(ePortfolioContent());
  const made = await services.createBadge({
    institution,
    course: 'course',
    person: 'teacher',
    id: newId(),
    typed,
  });
  const { id, revision } = made.badge;
  const published = await services.publishBadge({ institution, badge: id, revision, person: 'teacher' });
  if (published.kind !== 'published') throw new Error('not published');
  return published.badge;
}

/** A submission that a teacher has just approved: decided and stored, nothing signed yet. */
export function approvedSubmission({ institution, badge }: BuiltTool, index: number): Submission {
  const at = new Date().toISOString();
  const decision = newId();
  const evidence = [
    evidenceItem({
      url: `https://portfolio.example.org/${index}`,
      title: `Portfolio ${index}`,
      consent: true,
    }),
  ];
  const round = { evidence, selfAssessment: {}, note: '' };
  const verdicts = badge.draft.assessmentCriteria.criteria.map(({ id }) => ({
    criterion: id,
    verdict: 'shown' as const,
    comment: '',
  }));
  const review = {
    id: decision,
    reviewer: 'teacher',
    reviewedAt: at,
    decision: 'approved' as const,
    reason: '',
    verdicts,
  };
  return {
    id: newId(),
    institution: institution.id,
    course: 'course',
    badge: badge.id,
    version: 1,
    learner: newId(),
    attempt: 1,
    trial: false,
    state: 'approved',
    draft: round,
    rounds: [{ number: 1, submittedAt: at, ...round, review }],
    identifierConsent: false,
    pending: [{ kind: 'issueCredential', decision, credential: newId() }],
    pendingSince: at,
    createdAt: at,
    updatedAt: at,
  };
}
