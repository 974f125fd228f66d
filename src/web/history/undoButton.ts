import type { BadgeDefinition } from '../../domain/badgeDefinition.js';
import type { Stored } from '../../domain/ports/store.js';
import type { Translate } from '../../locales/locales.js';
import { paths } from '../paths.js';

/** Beside the notice of what was just done to a draft, if it can be taken back, or brought back. */
export function undoButton(
  {
    badge,
    notice,
  }: { readonly badge?: Stored<BadgeDefinition> | undefined; readonly notice?: string | undefined },
  from: string,
  text: Translate,
) {
  if (badge?.previousDraft === undefined || (notice !== 'saved' && notice !== 'undone')) return undefined;
  return {
    action: paths.undoDraft(badge.id),
    revision: badge.revision,
    /** The page to come back to. */
    from,
    label: text(notice === 'saved' ? 'history.undo.button' : 'history.undo.redo'),
  };
}
