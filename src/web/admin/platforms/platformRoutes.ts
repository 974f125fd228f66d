import { type PlatformKind, withKnownAddresses } from '../../../domain/knownPlatforms.js';
import { AppError, type FieldFault, InvalidInput } from '../../../errors.js';
import { type Answer, page, seeOther } from '../../answer.js';
import { faultViews } from '../../field.js';
import { paths, patterns } from '../../paths.js';
import { adminRoute, type Route, type SessionRequest } from '../../route.js';
import { newPlatformPage } from './newPlatformPage.js';
import { EMPTY_PLATFORM, type PlatformFormState, platformFields, readPlatformForm } from './platformForm.js';
import { type PlatformContent, platformPage } from './platformPage.js';

const BLANK: PlatformFormState = { kind: 'moodle', typed: EMPTY_PLATFORM, faults: [] };

/** Learning platforms, for the admin: connect, look after, let in and shut out. */
export const platformRoutes: readonly Route[] = [
  adminRoute({
    method: 'GET',
    path: patterns.adminNewPlatform,
    handle: (request) =>
      page('platforms/new', newPlatformPage(request, { form: BLANK, lms: '', lmsFaults: [] })),
  }),
  adminRoute({ method: 'POST', path: patterns.adminNewPlatform, handle: addPlatform }),
  adminRoute({ method: 'POST', path: patterns.adminPlatformLinks, handle: makeLink }),
  adminRoute({
    method: 'GET',
    path: patterns.adminPlatform,
    handle: (request) => showPlatform(request, { saved: request.query.has('saved') }),
  }),
  adminRoute({
    method: 'POST',
    path: patterns.adminCheckPlatform,
    handle: async (request) => {
      const { services, session, params } = request;
      const keys = await services.checkPlatform(session.institution, params.platform ?? '');
      return showPlatform(request, { keys });
    },
  }),
  adminRoute({ method: 'POST', path: patterns.adminPlatformState, handle: changeState }),
  adminRoute({ method: 'POST', path: patterns.adminDeployments, handle: changeDeployment }),
  adminRoute({ method: 'GET', path: patterns.adminEditPlatform, handle: (request) => editPlatform(request) }),
  adminRoute({ method: 'POST', path: patterns.adminEditPlatform, handle: savePlatform }),
];

async function addPlatform(request: SessionRequest): Promise<Answer> {
  const { services, session, form } = request;
  const read = readPlatformForm(form);
  try {
    const platform = await services.addPlatform(
      session.institution,
      withKnownAddresses(read.kind, read.typed),
    );
    return seeOther(`${paths.adminPlatform(platform.id)}?saved`);
  } catch (error) {
    const state = { form: { ...read, faults: faultsOf(error) }, lms: '', lmsFaults: [] };
    return page('platforms/new', newPlatformPage(request, state), 422);
  }
}

/** The link is a secret that is shown once: so the answer is a page, and no redirect that would carry it. */
async function makeLink(request: SessionRequest): Promise<Answer> {
  const { services, session, form, text, present } = request;
  const lms = form.text('lms');
  try {
    const link = await services.createRegistrationLink(session.institution, lms === '' ? undefined : lms);
    return page('platforms/link', {
      title: text('platforms.link.title'),
      home: paths.admin(),
      address: link.address,
      until: text('register.link.until', { time: present.dateTime(link.expiresAt) }),
      whom: text(link.host === undefined ? 'platforms.link.anyone' : 'platforms.link.named', {
        host: link.host ?? '',
      }),
    });
  } catch (error) {
    return page(
      'platforms/new',
      newPlatformPage(request, { form: BLANK, lms, lmsFaults: faultsOf(error) }),
      422,
    );
  }
}

async function showPlatform(
  { services, session, params, text, present }: SessionRequest,
  seen: Pick<PlatformContent, 'keys' | 'saved'> = {},
): Promise<Answer> {
  const overview = await services.readPlatform(session.institution, params.platform ?? '');
  return page('platforms/platform', platformPage({ ...overview, ...seen }, { text, present }));
}

async function changeState({ services, session, params, form }: SessionRequest): Promise<Answer> {
  const { platform } = await services.readPlatform(session.institution, params.platform ?? '');
  const action = form.text('action');
  if (action === 'approve') await services.approvePlatform(platform.id);
  if (action === 'suspend') await services.suspendPlatform(platform.id);
  return seeOther(paths.adminPlatform(platform.id));
}

async function changeDeployment({ services, session, params, form }: SessionRequest): Promise<Answer> {
  const platform = params.platform ?? '';
  const which = {
    institution: session.institution,
    platform,
    deploymentId: form.text('approve') || form.text('withdraw'),
  };
  if (form.has('approve')) await services.approveDeployment(which);
  else await services.withdrawDeployment(which);
  return seeOther(paths.adminPlatform(platform));
}

async function editPlatform(
  request: SessionRequest,
  state?: PlatformFormState & { readonly revision: number },
  status = 200,
): Promise<Answer> {
  const { services, session, params, text } = request;
  const { platform } = await services.readPlatform(session.institution, params.platform ?? '');
  // What lti-config.json says is read again at every start.
  if (platform.origin === 'configuration') throw new AppError('NOT_FOUND');
  const kind: PlatformKind = 'other';
  const shown = state ?? { kind, typed: platform, faults: [], revision: platform.revision };
  const data = {
    title: text('platforms.edit.title', { platform: platform.name }),
    home: paths.admin(),
    back: paths.adminPlatform(platform.id),
    action: paths.adminEditPlatform(platform.id),
    revision: shown.revision,
    faults: faultViews(shown.faults, text),
    fields: platformFields(shown, text).filter(({ name }) => name !== 'kind'),
  };
  return page('platforms/edit', data, status);
}

async function savePlatform(request: SessionRequest): Promise<Answer> {
  const { services, session, params, form } = request;
  const { typed, kind } = readPlatformForm(form);
  const id = params.platform ?? '';
  const revision = Number(form.text('revision'));
  try {
    await services.savePlatform({ institution: session.institution, id, revision }, typed);
    return seeOther(`${paths.adminPlatform(id)}?saved`);
  } catch (error) {
    if (error instanceof AppError && error.code === 'STALE_EDIT') {
      const { platform } = await services.readPlatform(session.institution, id);
      const faults = [{ field: 'name', message: error.textKey }];
      return editPlatform(request, { kind, typed, faults, revision: platform.revision }, 409);
    }
    return editPlatform(request, { kind, typed, faults: faultsOf(error), revision }, 422);
  }
}

/** What can be mended in the form. @throws whatever else it was */
function faultsOf(error: unknown): readonly FieldFault[] {
  if (error instanceof InvalidInput) return error.faults;
  throw error;
}
