import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../src/domain/ids.js';
import type { Launch, Platform } from '../../src/domain/platform.js';
import type { Store } from '../../src/domain/ports/store.js';
import { createLaunchValidator } from '../../src/lti/launchValidator.js';
import { createLoginProtocol } from '../../src/lti/login.js';
import { createPlatformKeys } from '../../src/lti/platformKeys.js';
import { createNetwork } from '../../src/network/network.js';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.js';
import { createAcceptLaunch } from '../../src/usecases/acceptLaunch.js';
import { createStartLogin } from '../../src/usecases/startLogin.js';

export const PUBLIC_URL = 'https://badges.example';
export const START = Date.parse('2026-11-24T10:00:00.000Z');
export const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/';
const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

/** The whole front door on a real store, with a clock that stands still until it is moved. */
export async function openFrontDoor(platforms: readonly Platform[]) {
  const folder = mkdtempSync(join(tmpdir(), 'front-door-'));
  let time = START;
  const clock = (): Date => new Date(time);
  const store = await openSqliteStore({ file: join(folder, 'test.sqlite'), now: clock });
  for (const platform of platforms) await store.insert('platforms', platform);
  const network = createNetwork({ allowPrivateNetwork: true });
  const platformKeys = createPlatformKeys({ network, clock });
  const launchValidator = createLaunchValidator({ platformKeys, clock, publicUrl: PUBLIC_URL });
  const loginProtocol = createLoginProtocol({ publicUrl: PUBLIC_URL, launchUrl: `${PUBLIC_URL}/lti/launch` });
  return {
    store,
    clock,
    platformKeys,
    move: (ms: number): void => {
      time += ms;
    },
    startLogin: createStartLogin({ store, clock, loginProtocol }),
    acceptLaunch: createAcceptLaunch({ store, clock, launchValidator }),
    close: async (): Promise<void> => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type FrontDoor = Awaited<ReturnType<typeof openFrontDoor>>;

export const loginParameters = (platform: Platform, overrides: Record<string, unknown> = {}) => ({
  iss: platform.issuer,
  client_id: platform.clientId,
  login_hint: '42',
  target_link_uri: `${PUBLIC_URL}/courses`,
  lti_message_hint: '{"cmid":7}',
  ...overrides,
});

/** One login as a browser sees it: where it was sent, and the cookie it got. */
export async function logIn(door: FrontDoor, platform: Platform, overrides: Record<string, unknown> = {}) {
  const { redirect, cookie } = await door.startLogin(loginParameters(platform, overrides));
  const sent = new URL(redirect).searchParams;
  return {
    state: sent.get('state') ?? '',
    nonce: sent.get('nonce') ?? '',
    browserSecret: cookie.value,
    cookie,
  };
}

/** Claims of an honest launch. A value of undefined takes a claim out. */
export function claimsFor(platform: Platform, nonce: string, overrides: Record<string, unknown> = {}) {
  const seconds = START / 1000;
  const claims: Record<string, unknown> = {
    iss: platform.issuer,
    aud: platform.clientId,
    sub: '42',
    iat: seconds,
    exp: seconds + 60,
    nonce,
    name: 'Tina Teacher',
    email: 'tina@school.example',
    [`${CLAIM}version`]: '1.3.0',
    [`${CLAIM}deployment_id`]: '1',
    [`${CLAIM}message_type`]: 'LtiResourceLinkRequest',
    [`${CLAIM}target_link_uri`]: `${PUBLIC_URL}/courses`,
    [`${CLAIM}resource_link`]: { id: '7', title: 'ePortfolio' },
    [`${CLAIM}roles`]: [`${MEMBERSHIP}Instructor`],
    [`${CLAIM}context`]: { id: 'course-1', title: 'Guidance', label: 'G1', type: ['CourseSection'] },
    ...overrides,
  };
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

/** A launch as the use cases receive it, without the way there. */
export function launchOf(platform: Platform, overrides: Partial<Launch> = {}): Launch {
  return {
    platform,
    deploymentId: '1',
    sub: '42',
    name: 'Tina Teacher',
    messageType: 'LtiResourceLinkRequest',
    target: '/courses',
    resourceLink: { id: '7', title: 'ePortfolio' },
    context: { id: 'course-1', title: 'Guidance', label: 'G1' },
    roles: [`${MEMBERSHIP}Instructor`],
    custom: {},
    issuedAt: new Date(START).toISOString(),
    offers: [],
    ...overrides,
  };
}

export async function countOf(store: Store, collection: 'platforms'): Promise<number> {
  return (await store.page(collection, { where: {}, orderBy: 'createdAt', limit: 100 })).items.length;
}

export const someId = newId;
