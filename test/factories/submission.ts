import type { BadgeDefinition } from '../../src/domain/badgeDefinition.js';
import type { EvidenceItem, RoundContent, Submission } from '../../src/domain/submission.js';
import { ePortfolioContent, institution } from './badgeContent.js';

/** A piece of evidence as a student would give it. `changes` replaces fields. */
export function evidenceItem(changes: Partial<EvidenceItem> = {}): EvidenceItem {
  return {
    id: 'evidence-1',
    url: 'https://folio.example/learning-design',
    title: 'My learning design',
    criteria: ['criterion-1', 'criterion-3'],
    note: 'See chapter two.',
    consent: false,
    ...changes,
  };
}

/** What a student sends in one round. `changes` replaces fields. */
export function roundContent(changes: Partial<RoundContent> = {}): RoundContent {
  return {
    evidence: [evidenceItem()],
    selfAssessment: { 'criterion-1': 'yes', 'criterion-2': 'partly' },
    note: 'Thank you for reading.',
    ...changes,
  };
}

/** A student's draft towards version 1 of `publishedBadge`. `changes` replaces fields. */
export function submission(changes: Partial<Submission> = {}): Submission {
  return {
    id: '01940000-0000-7000-8000-0000000000a1',
    institution: institution().id,
    course: '01940000-0000-7000-8000-0000000000c1',
    badge: '01940000-0000-7000-8000-0000000000b1',
    version: 1,
    learner: 'student',
    attempt: 1,
    trial: false,
    state: 'draft',
    draft: { evidence: [], selfAssessment: {}, note: '' },
    rounds: [],
    identifierConsent: false,
    createdAt: '2026-11-02T08:00:00.000Z',
    updatedAt: '2026-11-02T08:00:00.000Z',
    ...changes,
  };
}

/** The ePortfolio badge with one published version. `changes` replaces fields. */
export function publishedBadge(changes: Partial<BadgeDefinition> = {}): BadgeDefinition {
  const content = ePortfolioContent();
  return {
    id: '01940000-0000-7000-8000-0000000000b1',
    institution: institution().id,
    course: '01940000-0000-7000-8000-0000000000c1',
    createdBy: 'teacher',
    draft: content,
    versions: [
      {
        version: 1,
        content,
        picture: 'a'.repeat(64),
        publishedAt: '2026-11-01T08:00:00.000Z',
        publishedBy: 'teacher',
      },
    ],
    createdAt: '2026-11-01T07:00:00.000Z',
    updatedAt: '2026-11-01T08:00:00.000Z',
    draftChanged: false,
    ...changes,
  };
}
