import { defaultImage } from '../../domain/pictureRules.js';
import { AppError, InvalidInput } from '../../errors.js';
import { type Answer, type BytesAnswer, page, seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { pictureAnswer } from '../pictureAnswer.js';
import { adminRoute, type Route, type SessionRequest } from '../route.js';
import { readChoice } from './templatesForm.js';
import { type TemplatesInForm, templatesPage } from './templatesPage.js';

/** Pixels to a side: the card shows it at 96, sharp on a fine screen. */
const SAMPLE_SIZE = 192;

/** Choosing the templates that teachers may use, and what holds for all pictures. */
export const templatesRoutes: readonly Route[] = [
  adminRoute({ method: 'GET', path: patterns.adminTemplates, handle: showForm }),
  adminRoute({ method: 'POST', path: patterns.adminTemplates, handle: takeForm }),
  adminRoute({ method: 'GET', path: patterns.adminTemplatePicture, handle: samplePicture }),
];

async function showForm(request: SessionRequest): Promise<Answer> {
  return show(request, { saved: request.query.has('saved') });
}

async function takeForm(request: SessionRequest): Promise<Answer> {
  const { services, session, form } = request;
  const typed = readChoice(form);
  try {
    const { kind } = await services.chooseTemplates({
      institution: session.institution,
      revision: form.text('revision'),
      ...typed,
    });
    if (kind === 'saved') return seeOther(`${paths.adminTemplates()}?saved=1`);
    return show(request, { typed, conflict: true }, 409);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return show(request, { typed, faults: error.faults }, 422);
  }
}

async function show(
  request: SessionRequest,
  inForm: Pick<TemplatesInForm, 'typed' | 'faults' | 'saved' | 'conflict'>,
  status = 200,
): Promise<Answer> {
  const { services, session } = request;
  const [overview, own] = await Promise.all([
    services.readInstitution(session.institution),
    services.listSchoolTemplates(session.institution),
  ]);
  return page('admin/templates', templatesPage({ ...overview, own, ...inForm }, request), status);
}

/** A template, allowed or not, as it looks with its defaults and this school's name. */
async function samplePicture(request: SessionRequest): Promise<BytesAnswer> {
  const { services, session, params, text } = request;
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
  return pictureAnswer(request, { mediaType: 'image/png', body, caching: 'private, max-age=300' });
}
