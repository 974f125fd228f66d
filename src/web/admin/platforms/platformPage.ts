import { isMoodle } from '../../../domain/knownPlatforms.js';
import { LAUNCH_SERVICES, type LandedLaunch, type LaunchRecord } from '../../../domain/launchRecord.js';
import type { Services } from '../../../services.js';
import type { PageData } from '../../answer.js';
import { paths } from '../../paths.js';
import type { WebRequest } from '../../route.js';

type Overview = Awaited<ReturnType<Services['readPlatform']>>;
type KeyCheck = Awaited<ReturnType<Services['checkPlatform']>>;
type Reader = Pick<WebRequest, 'text' | 'present'>;

export interface PlatformContent extends Overview {
  /** When somebody pressed "check now". */
  readonly keys?: KeyCheck;
  readonly saved?: boolean;
}

/** Further than this, clocks are worth mending; 60 seconds is where launches fail. Seconds. */
const NOTABLE_SKEW = 10;
const SHOWN_REFUSALS = 10;

type Outcome = 'passed' | 'failed' | 'unchecked';
const MARKS: Readonly<Record<Outcome, string>> = { passed: '✓', failed: '✗', unchecked: '○' };

/** How a platform is doing, and what an admin can do about it. */
export function platformPage(content: PlatformContent, reader: Reader): PageData {
  const { platform, record, saved = false } = content;
  const { text, present } = reader;
  const { id, state } = platform;
  const active = state === 'active';
  return {
    title: platform.name,
    home: paths.admin(),
    kind: active ? 'good' : 'wait',
    state: text(`admin.overview.platforms.state.${state}`),
    saved: saved ? text('platforms.page.saved') : undefined,
    edit: platform.origin === 'configuration' ? undefined : paths.adminEditPlatform(id),
    facts: [
      ['issuer', platform.issuer],
      ['clientId', platform.clientId],
      ['authorizationEndpoint', platform.authorizationEndpoint],
      ['tokenEndpoint', platform.tokenEndpoint],
      ['jwksUri', platform.jwksUri],
    ].map(([key = '', value]) => ({ label: text(`platforms.fields.${key}`), value })),
    origin: text(`platforms.page.origin.${platform.origin ?? 'configuration'}`),
    stateAction: paths.adminPlatformState(id),
    change: active
      ? { value: 'suspend', label: text('platforms.page.suspend'), quiet: true }
      : { value: 'approve', label: text('platforms.page.approve'), quiet: false },
    deploymentAction: paths.adminDeployments(id),
    deployments: platform.deploymentIds,
    waiting: platform.waitingDeploymentIds ?? [],
    checkAction: paths.adminCheckPlatform(id),
    checks: checks(content, reader),
    refusals: (record?.refused ?? []).slice(0, SHOWN_REFUSALS).map(({ at, reason, reference }) => ({
      at: present.dateTime(at),
      words: firstSentence(text(`launch.${reason}`, { deployment: '–', claim: '–' })),
      reference: text('errors.reference', { reference }),
    })),
    left: isMoodle(platform) ? moodleSteps(record, reader) : undefined,
  };
}

function checks(content: PlatformContent, reader: Reader) {
  const { record } = content;
  const newest = record?.landed[0];
  return [
    keyLine(content, reader),
    launchLine(record, reader),
    clockLine(record, newest, reader),
    cookieLine(record, reader),
    sharedLine('name', newest, reader),
    sharedLine('email', newest, reader),
    ...LAUNCH_SERVICES.map((service) =>
      line(
        `services.${service}`,
        newest === undefined ? 'unchecked' : newest.services.includes(service) ? 'passed' : 'unchecked',
        newest === undefined ? 'unknown' : newest.services.includes(service) ? 'offered' : 'notOffered',
        reader,
      ),
    ),
  ];
}

function keyLine({ keys, record }: PlatformContent, reader: Reader) {
  if (keys !== undefined) {
    const { reachable, keys: count, milliseconds } = keys;
    if (!reachable) return line('keys', 'failed', 'unreachable', reader);
    return line('keys', count > 0 ? 'passed' : 'failed', count > 0 ? 'reachable' : 'none', reader, {
      count,
      milliseconds,
    });
  }
  const trouble = record?.refused[0]?.reason === 'keysUnreachable';
  return line('keys', trouble ? 'failed' : 'unchecked', trouble ? 'unreachable' : 'notChecked', reader);
}

function launchLine(record: LaunchRecord | undefined, reader: Reader) {
  const [landed] = record?.landed ?? [];
  if (landed !== undefined) {
    return line('launch', 'passed', 'landed', reader, { time: reader.present.dateTime(landed.at) });
  }
  const refused = (record?.refused.length ?? 0) > 0;
  return line('launch', refused ? 'failed' : 'unchecked', refused ? 'refused' : 'none', reader);
}

function clockLine(record: LaunchRecord | undefined, newest: LandedLaunch | undefined, reader: Reader) {
  const late = record?.refused.find(({ reason }) => reason === 'time');
  if (late !== undefined && late.at > (newest?.at ?? '')) return line('clock', 'failed', 'apart', reader);
  if (newest === undefined) return line('clock', 'unchecked', 'unknown', reader);
  const seconds = Math.abs(newest.clockSkew);
  const agrees = seconds <= NOTABLE_SKEW;
  return line('clock', agrees ? 'passed' : 'failed', agrees ? 'agrees' : 'differs', reader, {
    count: seconds,
  });
}

function cookieLine(record: LaunchRecord | undefined, reader: Reader) {
  const bound = record?.landed.map(({ boundBy }) => boundBy) ?? [];
  const blocked = record?.refused.some(({ reason }) => reason === 'noCookie') ?? false;
  if (bound.includes('storage')) return line('cookies', 'passed', 'storage', reader);
  if (blocked) return line('cookies', bound.length > 0 ? 'passed' : 'failed', 'blocked', reader);
  return line(
    'cookies',
    bound.length > 0 ? 'passed' : 'unchecked',
    bound.length > 0 ? 'work' : 'unknown',
    reader,
  );
}

function sharedLine(what: 'name' | 'email', newest: LandedLaunch | undefined, reader: Reader) {
  if (newest === undefined) return line(what, 'unchecked', 'unknown', reader);
  return line(what, newest[what] ? 'passed' : 'unchecked', newest[what] ? 'arrives' : 'missing', reader);
}

function line(
  what: string,
  outcome: Outcome,
  finding: string,
  { text }: Reader,
  values?: Readonly<Record<string, string | number>>,
) {
  const group = what.startsWith('services.') ? 'services' : what;
  return {
    className: outcome,
    mark: MARKS[outcome],
    label: text(`platforms.checks.${what}.label`),
    finding: text(`platforms.checks.${group}.${finding}`, values),
  };
}

/** What only people can do there: Moodle does none of it by itself. */
function moodleSteps(record: LaunchRecord | undefined, { text }: Reader) {
  const landed = record?.landed ?? [];
  const grades = landed.some(({ services }) => services.includes('scores'));
  const outcomes: Readonly<Record<string, Outcome>> = {
    activate: landed.length > 0 ? 'passed' : 'unchecked',
    chooser: landed.length > 0 ? 'passed' : 'unchecked',
    grades: grades ? 'passed' : 'unchecked',
  };
  return Object.entries(outcomes).map(([step, outcome]) => ({
    className: outcome,
    mark: MARKS[outcome],
    label: text(`platforms.moodle.${step}.label`),
    finding: text(`platforms.moodle.${step}.how`),
  }));
}

function firstSentence(words: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(words)?.[0] ?? words;
}
