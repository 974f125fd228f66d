import { createHash } from 'node:crypto';
import { type BadgeVersion, versionOf } from '../domain/badgeDefinition.js';
import { type EndorsementDraft, endorsementFaults, endorserOf } from '../domain/endorsement.js';
import type { Institution } from '../domain/institution.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Credentials } from '../domain/ports/credentials.js';
import type { Store } from '../domain/ports/store.js';
import type { EndorsementInvitation } from '../domain/session.js';
import { hashToken, isToken } from '../domain/token.js';
import { AppError, InvalidInput } from '../errors.js';
import { createEnsureKey } from './findCurrentKey.js';
import { insertOnce } from './insertOnce.js';
import type { RecordAudit } from './recordAudit.js';

/** What an invitation is about. */
export interface OpenInvitation extends EndorsementInvitation {
  readonly institution: Institution;
  readonly content: BadgeVersion;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly credentials: Pick<Credentials, 'endorse' | 'createKey'>;
  readonly recordAudit: RecordAudit;
}

/** What the link asks for, without spending it. @throws {AppError} LINK_SPENT for used, expired and unknown ones alike */
export function createFindInvitation({ store }: { store: Store }) {
  return async (token: string): Promise<OpenInvitation> => {
    const link = isToken(token) ? await store.find('oneTimeLinks', { id: hashToken(token) }) : undefined;
    const invitation = link?.invitation;
    if (link === undefined || invitation === undefined) throw spent();
    const [institution, badge] = await Promise.all([
      store.find('institutions', { id: link.institution }),
      store.find('badges', { id: invitation.badge }),
    ]);
    const content = badge && versionOf(badge, invitation.version);
    if (institution === undefined || content === undefined) throw spent();
    return { ...invitation, institution, content };
  };
}

/**
 * Signs and keeps what was said, then spends the link. The id was drawn with the invitation: however often the form is
 * sent, there is one endorsement, the first.
 * @throws {AppError} LINK_SPENT; INVALID_INPUT with the faults of the form
 */
export function createReceiveEndorsement(parts: Parts) {
  const { store, clock, credentials, recordAudit } = parts;
  const findInvitation = createFindInvitation(parts);
  const ensureKey = createEnsureKey(parts);
  return async (token: string, draft: EndorsementDraft): Promise<OpenInvitation> => {
    const invitation = await findInvitation(token);
    const faults = endorsementFaults(draft);
    if (faults.length > 0) throw new InvalidInput(faults);
    const { institution, endorsement: id, badge, version, by, content } = invitation;
    const receivedAt = clock();
    const [endorser, { statement }] = [endorserOf(draft), draft];
    const credential = await credentials.endorse(
      {
        id,
        institution,
        achievement: content.sameAs ?? { badge, version },
        title: content.content.title,
        endorser,
        statement,
        receivedAt,
      },
      await ensureKey(institution.id, 'Ed25519'),
    );
    // The same form may be sent twice at once.
    await insertOnce(store, 'endorsements', {
      id,
      institution: institution.id,
      badge,
      version,
      endorser,
      statement,
      invitedBy: by,
      receivedAt: receivedAt.toISOString(),
      credential,
      digest: createHash('sha256').update(credential).digest('base64url'),
    });
    await recordAudit({
      id: `endorsements/${id}`,
      institution: institution.id,
      at: receivedAt.toISOString(),
      actor: by,
      action: 'endorse',
      subject: `endorsements/${id}/badges/${badge}/versions/${version}`,
    });
    await store.take('oneTimeLinks', { id: hashToken(token) });
    return invitation;
  };
}

function spent(): AppError {
  return new AppError('LINK_SPENT', { message: 'endorse.spent' });
}
