import { characters, cleanLine } from '../../domain/fieldReader.js';
import { SKILL_LIMITS, skillOutcome, skillUri } from '../../domain/skills.js';
import type { TakenOutcome } from '../../domain/takeOver.js';
import { type FieldFault, InvalidInput } from '../../errors.js';
import { type Answer, page } from '../answer.js';
import type { BadgeRequest } from '../route.js';
import { skillsPage } from './skillsPage.js';
import { takeAndReturn } from './takeAndReturn.js';

export function showSkills(request: BadgeRequest): Promise<Answer> {
  return show(request, []);
}

/** Ticked skills of a search, or one by its address and name. */
export async function takeSkills(request: BadgeRequest): Promise<Answer> {
  try {
    const outcomes = request.form.has('address') ? [byAddress(request)] : await ticked(request);
    return await takeAndReturn(request, { outcomes, criteria: [] }, (faults) => show(request, faults));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return show(request, error.faults);
  }
}

async function ticked(request: BadgeRequest): Promise<TakenOutcome[]> {
  const { services, session, form } = request;
  const question = { institution: session.institution, language: form.text('in'), find: '' };
  const { named } = await services.searchSkills({ ...question, uris: form.all('skill') });
  return named.map(skillOutcome);
}

function byAddress({ form }: BadgeRequest): TakenOutcome {
  const uri = skillUri(form.text('address'));
  const label = cleanLine(form.text('label'));
  const faults: FieldFault[] = [];
  if (uri === undefined) faults.push({ field: 'address', message: 'outcomes.faults.notEsco' });
  if (label === '') faults.push({ field: 'label', message: 'outcomes.faults.noLabel' });
  if (characters(label) > SKILL_LIMITS.label) {
    const values = { maximum: SKILL_LIMITS.label };
    faults.push({ field: 'label', message: 'outcomes.faults.longLabel', values });
  }
  if (uri === undefined || faults.length > 0) throw new InvalidInput(faults);
  return skillOutcome({ uri, label });
}

async function show(request: BadgeRequest, faults: readonly FieldFault[]): Promise<Answer> {
  const { services, session, query, form, language } = request;
  const catalogues = await services.listSkillCatalogues(session.institution);
  const languages = catalogues.map((catalogue) => catalogue.language);
  const asked = form.optional('in') ?? query.optional('in') ?? language;
  const chosen = [asked, language, 'en', ...languages].find((each) => languages.includes(each));
  const find = form.optional('find') ?? query.text('find');
  const { skills } =
    chosen === undefined
      ? { skills: [] }
      : await services.searchSkills({ institution: session.institution, language: chosen, find });
  const data = skillsPage(request, { languages, chosen, find, skills, faults });
  return page('outcomes/skills', data, faults.length > 0 ? 422 : 200);
}
