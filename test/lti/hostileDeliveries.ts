import type { FieldValues } from '../../src/demo/lms/client/browser.js';
import type { LaunchReason } from '../../src/domain/launchRefusal.js';
import { loginCookieName } from '../../src/domain/loginCookie.js';
import { newToken } from '../../src/domain/token.js';
import type { BegunLogin, ConformanceWorld } from './conformanceWorld.js';

/** A login with the token that the platform honestly signed for it. */
export interface SignedLogin extends BegunLogin {
  readonly idToken: string;
}

interface Delivery {
  readonly fields: FieldValues;
  readonly cookies: readonly BegunLogin['cookie'][];
}

export interface HostileDelivery {
  readonly section: string;
  readonly name: string;
  readonly reason: LaunchReason;
  /** How an honest launch is brought in a way it must not be; `other` is another login of the same or another browser. */
  readonly deliver: (launch: SignedLogin, other: SignedLogin) => Delivery;
  /** Before, at most once for a delivery; what it changes it gives a way to undo. */
  readonly prepare?: (world: ConformanceWorld, honest: Delivery) => Promise<() => void>;
}

export const honestly = ({ state, idToken, cookie }: SignedLogin): Delivery => ({
  fields: { state, id_token: idToken },
  cookies: [cookie],
});
const FLOW = 'Security Framework 1.1 §5.1.1.3';
const BROWSER = 'OpenID Connect Core §3.1.2.1';
const NONCE = 'Security Framework 1.1 §5.1.3 item 9';

const fields = (name: string, change: (launch: SignedLogin) => FieldValues): HostileDelivery => ({
  section: FLOW,
  name,
  reason: 'incomplete',
  deliver: (launch) => ({ ...honestly(launch), fields: { ...honestly(launch).fields, ...change(launch) } }),
});

/** Honest launches brought twice, late, in another browser, or in parts. */
export const HOSTILE_DELIVERIES: readonly HostileDelivery[] = [
  fields('no state', () => ({ state: undefined })),
  fields('an empty state', () => ({ state: '' })),
  fields('state twice', ({ state }) => ({ state: [state, state] })),
  fields('a state of another shape', () => ({ state: '../../etc' })),
  fields('no id_token', () => ({ id_token: undefined })),
  fields('id_token twice', ({ idToken }) => ({ id_token: [idToken, idToken] })),
  {
    section: FLOW,
    name: 'a state nobody gave out, with a cookie of its name',
    reason: 'spentOrLate',
    deliver: (launch) => {
      const state = newToken();
      const cookie = { ...launch.cookie, name: loginCookieName(state) };
      return { fields: { state, id_token: launch.idToken }, cookies: [cookie] };
    },
  },
  {
    section: 'OpenID Connect Core §3.1.2.6',
    name: "the platform's error, and a token beside it",
    reason: 'platformSaidNo',
    deliver: (launch) => ({
      ...honestly(launch),
      fields: { ...honestly(launch).fields, error: 'login_required' },
    }),
  },
  {
    section: BROWSER,
    name: 'a stolen state and token in a browser without cookies',
    reason: 'noCookie',
    deliver: (launch) => ({ ...honestly(launch), cookies: [] }),
  },
  {
    section: BROWSER,
    name: "a stolen state and token beside the cookie of the thief's own login",
    reason: 'noCookie',
    deliver: (launch, own) => ({ ...honestly(launch), cookies: [own.cookie] }),
  },
  {
    section: BROWSER,
    name: "the thief's own secret under the name of the stolen login's cookie",
    reason: 'otherBrowser',
    deliver: (launch, own) => ({
      ...honestly(launch),
      cookies: [{ name: launch.cookie.name, value: own.cookie.value }],
    }),
  },
  {
    section: BROWSER,
    name: 'an empty cookie',
    reason: 'otherBrowser',
    deliver: (launch) => ({ ...honestly(launch), cookies: [{ name: launch.cookie.name, value: '' }] }),
  },
  {
    section: NONCE,
    name: 'the token of another login with the own state and cookie',
    reason: 'nonce',
    deliver: (own, stolen) => ({ ...honestly(own), fields: { state: own.state, id_token: stolen.idToken } }),
  },
  {
    section: NONCE,
    name: 'the state of another login of the same browser',
    reason: 'nonce',
    deliver: (launch, second) => ({
      fields: { state: second.state, id_token: launch.idToken },
      cookies: [launch.cookie, second.cookie],
    }),
  },
  {
    section: NONCE,
    name: 'a launch that has landed, played again',
    reason: 'spentOrLate',
    deliver: (launch) => honestly(launch),
    prepare: async (world, honest) => {
      await world.land(honest.fields, honest.cookies);
      return () => undefined;
    },
  },
  {
    section: NONCE,
    name: 'an honest token after a refused one for the same login',
    reason: 'spentOrLate',
    deliver: (launch) => honestly(launch),
    prepare: async (world, honest) => {
      await world.land({ ...honest.fields, id_token: 'a.b.c' }, honest.cookies);
      return () => undefined;
    },
  },
  {
    section: BROWSER,
    name: 'five minutes after its login',
    reason: 'spentOrLate',
    deliver: (launch) => honestly(launch),
    prepare: async (world) => {
      world.move(300_000);
      return () => world.move(-300_000);
    },
  },
];
