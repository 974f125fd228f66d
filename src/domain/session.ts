import type { Platform } from './platform.js';
import type { Role } from './roles.js';

/** Who is at the keyboard: one person on one platform, with the roles of their latest launch in each course. */
export interface Session {
  /** Hash of the cookie's token; the token itself is never stored. */
  readonly id: string;
  readonly institution: string;
  /** Absent for an admin who came by a setup link. */
  readonly platform?: string;
  readonly person?: string;
  /** The platform's deployments it was launched from: a session ends with any of them. */
  readonly deploymentIds?: readonly string[];
  readonly roles: Readonly<Record<string, readonly Role[]>>;
  readonly admin: boolean;
  /** What the LMS said at launch. */
  readonly locale?: string;
  /** What the person chose to read here, now or in an earlier session: goes before what the LMS said. */
  readonly language?: string;
  /** Put into every form and demanded back: a form posted from elsewhere has no way to know it. */
  readonly formToken: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly endedAt?: string;
  /** When the store may forget it: a day after the absolute end, for recovered drafts. */
  readonly expiresAt: string;
}

export const SESSION_IDLE_MS = 4 * 60 * 60 * 1000;
export const SESSION_ABSOLUTE_MS = 12 * 60 * 60 * 1000;
/** `lastSeenAt` is written at most this often. */
export const TOUCH_MS = 5 * 60 * 1000;
/** How long after its end an expired session's form may still be kept as a recovered draft. */
export const RECOVERY_MS = 24 * 60 * 60 * 1000;

export type SessionState = 'live' | 'expired' | 'recoverable' | 'ended';

/** `recoverable`: expired less than 24 hours ago and not logged out, so a posted form may be kept as a draft. */
export function sessionState(session: Session, now: Date): SessionState {
  if (session.endedAt !== undefined) return 'ended';
  const idleEnd = Date.parse(session.lastSeenAt) + SESSION_IDLE_MS;
  const absoluteEnd = Date.parse(session.createdAt) + SESSION_ABSOLUTE_MS;
  const end = Math.min(idleEnd, absoluteEnd);
  if (now.getTime() < end) return 'live';
  return now.getTime() < end + RECOVERY_MS ? 'recoverable' : 'expired';
}

/** Whether the platform was shut out since, or any of the deployments the session was launched from. */
export function endedWithPlatform(session: Session, platform: Platform): boolean {
  const { state, deploymentIds, sessionsEndedAt = '' } = platform;
  if (state !== 'active' || session.createdAt <= sessionsEndedAt) return true;
  return !(session.deploymentIds ?? []).every((each) => deploymentIds.includes(each));
}

/** What an expired session had posted, offered at the person's next launch. It never submits or decides by itself. */
export interface RecoveredDraft {
  readonly id: string;
  readonly institution: string;
  readonly person: string;
  /** The path the form was posted to, on our own origin. */
  readonly path: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly savedAt: string;
  readonly expiresAt: string;
}

export interface EndorsementInvitation {
  /** Id of the endorsement to come. */
  readonly endorsement: string;
  readonly badge: string;
  readonly version: number;
  readonly by: string;
}

/** A one-time address. `id` is a hash of its token. */
export interface OneTimeLink {
  readonly id: string;
  readonly institution: string;
  /** `setup` opens the school's settings; `registration` connects a learning platform; `endorsement` takes one. */
  readonly purpose: 'setup' | 'registration' | 'endorsement';
  /** What an endorsement is asked for. */
  readonly invitation?: EndorsementInvitation;
  /** Host name of the learning platform a registration link was made for: that one is let in at once. */
  readonly host?: string;
  /** A registration with this link is under way until then. */
  readonly busyUntil?: string;
  readonly expiresAt: string;
}
