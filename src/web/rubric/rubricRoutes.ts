import { readRubric, typedRubric } from '../../domain/rubricRules.js';
import { InvalidInput } from '../../errors.js';
import { type Answer, page, seeOther } from '../answer.js';
import { paths, patterns } from '../paths.js';
import { type BadgeRequest, badgeRoute, type Route } from '../route.js';
import { applyRubricAction, readRubricAction, readRubricForm } from './rubricForm.js';
import { type RubricState, rubricPage } from './rubricPage.js';

/** A teacher says which criterion shows which outcome, and which levels a criterion has. */
export const rubricRoutes: readonly Route[] = [
  badgeRoute({ method: 'GET', path: patterns.rubric, roles: ['teacher'], handle: editRubric }),
  badgeRoute({ method: 'POST', path: patterns.rubric, roles: ['teacher'], handle: saveRubric }),
];

function editRubric(request: BadgeRequest): Answer {
  const { badge, query } = request;
  const notice = query.has('saved') ? 'saved' : query.has('undone') ? 'undone' : undefined;
  return show(request, { typed: typedRubric(badge.draft), badge, ...(notice && { notice }) });
}

async function saveRubric(request: BadgeRequest): Promise<Answer> {
  const { form, badge, services, session, text } = request;
  const action = readRubricAction(form);
  const typed = readRubricForm(form, badge.draft);
  const revision = Number(form.text('revision'));
  if (action.kind !== 'save') {
    const changed = applyRubricAction(typed, action, text);
    const seen = { typed: changed, badge: { ...badge, revision } };
    return show(
      request,
      'criterion' in action ? { ...seen, open: action.criterion } : { ...seen, notice: 'recovered' },
    );
  }
  try {
    const saved = await services.changeBadgeDraft({
      institution: session.institution,
      badge: badge.id,
      revision,
      change: (draft) => readRubric(readRubricForm(form, draft), draft),
    });
    if (saved.kind === 'saved') return seeOther(`${paths.rubric(badge.id)}?saved=1`);
    return show(request, { typed: typedRubric(saved.draft), badge: saved.badge, stale: true }, 409);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return show(request, { typed, badge: { ...badge, revision }, faults: error.faults }, error.status);
  }
}

function show(request: BadgeRequest, state: RubricState, status = 200): Answer {
  return page('rubric/rubric', rubricPage(state, request), status);
}
