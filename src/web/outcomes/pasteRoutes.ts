import { PASTED_LIMITS, type SortedLine } from '../../domain/pastedText.js';
import { type FieldFault, InvalidInput } from '../../errors.js';
import { type Answer, page, seeOther } from '../answer.js';
import type { BadgeRequest } from '../route.js';
import { afterTaking } from './frame.js';
import { readLines, toTakings } from './pasteForm.js';
import { pastePage, previewPage } from './pastePage.js';

export function showPaste(request: BadgeRequest): Answer {
  return page('outcomes/paste', pastePage(request, ''));
}

/** `preview` sorts the text, `take` takes over what was looked over; anything else shows what was typed. */
export async function takePaste(request: BadgeRequest): Promise<Answer> {
  const { form } = request;
  const pasted = form.text('text');
  const lines = readLines(form);
  if (form.text('action') === 'preview') return preview(request, pasted);
  if (form.text('action') === 'take') return take(request, pasted, lines);
  if (form.text('action') === 'edit' || lines.length === 0) {
    return page('outcomes/paste', pastePage(request, pasted));
  }
  return page('outcomes/preview', previewPage(request, { pasted, lines }));
}

function preview(request: BadgeRequest, pasted: string): Answer {
  const refuse = (faults: readonly FieldFault[]) =>
    page('outcomes/paste', pastePage(request, pasted, faults), 422);
  const size = sizeFault(pasted);
  if (size !== undefined) return refuse([size]);
  const sorted = request.services.sortPastedText(pasted);
  if (sorted.length > PASTED_LIMITS.lines) return refuse([fault('tooManyLines', PASTED_LIMITS.lines)]);
  const lines = sorted.map((line) => forDraft(line, request));
  return page('outcomes/preview', previewPage(request, { pasted, lines }));
}

/** A badge that has a title keeps it, unless somebody says otherwise. */
function forDraft(line: SortedLine, { badge }: BadgeRequest): SortedLine {
  const spared = line.kind === 'title' && badge.draft.title !== '';
  return spared ? { ...line, kind: 'skip' } : line;
}

async function take(request: BadgeRequest, pasted: string, lines: readonly SortedLine[]): Promise<Answer> {
  const { services, session, badge } = request;
  try {
    const taken = await services.takeOverOutcomes({
      institution: session.institution,
      badge: badge.id,
      takings: toTakings(lines),
    });
    return seeOther(afterTaking(request, taken));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return page('outcomes/preview', previewPage(request, { pasted, lines, faults: error.faults }), 422);
  }
}

function sizeFault(pasted: string): FieldFault | undefined {
  if (pasted === '') return { field: 'text', message: 'outcomes.faults.nothing' };
  if ([...pasted].length > PASTED_LIMITS.characters) return fault('tooLong', PASTED_LIMITS.characters);
  const lines = pasted.split('\n').length;
  return lines > PASTED_LIMITS.rawLines ? fault('tooManyLines', PASTED_LIMITS.rawLines) : undefined;
}

function fault(reason: string, maximum: number): FieldFault {
  return { field: 'text', message: `outcomes.faults.${reason}`, values: { maximum } };
}
