import { framingOrigin } from '../domain/framingOrigin.js';
import type { Platform } from '../domain/platform.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store } from '../domain/ports/store.js';

const KEPT_MS = 10_000;

/** The origins an LMS may frame us from: where its people sign in, and its issuer (Canvas has one issuer for all schools). */
export function frameOrigins(platforms: readonly Platform[]): string[] {
  const origins = platforms.flatMap((platform) => [
    framingOrigin(platform.authorizationEndpoint),
    framingOrigin(platform.issuer),
  ]);
  return [...new Set(origins)].filter((value) => value !== undefined);
}

/** The same for every platform, for pages shown before we know who asks (refused launches, lost sessions). Kept for ten seconds. */
export function createAllFrameOrigins({ store, clock }: { store: Store; clock: Clock }) {
  let kept: { readonly until: number; readonly origins: readonly string[] } | undefined;
  return async (): Promise<readonly string[]> => {
    const now = clock().getTime();
    if (kept !== undefined && kept.until > now) return kept.origins;
    const { items } = await store.page('platforms', { where: {}, orderBy: 'createdAt', limit: 200 });
    kept = { until: now + KEPT_MS, origins: frameOrigins(items) };
    return kept.origins;
  };
}
