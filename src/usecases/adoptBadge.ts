import type { AdoptionChoice, BadgeAdoption } from '../domain/badgeAdoption.js';
import { type BadgeDefinition, type BadgeVersion, currentVersion } from '../domain/badgeDefinition.js';
import { newId } from '../domain/ids.js';
import type { Clock } from '../domain/ports/clock.js';
import { DuplicateKeyError, type Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';
import { insertOnce } from './insertOnce.js';
import type { RecordAudit } from './recordAudit.js';

export interface AdoptionQuestion {
  readonly institution: string;
  readonly course: string;
  /** The badge of another course that an activity names. */
  readonly origin: string;
}

export interface AdoptCommand extends AdoptionQuestion {
  readonly choice: AdoptionChoice;
  readonly person: string;
}

/** A badge that came along with a copied course, and what was decided about it, if somebody has. */
export interface AdoptableBadge {
  readonly version: BadgeVersion;
  readonly adoption: BadgeAdoption | undefined;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly recordAudit: RecordAudit;
}

/** @throws {AppError} NOT_FOUND unless it is a published badge of another course of this institution */
export function createFindAdoptable({ store }: { store: Store }) {
  return async (question: AdoptionQuestion): Promise<AdoptableBadge> => {
    const { version } = await findOrigin(store, question);
    const adoption = await store.find('badgeAdoptions', keyOf(question));
    // A process that ended between the decision and its badge leaves the question open: the answer stays the first one.
    const made = adoption && (await store.find('badges', { id: adoption.badge }));
    return { version, adoption: made && adoption };
  };
}

/**
 * Gives a course its own badge in place of one of another course. The first decision counts, whoever decides again, and
 * the badge is made once. Only what was published, and so can be read by anyone, is taken over.
 * @throws {AppError} NOT_FOUND unless it is a published badge of another course of this institution
 */
export function createAdoptBadge({ store, clock, recordAudit }: Parts) {
  return async (command: AdoptCommand): Promise<BadgeAdoption> => {
    const origin = await findOrigin(store, command);
    const adoption = await decide(store, command, clock());
    const badge = adoptedBadge(adoption, origin);
    await insertOnce(store, 'badges', badge);
    if (adoption.choice === 'reuse') {
      await recordAudit({
        id: `${badge.id}:1`,
        institution: badge.institution,
        at: adoption.createdAt,
        actor: adoption.person,
        action: 'publish',
        subject: badge.id,
      });
    }
    return adoption;
  };
}

interface Origin {
  readonly badge: BadgeDefinition;
  readonly version: BadgeVersion;
}

async function findOrigin(store: Store, { institution, course, origin }: AdoptionQuestion): Promise<Origin> {
  const badge = await store.find('badges', { id: origin });
  const version = badge && currentVersion(badge);
  if (version === undefined || badge?.institution !== institution || badge.course === course) {
    throw new AppError('NOT_FOUND');
  }
  return { badge, version };
}

async function decide(store: Store, command: AdoptCommand, now: Date): Promise<BadgeAdoption> {
  const { choice, person } = command;
  const wanted: BadgeAdoption = {
    ...keyOf(command),
    id: newId(),
    badge: newId(),
    choice,
    person,
    createdAt: now.toISOString(),
  };
  const decided = await store.find('badgeAdoptions', keyOf(command));
  if (decided !== undefined) return decided;
  try {
    return await store.insert('badgeAdoptions', wanted);
  } catch (error) {
    const faster = await store.find('badgeAdoptions', keyOf(command));
    if (!(error instanceof DuplicateKeyError) || faster === undefined) throw error;
    return faster;
  }
}

function adoptedBadge(adoption: BadgeAdoption, { badge, version }: Origin): BadgeDefinition {
  const { id: _id, origin: _origin, choice, badge: id, person, createdAt, ...place } = adoption;
  const { content, picture, svg } = version;
  const same: BadgeVersion = {
    version: 1,
    content,
    picture,
    ...(svg !== undefined && { svg }),
    publishedAt: createdAt,
    publishedBy: person,
    sameAs: version.sameAs ?? { badge: badge.id, version: version.version },
  };
  return {
    id,
    ...place,
    createdBy: person,
    draft: content,
    versions: choice === 'reuse' ? [same] : [],
    draftChanged: choice === 'copy',
    createdAt,
    updatedAt: createdAt,
  };
}

function keyOf({ institution, course, origin }: AdoptionQuestion) {
  return { institution, course, origin };
}
