import { ROLES } from '../../domain/roles.js';
import { AppError } from '../../errors.js';
import { type Answer, seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { svgFile } from '../public/svgFile.js';
import { type Route, type SubmissionRequest, submissionRoute } from '../route.js';
import { attachment } from './attachment.js';
import { versionContent } from './submissionReader.js';

/** The earned badge inside the LMS: its files, for its owner and those who teach there, and who may see it. */
export const awardRoutes: readonly Route[] = [
  submissionRoute({ method: 'GET', path: patterns.submissionPicture, roles: ROLES, handle: sendPicture }),
  submissionRoute({ method: 'GET', path: patterns.submissionSvg, roles: ROLES, handle: sendSvg }),
  submissionRoute({
    method: 'GET',
    path: patterns.submissionCredential,
    roles: ROLES,
    handle: sendCredential,
  }),
  submissionRoute({
    method: 'POST',
    path: patterns.visibility,
    roles: ROLES,
    ownerOnly: true,
    handle: async ({ services, session, submission, form }) => {
      const visibility = form.text('visibility');
      if (visibility !== 'public' && visibility !== 'private') throw new AppError('MALFORMED_REQUEST');
      await services.setVisibility({ submission, learner: session.person, visibility });
      return seeOther(`${paths.submission(submission.id)}#share`);
    },
  }),
];

async function sendPicture(request: SubmissionRequest): Promise<Answer> {
  const issued = await issuedBadge(request);
  const body = await request.services.bakeCredential(issued);
  return download(request, 'image/png', 'png', body);
}

async function sendSvg(request: SubmissionRequest): Promise<Answer> {
  const body = await request.services.bakeSvg(await issuedBadge(request));
  const { title } = versionContent(request);
  return svgFile(body, { headers: { 'Content-Disposition': attachment(title, 'svg') } });
}

async function sendCredential(request: SubmissionRequest): Promise<Answer> {
  const { credential } = await issuedBadge(request);
  return download(request, 'application/json; charset=utf-8', 'json', credential);
}

/** @throws {AppError} NOT_FOUND while there is no signed badge */
async function issuedBadge({ services, submission }: SubmissionRequest) {
  const award = await services.findAward(submission);
  if (award.kind !== 'issued') throw new AppError('NOT_FOUND', { message: 'submit.award.notThere' });
  return award.issued;
}

function download(
  request: SubmissionRequest,
  mediaType: string,
  extension: 'png' | 'json',
  body: Buffer | string,
): Answer {
  const { title } = versionContent(request);
  return { kind: 'bytes', mediaType, body, headers: { 'Content-Disposition': attachment(title, extension) } };
}
