import type { BadgeContent } from '../../domain/badgeDefinition.js';
import { newItemId } from '../../domain/ids.js';
import {
  levelField,
  neededField,
  showsField,
  type TypedCriterion,
  type TypedLevel,
  type TypedRubric,
} from '../../domain/rubricRules.js';
import type { Translate } from '../../locales/locales.js';
import type { Form } from '../form.js';

/** Which button was pressed. Only `save` keeps anything; the others change the form. */
export type RubricAction =
  | { readonly kind: 'save' | 'show' }
  | { readonly kind: 'start' | 'add' | 'spread'; readonly criterion: string }
  | { readonly kind: 'remove'; readonly criterion: string; readonly row: number };

/** Anything unknown only shows what was typed. */
export function readRubricAction(form: Form): RubricAction {
  const action = form.text('action');
  if (action === 'save') return { kind: 'save' };
  const [, kind, criterion = '', row] =
    /^(start|add|spread|remove)\.([\w-]+)(?:\.(\d{1,4}))?$/.exec(action) ?? [];
  if (kind === 'start' || kind === 'add' || kind === 'spread') return { kind, criterion };
  if (kind === 'remove' && row !== undefined) return { kind, criterion, row: Number(row) };
  return { kind: 'show' };
}

export function readRubricForm(form: Form, content: BadgeContent): TypedRubric {
  const typed = content.assessmentCriteria.criteria.map(({ id }): [string, TypedCriterion] => [
    id,
    {
      outcomes: form.all(showsField(id)),
      levels: readRows(form, id),
      needed: form.text(neededField(id)),
    },
  ]);
  return Object.fromEntries(typed);
}

function readRows(form: Form, criterion: string): TypedLevel[] {
  const taken = new Set<string>();
  return form.indexes(`level.${criterion}`).map((row) => {
    const posted = form.text(`level.${criterion}.${row}.id`);
    const id = /^[\w-]{1,40}$/.test(posted) && !taken.has(posted) ? posted : newItemId();
    taken.add(id);
    return {
      id,
      name: form.text(levelField(criterion, row, 'name')),
      points: form.text(levelField(criterion, row, 'points')),
      description: form.text(levelField(criterion, row, 'description')),
    };
  });
}

/** The rubric as the pressed button leaves it. */
export function applyRubricAction(typed: TypedRubric, action: RubricAction, text: Translate): TypedRubric {
  if (!('criterion' in action)) return typed;
  const criterion = typed[action.criterion];
  if (criterion === undefined) return typed;
  const changed = (levels: readonly TypedLevel[], needed = criterion.needed): TypedRubric => ({
    ...typed,
    [action.criterion]: { ...criterion, levels, needed },
  });
  switch (action.kind) {
    case 'add':
      return changed([...criterion.levels, blankLevel()]);
    case 'remove':
      return changed(criterion.levels.filter((_, row) => row !== action.row));
    case 'start': {
      const levels = threeLevels(text);
      return changed(levels, levels[1]?.id);
    }
    case 'spread':
      return spread(typed, criterion);
  }
}

function blankLevel(): TypedLevel {
  return { id: newItemId(), name: '', points: '', description: '' };
}

function threeLevels(text: Translate): TypedLevel[] {
  return ['low', 'middle', 'high'].map((level) => ({
    ...blankLevel(),
    name: text(`rubric.start.${level}.name`),
    description: text(`rubric.start.${level}.description`),
  }));
}

/** The same levels for every criterion, each with ids of its own. */
function spread(typed: TypedRubric, { levels, needed }: TypedCriterion): TypedRubric {
  const place = levels.findIndex(({ id }) => id === needed);
  const all = Object.entries(typed).map(([id, criterion]): [string, TypedCriterion] => {
    if (criterion.levels === levels) return [id, criterion];
    const own = levels.map((level) => ({ ...level, id: newItemId() }));
    return [id, { ...criterion, levels: own, needed: own[place]?.id ?? '' }];
  });
  return Object.fromEntries(all);
}
