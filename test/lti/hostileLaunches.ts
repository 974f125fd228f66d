import { createHmac, generateKeyPairSync } from 'node:crypto';
import type { LaunchReason } from '../../src/domain/launchRefusal.js';
import { encode, forge } from '../forge.js';
import { CLAIM, PUBLIC_URL, START } from './frontDoor.js';
import { type LmsKey, makeKey, publicJwk, sign } from './testLms.js';

type Claims = Record<string, unknown>;

export interface Hostile {
  /** The section it violates. */
  readonly section: string;
  readonly name: string;
  readonly reason: LaunchReason;
  readonly claims?: Claims;
  /** Made instead of the platform's own well-formed token. */
  readonly token?: (claims: Claims, key: LmsKey) => string | Promise<string>;
}

const SECONDS = START / 1000;
const honestHeader = (key: LmsKey) => ({ alg: 'RS256', typ: 'JWT', kid: key.kid });
const withHeader =
  (header: Record<string, unknown>) =>
  (claims: Claims, key: LmsKey): string =>
    forge({ claims, header: { ...honestHeader(key), ...header }, key: key.privateKey });
const withPayload =
  (payload: string) =>
  (_claims: Claims, key: LmsKey): string =>
    forge({ claims: payload, header: honestHeader(key), key: key.privateKey });
const changed = (part: number, change: (part: string) => string) => async (claims: Claims, key: LmsKey) => {
  const parts = (await sign(claims, key)).split('.');
  parts[part] = change(parts[part] ?? '');
  return parts.join('.');
};
const strangersKey = makeKey();
const publicPem = (key: LmsKey) => key.publicKey.export({ type: 'spki', format: 'pem' }).toString();

const SIGNATURE: readonly Hostile[] = [
  {
    section: 'RFC 8725 §3.1',
    name: 'alg none',
    reason: 'token',
    token: (claims) => `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`,
  },
  {
    section: 'RFC 8725 §3.1',
    name: 'alg none with the kid and some signature',
    reason: 'token',
    token: (claims, key) => `${encode({ alg: 'None', kid: key.kid })}.${encode(claims)}.AAAA`,
  },
  {
    section: 'RFC 8725 §2.1',
    name: 'HS256 with the public key as its secret',
    reason: 'token',
    token: (claims, key) => {
      const input = `${encode({ alg: 'HS256', typ: 'JWT', kid: key.kid })}.${encode(claims)}`;
      return `${input}.${createHmac('sha256', publicPem(key)).update(input).digest('base64url')}`;
    },
  },
  ...['RS384', 'RS512', 'PS256', 'rs256', ''].map((alg) => ({
    section: 'Security Framework 1.1 §5.1.3 item 6',
    name: `alg "${alg}"`,
    reason: 'token' as const,
    token: withHeader({ alg }),
  })),
  {
    section: 'Security Framework 1.1 §5.1.3 item 6',
    name: 'ES256 with an EC key',
    reason: 'token',
    token: (claims, key) =>
      forge({
        claims,
        header: { ...honestHeader(key), alg: 'ES256' },
        key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
      }),
  },
  {
    section: 'Security Framework 1.1 §5.1.3 item 1',
    name: "a stranger's key under the platform's kid",
    reason: 'signature',
    token: (claims, key) => sign(claims, { ...strangersKey, kid: key.kid }),
  },
  {
    section: 'Security Framework 1.1 §6.3',
    name: 'a kid that the platform does not publish',
    reason: 'unknownKey',
    token: (claims) => sign(claims, strangersKey),
  },
  { section: 'Certification, bad payloads', name: 'no kid', reason: 'token', token: withHeader({ kid: undefined }) },
  { section: 'RFC 7515 §4.1.4', name: 'a kid that is a number', reason: 'token', token: withHeader({ kid: 1 }) },
  {
    section: 'RFC 7515 §4.1.4',
    name: 'a kid that is a path',
    reason: 'unknownKey',
    token: withHeader({ kid: '../../../../dev/null' }),
  },
  { section: 'RFC 7515 §4.1.4', name: 'kid __proto__', reason: 'unknownKey', token: withHeader({ kid: '__proto__' }) },
  {
    section: 'RFC 7515 §4.1.3',
    name: "a jwk of the stranger's own in the header",
    reason: 'token',
    token: async (claims, key) =>
      sign(claims, { ...strangersKey, kid: key.kid }, { jwk: await publicJwk(strangersKey) }),
  },
  ...['jku', 'x5u'].map((name) => ({
    section: 'RFC 7515 §4.1.2, §4.1.5',
    name: `${name} in the header`,
    reason: 'token' as const,
    token: withHeader({ [name]: 'https://evil.example/keys' }),
  })),
  { section: 'RFC 7515 §4.1.6', name: 'x5c in the header', reason: 'token', token: withHeader({ x5c: ['AAAA'] }) },
  { section: 'RFC 7515 §4.1.11', name: 'crit in the header', reason: 'token', token: withHeader({ crit: ['exp'] }) },
  {
    section: 'RFC 7797 §3',
    name: 'an unencoded payload',
    reason: 'token',
    token: withHeader({ b64: false, crit: ['b64'] }),
  },
  { section: 'RFC 8725 §3.11', name: 'typ of another kind of token', reason: 'token', token: withHeader({ typ: 'at+jwt' }) },
  { section: 'RFC 8725 §3.11', name: 'typ that is no text', reason: 'token', token: withHeader({ typ: ['JWT'] }) },
  {
    section: 'RFC 7515 §5.2',
    name: 'a claim changed after signing',
    reason: 'signature',
    token: changed(1, (payload) => {
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
      return encode({ ...claims, sub: '1' });
    }),
  },
  { section: 'RFC 7515 §5.2', name: 'a cut signature', reason: 'signature', token: changed(2, (each) => each.slice(0, -8)) },
  { section: 'RFC 7515 §5.2', name: 'no signature', reason: 'token', token: changed(2, () => '') },
  { section: 'RFC 7515 §7.1', name: 'two parts', reason: 'token', token: async (claims, key) => (await sign(claims, key)).split('.').slice(0, 2).join('.') },
  { section: 'RFC 7515 §7.1', name: 'five parts', reason: 'token', token: () => 'a.b.c.d.e' },
  { section: 'RFC 7515 §7.1', name: 'no token at all', reason: 'token', token: () => 'hello' },
  { section: 'RFC 7515 §7.1', name: 'padding and blanks', reason: 'token', token: async (claims, key) => ` ${await sign(claims, key)}=` },
  { section: 'RFC 7515 §4', name: 'a header that is no JSON', reason: 'token', token: changed(0, () => encode('{"alg"')) },
  { section: 'RFC 7515 §4', name: 'a header that is a list', reason: 'token', token: changed(0, () => encode('[]')) },
  { section: 'RFC 7519 §7.2', name: 'a payload that is a list', reason: 'token', token: withPayload('[]') },
  { section: 'RFC 7519 §7.2', name: 'a payload that is null', reason: 'token', token: withPayload('null') },
  { section: 'RFC 7519 §7.2', name: 'a payload that is no JSON', reason: 'token', token: withPayload('{"iss":') },
  {
    section: 'our limits',
    name: 'a token of more than 64 kB',
    reason: 'token',
    claims: { [`${CLAIM}custom`]: { long: 'x'.repeat(60_000) } },
  },
];

const ADDRESSED: readonly Hostile[] = [
  ...['https://lms.example/', 'https://LMS.example', 'http://lms.example', 'https://evil.example', ''].map((iss) => ({
    section: 'Security Framework 1.1 §5.1.3 item 2',
    name: `iss "${iss}"`,
    reason: 'otherIssuer' as const,
    claims: { iss },
  })),
  ...[undefined, null, ['https://lms.example'], 7].map((iss) => ({
    section: 'Security Framework 1.1 §5.1.3 item 2',
    name: `iss ${JSON.stringify(iss)}`,
    reason: 'otherIssuer' as const,
    claims: { iss },
  })),
  ...['client-2', 'CLIENT-1', '', undefined, null, 7, {}, [], ['client-2'], [['client-1']], ['client-1', 7]].map(
    (aud) => ({
      section: 'Security Framework 1.1 §5.1.3 item 3',
      name: `aud ${JSON.stringify(aud)}`,
      reason: 'otherAudience' as const,
      claims: { aud, azp: 'client-1' },
    }),
  ),
  {
    section: 'Security Framework 1.1 §5.1.3 item 4',
    name: 'several audiences without azp',
    reason: 'otherAudience',
    claims: { aud: ['client-1', 'client-2'] },
  },
  ...['client-2', ['client-1'], null].map((azp) => ({
    section: 'Security Framework 1.1 §5.1.3 item 5',
    name: `azp ${JSON.stringify(azp)}`,
    reason: 'otherAudience' as const,
    claims: { azp },
  })),
  ...[undefined, null, '', 'another', 7, ['another']].map((nonce) => ({
    section: 'Security Framework 1.1 §5.1.3 item 9',
    name: `nonce ${JSON.stringify(nonce)}`,
    reason: 'nonce' as const,
    claims: { nonce },
  })),
];

const time = (name: string, claims: Claims): Hostile => ({
  section: 'Security Framework 1.1 §5.1.3 items 7 and 8',
  name,
  reason: 'time',
  claims,
});
const TIMES: readonly Hostile[] = [
  time('expired two minutes ago', { iat: SECONDS - 180, exp: SECONDS - 120 }),
  time('no exp', { exp: undefined }),
  time('exp as text', { exp: String(SECONDS + 60) }),
  time('exp null', { exp: null }),
  time('no iat', { iat: undefined }),
  time('iat as text', { iat: String(SECONDS) }),
  time('iat in two minutes', { iat: SECONDS + 120, exp: SECONDS + 180 }),
  time('valid for two hours', { exp: SECONDS + 7200 }),
  time('valid since yesterday', { iat: SECONDS - 86_400, exp: SECONDS + 60 }),
  time('exp before iat', { iat: SECONDS, exp: SECONDS - 10 }),
  time('milliseconds instead of seconds', { iat: START, exp: START + 60_000 }),
  time('nbf in an hour', { nbf: SECONDS + 3600 }),
  time('nbf as text', { nbf: 'now' }),
  time('exp at the end of time', { exp: 1e308 }),
];

const lti = (section: string, name: string, reason: LaunchReason, member: string, value: unknown): Hostile => ({
  section: `LTI Core 1.3 ${section}`,
  name,
  reason,
  claims: { [`${CLAIM}${member}`]: value },
});
const each = (
  section: string,
  reason: LaunchReason,
  member: string,
  values: readonly unknown[],
): readonly Hostile[] =>
  values.map((value) => lti(section, `${member} ${JSON.stringify(value)?.slice(0, 60)}`, reason, member, value));

const CLAIMS: readonly Hostile[] = [
  ...each('§5.3.2', 'version', 'version', [undefined, '1.1', '1.3', '1.3.0 ', 1.3, ['1.3.0'], null]),
  ...each('§5.3.3', 'claim', 'deployment_id', [undefined, '', 1, null, 'x'.repeat(256), ['1']]),
  ...each('§5.3.3', 'unknownDeployment', 'deployment_id', ['3', '1 ']),
  ...each('§5.3.1', 'messageType', 'message_type', [
    'LtiDeepLinkingRequest',
    'LtiSubmissionReviewRequest',
    'ltiresourcelinkrequest',
    'basic-lti-launch-request',
  ]),
  ...each('§5.3.1', 'claim', 'message_type', [undefined, null, ['LtiResourceLinkRequest']]),
  ...each('§5.3.4', 'targetElsewhere', 'target_link_uri', [
    'https://evil.example/courses',
    'https://badges.example@evil.example/courses',
    'https://user:word@badges.example/courses',
    'http://badges.example/courses',
    'https://badges.example:8443/courses',
    '//badges.example/courses',
    '/courses',
    'javascript:alert(1)',
    'https:\\\\badges.example/courses',
    '',
  ]),
  ...each('§5.3.4', 'claim', 'target_link_uri', [undefined, null, 7]),
  ...each('§5.3.4', 'otherTarget', 'target_link_uri', [`${PUBLIC_URL}/admin`, `${PUBLIC_URL}/courses?x=1`]),
  ...each('§5.3.5', 'claim', 'resource_link', [
    undefined,
    null,
    {},
    [],
    '7',
    { id: '' },
    { id: 7 },
    { id: ' ' },
    { id: 'x'.repeat(256) },
    { id: 'ä' },
    { id: '7', title: 7 },
    { id: '7', description: {} },
  ]),
  ...each('§5.3.7', 'claim', 'roles', [null, 'Instructor', {}, [7], [null], [['Instructor']], ['x'.repeat(501)]]),
  lti('§5.3.7', 'ten thousand roles', 'claim', 'roles', Array.from({ length: 5_000 }, () => 'r')),
  ...each('§5.4.1', 'claim', 'context', [
    null,
    'course',
    [],
    {},
    { id: '' },
    { id: 7 },
    { id: 'x'.repeat(256) },
    { id: 'a\u0000b' },
    { id: '1', title: {} },
    { id: '1', label: ['G1'] },
    { id: '1', type: 'CourseSection' },
    { id: '1', type: [7] },
  ]),
  ...each('§5.4.3', 'claim', 'launch_presentation', [
    'iframe',
    null,
    { return_url: 'javascript:alert(1)' },
    { return_url: 'data:text/html,x' },
    { return_url: 7 },
    { return_url: '/course' },
    { locale: 7 },
    { document_target: ['iframe'] },
  ]),
  ...each('§5.4.6', 'claim', 'custom', [
    'x=1',
    [],
    { open_badge: {} },
    { open_badge: ['1'] },
    { long: 'x'.repeat(4001) },
    Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`k${at}`, ''])),
  ]),
  ...each('§5.4.4', 'claim', 'tool_platform', ['moodle', null]),
  ...each('§5.4.5', 'claim', 'role_scope_mentor', ['42', [7]]),
  ...each('§5.4.7', 'claim', 'lis', ['x', []]),
  {
    section: 'AGS 2.0 §3.1',
    name: 'line items at a javascript: address',
    reason: 'claim',
    claims: { 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': { lineitems: 'javascript:1' } },
  },
  {
    section: 'NRPS 2.0 §3.6.1.1',
    name: 'a roster that is no object',
    reason: 'claim',
    claims: { 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': 'https://lms.example' },
  },
];

const PERSON: readonly Hostile[] = [
  ...[undefined, null, '', ' ', 42, ['42'], 'x'.repeat(256), 'š', '4\n2'].map((sub) => ({
    section: 'LTI Core 1.3 §5.3.6.1',
    name: `sub ${JSON.stringify(sub)?.slice(0, 40)}`,
    reason: 'noPerson' as const,
    claims: { sub },
  })),
  ...(['name', 'given_name', 'family_name', 'email', 'locale'] as const).map((member) => ({
    section: 'OpenID Connect Core §5.1',
    name: `${member} that is no text`,
    reason: 'claim' as const,
    claims: { [member]: { toString: 'x' } },
  })),
];

export const HOSTILE_LAUNCHES: readonly Hostile[] = [...SIGNATURE, ...ADDRESSED, ...TIMES, ...CLAIMS, ...PERSON];
