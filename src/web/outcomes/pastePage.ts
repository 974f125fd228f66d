import { LINE_KINDS, type LineKind, type SortedLine } from '../../domain/pastedText.js';
import type { FieldFault } from '../../errors.js';
import type { PageData } from '../answer.js';
import { faultViews, fieldMaker } from '../field.js';
import { paths } from '../paths.js';
import type { BadgeRequest } from '../route.js';
import { frame } from './frame.js';

/** A place for a block of text. */
export function pastePage(
  request: BadgeRequest,
  typed: string,
  faults: readonly FieldFault[] = [],
): PageData {
  const { text, badge } = request;
  const field = fieldMaker(faults, text);
  return {
    ...frame(request),
    title: text('outcomes.paste.title'),
    action: paths.pasteOutcomes(badge.id),
    faults: faultViews(faults, text),
    field: field('text', text('outcomes.paste.label'), typed, {
      hint: text('outcomes.paste.hint'),
      multiline: true,
      rows: 14,
    }),
  };
}

/** What became of its lines, each to be corrected. */
export function previewPage(
  request: BadgeRequest,
  preview: {
    readonly pasted: string;
    readonly lines: readonly SortedLine[];
    readonly faults?: readonly FieldFault[];
  },
): PageData {
  const { text, badge } = request;
  const { pasted, lines, faults = [] } = preview;
  const count = (kind: LineKind) => lines.filter((line) => line.kind === kind).length;
  return {
    ...frame(request),
    title: text('outcomes.preview.title'),
    action: paths.pasteOutcomes(badge.id),
    pasted,
    faults: faults.map((fault) => ({ id: 'lines', text: faultText(fault, request) })),
    found: text('outcomes.preview.found', {
      outcomes: text('outcomes.taken.outcomes', { count: count('outcome') }),
      criteria: text('outcomes.taken.criteria', { count: count('criterion') }),
    }),
    lines: lines.map((line, index) => lineView(line, index, text)),
  };
}

/** The fault belongs to a field of the badge, which this page does not show: so it says which. */
function faultText(fault: FieldFault, { text }: BadgeRequest): string {
  const label = text(`define.fields.${fault.field}.label`);
  return `${label}: ${faultViews([fault], text)[0]?.text ?? ''}`;
}

function lineView({ kind, text: words }: SortedLine, index: number, text: BadgeRequest['text']) {
  return {
    kind,
    words,
    rows: Math.min(6, Math.ceil([...words].length / 70) || 1),
    textName: `line.${index}.text`,
    kindName: `line.${index}.kind`,
    textLabel: text('outcomes.preview.lineText', { number: index + 1 }),
    kindLabel: text('outcomes.preview.lineKind', { number: index + 1 }),
    kinds: LINE_KINDS.filter((one) => one !== 'continues' || index > 0).map((value) => ({
      value,
      label: text(`outcomes.kinds.${value}`),
      selected: value === kind,
    })),
  };
}
