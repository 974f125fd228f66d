import { type BadgeVersion, versionOf } from '../domain/badgeDefinition.js';
import type { Institution } from '../domain/institution.js';
import type { Credentials, JsonObject } from '../domain/ports/credentials.js';
import type { Store } from '../domain/ports/store.js';
import { AppError } from '../errors.js';

export interface PublishedAchievement {
  readonly institution: Institution;
  readonly version: BadgeVersion;
  /** The Open Badges 3.0 Achievement, as credentials embed it. */
  readonly achievement: JsonObject;
  /** The same with the `@context` it needs at its own address. */
  readonly document: JsonObject;
}

interface Parts {
  readonly store: Store;
  readonly credentials: Pick<Credentials, 'achievement' | 'standalone'>;
}

/** One frozen version of a badge: public from the moment it was published. @throws {AppError} NOT_FOUND, for a draft too */
export function createReadAchievement({ store, credentials }: Parts) {
  return async (id: string, number: number): Promise<PublishedAchievement> => {
    const badge = await store.find('badges', { id });
    const version = badge && versionOf(badge, number);
    const institution = badge && (await store.find('institutions', { id: badge.institution }));
    if (version === undefined || institution === undefined) throw new AppError('NOT_FOUND');
    const content = { badge: id, version: number, content: version.content };
    const achievement = credentials.achievement(institution, content);
    return { institution, version, achievement, document: credentials.standalone(achievement) };
  };
}
