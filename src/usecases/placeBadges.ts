import { currentVersion } from '../domain/badgeDefinition.js';
import { type BadgeLink, type DeepLink, MOST_PLACED } from '../domain/deepLink.js';
import type { DeepLinkProtocol } from '../domain/ports/lti.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { AppError, InvalidInput } from '../errors.js';

export interface DeepLinkQuestion {
  readonly institution: string;
  /** Id of the session that asks. */
  readonly session: string;
  readonly course: string;
  readonly deepLink: string;
}

export interface PlaceCommand extends DeepLinkQuestion {
  /** Ids of badges of this course. */
  readonly badges: readonly string[];
}

/** What the browser posts to the platform. */
export interface PlacedBadges {
  readonly returnUrl: string;
  /** The signed answer, for the form's field `JWT`. */
  readonly jwt: string;
}

interface Parts {
  readonly store: Store;
  readonly deepLinkProtocol: DeepLinkProtocol;
  /** Absolute address of a frozen version's picture. */
  readonly pictureAddress: (badge: string, version: number) => string;
}

const MOST_TRIES = 10;

/** The teacher's pending choice. @throws {AppError} NOT_FOUND alike when unknown, too old, or another session's */
export function createFindDeepLink({ store }: { store: Pick<Store, 'find'> }) {
  return (question: DeepLinkQuestion): Promise<Stored<DeepLink>> => findDeepLink(store, question);
}

/**
 * Answers a deep linking request, once: the same choice sent again gets the same answer, another one is refused.
 * @throws {InvalidInput} at `badge`, when nothing, or too much, was chosen
 * @throws {AppError} NOT_FOUND; CONFLICT when other badges were placed already
 */
export function createPlaceBadges({ store, deepLinkProtocol, pictureAddress }: Parts) {
  return async (command: PlaceCommand): Promise<PlacedBadges> => {
    const chosen = [...new Set(command.badges)];
    const deepLink = await markPlaced(store, command, chosen);
    const platform = await store.find('platforms', { id: deepLink.platform });
    if (platform === undefined) throw new AppError('NOT_FOUND');
    const links: BadgeLink[] = [];
    for (const id of chosen) links.push(await linkOf(store, command, id, pictureAddress));
    const jwt = await deepLinkProtocol.respond(platform, deepLink, links);
    return { returnUrl: deepLink.settings.returnUrl, jwt };
  };
}

async function findDeepLink(
  store: Pick<Store, 'find'>,
  { institution, session, course, deepLink: id }: DeepLinkQuestion,
): Promise<Stored<DeepLink>> {
  const found = await store.find('deepLinks', { id });
  const theirs = found?.institution === institution && found.session === session && found.course === course;
  if (found === undefined || !theirs) throw new AppError('NOT_FOUND', { message: 'deepLink.over' });
  return found;
}

async function markPlaced(
  store: Store,
  command: PlaceCommand,
  chosen: readonly string[],
): Promise<Stored<DeepLink>> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const deepLink = await findDeepLink(store, command);
    demandChoice(deepLink, chosen);
    if (deepLink.placed !== undefined) {
      if (isSameSet(deepLink.placed, chosen)) return deepLink;
      throw new AppError('CONFLICT', { message: 'deepLink.alreadyPlaced' });
    }
    for (const id of chosen) await linkOf(store, command, id, () => '');
    if (await store.replace('deepLinks', { ...deepLink, placed: chosen })) return deepLink;
  }
  throw new AppError('STORE_BUSY', { detail: `deep link ${command.deepLink} kept changing` });
}

function demandChoice({ settings }: DeepLink, chosen: readonly string[]): void {
  if (!settings.acceptsLinks) throw new AppError('NOT_ALLOWED', { message: 'deepLink.noLinks' });
  const fault = (message: string) => new InvalidInput([{ field: 'badge', message }]);
  if (chosen.length === 0) throw fault('deepLink.faults.none');
  if (chosen.length > 1 && !settings.acceptsMultiple) throw fault('deepLink.faults.onlyOne');
  if (chosen.length > MOST_PLACED) throw fault('deepLink.faults.tooMany');
}

/** @throws {AppError} NOT_FOUND unless it is a published badge of this course */
async function linkOf(
  store: Store,
  { institution, course }: PlaceCommand,
  id: string,
  pictureAddress: Parts['pictureAddress'],
): Promise<BadgeLink> {
  const badge = await store.find('badges', { id });
  const here = badge?.institution === institution && badge.course === course;
  const version = badge && here ? currentVersion(badge) : undefined;
  if (version === undefined) throw new AppError('NOT_FOUND');
  const { title, description } = version.content;
  return { badge: id, title, text: description, picture: pictureAddress(id, version.version) };
}

function isSameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((each) => right.includes(each));
}
