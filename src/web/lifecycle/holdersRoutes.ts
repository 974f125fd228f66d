import { changeFaults, changeObstacle } from '../../domain/badgeStatusRules.js';
import type { IssuedBadge } from '../../domain/issuedBadge.js';
import { AppError, type FieldFault, InvalidInput } from '../../errors.js';
import { type Answer, page, seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { learnerName, SETUP_LINK } from '../review/names.js';
import { type BadgeRequest, badgeRoute, type Route } from '../route.js';
import { confirmPage, type HoldersFormState, holdersPage } from './holdersPage.js';

const THOSE = { roles: ['teacher'], orAdmin: true } as const;

/** Who holds a badge, and revoking it for several of them: choose, look once more, done. */
export const holdersRoutes: readonly Route[] = [
  badgeRoute({ ...THOSE, method: 'GET', path: patterns.holders, handle: (request) => show(request) }),
  badgeRoute({ ...THOSE, method: 'POST', path: patterns.holders, handle: ask }),
  badgeRoute({ ...THOSE, method: 'POST', path: patterns.revocations, handle: revoke }),
];

async function show(
  request: BadgeRequest,
  given: Omit<HoldersFormState, 'version'> = { chosen: [], reason: '', faults: [] },
  status = 200,
): Promise<Answer> {
  const { services, session, badge, query, form } = request;
  const after = query.optional('after');
  const holders = await services.listHolders({
    institution: session.institution,
    badge: badge.id,
    ...(after && { after }),
  });
  const version = numberIn(query.text('version') || form.text('version'));
  const revoked = numberIn(query.text('revoked'));
  const state = {
    ...given,
    ...(version !== undefined && { version }),
    ...(revoked !== undefined && { revoked }),
  };
  return page('lifecycle/holders', holdersPage(request, holders, state), status);
}

/** The page that asks once more. Nothing is changed yet. */
async function ask(request: BadgeRequest): Promise<Answer> {
  const { services, session, badge, form } = request;
  const reason = form.text('reason');
  const ids = form.all('chosen');
  const nobody: FieldFault[] =
    ids.length === 0 ? [{ field: 'chosen', message: 'lifecycle.faults.nobodyChosen' }] : [];
  const faults = [...nobody, ...changeFaults('revoke', reason)];
  if (faults.length > 0) {
    return show(request, { chosen: ids, reason, faults }, new InvalidInput(faults).status);
  }
  const chosen = await services.chooseHolders(session.institution, badge.id, ids);
  const open = chosen.filter((issued) => changeObstacle(issued, 'revoke') === undefined);
  return page('lifecycle/confirm', confirmPage(request, await named(request, open), reason));
}

async function revoke({ services, session, badge, form }: BadgeRequest): Promise<Answer> {
  const ids = form.all('chosen');
  if (ids.length === 0) throw new AppError('MALFORMED_REQUEST');
  const revoked = await services.revokeBadges({
    institution: session.institution,
    badge: badge.id,
    ids,
    by: session.person ?? SETUP_LINK,
    reason: form.text('reason'),
  });
  return seeOther(`${paths.holders(badge.id)}?revoked=${revoked}`);
}

async function named({ services, session, text }: BadgeRequest, chosen: readonly IssuedBadge[]) {
  const people = chosen.map(async (issued) => {
    const person = await services.findPerson(session.institution, issued.learner).catch(() => undefined);
    return { issued, learner: learnerName(person, issued.learner, text) };
  });
  return Promise.all(people);
}

function numberIn(typed: string): number | undefined {
  return /^\d{1,6}$/.test(typed) ? Number(typed) : undefined;
}
