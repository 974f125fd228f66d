import { readFileSync } from 'node:fs';
import type { Institution } from '../../domain/institution.js';
import type { JsonObject } from '../../domain/ports/credentials.js';
import type { KitFile } from './kitFile.js';
import { kitPage } from './kitPage.js';
import type { KitWorld } from './kitWorld.js';

const FOLDER = new URL('../../../views/kit/', import.meta.url);
/** What the script of the page says; `kit.verifier.reasons.<key>`. */
const REASONS = [
  'notBadge',
  'read',
  'stranger',
  'known',
  'signed',
  'sameAsSigned',
  'changed',
  'differs',
  'noToken',
  'noCrypto',
  'otherWay',
  'notYet',
  'expired',
  'valid',
  'noDates',
  'notRevoked',
  'revoked',
  'notSuspended',
  'suspended',
  'noList',
  'noStatus',
] as const;
const STEPS = ['format', 'issuer', 'signature', 'dates', 'revocation', 'suspension'] as const;
const OUTCOMES = ['passed', 'failed', 'unchecked'] as const;

/** The page that checks badges without any server, its script, and the words that it says. */
export function* verifierPage(world: KitWorld, institutions: readonly Institution[]): Generator<KitFile> {
  const { reader, madeAt } = world;
  const { text, present } = reader;
  const date = present.dateTime(madeAt.toISOString());
  const said = (group: string, keys: readonly string[]) =>
    Object.fromEntries(keys.map((key) => [key, text(`kit.verifier.${group}.${key}`, { date })]));
  const words = {
    steps: said('steps', STEPS),
    outcomes: said('outcomes', OUTCOMES),
    reasons: said('reasons', REASONS),
  };
  yield kitPage(world, 'verify/index.html', 'kit/verify', {
    title: text('kit.verifier.title'),
    lead: text('kit.verifier.lead', {
      schools: institutions.map(({ profile }) => profile.name).join(', '),
      date,
    }),
    cannot: text('kit.verifier.cannotStatus', { date }),
  });
  yield { path: 'verify/verifier.js', body: readFileSync(new URL('verifier.js', FOLDER)) };
  yield { path: 'verify/words.js', body: dataScript('words', words) };
}

/** What the page knows of all badges: issuers, keys and status lists. A script, since no page may read files of a disk. */
export function verifierFacts(facts: {
  readonly issuers: Readonly<Record<string, string>>;
  readonly keys: readonly JsonObject[];
  readonly lists: Readonly<Record<string, string>>;
}): KitFile {
  return { path: 'verify/facts.js', body: dataScript('facts', facts) };
}

/** The token of one public badge: the signature over the same content that a browser can check. */
export function verifierBadge(id: string, jwt: string): KitFile {
  return { path: `verify/badges/${id}.js`, body: dataScript(`badge:${id}`, jwt) };
}

function dataScript(name: string, value: unknown): string {
  return `survivalKit.receive(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`;
}
