import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { InstitutionKey } from '../src/domain/institution.js';
import type { CredentialContent, VerificationWorld } from '../src/domain/ports/credentials.js';
import { ePortfolioContent, institution } from '../test/factories/badgeContent.js';
import { evidenceItem } from '../test/factories/submission.js';

/** The built modules, as they run in a school, and not as tsx makes them. */
export const built = (path: string): string => new URL(`../dist/${path}`, import.meta.url).href;

const PUBLIC_URL = 'https://badges.example.org';
export const NOW = new Date('2026-11-24T10:00:00Z');

/** The built engine with one school, its keys, and awards of one badge. */
export async function openEngine() {
  const { createCredentials }: typeof import('../src/credentials/credentials.js') = await import(
    built('credentials/credentials.js')
  );
  const { createSecrets }: typeof import('../src/secrets/secrets.js') = await import(
    built('secrets/secrets.js')
  );
  const credentials = createCredentials({ publicUrl: PUBLIC_URL, secrets: createSecrets(randomBytes(32)) });
  const school = institution();
  const newKey = async (algorithm?: InstitutionKey['algorithm']): Promise<InstitutionKey> => ({
    ...(await credentials.createKey(algorithm)),
    institution: school.id,
    state: 'current',
    createdAt: NOW.toISOString(),
  });
  const [key, rsaKey] = [await newKey(), await newKey('RS256')];
  const list = (set: readonly number[], now = NOW) =>
    credentials.statusList(
      { id: 'list', institution: school, size: 131_072, purpose: 'revocation', set, now },
      key,
    );
  const nobodyRevoked = await list([]);
  const nobodySuspended = await credentials.statusList(
    { id: 'list-suspension', institution: school, size: 131_072, purpose: 'suspension', set: [], now: NOW },
    key,
  );
  const world: VerificationWorld = {
    issuerKeys: async (id) => (id === credentials.issuerId(school.id) ? [key, rsaKey] : undefined),
    statusList: async (address) => (address.endsWith('-suspension') ? nobodySuspended : nobodyRevoked),
  };
  const issue = (index: number) => credentials.issue(award(index), key);
  return { credentials, school, key, rsaKey, list, world, issue };
}

const school = institution();
const achievement = { badge: 'badge', version: 1, content: ePortfolioContent() };

/** One learner's award of the badge: their own evidence, grade and address. */
function award(index: number): CredentialContent {
  return {
    id: `credential-${index}`,
    institution: school,
    achievement,
    evidence: [
      evidenceItem({
        url: `https://portfolio.example.org/${index}`,
        title: `Portfolio of learner ${index}`,
        criteria: ['criterion-1', 'criterion-3'],
        consent: true,
      }),
    ],
    verdicts: achievement.content.assessmentCriteria.criteria.map(({ id }) => ({
      criterion: id,
      verdict: 'shown',
      comment: '',
    })),
    grade: String(1 + (index % 5)),
    email: `learner-${index}@example.org`,
    awardedAt: NOW,
    status: { list: 'list', index: index % 131_072 },
  };
}

/** A key that signs without anything around it. */
export const bareRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
