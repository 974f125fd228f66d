import { folded } from '../../domain/fieldReader.js';
import type { Skill } from '../../domain/skills.js';
import type { FieldFault } from '../../errors.js';
import type { PageData } from '../answer.js';
import { languageNames } from '../define/names.js';
import { faultViews, fieldMaker } from '../field.js';
import { paths } from '../paths.js';
import type { BadgeRequest } from '../route.js';
import { frame } from './frame.js';

export interface SkillSearch {
  /** Of the lists that are here. */
  readonly languages: readonly string[];
  readonly chosen: string | undefined;
  readonly find: string;
  readonly skills: readonly Skill[];
  readonly faults: readonly FieldFault[];
}

/** A search in the school's list of skills, and a form for one skill by its address. */
export function skillsPage(request: BadgeRequest, search: SkillSearch): PageData {
  const { text, badge, form, language } = request;
  const { languages, chosen, find, skills, faults } = search;
  const make = fieldMaker(faults, text);
  const words = (name: string) => text(`outcomes.skills.${name}`);
  const named = languageNames(language).filter(([code]) => languages.includes(code));
  return {
    ...frame(request),
    title: words('title'),
    action: paths.skills(badge.id),
    faults: faultViews(faults, text),
    searchable: chosen !== undefined,
    lang: chosen,
    find: make('find', words('search'), find, { hint: words('searchHint'), autocomplete: 'off' }),
    in: languages.length > 1 && make('in', words('in'), chosen ?? '', { choices: named }),
    searched: find !== '',
    fault: faultViews(faults, text).find(({ id }) => id === 'items')?.text,
    skills: skills.map((skill, index) => skillView(skill, index, request)),
    address: make('address', words('address'), form.text('address'), {
      hint: words('addressHint'),
      inputmode: 'url',
      autocomplete: 'off',
    }),
    label: make('label', words('label'), form.text('label'), { hint: words('labelHint') }),
  };
}

function skillView({ uri, label, others }: Skill, index: number, { text, badge, form }: BadgeRequest) {
  const { outcomes } = badge.draft.competenceObjective;
  return {
    id: `skill-${index}`,
    name: 'skill',
    value: uri,
    label,
    from:
      others.length > 0 ? text('outcomes.skills.also', { others: others.slice(0, 6).join(', ') }) : undefined,
    checked: form.all('skill').includes(uri),
    there: outcomes.some(
      (outcome) => outcome.source?.targetUrl === uri || folded(outcome.text) === folded(label),
    ),
  };
}
