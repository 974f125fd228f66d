import type { BadgeContent, BadgeDefinition } from './badgeDefinition.js';
import { sameContent } from './typedBadge.js';

/** The badge with another draft. Its published versions stay as they are. */
export function withDraft<B extends BadgeDefinition>(badge: B, draft: BadgeContent, now: Date): B {
  const draftChanged = isChanged(badge, draft);
  return { ...badge, draft, previousDraft: badge.draft, draftChanged, updatedAt: now.toISOString() };
}

/** The draft says something else than the newest version, or there is none. */
export function isChanged(badge: Pick<BadgeDefinition, 'versions'>, draft: BadgeContent): boolean {
  const content = badge.versions.at(-1)?.content;
  return content === undefined || !sameContent(content, draft);
}
