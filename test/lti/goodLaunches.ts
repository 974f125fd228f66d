import type { Launch } from '../../src/domain/platform.js';
import { CLAIM, START } from './frontDoor.js';

export interface Good {
  readonly section: string;
  readonly name: string;
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  /** Members of the launch that must come out so. */
  readonly launch: Partial<Launch>;
}

const SECONDS = START / 1000;
const core = (
  section: string,
  name: string,
  member: string,
  value: unknown,
  launch: Partial<Launch>,
): Good => ({
  section: `LTI Core 1.3 ${section}`,
  name,
  claims: { [`${CLAIM}${member}`]: value },
  launch,
});

export const GOOD_LAUNCHES: readonly Good[] = [
  {
    section: 'LTI Core 1.3 §5.2',
    name: 'an ordinary launch',
    launch: {
      sub: '42',
      name: 'Tina Teacher',
      email: 'tina@school.example',
      deploymentId: '1',
      target: '/courses',
      resourceLink: { id: '7', title: 'ePortfolio' },
      context: { id: 'course-1', title: 'Guidance', label: 'G1' },
      custom: {},
    },
  },
  {
    section: 'Security Framework 1.1 §5.1.3',
    name: 'our audience in a list of one',
    claims: { aud: ['client-1'] },
    launch: { sub: '42' },
  },
  {
    section: 'Security Framework 1.1 §5.1.3',
    name: 'several audiences, and azp is ours',
    claims: { aud: ['other', 'client-1'], azp: 'client-1' },
    launch: { sub: '42' },
  },
  {
    section: 'Security Framework 1.1 §5.1.3',
    name: "a clock 55 seconds behind the platform's",
    claims: { iat: SECONDS + 55, exp: SECONDS + 115 },
    launch: { sub: '42' },
  },
  {
    section: 'Security Framework 1.1 §5.1.3',
    name: "a clock 55 seconds ahead of the platform's",
    claims: { iat: SECONDS - 115, exp: SECONDS - 55 },
    launch: { sub: '42' },
  },
  {
    section: 'Security Framework 1.1 §5.1.3',
    name: 'valid for a whole hour, with fractions of a second',
    claims: { iat: SECONDS + 0.5, exp: SECONDS + 3600.5, nbf: SECONDS + 0.5 },
    launch: { sub: '42' },
  },
  { section: 'RFC 7519 §5.1', name: 'no typ', header: { typ: undefined }, launch: { sub: '42' } },
  { section: 'RFC 7519 §5.1', name: 'typ in small letters', header: { typ: 'jwt' }, launch: { sub: '42' } },
  {
    section: 'RFC 7515 §4.1.7',
    name: 'a thumbprint in the header',
    header: { x5t: 'AAAA' },
    launch: { sub: '42' },
  },
  {
    section: 'LTI Core 1.3 §5.3.6',
    name: 'no name and no email',
    claims: { name: undefined, email: undefined },
    launch: { sub: '42', name: undefined, email: undefined },
  },
  {
    section: 'LTI Core 1.3 §5.3.6',
    name: 'given and family name only',
    claims: { name: undefined, given_name: 'Žiga', family_name: 'Öztürk' },
    launch: { name: 'Žiga Öztürk' },
  },
  {
    section: 'LTI Core 1.3 §5.3.6',
    name: 'a name of 5,000 characters is cut, a line break in it becomes a blank',
    claims: { name: `A\nB${'x'.repeat(5000)}` },
    launch: { name: `A B${'x'.repeat(397)}` },
  },
  {
    section: 'LTI Core 1.3 §5.3.6',
    name: 'an email that is none is left out',
    claims: { email: 'not shared' },
    launch: { email: undefined },
  },
  core('§5.4.1', 'no context', 'context', undefined, { context: undefined }),
  core('§5.4.1', 'a context without title', 'context', { id: 'c' }, { context: { id: 'c' } }),
  core(
    '§5.3.5',
    "Canvas's nulls",
    'resource_link',
    { id: '7', title: null, description: null, errors: {} },
    {
      resourceLink: { id: '7' },
    },
  ),
  core('§5.3.7', 'no roles', 'roles', undefined, { roles: [] }),
  core('§5.3.7', 'an empty list of roles', 'roles', [], { roles: [] }),
  core('§5.3.7', 'unknown and short roles', 'roles', ['Learner', 'urn:x:Chef', ''], {
    roles: ['Learner', 'urn:x:Chef', ''],
  }),
  core(
    '§5.4.6',
    "Moodle's custom values",
    'custom',
    { a: 'x', b: null, c: 7, d: true, e: '$Unknown.name' },
    {
      custom: { a: 'x', c: '7', d: 'true', e: '$Unknown.name' },
    },
  ),
  core(
    '§5.4.4',
    'a locale',
    'launch_presentation',
    {
      locale: 'de_AT',
      document_target: 'iframe',
      return_url: 'https://lms.example/back?sesskey=secret',
    },
    { locale: 'de-AT' },
  ),
  core('§5.4.4', 'a locale that is none', 'launch_presentation', { locale: '<b>' }, { locale: undefined }),
  core('§5.3.3', 'the second deployment', 'deployment_id', '2', { deploymentId: '2' }),
  {
    section: 'LTI Core 1.3 §5.3.6',
    name: 'a sub of 255 characters',
    claims: { sub: 'x'.repeat(255) },
    launch: { sub: 'x'.repeat(255) },
  },
  {
    section: 'LTI Core 1.3 §5.4.7',
    name: "a vendor's own claims",
    claims: { 'https://vendor.example/claim': { deep: [1, { x: null }] }, ext: 7 },
    launch: { sub: '42' },
  },
  {
    section: 'Submission Review 1.0 §3.1',
    name: "a teacher opens a student's work from the gradebook",
    claims: {
      [`${CLAIM}message_type`]: 'LtiSubmissionReviewRequest',
      [`${CLAIM}for_user`]: { user_id: '43' },
    },
    launch: { messageType: 'LtiSubmissionReviewRequest', forUser: '43', sub: '42' },
  },
];
