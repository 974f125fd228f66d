import { AppError } from '../../errors.js';
import { type Answer, page, seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { SETUP_LINK } from '../review/names.js';
import { type BadgeRequest, badgeRoute, type Route } from '../route.js';
import { badgeEndorsementsPage } from './badgeEndorsementsPage.js';

const THOSE = { roles: ['teacher'], orAdmin: true } as const;

/** A teacher or an admin invites endorsers, and decides which endorsements are shown. */
export const badgeEndorsementRoutes: readonly Route[] = [
  badgeRoute({
    ...THOSE,
    method: 'GET',
    path: patterns.badgeEndorsements,
    handle: (request) => show(request),
  }),
  badgeRoute({
    ...THOSE,
    method: 'POST',
    path: patterns.badgeEndorsements,
    handle: async (request) => {
      const { services, session, badge } = request;
      const by = session.person ?? SETUP_LINK;
      // The link itself is nowhere kept: it can only be shown now.
      return show(request, await services.inviteEndorsement(badge, badge.versions.length, by));
    },
  }),
  badgeRoute({
    ...THOSE,
    method: 'POST',
    path: patterns.shownEndorsement,
    handle: async ({ services, badge, params, form }) => {
      const shown = form.text('shown');
      if (shown !== 'yes' && shown !== 'no') throw new AppError('MALFORMED_REQUEST');
      await services.showEndorsement(badge.id, params.endorsement ?? '', shown === 'yes');
      return seeOther(paths.badgeEndorsements(badge.id));
    },
  }),
];

async function show(
  request: BadgeRequest,
  invitation?: { readonly address: string; readonly expiresAt: string },
): Promise<Answer> {
  const { services, session, badge } = request;
  const [institution, endorsements] = await Promise.all([
    services.findInstitution(session.institution),
    services.listEndorsements(session.institution, badge.id),
  ]);
  const data = badgeEndorsementsPage(request, { school: institution.profile.name, endorsements, invitation });
  return page('endorse/endorsements', data);
}
