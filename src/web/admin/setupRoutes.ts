import { page, seeOther } from '../answer.js';
import { SESSION_COOKIE } from '../guard.js';
import { paths, patterns } from '../paths.js';
import { publicRoute, type Route } from '../route.js';

/**
 * The way in without an LMS. Looking at the page spends nothing, for mail programs and messengers look at links by
 * themselves; its button does. The token in the address is the secret, so the form needs no other.
 */
export const setupRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: patterns.adminSetup,
    limit: 'oneTimeLink',
    handle: async ({ services, params, text, present }) => {
      const token = params.token ?? '';
      const link = await services.findSetupLink(token);
      const { profile } = await services.findInstitution(link.institution);
      return page('admin/setup', {
        title: text('admin.setup.title'),
        lead: text('admin.setup.lead', { school: profile.name }),
        until: text('admin.setup.until', { time: present.dateTime(link.expiresAt) }),
        action: paths.adminSetup(token),
      });
    },
  }),
  publicRoute({
    method: 'POST',
    path: patterns.adminSetup,
    limit: 'oneTimeLink',
    handle: async ({ services, params, cookies }) => {
      const { token } = await services.useSetupLink(params.token ?? '', cookies[SESSION_COOKIE]);
      return seeOther(paths.admin(), [{ name: SESSION_COOKIE, value: token }]);
    },
  }),
];
