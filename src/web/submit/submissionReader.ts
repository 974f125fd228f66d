import { type BadgeContent, versionOf } from '../../domain/badgeDefinition.js';
import { contentFor } from '../../domain/variants.js';
import { AppError } from '../../errors.js';
import type { Services } from '../../services.js';
import type { SubmissionRequest } from '../route.js';

/** The badge a submission earned, if any. */
export type Award = Awaited<ReturnType<Services['findAward']>>;

/** What the student's pages need of a request. */
export type SubmissionReader = Pick<
  SubmissionRequest,
  'submission' | 'badge' | 'roles' | 'text' | 'present' | 'language' | 'now'
>;

/** The same in the words that suit its student best. */
export function studentContent(
  reader: Pick<SubmissionReader, 'badge' | 'submission' | 'language'>,
): BadgeContent {
  return contentFor(versionContent(reader), [reader.language]);
}

/** The badge as this submission is judged against it. */
export function versionContent({
  badge,
  submission,
}: Pick<SubmissionReader, 'badge' | 'submission'>): BadgeContent {
  const version = versionOf(badge, submission.version);
  if (version === undefined) {
    throw new AppError('INTERNAL', { detail: `badge ${badge.id} lacks its version ${submission.version}` });
  }
  return version.content;
}
