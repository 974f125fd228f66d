import type { Institution } from '../../domain/institution.js';
import { readProfile, typedProfile } from '../../domain/issuerProfileRules.js';
import { AppError, type FieldFault, InvalidInput } from '../../errors.js';
import { type Answer, page, seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { adminRoute, type Route, type SessionRequest } from '../route.js';
import { type IssuerForm, readIssuerForm } from './issuerForm.js';
import { type IssuerInForm, issuerPage } from './issuerPage.js';

/** Editing what the world reads about the issuer. */
export const issuerRoutes: readonly Route[] = [
  adminRoute({ method: 'GET', path: patterns.adminIssuer, handle: showForm }),
  adminRoute({ method: 'POST', path: patterns.adminIssuer, body: 'upload', handle: takeForm }),
];

async function showForm(request: SessionRequest): Promise<Answer> {
  const institution = await request.services.findInstitution(request.session.institution);
  const { profile } = institution;
  const saved = request.query.has('saved');
  return show(request, { institution, typed: typedProfile(profile), logo: profile.logo, saved });
}

async function takeForm(request: SessionRequest): Promise<Answer> {
  const { services, session } = request;
  const form = readIssuerForm(request.form);
  const { typed, rows } = form;
  const { logo, faults } = await takeLogo(request, form);
  const institution = await services.findInstitution(session.institution);
  const inForm = { institution, typed, logo, rows };
  if (form.action === 'addIdentifier') return show(request, { ...inForm, rows: rows + 1, faults });
  if (faults.length > 0) {
    const others = readProfile(typed, institution.profile, logo).faults;
    return show(request, { ...inForm, faults: [...others, ...faults] }, 422);
  }
  try {
    const edit = { institution: institution.id, revision: form.revision, typed, logo };
    const { kind, institution: stored } = await services.saveIssuerProfile(edit);
    if (kind === 'saved') return seeOther(`${paths.adminIssuer()}?saved=1`);
    return show(request, { ...inForm, institution: stored, conflict: true }, 409);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return show(request, { ...inForm, faults: error.faults }, 422);
  }
}

/** An upload beats the logo that the form had; one that can't be taken leaves that where it was. */
async function takeLogo(
  { services, session, files }: SessionRequest,
  form: IssuerForm,
): Promise<{ readonly logo: string | undefined; readonly faults: readonly FieldFault[] }> {
  const upload = files.logo;
  if (upload === undefined || upload.length === 0) return { logo: form.logo, faults: [] };
  try {
    return { logo: await services.keepLogo(session.institution, upload), faults: [] };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { logo: form.logo, faults: error.faults };
  }
}

async function show(request: SessionRequest, inForm: IssuerInForm, status = 200): Promise<Answer> {
  const pendingLogo = await pendingPicture(request, inForm);
  const data = issuerPage({ ...inForm, ...(pendingLogo !== undefined && { pendingLogo }) }, request);
  return page('admin/issuer', data, status);
}

/** A logo that is kept but not saved has no address yet: it travels inside the page. */
async function pendingPicture(
  { services }: SessionRequest,
  { institution, logo }: { readonly institution: Institution; readonly logo: string | undefined },
): Promise<string | undefined> {
  if (logo === undefined || logo === institution.profile.logo) return undefined;
  try {
    const { mediaType, body } = await services.readPicture(institution.id, logo);
    return `data:${mediaType};base64,${body.toString('base64')}`;
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}
