import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Gradebook, readGradebook } from './gradebook.js';
import { isLanguage, type Language } from './languages.js';
import { type Activity, COURSE_KEYS, type CourseKey, findPerson, type PersonKey } from './school.js';

const STATE_FILE = 'lms.json';
const SESSION_MS = 12 * 60 * 60 * 1000;
const MOST_SESSIONS = 1000;

interface StoredSession {
  readonly person: PersonKey;
  readonly startedAt: number;
}

/** What the file holds. Sessions lie under the hash of their token. */
interface StoredState {
  readonly guid: string;
  readonly sessions: Record<string, StoredSession>;
  readonly languages: Partial<Record<PersonKey, Language>>;
  readonly activities: Partial<Record<CourseKey, Activity[]>>;
  readonly gradebook: Gradebook;
}

/** Ids of what is made here begin above those of the school as it stands. */
const FIRST_ID = 1000;

/** Sessions, language choices, added activities and grades; written whole at each change, so that a restart leaves everyone signed in. */
export class LmsState {
  private constructor(
    private readonly stored: StoredState,
    private readonly file: string | undefined,
  ) {}

  /** @throws Error if the state file is there but unreadable. */
  static open(dataDir?: string): LmsState {
    const file = dataDir === undefined ? undefined : join(dataDir, STATE_FILE);
    const stored = file !== undefined && existsSync(file) ? readState(file) : freshState();
    const state = new LmsState(stored, file);
    state.save();
    return state;
  }

  /** Identifies this installation to tools (`tool_platform.guid`). */
  get guid(): string {
    return this.stored.guid;
  }

  /** Returns the token for the cookie. */
  startSession(person: PersonKey, now: Date): string {
    const token = randomBytes(32).toString('base64url');
    const oldest = Object.keys(this.stored.sessions).slice(0, -(MOST_SESSIONS - 1));
    for (const id of oldest) delete this.stored.sessions[id];
    this.stored.sessions[hash(token)] = { person, startedAt: now.getTime() };
    this.save();
    return token;
  }

  personOf(token: string, now: Date): PersonKey | undefined {
    const session = this.stored.sessions[hash(token)];
    const live = session !== undefined && now.getTime() < session.startedAt + SESSION_MS;
    return live ? session.person : undefined;
  }

  endSession(token: string): void {
    delete this.stored.sessions[hash(token)];
    this.save();
  }

  languageOf(person: PersonKey): Language {
    return this.stored.languages[person] ?? 'en';
  }

  chooseLanguage(person: PersonKey, language: Language): void {
    this.stored.languages[person] = language;
    this.save();
  }

  /** What teachers have added to the course. */
  activitiesIn(course: CourseKey): readonly Activity[] {
    return this.stored.activities[course] ?? [];
  }

  addActivities(course: CourseKey, activities: readonly Omit<Activity, 'key' | 'id'>[]): readonly Activity[] {
    const made = activities.map((activity) => {
      const id = this.nextId();
      return { ...activity, key: `added-${id}`, id };
    });
    this.stored.activities[course] = [...this.activitiesIn(course), ...made];
    this.save();
    return made;
  }

  get gradebook(): Gradebook {
    return this.stored.gradebook;
  }

  changeGradebook(change: (gradebook: Gradebook) => void): void {
    change(this.stored.gradebook);
    this.save();
  }

  /** Never one that was given before. */
  nextId(): string {
    this.stored.gradebook.lastId = Math.max(FIRST_ID, this.stored.gradebook.lastId) + 1;
    return String(this.stored.gradebook.lastId);
  }

  private save(): void {
    if (this.file === undefined) return;
    const unfinished = `${this.file}.new`;
    writeFileSync(unfinished, JSON.stringify(this.stored, undefined, 2), { mode: 0o600 });
    renameSync(unfinished, this.file);
  }
}

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url');

const freshState = (): StoredState => ({
  guid: randomUUID(),
  sessions: {},
  languages: {},
  activities: {},
  gradebook: { lastId: 0, lineItems: [], results: [] },
});

function readState(file: string): StoredState {
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isRecord(read) || typeof read.guid !== 'string') {
    throw new Error(`${file} is not the demo LMS's state; remove it to start afresh`);
  }
  const state: StoredState = { ...freshState(), guid: read.guid, gradebook: readGradebook(read.gradebook) };
  for (const [id, session] of entriesOf(read.sessions)) {
    const person = isRecord(session) && typeof session.person === 'string' && findPerson(session.person);
    if (!person || !isRecord(session) || typeof session.startedAt !== 'number') continue;
    state.sessions[id] = { person: person.key, startedAt: session.startedAt };
  }
  for (const [key, language] of entriesOf(read.languages)) {
    const person = findPerson(key);
    if (person && isLanguage(language)) state.languages[person.key] = language;
  }
  for (const [key, activities] of entriesOf(read.activities)) {
    const course = COURSE_KEYS.find((known) => known === key);
    if (course !== undefined && Array.isArray(activities)) {
      state.activities[course] = activities.filter(isActivity);
    }
  }
  return state;
}

function isActivity(value: unknown): value is Activity {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    typeof value.title === 'string' &&
    isRecord(value.custom)
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const entriesOf = (value: unknown): [string, unknown][] => (isRecord(value) ? Object.entries(value) : []);
