import type { LaunchReason } from '../../src/domain/launchRefusal.js';
import type { Platform } from '../../src/domain/platform.js';
import { platformId } from '../../src/domain/platformId.js';
import { PUBLIC_URL } from './frontDoor.js';

export interface HostileLogin {
  readonly section: string;
  readonly name: string;
  readonly reason: LaunchReason;
  /** What differs from an honest login; undefined leaves a parameter out, a list sends it several times. */
  readonly parameters: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Sent to the address of this registration. */
  readonly registration?: string;
}

/** The address of the registration of client `b` at the issuer that has two. */
export const TWICE_B = platformId('https://twice.example', 'b');

/** Registrations beside the ordinary one: waiting, twice at one issuer, and one active beside one waiting. */
export function otherRegistrations(ordinary: Platform): Platform[] {
  const at = (issuer: string, clientId: string, state: Platform['state'] = 'active'): Platform => {
    return { ...ordinary, id: platformId(issuer, clientId), issuer, clientId, state };
  };
  return [
    at('https://new.example', ordinary.clientId, 'waiting'),
    at('https://twice.example', 'a'),
    at('https://twice.example', 'b'),
    at('https://mixed.example', 'c'),
    at('https://mixed.example', 'd', 'waiting'),
  ];
}

type Parameters = HostileLogin['parameters'];
const initiation = (name: string, reason: LaunchReason, parameters: Parameters): HostileLogin => ({
  section: 'Security Framework 1.1 §5.1.1.1',
  name,
  reason,
  parameters,
});
const target = (name: string, link: string): HostileLogin => ({
  section: 'LTI Core 1.3 §5.3.4',
  name,
  reason: 'targetElsewhere',
  parameters: { target_link_uri: link },
});
const client = (
  name: string,
  reason: LaunchReason,
  parameters: Parameters,
  registration?: string,
): HostileLogin => ({
  section: 'LTI Core 1.3 §4.1.3',
  name,
  reason,
  parameters,
  ...(registration !== undefined && { registration }),
});

/** Login initiations that must go no further, each named by the section it violates. */
export const HOSTILE_LOGINS: readonly HostileLogin[] = [
  initiation('no iss', 'loginParameter', { iss: undefined }),
  initiation('an empty iss', 'loginParameter', { iss: '' }),
  initiation('no login_hint', 'loginParameter', { login_hint: undefined }),
  initiation('no target', 'loginParameter', { target_link_uri: undefined }),
  initiation('iss twice', 'loginParameter', { iss: ['https://lms.example', 'https://lms.example'] }),
  initiation('login_hint twice', 'loginParameter', { login_hint: ['42', '1'] }),
  initiation('client_id twice', 'loginParameter', { client_id: ['client-1', 'client-2'] }),
  initiation('client_id outside ASCII', 'loginParameter', { client_id: 'š' }),
  initiation('a line break in login_hint', 'loginParameter', { login_hint: '42\r\nSet-Cookie: x' }),
  initiation('a NUL in lti_message_hint', 'loginParameter', { lti_message_hint: 'a\u0000' }),
  initiation('an endless login_hint', 'loginParameter', { login_hint: 'x'.repeat(4001) }),
  initiation('an endless lti_message_hint', 'loginParameter', { lti_message_hint: 'x'.repeat(8001) }),
  initiation('an endless iss', 'loginParameter', { iss: `https://${'x'.repeat(1000)}` }),
  initiation('an endless deployment', 'loginParameter', { lti_deployment_id: 'x'.repeat(256) }),
  initiation('an endless storage target', 'loginParameter', { lti_storage_target: 'x'.repeat(256) }),
  target('a target elsewhere', 'https://evil.example/'),
  target('a target that begins like ours', `${PUBLIC_URL}.evil.example/`),
  target('our address as a user name', `${PUBLIC_URL}@evil.example/`),
  target('a target without scheme', '//badges.example/'),
  target('a script as target', 'javascript:alert(1)'),
  client('an unknown issuer', 'unknownPlatform', { iss: 'https://unknown.example' }),
  client('an issuer with a slash more', 'unknownPlatform', { iss: 'https://lms.example/' }),
  client('an unknown client', 'unknownPlatform', { client_id: 'client-9' }),
  client('an unknown issuer without client', 'unknownPlatform', {
    iss: 'https://x.example',
    client_id: undefined,
  }),
  client('a waiting registration', 'platformWaiting', { iss: 'https://new.example' }),
  client('a waiting one without client', 'platformWaiting', {
    iss: 'https://new.example',
    client_id: undefined,
  }),
  client('two registrations', 'severalRegistrations', { iss: 'https://twice.example', client_id: undefined }),
  client('an unknown registration', 'unknownPlatform', {}, 'nobody'),
  client("another issuer's registration", 'unknownPlatform', {}, TWICE_B),
  client(
    'another client than the registration',
    'unknownPlatform',
    { iss: 'https://twice.example', client_id: 'a' },
    TWICE_B,
  ),
];

/** What no form can carry, should a caller pass it on. */
export const ODD_PARAMETERS: readonly {
  readonly name: string;
  readonly reason: LaunchReason;
  readonly parameters: Readonly<Record<string, unknown>>;
}[] = [
  { name: 'iss as an object', reason: 'loginParameter', parameters: { iss: { $ne: '' } } },
  { name: 'login_hint as a number', reason: 'loginParameter', parameters: { login_hint: 42 } },
  { name: 'client_id as an object', reason: 'loginParameter', parameters: { client_id: { $gt: '' } } },
];
