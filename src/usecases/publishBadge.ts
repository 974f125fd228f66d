import type { BadgeDefinition, BadgeVersion } from '../domain/badgeDefinition.js';
import { currentVersion } from '../domain/badgeDefinition.js';
import { publishFaults } from '../domain/badgeRules.js';
import type { Institution } from '../domain/institution.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Images } from '../domain/ports/images.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { AppError, InvalidInput } from '../errors.js';
import { keepPicture } from './keepPicture.js';
import { templateFaults } from './readDraft.js';
import type { AuditRecord, RecordAudit } from './recordAudit.js';
import { createSchoolPictures, type SchoolPictures } from './schoolPictures.js';

export interface Publication {
  readonly institution: Institution;
  readonly badge: string;
  /** The revision whose draft the teacher saw. */
  readonly revision: number;
  readonly person: string;
}

/** `conflict`: the draft is no longer the one the teacher saw; nothing was published. */
export type PublishedBadge =
  | { readonly kind: 'published'; readonly badge: BadgeDefinition; readonly version: BadgeVersion }
  | { readonly kind: 'conflict'; readonly badge: Stored<BadgeDefinition> };

interface Parts {
  readonly store: Store;
  readonly images: Images;
  readonly clock: Clock;
  readonly recordAudit: RecordAudit;
}

/**
 * Freezes the draft, with its picture, as the next version: one conditional update. An unchanged draft is published
 * already, so a second click, or a second teacher at the same moment, gets the version that is there.
 * @throws {InvalidInput} naming everything a badge needs before students may see it
 */
export function createPublishBadge({ store, images, clock, recordAudit }: Parts) {
  const schoolPictures = createSchoolPictures({ store, images });
  const find = async (id: string, institution: string): Promise<Stored<BadgeDefinition>> => {
    const badge = await store.find('badges', { id });
    if (badge === undefined || badge.institution !== institution) throw new AppError('NOT_FOUND');
    return badge;
  };
  const publish = async ({
    institution,
    badge: id,
    revision,
    person,
  }: Publication): Promise<PublishedBadge> => {
    const badge = await find(id, institution.id);
    const known = publishedAlready(badge);
    if (known !== undefined) return known;
    if (badge.revision !== revision) return { kind: 'conflict', badge };
    const now = clock().toISOString();
    const version: BadgeVersion = {
      version: badge.versions.length + 1,
      content: badge.draft,
      ...(await keepPictures(store, badge, await schoolPictures(institution))),
      publishedAt: now,
      publishedBy: person,
    };
    const next = { ...badge, versions: [...badge.versions, version], draftChanged: false, updatedAt: now };
    if (await store.replace('badges', next)) return { kind: 'published', badge: next, version };
    const faster = await find(id, institution.id);
    return publishedAlready(faster) ?? { kind: 'conflict', badge: faster };
  };
  return async (publication: Publication): Promise<PublishedBadge> => {
    const published = await publish(publication);
    // Also for one that was there already: if the process ended between the two writes, a second click mends it.
    if (published.kind === 'published') await recordAudit(auditRecord(published));
    return published;
  };
}

function auditRecord({ badge, version }: Extract<PublishedBadge, { kind: 'published' }>): AuditRecord {
  return {
    id: `${badge.id}:${version.version}`,
    institution: badge.institution,
    at: version.publishedAt,
    actor: version.publishedBy,
    action: 'publish',
    subject: badge.id,
  };
}

function publishedAlready(badge: BadgeDefinition): PublishedBadge | undefined {
  const version = currentVersion(badge);
  return version === undefined || badge.draftChanged ? undefined : { kind: 'published', badge, version };
}

/** The version's picture, as PNG and as SVG: drawn now, so that templates, logo and rules may change later. */
async function keepPictures(
  store: Store,
  { draft, institution }: BadgeDefinition,
  pictures: SchoolPictures,
): Promise<Required<Pick<BadgeVersion, 'picture' | 'svg'>>> {
  const faults = [...publishFaults(draft), ...templateFaults(draft, pictures)];
  if (faults.length > 0) throw new InvalidInput([...faults, ...pictures.check(draft.image, draft.title)]);
  const png = await pictures.render(draft.image, draft.title);
  const svg = Buffer.from(pictures.renderSvg(draft.image, draft.title), 'utf8');
  return {
    picture: await keepPicture(store, institution, { mediaType: 'image/png', bytes: png }),
    svg: await keepPicture(store, institution, { mediaType: 'image/svg+xml', bytes: svg }),
  };
}
