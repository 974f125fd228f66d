import type { KeyObject } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { addActivities } from './content/contentRoutes.js';
import { type NewActivity, Selections } from './content/selections.js';
import type { LmsContext, LmsSettings, PlatformRegistration, ToolRegistration } from './context.js';
import type { Gradebook } from './gradebook.js';
import { RequestRefused } from './http/exchange.js';
import { createListener } from './http/listener.js';
import { openSigningKey } from './keys.js';
import { resourceLinkClaims } from './platform/claims.js';
import { signIdToken } from './platform/idToken.js';
import { MessageHints } from './platform/messageHints.js';
import { createRoutes } from './routes.js';
import {
  type Activity,
  activitiesOf,
  type Course,
  type CourseKey,
  courses,
  courseWith,
  type Person,
  type PersonKey,
  people,
} from './school.js';
import { AccessTokens } from './services/tokens.js';
import { Trouble } from './services/trouble.js';
import { LmsState } from './state.js';

export type { PlatformRegistration, ToolRegistration } from './context.js';
export type { Activity, Course, CourseKey, Person, PersonKey } from './school.js';

export interface DemoLmsOptions {
  /** 0: any free one. */
  readonly port: number;
  /** By default 127.0.0.1. */
  readonly host?: string;
  /** Public address; by default http://<host>:<port>. */
  readonly url?: string;
  /** May come later, by `connectTool`. */
  readonly tool?: ToolRegistration;
  /** Where key and state are kept between runs; without it they live in memory. */
  readonly dataDir?: string;
  readonly clock?: () => Date;
  /** Keeps data for tools (platform storage); an administrator can switch it, too. By default not, as Moodle. */
  readonly platformStorage?: boolean;
  /**
   * `moodle`: Moodle's own addresses, its message hints work once, and its launch page opens an activity again. `plain`:
   * none of that is known to tools, and a hint works until it expires. By default `moodle`.
   */
  readonly ways?: 'moodle' | 'plain';
}

/** Who launches what: activities by their `key`, by default the course's first. */
export interface LaunchOf {
  readonly person: PersonKey;
  readonly course: CourseKey;
  readonly activity?: string;
}

export interface DemoLms {
  readonly url: string;
  readonly registration: PlatformRegistration;
  readonly people: readonly Person[];
  readonly courses: readonly Course[];
  /** For tests that forge: the key id_tokens are signed with. */
  readonly signingKey: { readonly kid: string; readonly privateKey: KeyObject };
  /** For tests: what its services do wrong, and how often they were asked. */
  readonly trouble: Trouble;
  /** For tests of tools; what it changes holds from the next request on. */
  readonly settings: LmsSettings;
  readonly gradebook: Gradebook;
  connectTool(tool: ToolRegistration): void;
  /** An activity as if a teacher had added it: for copied courses, say. */
  addActivity(course: CourseKey, activity: NewActivity): Activity;
  find(launch: LaunchOf): { person: Person; course: Course; activity: Activity };
  /** An id_token as the authorization endpoint would sign it; `claims` change it, `undefined` takes one out. */
  signLaunch(
    launch: LaunchOf & { readonly nonce: string; readonly claims?: Readonly<Record<string, unknown>> },
  ): Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts a small LTI 1.3 platform with a school in it. It shares nothing with the tool, not even keys.
 * @throws Error (`code` EADDRINUSE) if the port is taken.
 */
export async function startDemoLms(options: DemoLmsOptions): Promise<DemoLms> {
  const { dataDir, host = '127.0.0.1', clock = () => new Date(), ways = 'moodle' } = options;
  if (dataDir !== undefined) await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const signingKey = await openSigningKey(dataDir);
  const state = LmsState.open(dataDir);
  let connected = options.tool;
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 });
  await listen(server, options.port, host);
  const url = options.url?.replace(/\/$/, '') ?? `http://${host}:${portOf(server)}`;
  const settings: LmsSettings = {
    platformStorage: options.platformStorage ?? false,
    crowd: 0,
    withheldScopes: [],
    guests: [],
  };
  const context: LmsContext = {
    url,
    tokens: new AccessTokens(clock),
    selections: new Selections(),
    trouble: new Trouble(),
    registration: registrationAt(url, ways),
    settings,
    state,
    hints: new MessageHints(clock, { once: ways === 'moodle' }),
    signingKey,
    now: clock,
    tool: () => {
      if (!connected) throw new RequestRefused(503, 'No tool is connected to this school yet.');
      return connected;
    },
    connectedTool: () => connected,
    connectTool: (tool) => {
      connected = tool;
    },
  };
  server.on('request', createListener(context, createRoutes(context)));
  return {
    url,
    registration: context.registration,
    people,
    courses,
    signingKey,
    trouble: context.trouble,
    settings,
    get gradebook() {
      return state.gradebook;
    },
    connectTool: context.connectTool,
    addActivity: (course, activity) => {
      const found = findLaunch(state, { person: 'teacher', course }).course;
      addActivities(context, found, [activity]);
      const made = state.activitiesIn(course).at(-1);
      if (made === undefined) throw new Error('nothing was added');
      return made;
    },
    find: (launch) => findLaunch(state, launch),
    signLaunch: ({ nonce, claims, ...launch }) =>
      signIdToken(signingKey, {
        ...resourceLinkClaims(context, { ...findLaunch(state, launch), nonce }),
        ...claims,
      }),
    close: () => close(server),
  };
}

function registrationAt(url: string, ways: 'moodle' | 'plain'): PlatformRegistration {
  return {
    name: 'Demo school',
    issuer: url,
    clientId: 'demo-school-tool',
    deploymentIds: ['1'],
    authorizationEndpoint: `${url}${ways === 'moodle' ? '/mod/lti/auth.php' : '/auth'}`,
    tokenEndpoint: `${url}/token`,
    jwksUri: `${url}/jwks`,
  };
}

function findLaunch(
  state: LmsState,
  launch: LaunchOf,
): { person: Person; course: Course; activity: Activity } {
  const person = people.find(({ key }) => key === launch.person);
  const known = courses.find(({ key }) => key === launch.course);
  const course = known && courseWith(state, known);
  const activities = course ? activitiesOf(course) : [];
  const activity = launch.activity ? activities.find(({ key }) => key === launch.activity) : activities.at(0);
  if (!person || !course || !activity) throw new TypeError('no such person, course or activity');
  return { person, course, activity };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the demo LMS has no port');
  return address.port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
