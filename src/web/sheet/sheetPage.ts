import type { PlannedRow, SheetPlan } from '../../domain/badgeSheet.js';
import { SHEET_COLUMNS } from '../../domain/badgeSheet.js';
import type { FieldFault } from '../../errors.js';
import type { Translate } from '../../locales/locales.js';
import type { PageData } from '../answer.js';
import { faultViews, fieldMaker } from '../field.js';
import type { Form } from '../form.js';
import { cellOf, columnWords } from './columns.js';
import type { SheetPlace } from './sheetPlace.js';

const COUNTS = ['made', 'changed', 'same', 'faulty', 'overtaken'] as const;

/** Two files to take away, one to bring back. */
export function sheetPage(place: SheetPlace, faults: readonly FieldFault[] = []): PageData {
  const { text, query } = place.request;
  const scope = place.course === undefined ? 'institution' : 'course';
  return {
    title: text(`sheet.title.${scope}`),
    lead: text(`sheet.lead.${scope}`),
    breadcrumb: place.breadcrumb,
    paths: place.paths,
    done: doneWords(query, text),
    faults: faultViews(faults, text),
    file: fieldMaker(faults, text)('file', text('sheet.file'), '', { hint: text('sheet.fileHint') }),
    newBadges: text(`sheet.newBadges.${scope}`),
  };
}

/** What an import did, from the address it led to. */
function doneWords(query: Form, text: Translate): readonly string[] | undefined {
  if (!query.has('made')) return undefined;
  const counted = COUNTS.map((name) => [name, Number(query.text(name))] as const);
  return counted
    .filter(([, count]) => Number.isInteger(count) && count > 0 && count <= 1000)
    .map(([name, count]) => text(`sheet.done.${name}`, { count }));
}

/** What a sheet would do, row by row, before anything is done. */
export function planPage(place: SheetPlace, plan: SheetPlan, unknown: readonly string[]): PageData {
  const { text } = place.request;
  const of = (kind: PlannedRow['kind']) => plan.rows.filter((row) => row.kind === kind);
  const work = of('new').length + of('changed').length;
  return {
    title: text('sheet.plan.title'),
    breadcrumb: place.breadcrumb,
    paths: place.paths,
    plan: plan.id,
    summary: (['new', 'changed', 'same', 'faulty'] as const)
      .map((kind) => [kind, of(kind).length] as const)
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => text(`sheet.plan.${kind}`, { count })),
    unknown: unknown.length > 0 && text('sheet.plan.unknown', { columns: unknown.slice(0, 20).join(', ') }),
    faulty: of('faulty').flatMap(({ row, faults }) => faults.map((fault) => faultView(row, fault, text))),
    made: of('new').map(({ row, title }) => text('sheet.plan.row', { row, title })),
    changed: of('changed').map((row) => changeView(row, text)),
    button: work > 0 && text('sheet.plan.go', { count: work }),
  };
}

function faultView(row: number, fault: FieldFault, text: Translate) {
  const column = SHEET_COLUMNS.find((each) => each === fault.field);
  return {
    row,
    column: column === undefined ? '' : columnWords(column, text),
    words: text(fault.message, fault.values),
  };
}

function changeView({ row, title, changes }: PlannedRow, text: Translate) {
  return {
    heading: text('sheet.plan.row', { row, title: title || text('define.untitled') }),
    changes: changes.map(({ field, before, after }) => ({
      column: columnWords(field, text),
      before: cellOf(field, before, text) || text('define.conflict.empty'),
      after: cellOf(field, after, text) || text('define.conflict.empty'),
    })),
  };
}
