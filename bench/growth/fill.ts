import Database from 'libsql';
import { newId } from '../../src/domain/ids.js';
import type { BuiltTool } from '../builtTool.js';

/** A course has as many badges whatever the school's size: what grows is the number of courses. */
const IN_A_COURSE = 500;
const BADGES_OF_A_LEARNER = 4;
/** One in so many submissions still waits for its teacher, and one in so many badges is revoked. */
const WAITING_EACH = 50;
const REVOKED_EACH = 100;
const LIST_SIZE = 131_072;
const IN_A_TRANSACTION = 20_000;

/** What a page may ask about, of the rows that were added. */
export interface Added {
  readonly courses: readonly string[];
  readonly learners: readonly string[];
  readonly submissions: readonly string[];
  readonly credentials: readonly string[];
}

/**
 * Adds badges with their submissions and learners, unsigned: the documents are those of real ones, over and over, the
 * columns that indexes are made of are each row's own.
 */
export function addBadges(tool: BuiltTool, count: number): Added {
  const database = new Database(tool.file, { timeout: 10_000 });
  // A row lost with the power is no loss here.
  database.exec('PRAGMA synchronous = OFF');
  const addOne = createAdder(database, tool);
  const added = { courses: [''], learners: [''], submissions: [''], credentials: [''] };
  let [course, learner] = ['', ''];
  for (let index = 0; index < count; index++) {
    if (index % IN_A_TRANSACTION === 0) database.exec(index === 0 ? 'BEGIN' : 'COMMIT; BEGIN');
    if (index % IN_A_COURSE === 0) {
      course = newId();
      added.courses.push(course);
    }
    if (index % BADGES_OF_A_LEARNER === 0) {
      learner = newId();
      added.learners.push(learner);
    }
    const { submission, credential } = addOne(index, { course, learner });
    added.submissions.push(submission);
    added.credentials.push(credential);
  }
  database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  for (const list of Object.values(added)) list.shift();
  return added;
}

function createAdder(database: Database.Database, { institution, badge }: BuiltTool) {
  const badges = documentsOf(database, 'issuedBadges');
  const submissions = documentsOf(database, 'submissions');
  const insertBadge = database.prepare(
    'INSERT INTO issuedBadges (id, institution, course, learner, submission, statusList, statusIndex, state, issuedAt, statusChangedAt, document, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)',
  );
  const insertSubmission = database.prepare(
    'INSERT INTO submissions (id, institution, badge, learner, attempt, course, state, waitingSince, createdAt, document, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)',
  );
  const insertPerson = database.prepare(
    'INSERT INTO persons (id, institution, platform, sub, document, revision) VALUES (?, ?, ?, ?, ?, 1)',
  );
  const school = institution.id;
  const list = newId();
  return (index: number, { course, learner }: { readonly course: string; readonly learner: string }) => {
    const [credential, submission] = [newId(), newId()];
    const at = new Date(Date.UTC(2020, 0, 1) + index * 1000).toISOString();
    if (index % BADGES_OF_A_LEARNER === 0) {
      const person = {
        id: learner,
        institution: school,
        platform: 'lms',
        sub: learner,
        name: `Learner ${index}`,
      };
      insertPerson.run(learner, school, 'lms', learner, JSON.stringify(person));
    }
    const isWaiting = index % WAITING_EACH === 0;
    insertSubmission.run([
      ...[submission, school, `${badge.id}-${index % 50}`, learner, 1 + index, course],
      ...[
        isWaiting ? 'submitted' : 'approved',
        isWaiting ? at : null,
        at,
        submissions[index % submissions.length],
      ],
    ]);
    insertBadge.run([
      ...[credential, school, course, learner, submission, `${list}-${Math.floor(index / LIST_SIZE)}`],
      ...[index % LIST_SIZE, index % REVOKED_EACH === 0 ? 'revoked' : 'issued', at, at],
      badges[index % badges.length],
    ]);
    return { submission, credential };
  };
}

function documentsOf(database: Database.Database, table: string): readonly unknown[] {
  const rows: unknown[] = database.prepare(`SELECT document FROM ${table} ORDER BY id LIMIT 100`).all();
  return rows.map((row) => {
    const document: unknown =
      typeof row === 'object' && row !== null ? Reflect.get(row, 'document') : undefined;
    return document instanceof ArrayBuffer ? Buffer.from(document) : document;
  });
}
