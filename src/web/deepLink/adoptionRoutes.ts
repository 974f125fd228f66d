import { ADOPTION_CHOICES, type BadgeAdoption } from '../../domain/badgeAdoption.js';
import { AppError } from '../../errors.js';
import { type Answer, type PageData, page, seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { type CourseRequest, courseRoute, type Route } from '../route.js';
import { summaryOf } from './deepLinkPage.js';

/** An activity came along with a copied course: its teacher says once what becomes of its badge here. */
export const adoptionRoutes: readonly Route[] = [
  courseRoute({ method: 'GET', path: patterns.adoption, roles: ['teacher'], handle: ask }),
  courseRoute({ method: 'POST', path: patterns.adoption, roles: ['teacher'], handle: decide }),
];

async function ask(request: CourseRequest): Promise<Answer> {
  const { services, course, params, text } = request;
  const origin = params.badge ?? '';
  const { version, adoption } = await services.findAdoptable(questionOf(request));
  if (adoption !== undefined) return seeOther(addressOf(adoption));
  const { title, description } = version.content;
  const data: PageData = {
    title: text('deepLink.adopt.title'),
    course: { href: paths.course(course.id), title: course.title },
    badge: {
      title,
      summary: summaryOf(description),
      picture: paths.achievementPicture(origin, version.version, 'list'),
    },
    action: paths.adoption(course.id, origin),
  };
  return page('deepLink/adopt', data);
}

async function decide(request: CourseRequest): Promise<Answer> {
  const { services, session, form } = request;
  const choice = ADOPTION_CHOICES.find((each) => each === form.text('choice'));
  if (choice === undefined)
    throw new AppError('MALFORMED_REQUEST', { detail: 'no choice about a copied badge' });
  if (session.person === undefined) throw new AppError('NOT_ALLOWED');
  const command = { ...questionOf(request), choice, person: session.person };
  return seeOther(addressOf(await services.adoptBadge(command)));
}

/** A copy is looked over first: its words may be those of another course. */
function addressOf({ choice, badge }: BadgeAdoption): string {
  return choice === 'copy' ? paths.editBadge(badge) : paths.badge(badge);
}

function questionOf({ session, course, params }: CourseRequest) {
  return { institution: session.institution, course: course.id, origin: params.badge ?? '' };
}
