import type { AssessmentCriterion } from '../../domain/badgeDefinition.js';
import type { EvidenceItem, Submission } from '../../domain/submission.js';
import { isBlank, SUBMISSION_LIMITS, type SubmissionWork } from '../../domain/submissionRules.js';
import type { FieldFault } from '../../errors.js';
import type { PageData } from '../answer.js';
import { faultViews, fieldId, fieldMaker } from '../field.js';
import { paths } from '../paths.js';
import { levelList } from '../rubric/levels.js';
import { choicesMaker } from './choices.js';
import { reviewView } from './roundView.js';
import { type SubmissionReader, studentContent } from './submissionReader.js';
import { blankItem } from './workForm.js';

export interface EditState {
  readonly work: SubmissionWork;
  readonly faults: readonly FieldFault[];
  /** The learner's email, if the LMS gave one. */
  readonly email: string | undefined;
  /** The draft has just been saved. */
  readonly saved?: boolean;
  /** Saved elsewhere after this form was opened: what stands there now. */
  readonly conflict?: Submission;
}

/** The form of the student's evidence. */
export function editPage(reader: SubmissionReader, state: EditState): PageData {
  const { text, submission } = reader;
  const content = studentContent(reader);
  const { criteria } = content.assessmentCriteria;
  const review = submission.state === 'changesRequested' ? submission.rounds.at(-1)?.review : undefined;
  const { work, faults } = state;
  const evidence = work.content.evidence.length === 0 ? [blankItem()] : work.content.evidence;
  const group = choicesMaker(faults, text);
  return {
    title: text('submit.edit.title', { badge: content.title }),
    badge: { href: paths.badge(submission.badge), title: content.title },
    action: paths.submissionEdit(submission.id),
    back: paths.submission(submission.id),
    revision: submission.revision,
    trial: submission.trial,
    saved: state.saved ?? false,
    faults: faultViews(faults, text),
    conflict: state.conflict && conflictView(state.conflict, reader),
    review: review && reviewView(review, criteria, reader),
    skillsDemonstration: content.skillsDemonstration,
    lead: content.assessmentCriteria.lead,
    criteria: criteria.map((criterion) => ({ text: criterion.text, levels: levelList(criterion, text) })),
    evidenceFault: faultOf('evidence', faults, text),
    evidence: evidence.map((item, index) => itemView(item, index, { evidence, faults, criteria, text })),
    mayAdd: evidence.length < SUBMISSION_LIMITS.evidenceItems,
    selfAssessment: criteria.map((criterion) =>
      group(`selfAssessment.${criterion.id}`, criterion.text, {
        inline: true,
        chosen: [work.content.selfAssessment[criterion.id] ?? ''],
        options: [
          ['yes', text('submit.selfAssessment.yes')],
          ['partly', text('submit.selfAssessment.partly')],
          ['notYet', text('submit.selfAssessment.notYet')],
        ],
      }),
    ),
    note: fieldMaker(faults, text)('note', text('submit.edit.note'), work.content.note, {
      hint: text('submit.edit.noteHint'),
      optional: true,
      multiline: true,
      rows: 4,
    }),
    shownName: fieldMaker(faults, text)('shownName', text('submit.identifier.name'), work.shownName ?? '', {
      hint: text('submit.identifier.nameHint'),
      optional: true,
      autocomplete: 'name',
    }),
    identifier: state.email && identifierChoice(state.email, work, group, text),
    submitLabel: text(submission.rounds.length === 0 ? 'submit.edit.submit' : 'submit.edit.submitAgain'),
  };
}

interface ItemSurroundings {
  readonly evidence: readonly EvidenceItem[];
  readonly faults: readonly FieldFault[];
  readonly criteria: readonly AssessmentCriterion[];
  readonly text: SubmissionReader['text'];
}

function itemView(item: EvidenceItem, index: number, { evidence, faults, criteria, text }: ItemSurroundings) {
  const name = (field: string) => `evidence.${index}.${field}`;
  const field = fieldMaker(faults, text);
  const group = choicesMaker(faults, text);
  const number = index + 1;
  return {
    id: fieldId(`evidence.${index}`),
    legend: text('submit.evidence.legend', { number }),
    itemId: { name: name('id'), value: item.id },
    url: field(name('url'), text('submit.evidence.url'), item.url, {
      hint: text('submit.evidence.urlHint'),
      inputmode: 'url',
      autocomplete: 'off',
    }),
    title: field(name('title'), text('submit.evidence.title'), item.title, {
      hint: text('submit.evidence.titleHint'),
      optional: true,
    }),
    criteria: group(name('criteria'), text('submit.evidence.criteria'), {
      type: 'checkbox',
      chosen: item.criteria,
      options: criteria.map((criterion) => [criterion.id, criterion.text]),
    }),
    note: field(name('note'), text('submit.evidence.note'), item.note, {
      hint: text('submit.evidence.noteHint'),
      optional: true,
      multiline: true,
      rows: 3,
    }),
    consent: group(name('consent'), text('submit.evidence.consent'), {
      hint: text('submit.evidence.consentHint'),
      chosen: [item.consent ? 'yes' : 'no'],
      options: [
        ['no', text('submit.evidence.consentNo')],
        ['yes', text('submit.evidence.consentYes')],
      ],
    }),
    // The only one, still blank, has nothing to remove.
    remove:
      evidence.length > 1 || !isBlank(item)
        ? { value: `remove.${index}`, label: text('submit.evidence.remove', { number }) }
        : undefined,
  };
}

function identifierChoice(
  email: string,
  work: SubmissionWork,
  group: ReturnType<typeof choicesMaker>,
  text: SubmissionReader['text'],
) {
  return group('identifierConsent', text('submit.identifier.question'), {
    hint: text('submit.identifier.hint', { email }),
    chosen: [work.identifierConsent ? 'yes' : 'no'],
    options: [
      ['no', text('submit.identifier.no')],
      ['yes', text('submit.identifier.yes')],
    ],
  });
}

function conflictView({ draft, updatedAt, id }: Submission, { text, present }: SubmissionReader) {
  return {
    savedAt: text('submit.conflict.saved', { time: present.dateTime(updatedAt) }),
    evidence: draft.evidence.map(({ title, url, note }) => ({ title, url, note })),
    note: draft.note,
    useSaved: paths.submissionEdit(id),
  };
}

function faultOf(name: string, faults: readonly FieldFault[], text: SubmissionReader['text']) {
  const fault = faults.find((candidate) => candidate.field === name);
  return fault && text(fault.message, fault.values);
}
