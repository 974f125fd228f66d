import { newId } from '../../src/domain/ids.js';
import type { IssuedBadge } from '../../src/domain/issuedBadge.js';
import type { Course, LoginState, Platform } from '../../src/domain/platform.js';
import type { RecoveredDraft } from '../../src/domain/session.js';
import type { Submission } from '../../src/domain/submission.js';

export const START = new Date('2026-09-01T08:00:00.000Z');

export function minutesLater(minutes: number): string {
  return new Date(START.getTime() + minutes * 60_000).toISOString();
}

export function sampleSubmission(changes: Partial<Submission> = {}): Submission {
  return {
    id: newId(),
    institution: 'school',
    course: 'course',
    badge: 'badge',
    version: 1,
    learner: 'learner',
    attempt: 1,
    trial: false,
    state: 'draft',
    draft: { evidence: [], selfAssessment: {}, note: '' },
    rounds: [],
    identifierConsent: false,
    createdAt: minutesLater(0),
    updatedAt: minutesLater(0),
    ...changes,
  };
}

export function sampleCourse(changes: Partial<Course> = {}): Course {
  return {
    id: newId(),
    institution: 'school',
    platform: 'platform',
    deploymentId: '1',
    contextId: newId(),
    title: 'Portfolio',
    createdAt: minutesLater(0),
    ...changes,
  };
}

export function samplePlatform(changes: Partial<Platform> = {}): Platform {
  return {
    id: newId(),
    institution: 'school',
    name: 'Campus',
    issuer: 'https://lms.example',
    clientId: newId(),
    deploymentIds: ['1'],
    authorizationEndpoint: 'https://lms.example/auth',
    tokenEndpoint: 'https://lms.example/token',
    jwksUri: 'https://lms.example/keys',
    state: 'active',
    createdAt: minutesLater(0),
    ...changes,
  };
}

export function sampleLoginState(changes: Partial<LoginState> = {}): LoginState {
  return {
    id: newId(),
    institution: 'school',
    platform: 'platform',
    nonce: 'nonce',
    browser: 'browser',
    loginHint: '42',
    target: 'https://tool.example/launch',
    expiresAt: minutesLater(10),
    ...changes,
  };
}

export function sampleRecoveredDraft(changes: Partial<RecoveredDraft> = {}): RecoveredDraft {
  return {
    id: newId(),
    institution: 'school',
    person: 'learner',
    path: '/submissions/1',
    fields: { note: ['half a thought'] },
    savedAt: minutesLater(0),
    expiresAt: minutesLater(10),
    ...changes,
  };
}

export function sampleIssuedBadge(changes: Partial<IssuedBadge> = {}): IssuedBadge {
  return {
    id: newId(),
    institution: 'school',
    course: 'course',
    badge: 'badge',
    version: 1,
    submission: newId(),
    learner: 'learner',
    state: 'issued',
    visibility: 'private',
    credential: '{"type":["VerifiableCredential"]}',
    digest: 'digest',
    picture: 'picture',
    statusList: 'list',
    statusIndex: 0,
    issuedAt: minutesLater(0),
    statusChangedAt: minutesLater(0),
    ...changes,
  };
}
