import { isBlank, type SubmissionWork } from '../../domain/submissionRules.js';
import type { PageData } from '../answer.js';
import { paths } from '../paths.js';
import { type SubmissionReader, versionContent } from './submissionReader.js';

/** Typed in one window after another had sent the work: it can't be kept here any more, so it is shown for copying. */
export function lockedPage(reader: SubmissionReader, { content }: SubmissionWork): PageData {
  const { submission, text } = reader;
  const title = versionContent(reader).title;
  return {
    title: text('submit.locked.title'),
    badge: { href: paths.badge(submission.badge), title },
    words: text(`submit.locked.${submission.state === 'withdrawn' ? 'withdrawn' : 'submitted'}`),
    typed: {
      evidence: content.evidence
        .filter((item) => !isBlank(item))
        .map(({ title, url, note }) => ({ title, url, note })),
      note: content.note,
    },
    open: paths.submission(submission.id),
  };
}
