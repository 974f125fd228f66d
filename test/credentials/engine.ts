import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createCredentials } from '../../src/credentials/credentials.js';
import type { InstitutionKey, KeyAlgorithm } from '../../src/domain/institution.js';
import type {
  CredentialContent,
  StepOutcome,
  Verification,
  VerificationStepName,
  VerificationWorld,
} from '../../src/domain/ports/credentials.js';
import { createSecrets } from '../../src/secrets/secrets.js';
import { ePortfolioContent, institution } from '../factories/badgeContent.js';

export const PUBLIC_URL = 'https://badges.example.org:8443';
export const AWARDED = new Date('2026-11-20T10:15:30.789Z');
/** Three days after the award. */
export const NOW = new Date('2026-11-23T10:00:00.000Z');

/** An engine with one institution and its key; `world` knows both, and one status list with the given bits set. */
export async function makeEngine() {
  const secrets = createSecrets(randomBytes(32));
  const credentials = createCredentials({ publicUrl: PUBLIC_URL, secrets });
  const school = institution();
  const newKey = async (algorithm?: KeyAlgorithm): Promise<InstitutionKey> => ({
    ...(await credentials.createKey(algorithm)),
    institution: school.id,
    state: 'current',
    createdAt: '2026-01-07T08:00:00.000Z',
  });
  const key = await newKey();
  const rsaKey = await newKey('RS256');
  const statusList = (set: readonly number[], changes = {}) =>
    credentials.statusList(
      {
        id: 'list-1',
        institution: school,
        size: 131_072,
        purpose: 'revocation',
        set,
        now: AWARDED,
        ...changes,
      },
      key,
    );
  const emptyList = await statusList([]);
  const SUSPENSIONS = `${PUBLIC_URL}/status/list-1-suspension`;
  const suspensionList = (set: readonly number[]) =>
    statusList(set, { id: 'list-1-suspension', purpose: 'suspension' });
  const emptySuspensionList = await suspensionList([]);
  const world: VerificationWorld = {
    issuerKeys: async (id) => (id === credentials.issuerId(school.id) ? [key, rsaKey] : undefined),
    statusList: async (address) => {
      if (address === SUSPENSIONS) return emptySuspensionList;
      return address === `${PUBLIC_URL}/status/list-1` ? emptyList : undefined;
    },
  };
  const worldWith = (
    list: string | undefined,
    suspensions: string | undefined = emptySuspensionList,
  ): VerificationWorld => ({
    ...world,
    statusList: async (address) => (address === SUSPENSIONS ? suspensions : list),
  });
  return {
    credentials,
    secrets,
    school,
    key,
    rsaKey,
    newKey,
    statusList,
    suspensionList,
    emptyList,
    world,
    worldWith,
  };
}

export type Engine = Awaited<ReturnType<typeof makeEngine>>;

/** One approved submission for the CoBle badge: two consented evidence items of three, grade, and an email. */
export function award(changes: Partial<CredentialContent> = {}): CredentialContent {
  return {
    id: '01940000-0000-7000-8000-00000000c001',
    institution: institution(),
    achievement: { badge: '01940000-0000-7000-8000-00000000b001', version: 2, content: ePortfolioContent() },
    evidence: [
      {
        id: 'evidence-1',
        url: 'https://portfolio.example.org/anna/design',
        title: 'My learning design',
        criteria: ['criterion-1', 'criterion-3'],
        note: 'Sections 2 and 3 show the criteria.',
        consent: true,
      },
      {
        id: 'evidence-2',
        url: 'https://video.example.org/private',
        title: 'A lesson with my pupils',
        criteria: ['criterion-4'],
        note: 'Please do not share.',
        consent: false,
      },
      {
        id: 'evidence-3',
        url: 'https://portfolio.example.org/anna/tööt ja pildid?q={1|2}',
        title: 'Tools I suggest',
        criteria: [],
        note: '',
        consent: true,
      },
    ],
    verdicts: [
      { criterion: 'criterion-1', verdict: 'shown', comment: 'Clear.' },
      { criterion: 'criterion-2', verdict: 'shown', comment: '' },
      { criterion: 'criterion-3', verdict: 'notYet', comment: 'Not asked this time.' },
      { criterion: 'criterion-4', verdict: 'shown', comment: '' },
    ],
    grade: '5',
    email: ' Anna.Korhonen@Example.org',
    awardedAt: AWARDED,
    status: { list: 'list-1', index: 4711 },
    ...changes,
  };
}

export function stepOf(verification: Verification, name: VerificationStepName) {
  const step = verification.steps.find((one) => one.step === name);
  if (step === undefined) throw new Error(`no step ${name}`);
  return step;
}

/** `{format: 'passed', …}` */
export function outcomes(verification: Verification): Partial<Record<VerificationStepName, StepOutcome>> {
  return Object.fromEntries(verification.steps.map((step) => [step.step, step.outcome]));
}

const REFERENCE = new URL('../../../shared/ob3-reference/', import.meta.url);

/** A test on official files that are not part of this repository: skipped, and said so, where they are missing. */
export function itWithReference(title: string, test: () => void | Promise<void>): void {
  if (existsSync(fileURLToPath(REFERENCE))) it(title, test);
  else it.skip(`${title} (the official files of ../shared/ob3-reference are not there)`);
}

export function reference(path: string): string {
  return readFileSync(referenceUrl(path), 'utf8');
}

export function referenceUrl(path: string): URL {
  return new URL(path, REFERENCE);
}
