import type { LaunchReason } from '../../src/domain/launchRefusal.js';
import { GOOD_LAUNCHES } from './goodLaunches.js';
import { HOSTILE_DELIVERIES } from './hostileDeliveries.js';
import { HOSTILE_LAUNCHES } from './hostileLaunches.js';
import { HOSTILE_LOGINS } from './hostileLogins.js';

export const BEGIN = '<!-- cases: written by scripts/write-launch-cases.ts -->';
export const END = '<!-- end of cases -->';

interface Case {
  readonly section: string;
  readonly name: string;
  readonly reason: LaunchReason;
}

export const HOSTILE: readonly Case[] = [...HOSTILE_LOGINS, ...HOSTILE_DELIVERIES, ...HOSTILE_LAUNCHES];

/** What it proves that cases of this kind are refused. */
const PROVES: Readonly<Partial<Record<LaunchReason, string>>> = {
  loginParameter:
    'A login is read strictly: what is missing, doubled, endless or of another kind never reaches the store or a redirect.',
  targetElsewhere: 'Nobody can send a person through the tool to another site.',
  unknownPlatform: 'Only a registered platform, under its own client and at its own address, begins a login.',
  platformWaiting: 'A platform that nobody approved, or that was shut out, lets nobody in.',
  severalRegistrations: 'Where one issuer has several registrations, none is guessed.',
  incomplete: 'Only one whole answer of the platform counts: nothing is joined, chosen or guessed.',
  spentOrLate:
    'A login is answered once, within five minutes: replays, late ones and made-up states find nothing.',
  platformSaidNo: 'An error of the platform is an error, whatever token comes along.',
  noCookie: 'A state and a token alone land nowhere: the browser must be the one that began.',
  otherBrowser:
    'A stolen state and token do not land in another browser, not even beside a login of its own.',
  nonce: 'A token belongs to the login it was made for.',
  token:
    'Only a compact RS256 token with a known key and an understood header is looked at; nothing in a header is trusted.',
  signature: 'Only what the platform signed counts, to the last bit.',
  unknownKey: 'Only keys that the platform publishes at its registered address count.',
  otherIssuer: 'A token speaks for the very platform that the login went to.',
  otherAudience:
    'A token for another tool, or for several of which we are not the one it was given to, does not land here.',
  time: 'A token is fresh: issued, not expired, not from the future, and not valid for longer than an hour.',
  version: 'Nothing but LTI 1.3.0 is taken for it.',
  unknownDeployment: 'A new place of a known platform waits for an admin.',
  messageType: 'Only messages that this tool answers are let in.',
  otherTarget: 'A launch leads where the login said, and nowhere else.',
  claim:
    'Every claim of the wrong kind is refused, also those that are not needed: nothing half-read goes further.',
  noPerson: 'Nobody comes in without being somebody.',
};

/** Every case by what it proves: the list in docs/security.md. */
export function renderCases(): string {
  const groups = Object.entries(PROVES).flatMap(([reason, proof]) => {
    const cases = HOSTILE.filter((each) => each.reason === reason);
    return cases.length === 0 ? [] : [group(`\`${reason}\``, proof, cases)];
  });
  const good = group('Let in', 'What honest platforms send in their various ways comes in.', GOOD_LAUNCHES);
  return `${HOSTILE.length} hostile cases, ${GOOD_LAUNCHES.length} good ones.\n\n${[...groups, good].join('\n')}`;
}

function group(title: string, proof: string, cases: readonly Omit<Case, 'reason'>[]): string {
  const bySection = new Map<string, string[]>();
  for (const { section, name } of cases) {
    bySection.set(section, [...(bySection.get(section) ?? []), readable(name)]);
  }
  const rows = [...bySection].map(([section, names]) => `| ${section} | ${names.join(' · ')} |`);
  return [
    `### ${title} (${cases.length})`,
    '',
    proof,
    '',
    '| Section | Cases |',
    '|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function readable(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, (sign) => (/\p{L}|[’“”–]/u.test(sign) ? sign : ' '));
  const short = plain.length > 90 ? `${plain.slice(0, 90)}…` : plain;
  return short.replace(/[|<>*_`[\]\\]/g, (sign) => `\\${sign}`);
}

export function reasonsWithoutProof(): string[] {
  return [...new Set(HOSTILE.map(({ reason }) => reason))].filter((reason) => PROVES[reason] === undefined);
}
