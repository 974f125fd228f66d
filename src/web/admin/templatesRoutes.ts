import { createHash } from 'node:crypto';
import { defaultImage } from '../../domain/pictureRules.js';
import { AppError, InvalidInput } from '../../errors.js';
import { type Answer, type BytesAnswer, page, seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { adminRoute, type Route, type SessionRequest } from '../route.js';
import { type TemplatesInForm, templatesPage } from './templatesPage.js';

/** Pixels to a side: the card shows it at 96, sharp on a fine screen. */
const SAMPLE_SIZE = 192;

/** Choosing the templates that teachers may use. */
export const templatesRoutes: readonly Route[] = [
  adminRoute({ method: 'GET', path: patterns.adminTemplates, handle: showForm }),
  adminRoute({ method: 'POST', path: patterns.adminTemplates, handle: takeForm }),
  adminRoute({ method: 'GET', path: patterns.adminTemplatePicture, handle: samplePicture }),
];

async function showForm(request: SessionRequest): Promise<Answer> {
  const overview = await request.services.readInstitution(request.session.institution);
  return show(request, { ...overview, saved: request.query.has('saved') });
}

async function takeForm(request: SessionRequest): Promise<Answer> {
  const { services, session, form } = request;
  const chosen = form.all('template');
  const overview = await services.readInstitution(session.institution);
  try {
    const { kind, institution } = await services.chooseTemplates({
      institution: session.institution,
      revision: form.text('revision'),
      chosen,
    });
    if (kind === 'saved') return seeOther(`${paths.adminTemplates()}?saved=1`);
    return show(request, { ...overview, institution, chosen, conflict: true }, 409);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return show(request, { ...overview, chosen, faults: error.faults }, 422);
  }
}

function show(request: SessionRequest, inForm: TemplatesInForm, status = 200): Answer {
  return page('admin/templates', templatesPage(inForm, request), status);
}

/** A template, allowed or not, as it looks with its defaults and this school's name. */
async function samplePicture({ services, session, params, text }: SessionRequest): Promise<BytesAnswer> {
  const { institution, templates } = await services.readInstitution(session.institution);
  const template = templates.find(({ name }) => name === params.template);
  if (template === undefined) throw new AppError('NOT_FOUND');
  const placeholder = text('admin.templates.sample');
  const body = await services.drawBadge({
    institution,
    image: defaultImage(template),
    title: placeholder,
    placeholder,
    size: SAMPLE_SIZE,
  });
  return {
    kind: 'bytes',
    mediaType: 'image/png',
    body,
    etag: createHash('sha256').update(body).digest('base64url'),
    headers: { 'Cache-Control': 'private, max-age=300' },
  };
}
