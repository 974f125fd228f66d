import { changesOf } from '../domain/badgeStatusRules.js';
import type { BadgeChange, IssuedBadge } from '../domain/issuedBadge.js';
import type { Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';
import { insertOnce } from './insertOnce.js';
import type { RecordAudit } from './recordAudit.js';

/** Does what the changes of a badge left to do. Called again until it resolves, by several processes too: idempotent. */
export type SettleBadge = (id: string) => Promise<void>;

const MOST_TRIES = 10;

/** Every change of a badge gets its entry in the audit chain, and its learner a notice of what others did. */
export function createSettleBadge({
  store,
  recordAudit,
}: {
  readonly store: Store;
  readonly recordAudit: RecordAudit;
}): SettleBadge {
  return async (id) => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const badge = await store.find('issuedBadges', { id });
      if (badge === undefined) return;
      for (const [index, change] of changesOf(badge).entries()) {
        await recordAudit(auditOf(badge, change, index));
        await tell(store, badge, change, index);
      }
      if (badge.dueAt === undefined) return;
      const { dueAt: _, ...settled } = badge;
      // Changed meanwhile: then the newer changes are looked at, too.
      if (await store.replace('issuedBadges', settled)) return;
    }
    throw new AppError('STORE_BUSY', { detail: `badge ${id} kept changing` });
  };
}

function auditOf(badge: IssuedBadge, { kind, at, by }: BadgeChange, index: number) {
  return {
    id: changeId(badge, kind, index),
    institution: badge.institution,
    at,
    actor: by,
    action: kind,
    subject: `credentials/${badge.id}/badges/${badge.badge}/versions/${badge.version}`,
  };
}

/** A badge is revoked once; anything else may happen several times. */
function changeId({ id }: IssuedBadge, kind: BadgeChange['kind'], index: number): string {
  return kind === 'revoke' ? `credentials/${id}/revocation` : `credentials/${id}/changes/${index + 1}`;
}

async function tell(store: Store, badge: IssuedBadge, change: BadgeChange, index: number): Promise<void> {
  const { institution, course, learner, version, submission } = badge;
  const { kind, at, by, reason } = change;
  if (by === learner) return;
  // Told once, whoever comes to it.
  await insertOnce(store, 'notices', {
    id: changeId(badge, kind, index),
    institution,
    course,
    person: learner,
    kind,
    badge: badge.badge,
    version,
    submission,
    at,
    reason,
    unreadSince: at,
  });
}
