import { type FieldFault, InvalidInput } from '../../errors.js';
import { type Answer, page, seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { adminRoute, type Route, type SessionRequest } from '../route.js';
import { trustedPage } from './trustedPage.js';

/** The issuers of elsewhere whose badges the school knows. */
export const trustedRoutes: readonly Route[] = [
  adminRoute({ method: 'GET', path: patterns.adminTrusted, handle: (request) => show(request) }),
  adminRoute({ method: 'POST', path: patterns.adminTrusted, handle: add }),
  adminRoute({
    method: 'POST',
    path: patterns.adminDistrust,
    handle: async ({ services, session, params }) => {
      await services.distrustIssuer(session.institution, params.issuer ?? '');
      return seeOther(`${paths.adminTrusted()}?removed=1`);
    },
  }),
];

async function show(
  request: SessionRequest,
  faults: readonly FieldFault[] = [],
  status = 200,
): Promise<Answer> {
  const { services, session } = request;
  const [listed, own] = await Promise.all([
    services.listTrustedIssuers(session.institution),
    services.listInstitutions(),
  ]);
  return page('admin/trusted', trustedPage({ listed, own, faults }, request), status);
}

async function add(request: SessionRequest): Promise<Answer> {
  const { services, session, form } = request;
  try {
    await services.trustIssuer({
      institution: session.institution,
      issuer: form.text('issuer'),
      name: form.text('name'),
      person: session.person,
    });
    return seeOther(`${paths.adminTrusted()}?saved=1`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return show(request, error.faults, 422);
  }
}
