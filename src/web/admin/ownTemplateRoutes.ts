import { SAMPLE_TEXTS } from '../../domain/sampleTexts.js';
import { AppError, InvalidInput } from '../../errors.js';
import { type Answer, type BytesAnswer, page, seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { pictureAnswer } from '../pictureAnswer.js';
import { adminRoute, type Route, type SessionRequest } from '../route.js';
import {
  newTemplatePage,
  ownTemplatePage,
  SAMPLE_LENGTHS,
  SAMPLE_SIZES,
  type UploadInForm,
} from './ownTemplatePage.js';

/** Templates and finished pictures that the school brings along: looked at in all languages, then offered. */
export const ownTemplateRoutes: readonly Route[] = [
  adminRoute({
    method: 'GET',
    path: patterns.adminNewTemplate,
    handle: (request) => page('admin/newTemplate', newTemplatePage({ title: '', faults: [] }, request)),
  }),
  adminRoute({ method: 'POST', path: patterns.adminNewTemplate, body: 'upload', handle: addTemplate }),
  adminRoute({ method: 'GET', path: patterns.adminOwnTemplate, handle: showTemplate }),
  adminRoute({ method: 'POST', path: patterns.adminOwnTemplate, handle: offerOrWithdraw }),
  adminRoute({ method: 'POST', path: patterns.adminOwnVersions, body: 'upload', handle: addVersion }),
  adminRoute({ method: 'GET', path: patterns.adminOwnSample, handle: sample }),
];

async function addTemplate(request: SessionRequest): Promise<Answer> {
  const { services, session } = request;
  const upload = uploadOf(request);
  try {
    const { id } = await services.addSchoolTemplate({ institution: session.institution, upload });
    return seeOther(`${paths.adminOwnTemplate(id)}?said=added`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const data = newTemplatePage({ title: upload.title, faults: error.faults }, request);
    return page('admin/newTemplate', data, 422);
  }
}

async function addVersion(request: SessionRequest): Promise<Answer> {
  const { services, session, params } = request;
  const upload = uploadOf(request);
  const template = params.own ?? '';
  try {
    const { id } = await services.addTemplateVersion({ institution: session.institution, template, upload });
    return seeOther(`${paths.adminOwnTemplate(id)}?said=added`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return show(request, { title: upload.title, faults: error.faults }, 422);
  }
}

function uploadOf({ files, form }: SessionRequest) {
  const { file = Buffer.alloc(0), manifest } = files;
  return { file, title: form.text('title'), ...(manifest && manifest.length > 0 && { manifest }) };
}

async function showTemplate(request: SessionRequest): Promise<Answer> {
  const said = (['added', 'offered', 'withdrawn'] as const).find((one) => one === request.query.text('said'));
  return show(request, { title: '', faults: [], ...(said && { said }) });
}

async function show(
  request: SessionRequest,
  upload: UploadInForm & { readonly said?: 'added' | 'offered' | 'withdrawn' },
  status = 200,
): Promise<Answer> {
  const { services, session, params } = request;
  const template = await services.findSchoolTemplate(session.institution, params.own ?? '');
  return page('admin/ownTemplate', ownTemplatePage(template, upload, request), status);
}

async function offerOrWithdraw({ services, session, params, form }: SessionRequest): Promise<Answer> {
  const isOffer = form.text('action') === 'offer';
  const { id } = await services.offerTemplate({
    institution: session.institution,
    template: params.own ?? '',
    ...(isOffer && { version: Number(form.text('version')) }),
  });
  return seeOther(`${paths.adminOwnTemplate(id)}?said=${isOffer ? 'offered' : 'withdrawn'}`);
}

/** `<language>-<length>-<size>`: a version with words of that language. */
async function sample(request: SessionRequest): Promise<BytesAnswer> {
  const { services, session, params } = request;
  const [language, lengthName, sizeName] = (params.sample ?? '').split('-');
  const texts = SAMPLE_TEXTS.find((candidate) => candidate.language === language);
  const length = SAMPLE_LENGTHS.find((candidate) => candidate === lengthName);
  const size = SAMPLE_SIZES.find((candidate) => String(candidate) === sizeName);
  if (texts === undefined || length === undefined || size === undefined) throw new AppError('NOT_FOUND');
  const body = await services.drawTemplateSample({
    institution: session.institution,
    template: params.own ?? '',
    version: Number(params.version),
    texts: texts[length],
    // Twice as fine as it is shown.
    size: size * 2,
  });
  return pictureAnswer(request, { mediaType: 'image/png', body, caching: 'private, max-age=300' });
}
