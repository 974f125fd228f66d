import type { Role } from '../../domain/roles.js';
import { page } from '../answer.js';
import { patterns } from '../paths.js';
import { badgeRoute, type Route } from '../route.js';
import { bringFramework, showFramework, showFrameworks, takeFromFramework } from './frameworkRoutes.js';
import { showOtherBadge, showOtherBadges, takeFromBadge } from './otherBadgeRoutes.js';
import { showPaste, takePaste } from './pasteRoutes.js';
import { sourcesPage } from './sourcesPage.js';
import { takeSuggested } from './suggestedRoutes.js';

const TEACHER: readonly Role[] = ['teacher'];

/** Learning outcomes come into a draft from where they live. */
export const outcomesRoutes: readonly Route[] = [
  badgeRoute({
    method: 'GET',
    path: patterns.outcomes,
    roles: TEACHER,
    handle: (request) => page('outcomes/sources', sourcesPage(request)),
  }),
  badgeRoute({ method: 'POST', path: patterns.outcomes, roles: TEACHER, handle: takeSuggested }),
  badgeRoute({ method: 'GET', path: patterns.pasteOutcomes, roles: TEACHER, handle: showPaste }),
  badgeRoute({ method: 'POST', path: patterns.pasteOutcomes, roles: TEACHER, handle: takePaste }),
  badgeRoute({ method: 'GET', path: patterns.frameworks, roles: TEACHER, handle: showFrameworks }),
  badgeRoute({
    method: 'POST',
    path: patterns.frameworks,
    body: 'largeUpload',
    roles: TEACHER,
    handle: bringFramework,
  }),
  badgeRoute({ method: 'GET', path: patterns.framework, roles: TEACHER, handle: showFramework }),
  badgeRoute({ method: 'POST', path: patterns.framework, roles: TEACHER, handle: takeFromFramework }),
  badgeRoute({ method: 'GET', path: patterns.otherBadges, roles: TEACHER, handle: showOtherBadges }),
  badgeRoute({ method: 'GET', path: patterns.otherBadge, roles: TEACHER, handle: showOtherBadge }),
  badgeRoute({ method: 'POST', path: patterns.otherBadge, roles: TEACHER, handle: takeFromBadge }),
];
