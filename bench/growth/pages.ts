import type { Submission } from '../../src/domain/submission.js';
import type { BuiltTool } from '../builtTool.js';
import { median } from '../statistics.js';
import type { Added } from './fill.js';

const WARM_UPS = 40;
const READINGS = 200;

type Pick = <T>(from: readonly T[]) => T;

/** What a page reads, each time for something else. */
export type Page = readonly [what: string, read: (pick: Pick) => Promise<unknown>];

/** What is read about the rows that were added. @param cursors places some pages into the school's list */
export function pagesOf(
  { services, institution }: BuiltTool,
  {
    added,
    list,
    cursors,
  }: { readonly added: Added; readonly list: string; readonly cursors: readonly string[] },
): readonly Page[] {
  const { id } = institution;
  const { courses, learners } = added;
  return [
    ['settings: newest badges of the school', () => services.listIssuedBadges(id)],
    ['settings: an older page of them', (pick) => services.listIssuedBadges(id, pick(cursors))],
    ['course: its badges', (pick) => services.listAwards({ institution: id, course: pick(courses) })],
    [
      'course: what waits for review',
      (pick) => services.reviewQueue({ institution: id, course: pick(courses), reviewer: 'teacher' }),
    ],
    [
      'student: own work in a course',
      (pick) =>
        services.listOwnSubmissions({ institution: id, course: pick(courses), learner: pick(learners) }),
    ],
    [
      'student: a submission and its badge',
      async (pick) => {
        const submission = pick(added.submissions);
        const found: Submission = await services.findSubmission(id, submission);
        return services.findAward({ ...found, id: submission, state: 'approved' });
      },
    ],
    ['public page: its credential', (pick) => services.readCredential(pick(added.credentials))],
    ['verifiers: the status list, unchanged', () => services.readStatusList(list)],
  ];
}

/** The middle time of each page, in milliseconds. */
export async function timesOf(pages: readonly Page[]): Promise<readonly number[]> {
  const times: number[] = [];
  for (const [, read] of pages) {
    const readings: number[] = [];
    for (let index = -WARM_UPS; index < READINGS; index++) {
      const started = performance.now();
      await read(pickOne);
      if (index >= 0) readings.push(performance.now() - started);
    }
    times.push(median(readings));
  }
  return times;
}

function pickOne<T>(from: readonly T[]): T {
  const one = from[Math.floor(Math.random() * from.length)];
  if (one === undefined) throw new TypeError('nothing to pick from');
  return one;
}
