import { ROLES } from '../../domain/roles.js';
import { AppError } from '../../errors.js';
import { page } from '../answer.js';
import { patterns } from '../paths.js';
import { badgeRoute, type Route } from '../route.js';
import { badgePage, shownVersion } from './badgePage.js';

export const badgeRoutes: readonly Route[] = [
  badgeRoute({
    method: 'GET',
    path: patterns.badge,
    roles: ROLES,
    orVisitor: true,
    handle: async (request) => {
      const { services, session, badge, roles } = request;
      const { institution, person } = session;
      const [issuer, own] = await Promise.all([
        services.findInstitution(institution),
        person === undefined
          ? undefined
          : services.findOwnSubmission({ institution, badge: badge.id, learner: person }),
      ]);
      const shown = shownVersion(badge, roles, own);
      if (shown === undefined) throw new AppError('NOT_FOUND');
      return page(
        'badge/badge',
        badgePage(
          {
            ...request,
            languages: [request.query.text('language'), request.language],
            justPublished: request.query.has('published'),
          },
          shown,
          issuer.profile,
          own,
        ),
      );
    },
  }),
];
