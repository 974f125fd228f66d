import { InvalidInput } from '../../errors.js';
import { type Answer, page, seeOther } from '../answer.js';
import { preferredType } from '../negotiate.js';
import { paths, patterns } from '../paths.js';
import { FOR_MINUTES, machineReadable } from '../public/machineReadable.js';
import { publicRoute, type Route, type WebRequest } from '../route.js';
import { badgeEndorsementRoutes } from './badgeEndorsementRoutes.js';
import { EMPTY_DRAFT, invitationPage } from './invitationPage.js';

const TYPES = ['application/vc+ld+json', 'application/ld+json', 'application/json'] as const;
type FormState = Pick<Parameters<typeof invitationPage>[2], 'draft' | 'faults'>;

/** Others endorse a badge: invited by a link, without an account. */
export const endorseRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: patterns.endorse,
    limit: 'oneTimeLink',
    handle: (request) => showForm(request, { draft: EMPTY_DRAFT, faults: [] }),
  }),
  publicRoute({ method: 'POST', path: patterns.endorse, limit: 'oneTimeLink', handle: receive }),
  publicRoute({
    method: 'GET',
    path: patterns.endorsement,
    machineReadable: true,
    handle: async ({ services, params, header }) => {
      const { credential, digest } = await services.findEndorsement(params.endorsement ?? '');
      const mediaType = preferredType(header('accept'), TYPES);
      return machineReadable(credential, { mediaType, caching: FOR_MINUTES, etag: digest });
    },
  }),
  ...badgeEndorsementRoutes,
];

async function showForm(request: WebRequest, state: FormState, status = 200): Promise<Answer> {
  const { services, params } = request;
  const token = params.token ?? '';
  const invitation = await services.findInvitation(token);
  const { achievement } = await services.readAchievement(invitation.badge, invitation.version);
  const data = invitationPage(invitation, achievement, { token, ...state }, request);
  return page('endorse/invitation', data, status);
}

async function receive(request: WebRequest): Promise<Answer> {
  const { services, params, form } = request;
  const draft = {
    name: form.text('name'),
    organisation: form.text('organisation'),
    url: form.text('url'),
    statement: form.text('statement'),
    confirmed: form.text('confirmed') === 'yes',
  };
  try {
    const { badge, version } = await services.receiveEndorsement(params.token ?? '', draft);
    return seeOther(`${paths.achievement(badge, version)}?endorsed=1#endorsements`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return showForm(request, { draft, faults: error.faults }, error.status);
  }
}
