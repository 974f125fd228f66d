import type { LaunchReason } from './launchRefusal.js';
import type { MessageType } from './platform.js';

/** What is remembered of launches from a platform, for its admin: nothing that says who launched. */
export interface LaunchRecord {
  /** The platform's id. */
  readonly id: string;
  readonly institution: string;
  /** The newest first, bounded; alike ones within a minute are noted once. */
  readonly landed: readonly LandedLaunch[];
  readonly refused: readonly RefusedLaunch[];
  readonly expiresAt: string;
}

export interface LandedLaunch {
  readonly at: string;
  readonly messageType: MessageType;
  readonly deploymentId: string;
  /** How the login was bound to its browser. */
  readonly boundBy: 'cookie' | 'storage';
  /** The platform's clock less ours at the launch, in seconds; the way here is in it. */
  readonly clockSkew: number;
  readonly name: boolean;
  readonly email: boolean;
  readonly services: readonly LaunchService[];
}

export interface RefusedLaunch {
  readonly at: string;
  readonly reason: LaunchReason;
  /** Of the page that said so, and of its line in the log. */
  readonly reference: string;
}

/** Services that a launch may offer: grades (AGS), line items of our own (AGS), the roster (NRPS). */
export const LAUNCH_SERVICES = ['scores', 'lineItems', 'roster'] as const;
export type LaunchService = (typeof LAUNCH_SERVICES)[number];

const MOST = 20;
const ALIKE_MS = 60_000;
export const LAUNCH_RECORD_MS = 30 * 24 * 60 * 60 * 1000;

/** The record with this launch; the very same one when it says it already. */
export function withLanded(record: LaunchRecord, launch: LandedLaunch): LaunchRecord {
  const known = record.landed.some((each) => isRecent(each, launch) && sameFacts(each, launch));
  return known ? record : { ...record, landed: [launch, ...record.landed].slice(0, MOST) };
}

export function withRefused(record: LaunchRecord, refusal: RefusedLaunch): LaunchRecord {
  const known = record.refused.some((each) => isRecent(each, refusal) && each.reason === refusal.reason);
  return known ? record : { ...record, refused: [refusal, ...record.refused].slice(0, MOST) };
}

function isRecent({ at }: { readonly at: string }, later: { readonly at: string }): boolean {
  return Math.abs(Date.parse(later.at) - Date.parse(at)) < ALIKE_MS;
}

/** All but the moment and what varies with it. */
function sameFacts(one: LandedLaunch, other: LandedLaunch): boolean {
  const facts = (launch: LandedLaunch): string => JSON.stringify({ ...launch, at: '', clockSkew: 0 });
  return facts(one) === facts(other);
}
