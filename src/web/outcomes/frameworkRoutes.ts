import { outcomesOf, WORDINGS } from '../../domain/framework.js';
import { type FieldFault, InvalidInput } from '../../errors.js';
import { type Answer, page, seeOther } from '../answer.js';
import { withPlace } from '../define/badgeFormPage.js';
import { paths } from '../paths.js';
import type { BadgeRequest } from '../route.js';
import { frame } from './frame.js';
import { readFrameworkForm } from './frameworkForm.js';
import { frameworksPage } from './frameworksPage.js';
import { type PickInForm, pickPage } from './pickPage.js';
import { takeAndReturn } from './takeAndReturn.js';

export function showFrameworks(request: BadgeRequest): Promise<Answer> {
  return frameworks(request);
}

/** Reads a framework and keeps it for the school; then its tree is shown. */
export async function bringFramework(request: BadgeRequest): Promise<Answer> {
  const { services, session, badge } = request;
  try {
    const given = readFrameworkForm(request);
    const framework = await services.keepFramework({ institution: session.institution, ...given });
    return seeOther(withPlace(paths.framework(badge.id, framework.id), frame(request).place));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return frameworks(request, error.faults);
  }
}

export function showFramework(request: BadgeRequest): Promise<Answer> {
  return pick(request, {});
}

/** The ticked items become outcomes with their alignments. */
export async function takeFromFramework(request: BadgeRequest): Promise<Answer> {
  const { services, session, form, params } = request;
  const { framework, items } = await services.readFramework(session.institution, params.framework ?? '');
  const ticked = new Set(form.all('item'));
  const wording = WORDINGS.find((one) => one === form.text('wording')) ?? 'name';
  const picked = items.filter(({ id }) => ticked.has(id));
  const takings = { outcomes: outcomesOf(framework, picked, wording), criteria: [] };
  return takeAndReturn(request, takings, (faults) => pick(request, { ticked, wording, faults }, 422));
}

async function frameworks(request: BadgeRequest, faults: readonly FieldFault[] = []): Promise<Answer> {
  const known = await request.services.listFrameworks(request.session.institution);
  const status = faults.length > 0 ? 422 : 200;
  return page('outcomes/frameworks', frameworksPage(request, known, faults), status);
}

async function pick(request: BadgeRequest, inForm: PickInForm, status = 200): Promise<Answer> {
  const { services, session, params } = request;
  const opened = await services.readFramework(session.institution, params.framework ?? '');
  return page('outcomes/pick', pickPage(request, opened, inForm), status);
}
