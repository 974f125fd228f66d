import { page } from '../answer.js';
import { patterns } from '../paths.js';
import { adminRoute, type Route } from '../route.js';
import { defaultsRoutes } from './defaultsRoutes.js';
import { issuerRoutes } from './issuerRoutes.js';
import { overviewPage } from './overviewPage.js';
import { ownTemplateRoutes } from './ownTemplateRoutes.js';
import { platformRoutes } from './platforms/platformRoutes.js';
import { setupRoutes } from './setupRoutes.js';
import { skillRoutes } from './skillRoutes.js';
import { templatesRoutes } from './templatesRoutes.js';
import { trustedRoutes } from './trustedRoutes.js';

/** The admin's journey: look after the issuer, its pictures and what it has issued. */
export const adminRoutes: readonly Route[] = [
  adminRoute({
    method: 'GET',
    path: patterns.admin,
    handle: async (request) => {
      const { services, session, query } = request;
      const after = query.optional('after');
      const [overview, issued] = await Promise.all([
        services.readInstitution(session.institution),
        services.listIssuedBadges(session.institution, after),
      ]);
      return page(
        'admin/overview',
        overviewPage({ ...overview, issued, older: after !== undefined }, request),
      );
    },
  }),
  ...issuerRoutes,
  ...defaultsRoutes,
  ...platformRoutes,
  ...ownTemplateRoutes,
  ...templatesRoutes,
  ...trustedRoutes,
  ...skillRoutes,
  ...setupRoutes,
];
