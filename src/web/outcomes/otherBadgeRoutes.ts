import type { FieldFault } from '../../errors.js';
import { type Answer, page } from '../answer.js';
import type { BadgeRequest } from '../route.js';
import { otherBadgePage, otherBadgesPage } from './otherBadgesPage.js';
import { takeAndReturn } from './takeAndReturn.js';

export async function showOtherBadges(request: BadgeRequest): Promise<Answer> {
  const after = request.query.optional('after');
  const found = await request.services.listOtherBadges({ ...questionOf(request), ...(after && { after }) });
  return page('outcomes/otherBadges', otherBadgesPage(request, found));
}

export async function showOtherBadge(
  request: BadgeRequest,
  faults: readonly FieldFault[] = [],
): Promise<Answer> {
  const other = await openOther(request);
  return page('outcomes/otherBadge', otherBadgePage(request, other, faults), faults.length > 0 ? 422 : 200);
}

export async function takeFromBadge(request: BadgeRequest): Promise<Answer> {
  const { outcomes, content } = await openOther(request);
  const ticked = new Set(request.form.all('outcome'));
  const tickedCriteria = new Set(request.form.all('criterion'));
  const takings = {
    outcomes: outcomes.filter(({ text }) => ticked.has(text)),
    criteria: content.assessmentCriteria.criteria
      .map(({ text }) => text)
      .filter((text) => tickedCriteria.has(text)),
  };
  return takeAndReturn(request, takings, (faults) => showOtherBadge(request, faults));
}

function openOther(request: BadgeRequest) {
  return request.services.readOtherBadge(questionOf(request), request.params.other ?? '');
}

function questionOf({ session, course, badge }: BadgeRequest) {
  return { institution: session.institution, course: course.id, badge: badge.id };
}
