import type { Services } from '../../services.js';
import { paths } from '../paths.js';
import type { WebRequest } from '../route.js';

export type ReadNotice = Awaited<ReturnType<Services['readNotices']>>[number];

const KINDS: Readonly<Record<ReadNotice['kind'], 'error' | 'wait' | 'good'>> = {
  revoke: 'error',
  suspend: 'wait',
  restore: 'good',
  giveUp: 'wait',
  correct: 'wait',
  supersede: 'good',
};

/** What happened to a badge of the reader's, with the way to the badge and a button to put the notice away. */
export function noticeView(
  notice: ReadNotice,
  course: string,
  { text, present }: Pick<WebRequest, 'text' | 'present'>,
) {
  const badge = notice.title || text('course.untitled');
  return {
    kind: KINDS[notice.kind],
    title: text(`lifecycle.notices.${notice.kind}.title`, { badge }),
    words: text(`lifecycle.notices.${notice.kind}.words`, { date: present.date(notice.at) }),
    reason: notice.reason,
    href: paths.submission(notice.submission),
    dismiss: paths.notice(course, notice.id),
  };
}
