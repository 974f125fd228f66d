import type { DemoLms, PersonKey } from '../../../src/demo/lms/lms.js';
import { approveWork, describeBadge, makePublic, submitWork } from '../../../src/demo/mainJob.js';
import { Visitor } from '../../../src/demo/visitor.js';

/** One page of the main job, as somebody sees it. */
export interface Stop {
  readonly name: string;
  readonly by: PersonKey | 'reader';
  readonly path: string;
  readonly status?: number;
}

export interface School {
  readonly stops: readonly Stop[];
  /** Who has been launched; a reader has not. */
  readonly people: ReadonlyMap<PersonKey, Visitor>;
}

/** Long words, as German, Finnish and Slovenian have them: no line may be as long as they are. */
const LONG_TITLE = 'Ausbildungsqualitätssicherungsverantwortung und Erwachsenenbildungsverständnis';

/** One badge earned, one waiting for its review, one begun; and where each of their pages is. */
export async function foundSchool(tool: { url: string; lms: DemoLms }): Promise<School> {
  const people = new Map<PersonKey, Visitor>();
  const enter = async (person: PersonKey): Promise<Visitor> => {
    const visitor = await Visitor.enter(tool.url, tool.lms, { person, course: 'eportfolio' });
    people.set(person, visitor);
    return visitor;
  };
  const [teacher, student] = [await enter('teacher'), await enter('student')];
  const [waiting, beginner] = [await enter('student2'), await enter('student3')];
  await enter('admin');
  const badge = await describeBadge(teacher);
  await describeLongBadge(teacher);
  const earned = await submitWork(student, badge);
  await approveWork(teacher, earned);
  await issued(student, earned);
  const credential = new URL(await makePublic(student, earned)).pathname;
  const submitted = await submitWork(waiting, badge);
  const draft = await beginner.send(await beginner.get(badge), `${badge}/submissions`, {});
  const issuer = /\/issuers\/[0-9a-f-]{36}/.exec((await teacher.get(credential)).text)?.[0] ?? '';
  return {
    people,
    stops: stopsOf({ course: teacher.course, badge, earned, submitted, draft, credential, issuer }),
  };
}

/** Signing follows the decision; it takes a moment. */
async function issued(student: Visitor, submission: string): Promise<void> {
  const file = new URL(`${submission}/badge.json`, student.tool);
  while ((await student.browser.get(file)).status !== 200) await new Promise((tick) => setTimeout(tick, 20));
}

async function describeLongBadge(teacher: Visitor): Promise<void> {
  const form = await teacher.get(`${teacher.course}/badges/new?example=eportfolio`);
  await teacher.send(form, `${teacher.course}/badges`, { title: LONG_TITLE, action: 'publish' });
}

interface Addresses {
  readonly course: string;
  readonly badge: string;
  readonly earned: string;
  readonly submitted: string;
  readonly draft: string;
  readonly credential: string;
  readonly issuer: string;
}

function stopsOf({ course, badge, earned, submitted, draft, credential, issuer }: Addresses): Stop[] {
  const reviews = course.replace('/courses/', '/reviews/');
  const review = submitted.replace('/submissions/', `${reviews}/`);
  return [
    { name: 'course-of-student', by: 'student3', path: course },
    { name: 'badge-of-student', by: 'student3', path: badge },
    { name: 'submission-edit', by: 'student3', path: draft },
    { name: 'submission-waiting', by: 'student2', path: submitted },
    { name: 'award', by: 'student', path: earned },
    { name: 'course-of-teacher', by: 'teacher', path: course },
    { name: 'badge-of-teacher', by: 'teacher', path: badge },
    { name: 'badge-edit', by: 'teacher', path: `${badge}/edit` },
    { name: 'outcomes-paste', by: 'teacher', path: `${badge}/outcomes/paste` },
    { name: 'reviews', by: 'teacher', path: reviews },
    { name: 'review', by: 'teacher', path: review },
    { name: 'holders', by: 'teacher', path: `${badge}/holders` },
    { name: 'people', by: 'teacher', path: `${course}/people` },
    { name: 'admin', by: 'admin', path: '/admin' },
    { name: 'admin-issuer', by: 'admin', path: '/admin/issuer' },
    { name: 'home', by: 'reader', path: '/' },
    { name: 'credential', by: 'reader', path: credential },
    { name: 'issuer', by: 'reader', path: issuer },
    { name: 'verify', by: 'reader', path: '/verify' },
    { name: 'not-found', by: 'reader', path: '/nothing/here', status: 404 },
  ];
}
