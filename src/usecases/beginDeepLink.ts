import { DEEP_LINK_LIFE_MS } from '../domain/deepLink.js';
import { newId } from '../domain/ids.js';
import { refuseLaunch } from '../domain/launchRefusal.js';
import type { Launch } from '../domain/platform.js';
import type { Store } from '../domain/ports/store.js';
import { courseRoles } from '../domain/roles.js';
import type { Session } from '../domain/session.js';
import { newToken } from '../domain/token.js';
import type { Arrival, Locations } from './locateLaunch.js';

/** @throws {AppError} LAUNCH_REFUSED when badges are to be placed outside a course, or by somebody who doesn't teach it */
export function demandPlacing({ messageType, context, roles }: Launch): void {
  if (messageType !== 'LtiDeepLinkingRequest') return;
  if (context === undefined) throw refuseLaunch('placingCourse', 'deep linking without a context');
  if (!courseRoles(roles).includes('teacher')) {
    throw refuseLaunch('placingRole', 'deep linking by somebody who is no teacher of the course');
  }
}

/** A teacher's choice begins. @returns the address of its page */
export async function beginDeepLink(
  store: Store,
  locations: Locations,
  { launch, course, now }: Arrival,
  session: Session,
): Promise<string> {
  const { platform, deploymentId, deepLinking: settings } = launch;
  if (course === undefined || settings === undefined) throw new Error('deep linking without its parts');
  const id = newId();
  await store.insert('deepLinks', {
    id,
    institution: course.institution,
    session: session.id,
    platform: platform.id,
    deploymentId,
    course: course.id,
    settings,
    nonce: newToken(),
    expiresAt: new Date(now.getTime() + DEEP_LINK_LIFE_MS).toISOString(),
  });
  return locations.deepLink(course.id, id);
}
