import type { LaunchReason } from '../../src/domain/launchRefusal.js';
import { CLAIM, PUBLIC_URL, START } from './frontDoor.js';
import { HOSTILE_TOKENS, type Hostile } from './hostileTokens.js';

type Claims = Record<string, unknown>;

const SECONDS = START / 1000;

const ADDRESSED: readonly Hostile[] = [
  ...['https://lms.example/', 'https://LMS.example', 'http://lms.example', 'https://evil.example', ''].map(
    (iss) => ({
      section: 'Security Framework 1.1 §5.1.3 item 2',
      name: `iss "${iss}"`,
      reason: 'otherIssuer' as const,
      claims: { iss },
    }),
  ),
  ...[undefined, null, ['https://lms.example'], 7].map((iss) => ({
    section: 'Security Framework 1.1 §5.1.3 item 2',
    name: `iss ${JSON.stringify(iss)}`,
    reason: 'otherIssuer' as const,
    claims: { iss },
  })),
  ...[
    'client-2',
    'CLIENT-1',
    '',
    undefined,
    null,
    7,
    {},
    [],
    ['client-2'],
    [['client-1']],
    ['client-1', 7],
  ].map((aud) => ({
    section: 'Security Framework 1.1 §5.1.3 item 3',
    name: `aud ${JSON.stringify(aud)}`,
    reason: 'otherAudience' as const,
    claims: { aud, azp: 'client-1' },
  })),
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

const lti = (
  section: string,
  name: string,
  reason: LaunchReason,
  member: string,
  value: unknown,
): Hostile => ({
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
  values.map((value) =>
    lti(section, `${member} ${JSON.stringify(value)?.slice(0, 60)}`, reason, member, value),
  );

const CLAIMS: readonly Hostile[] = [
  ...each('§5.3.2', 'version', 'version', [undefined, '1.1', '1.3', '1.3.0 ', 1.3, ['1.3.0'], null]),
  ...each('§5.3.3', 'claim', 'deployment_id', [undefined, '', 1, null, 'x'.repeat(256), ['1']]),
  ...each('§5.3.3', 'unknownDeployment', 'deployment_id', ['3', '1 ']),
  ...each('§5.3.1', 'messageType', 'message_type', [
    'LtiDeepLinkingRequest',
    'LtiAssetProcessorSettingsRequest',
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
  ...each('§5.3.7', 'claim', 'roles', [
    null,
    'Instructor',
    {},
    [7],
    [null],
    [['Instructor']],
    ['x'.repeat(501)],
  ]),
  lti(
    '§5.3.7',
    'ten thousand roles',
    'claim',
    'roles',
    Array.from({ length: 5_000 }, () => 'r'),
  ),
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
  ...each('§5.4.4', 'claim', 'launch_presentation', [
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
  ...each('§5.4.2', 'claim', 'tool_platform', ['moodle', null]),
  ...each('§5.4.3', 'claim', 'role_scope_mentor', ['42', [7]]),
  ...each('§5.4.5', 'claim', 'lis', ['x', []]),
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

const REVIEWS: readonly Hostile[] = [
  undefined,
  null,
  '42',
  [],
  {},
  { user_id: '' },
  { user_id: 42 },
  { user_id: ['42'] },
  { user_id: { $ne: '' } },
  { user_id: 'x'.repeat(256) },
].map((forUser) => ({
  section: 'Submission Review 1.0 §3.1',
  name: `for_user ${JSON.stringify(forUser)?.slice(0, 40)}`,
  reason: 'claim' as const,
  claims: { [`${CLAIM}message_type`]: 'LtiSubmissionReviewRequest', [`${CLAIM}for_user`]: forUser },
}));

const PERSON: readonly Hostile[] = [
  ...[undefined, null, '', ' ', 42, ['42'], 'x'.repeat(256), 'š', '4\n2'].map((sub) => ({
    section: 'LTI Core 1.3 §5.3.6',
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

/** Launches that must not land, each named by the section it violates. */
export const HOSTILE_LAUNCHES: readonly Hostile[] = [
  ...HOSTILE_TOKENS,
  ...ADDRESSED,
  ...TIMES,
  ...CLAIMS,
  ...REVIEWS,
  ...PERSON,
];
