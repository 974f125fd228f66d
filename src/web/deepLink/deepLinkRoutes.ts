import { AppError, InvalidInput } from '../../errors.js';
import { type Answer, page } from '../answer.js';
import { patterns } from '../paths.js';
import { type CourseRequest, courseRoute, type Route } from '../route.js';
import { adoptionRoutes } from './adoptionRoutes.js';
import { type DeepLinkChoice, deepLinkPage } from './deepLinkPage.js';

/** A teacher adds an activity: which badges it opens (Deep Linking 2.0). */
export const deepLinkRoutes: readonly Route[] = [
  courseRoute({
    method: 'GET',
    path: patterns.deepLink,
    roles: ['teacher'],
    handle: (request) => choose(request, { chosen: request.query.all('badge'), faults: [] }),
  }),
  courseRoute({ method: 'POST', path: patterns.deepLink, roles: ['teacher'], handle: place }),
  ...adoptionRoutes,
];

async function choose(
  request: CourseRequest,
  state: Pick<DeepLinkChoice, 'chosen' | 'faults'>,
  status = 200,
): Promise<Answer> {
  const { services, session, course } = request;
  const question = questionOf(request);
  const [{ id, settings }, badges] = await Promise.all([
    services.findDeepLink(question),
    services.listPublishedBadges({ institution: session.institution, course: course.id }),
  ]);
  return page('deepLink/choose', deepLinkPage(request, { id, settings, badges, ...state }), status);
}

async function place(request: CourseRequest): Promise<Answer> {
  const { services, form, platform, text } = request;
  if (platform === undefined) throw new AppError('NOT_ALLOWED');
  const badges = form.all('badge');
  try {
    const { returnUrl, jwt } = await services.placeBadges({ ...questionOf(request), badges });
    return {
      kind: 'page',
      view: 'deepLink/answer',
      data: { title: text('deepLink.answer.title'), returnUrl, jwt },
      // A platform may send the browser on to where its people sign in.
      formTargets: [new URL(returnUrl).origin, ...services.frameOrigins([platform])],
    };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return choose(request, { chosen: badges, faults: error.faults }, error.status);
  }
}

function questionOf({ session, course, params }: CourseRequest) {
  const { institution, id } = session;
  return { institution, session: id, course: course.id, deepLink: params.deepLink ?? '' };
}
