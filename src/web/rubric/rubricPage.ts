import type { AssessmentCriterion, BadgeContent, BadgeDefinition } from '../../domain/badgeDefinition.js';
import { BADGE_LIMITS } from '../../domain/badgeLimits.js';
import type { Stored } from '../../domain/ports/store.js';
import {
  levelField,
  neededField,
  showsField,
  type TypedCriterion,
  type TypedRubric,
} from '../../domain/rubricRules.js';
import type { FieldFault } from '../../errors.js';
import type { Translate } from '../../locales/locales.js';
import type { PageData } from '../answer.js';
import { faultViews, fieldId, fieldMaker } from '../field.js';
import { undoButton } from '../history/undoButton.js';
import { paths } from '../paths.js';
import type { BadgeRequest } from '../route.js';

export interface RubricState {
  readonly typed: TypedRubric;
  readonly badge: Stored<BadgeDefinition>;
  readonly faults?: readonly FieldFault[];
  readonly notice?: 'saved' | 'recovered' | 'undone';
  /** A colleague saved the badge meanwhile: what was typed is weighed against `badge`, which is theirs. */
  readonly stale?: boolean;
  /** Id of the criterion whose levels the pressed button changed: they are open, and the page begins there. */
  readonly open?: string;
}

type Reader = Pick<BadgeRequest, 'course' | 'text' | 'present'>;

/** Which outcomes each criterion shows, as a matrix, and how well a criterion can be shown, as levels. */
export function rubricPage(state: RubricState, { course, text, present }: Reader): PageData {
  const { badge, faults = [], typed } = state;
  const { draft } = badge;
  const { criteria } = draft.assessmentCriteria;
  const saved = { time: present.dateTime(badge.updatedAt) };
  return {
    title: text('rubric.title'),
    course: { href: paths.course(course.id), title: course.title },
    badge: { href: paths.badge(badge.id), title: draft.title || text('define.untitled') },
    back: `${paths.editBadge(badge.id)}#criteria-section`,
    action: paths.rubric(badge.id),
    revision: badge.revision,
    faults: faultViews(faults, text),
    notice: state.notice && text(`rubric.notice.${state.notice}`, saved),
    undo: undoButton(state, paths.rubric(badge.id), text),
    conflict: state.stale
      ? { lead: text('rubric.conflict.lead', saved), theirs: paths.rubric(badge.id) }
      : undefined,
    ready: draft.competenceObjective.outcomes.length > 0 && criteria.length > 0,
    matrix: matrix(draft, typed, text),
    criteria: criteria.map((criterion, index) => criterionCard(criterion, index, state, text)),
  };
}

/** A row for each outcome, a column for each criterion, and a box where they meet. */
export function matrix(content: BadgeContent, typed: TypedRubric, text: Translate) {
  const { criteria } = content.assessmentCriteria;
  const linked = Object.values(typed).some(({ outcomes }) => outcomes.length > 0);
  const rows = content.competenceObjective.outcomes.map((outcome) => {
    const cells = criteria.map(({ id }, index) => ({
      id: fieldId(`${showsField(id)}.${outcome.id}`),
      name: showsField(id),
      value: outcome.id,
      checked: typed[id]?.outcomes.includes(outcome.id) ?? false,
      label: text('rubric.matrix.cell', { number: index + 1, outcome: outcome.text }),
    }));
    return { text: outcome.text, cells, uncovered: linked && !cells.some(({ checked }) => checked) };
  });
  const uncovered = rows.filter((row) => row.uncovered).length;
  return {
    columns: criteria.map((criterion, index) => ({ number: index + 1, text: criterion.text })),
    rows,
    kind: uncovered === 0 ? 'good' : 'wait',
    words: linked ? coverWords(uncovered, text) : undefined,
  };
}

function criterionCard(
  { id, text: words }: AssessmentCriterion,
  index: number,
  { typed, faults = [], open }: RubricState,
  text: Translate,
) {
  const { levels = [], needed = '' } = typed[id] ?? {};
  const fault = faults.find(({ field }) => field === neededField(id));
  const faulty = faults.some(({ field }) => field === neededField(id) || field.startsWith(`level.${id}.`));
  const number = index + 1;
  return {
    id: `criterion-${number}`,
    number,
    text: words,
    summary: levels.length === 0 ? text('rubric.none') : text('rubric.levels', { count: levels.length }),
    open: faulty || open === id || levels.length > 0,
    focus: open === id,
    needed: {
      id: fieldId(neededField(id)),
      fault: fault && text(fault.message, fault.values),
      describedBy: fault && `${fieldId(neededField(id))}-fault`,
      legend: text('rubric.needed', { number }),
    },
    rows: levels.map((_, row) => levelRow(id, row, { levels, needed, outcomes: [] }, faults, text)),
    start: levels.length === 0 ? `start.${id}` : undefined,
    add: levels.length < BADGE_LIMITS.levels ? `add.${id}` : undefined,
    spread: levels.length > 1 ? `spread.${id}` : undefined,
  };
}

function levelRow(
  criterion: string,
  row: number,
  { levels, needed }: TypedCriterion,
  faults: readonly FieldFault[],
  text: Translate,
) {
  const { id = '', name = '', points = '', description = '' } = levels[row] ?? {};
  const field = fieldMaker(faults, text);
  const number = row + 1;
  return {
    idField: `level.${criterion}.${row}.id`,
    levelId: id,
    heading: text('rubric.level', { number }),
    name: field(levelField(criterion, row, 'name'), text('rubric.fields.name'), name),
    points: field(levelField(criterion, row, 'points'), text('rubric.fields.points'), points, {
      optional: true,
      inputmode: 'decimal',
    }),
    description: field(
      levelField(criterion, row, 'description'),
      text('rubric.fields.description'),
      description,
      {
        optional: true,
        multiline: true,
        rows: 2,
      },
    ),
    needed: {
      id: fieldId(`${neededField(criterion)}.${row}`),
      name: neededField(criterion),
      value: id,
      checked: id === needed,
      label: text('rubric.enough', { number }),
    },
    remove: { value: `remove.${criterion}.${row}`, label: text('rubric.buttons.remove', { number }) },
  };
}

function coverWords(uncovered: number, text: Translate): string {
  return uncovered === 0
    ? text('rubric.matrix.covered')
    : text('rubric.matrix.uncovered', { count: uncovered });
}
