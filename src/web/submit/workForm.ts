import { newId } from '../../domain/ids.js';
import {
  type EvidenceItem,
  type RoundContent,
  SELF_ASSESSMENTS,
  type SelfAssessment,
  type Submission,
} from '../../domain/submission.js';
import type { SubmissionWork } from '../../domain/submissionRules.js';
import type { Form } from '../form.js';

/** Which button was pressed. */
export type WorkAction =
  | { readonly kind: 'save' }
  | { readonly kind: 'submit' }
  | { readonly kind: 'add' }
  | { readonly kind: 'remove'; readonly index: number };

/** Anything unknown saves the draft: that loses nothing and decides nothing. */
export function readAction(form: Form): WorkAction {
  const action = form.text('action');
  if (action === 'submit') return { kind: 'submit' };
  if (action === 'add') return { kind: 'add' };
  const removed = /^remove\.(\d{1,4})$/.exec(action)?.[1];
  return removed === undefined ? { kind: 'save' } : { kind: 'remove', index: Number(removed) };
}

/** What the student typed, complete or not. Items keep the ids of the submission they belong to; others get new ones. */
export function readWork(
  form: Form,
  submission: Submission,
  criterionIds: readonly string[],
): SubmissionWork {
  const known = new Set(
    [submission.draft, ...submission.rounds].flatMap((round) => round.evidence.map(({ id }) => id)),
  );
  const evidence = form.indexes('evidence').map((index) => {
    const item = readItem(form, index, known);
    known.delete(item.id);
    return item;
  });
  const selfAssessment = Object.fromEntries(
    criterionIds.flatMap((id) => {
      const answer = readSelfAssessment(form.text(`selfAssessment.${id}`));
      return answer === undefined ? [] : [[id, answer]];
    }),
  );
  return {
    content: { evidence, selfAssessment, note: form.text('note') },
    identifierConsent: form.text('identifierConsent') === 'yes',
    ...(form.has('shownName') && { shownName: form.text('shownName').replace(/\s+/g, ' ') }),
  };
}

/** The work as the pressed button leaves it. */
export function applyAction(work: SubmissionWork, action: WorkAction): SubmissionWork {
  const { evidence } = work.content;
  if (action.kind === 'add') return withEvidence(work, [...evidence, blankItem()]);
  if (action.kind === 'remove') {
    return withEvidence(
      work,
      evidence.filter((_, index) => index !== action.index),
    );
  }
  return work;
}

/** The revision a form was opened at; -1, which none has, where it does not say. */
export function readRevision(form: Form): number {
  return /^\d{1,15}$/.test(form.text('revision')) ? Number(form.text('revision')) : -1;
}

export function blankItem(): EvidenceItem {
  return { id: newId(), url: '', title: '', criteria: [], note: '', consent: false };
}

function withEvidence(work: SubmissionWork, evidence: RoundContent['evidence']): SubmissionWork {
  return { ...work, content: { ...work.content, evidence } };
}

function readItem(form: Form, index: number, known: ReadonlySet<string>): EvidenceItem {
  const field = (name: string) => form.text(`evidence.${index}.${name}`);
  const id = field('id');
  return {
    id: known.has(id) ? id : newId(),
    url: field('url'),
    title: field('title'),
    criteria: [...new Set(form.all(`evidence.${index}.criteria`))],
    note: field('note'),
    consent: field('consent') === 'yes',
  };
}

function readSelfAssessment(value: string): SelfAssessment | undefined {
  return SELF_ASSESSMENTS.find((answer) => answer === value);
}
