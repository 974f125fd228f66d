import { DEFAULT_FIELDS, type TypedDefaults, typedDefaults } from '../../domain/badgeDefaults.js';
import { InvalidInput } from '../../errors.js';
import { type Answer, page, seeOther } from '../answer.js';
import type { Form } from '../form.js';
import { paths, patterns } from '../paths.js';
import { adminRoute, type Route, type SessionRequest } from '../route.js';
import { type DefaultsInForm, defaultsPage } from './defaultsPage.js';

/** What every new badge of the school begins with. */
export const defaultsRoutes: readonly Route[] = [
  adminRoute({ method: 'GET', path: patterns.adminBadgeDefaults, handle: showForm }),
  adminRoute({ method: 'POST', path: patterns.adminBadgeDefaults, handle: takeForm }),
];

async function showForm(request: SessionRequest): Promise<Answer> {
  const institution = await request.services.findInstitution(request.session.institution);
  return show(request, { institution, saved: request.query.has('saved') });
}

async function takeForm(request: SessionRequest): Promise<Answer> {
  const { services, session, form } = request;
  const typed = readForm(form);
  try {
    const { kind, institution } = await services.saveBadgeDefaults({
      institution: session.institution,
      revision: form.text('revision'),
      typed,
    });
    if (kind === 'saved') return seeOther(`${paths.adminBadgeDefaults()}?saved=1`);
    return show(request, { institution, typed, conflict: true }, 409);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const institution = await services.findInstitution(session.institution);
    return show(request, { institution, typed, faults: error.faults }, error.status);
  }
}

function readForm(form: Form): TypedDefaults {
  const posted = DEFAULT_FIELDS.map((field) => [field, form.text(field)]);
  return { ...typedDefaults(), ...Object.fromEntries(posted) };
}

function show(request: SessionRequest, inForm: DefaultsInForm, status = 200): Answer {
  return page('admin/defaults', defaultsPage(inForm, request), status);
}
