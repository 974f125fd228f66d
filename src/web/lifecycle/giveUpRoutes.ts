import { changeObstacle } from '../../domain/badgeStatusRules.js';
import type { IssuedBadge } from '../../domain/issuedBadge.js';
import { ROLES } from '../../domain/roles.js';
import { AppError, InvalidInput } from '../../errors.js';
import { type Answer, type PageData, page, seeOther } from '../answer.js';
import { faultViews } from '../field.js';
import { paths, patterns } from '../paths.js';
import { type Route, type SubmissionRequest, submissionRoute } from '../route.js';
import { choicesMaker } from '../submit/choices.js';
import { versionContent } from '../submit/submissionReader.js';

const OWNER = { path: patterns.giveUp, roles: ROLES, ownerOnly: true } as const;
const NOT_SURE = [{ field: 'sure', message: 'lifecycle.faults.notSure' }] as const;

/** The holder gives a badge up. Only they may; it can't be undone, and the page says so before and after. */
export const giveUpRoutes: readonly Route[] = [
  submissionRoute({
    ...OWNER,
    method: 'GET',
    handle: async (request) => page('lifecycle/giveUp', giveUpPage(request, await badgeOf(request))),
  }),
  submissionRoute({ ...OWNER, method: 'POST', handle: giveUp }),
];

async function giveUp(request: SubmissionRequest): Promise<Answer> {
  const { services, session, submission, form } = request;
  const issued = await badgeOf(request);
  if (form.text('sure') !== 'yes') {
    const { faults, status } = new InvalidInput(NOT_SURE);
    return page('lifecycle/giveUp', giveUpPage(request, issued, faults), status);
  }
  await services.changeBadge({
    institution: session.institution,
    submission: submission.id,
    kind: 'giveUp',
    by: submission.learner,
    reason: '',
  });
  return seeOther(paths.submission(submission.id));
}

async function badgeOf({ services, submission }: SubmissionRequest): Promise<IssuedBadge> {
  const award = await services.findAward(submission);
  if (award.kind !== 'issued') throw new AppError('NOT_FOUND', { message: 'submit.award.notThere' });
  return award.issued;
}

function giveUpPage(
  reader: SubmissionRequest,
  issued: IssuedBadge,
  faults: InvalidInput['faults'] = [],
): PageData {
  const { submission, badge, text, present } = reader;
  const { title } = versionContent(reader);
  return {
    title: text('lifecycle.giveUp.title'),
    back: paths.submission(submission.id),
    badge: title,
    picture: paths.badgePicture(badge.id, submission.version, 'list'),
    issuedAt: text('submit.award.issuedAt', { date: present.date(issued.issuedAt) }),
    obstacle: changeObstacle(issued, 'giveUp') && text('lifecycle.giveUp.nothingLeft'),
    faults: faultViews(faults, text),
    action: paths.giveUp(submission.id),
    sure: choicesMaker(faults, text)('sure', text('lifecycle.giveUp.question'), {
      type: 'checkbox',
      chosen: [],
      options: [['yes', text('lifecycle.giveUp.sure')]],
    }),
  };
}
