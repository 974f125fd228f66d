import type { Services } from '../../services.js';
import type { PageData } from '../answer.js';
import { stateView } from '../lifecycle/stateView.js';
import { paths } from '../paths.js';
import type { CourseRequest } from '../route.js';
import { learnerName } from './names.js';

export type Queue = Awaited<ReturnType<Services['reviewQueue']>>;
export type Awards = Awaited<ReturnType<Services['listAwards']>>;
type Speaker = Pick<CourseRequest, 'course' | 'text' | 'present' | 'now'>;

/** What waits for a decision, oldest first. */
export function queuePage(speaker: Speaker, { waiting, next }: Queue): PageData {
  const { course, text, present, now } = speaker;
  return {
    ...frame(speaker, 'waiting'),
    heading: text('review.queue.waiting'),
    items: waiting.map((submission) => ({
      href: paths.review(course.id, submission.id),
      learner: learnerName(submission.description.learner, submission.learner, text),
      badge: submission.description.title,
      facts: [
        text('review.queue.round', { number: submission.rounds.length }),
        submission.waitingSince &&
          text('review.queue.waitingFor', { time: present.since(submission.waitingSince, now) }),
      ].filter(Boolean),
    })),
    empty: { title: text('review.queue.emptyTitle'), words: text('review.queue.emptyWords') },
    more: next && `${paths.reviews(course.id)}?after=${encodeURIComponent(next)}`,
  };
}

/** What was awarded, newest first: the way to a badge that has to be revoked. */
export function awardsPage(speaker: Speaker, { awards, next }: Awards): PageData {
  const { course, text, present } = speaker;
  return {
    ...frame(speaker, 'awarded'),
    heading: text('review.queue.awarded'),
    items: awards.map((award) => ({
      href: paths.review(course.id, award.submission),
      learner: learnerName(award.description.learner, award.learner, text),
      badge: award.description.title,
      facts: [text('review.queue.awardedOn', { date: present.date(award.issuedAt) })],
      state: award.state === 'issued' ? undefined : stateView(award, { text }),
    })),
    empty: { title: text('review.queue.noAwardsTitle'), words: text('review.queue.noAwardsWords') },
    more: next && `${awardedAddress(course.id)}&after=${encodeURIComponent(next)}`,
  };
}

function frame({ course, text }: Speaker, shown: 'waiting' | 'awarded') {
  const tab = (name: 'waiting' | 'awarded', href: string) => ({
    href,
    label: text(`review.queue.${name}`),
    current: name === shown,
  });
  return {
    title: text('review.queue.title'),
    course: { href: paths.course(course.id), title: course.title },
    tabs: [tab('waiting', paths.reviews(course.id)), tab('awarded', awardedAddress(course.id))],
    people: paths.people(course.id),
  };
}

function awardedAddress(course: string): string {
  return `${paths.reviews(course)}?show=awarded`;
}
