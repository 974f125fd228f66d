import type { LmsContext } from '../context.js';
import { type Exchange, type Reply, RequestRefused } from '../http/exchange.js';
import { page, seeOther } from '../http/replies.js';
import type { Route } from '../http/router.js';
import { autoSubmitPage } from '../pages/autoSubmit.js';
import { chooseContentPage, confirmContentPage } from '../pages/content.js';
import { coursePath } from '../pages/course.js';
import { beginLogin } from '../platform/beginLaunch.js';
import { type Course, courses, coursesFor, findPerson, type Person } from '../school.js';
import { readContentItems } from './contentItems.js';
import type { NewActivity } from './selections.js';

/** A teacher adds activities by choosing in the tool ("Select content" in Moodle). */
export function contentRoutes(context: LmsContext): Route[] {
  const teacher =
    (handle: (exchange: Exchange, person: Person, course: Course) => Reply) =>
    (exchange: Exchange): Reply => {
      if (!exchange.person) return seeOther('/');
      return handle(exchange, exchange.person, taughtCourse(context, exchange, exchange.person));
    };
  return [
    {
      method: 'GET',
      pattern: '/courses/:course/content',
      handle: teacher(({ path }, person, course) => {
        const viewer = { person, language: context.state.languageOf(person.key), path };
        return page(chooseContentPage(viewer, course), 200, { frames: [context.tool().origin] });
      }),
    },
    {
      method: 'GET',
      pattern: '/courses/:course/content/launch',
      handle: teacher((_, person, course) => {
        const selection = context.selections.begin(person.key, course.key);
        return beginLogin(context, person, { person: person.key, activity: course.id, selection });
      }),
    },
    {
      method: 'POST',
      pattern: '/content-return/:selection',
      fromOtherSites: true,
      handle: (exchange) => takeAnswer(context, exchange),
    },
    {
      method: 'GET',
      pattern: '/courses/:course/content/:selection',
      handle: teacher(({ path, parameters }, person, course) => {
        const viewer = { person, language: context.state.languageOf(person.key), path };
        return page(confirmContentPage(viewer, course, chosen(context, parameters.selection, person)));
      }),
    },
    {
      method: 'POST',
      pattern: '/courses/:course/content/:selection',
      handle: teacher(({ parameters }, person, course) => {
        const activities = chosen(context, parameters.selection, person);
        context.selections.take(parameters.selection ?? '');
        addActivities(context, course, activities);
        return seeOther(coursePath(course));
      }),
    },
  ];
}

function taughtCourse(context: LmsContext, { parameters }: Exchange, person: Person): Course {
  const course = coursesFor(person, context.state).find(({ id }) => id === parameters.course);
  if (!course) throw new RequestRefused(404, 'There is no such course among yours.');
  if (!mayEdit(person, course)) throw new RequestRefused(403, 'Only teachers change what a course holds.');
  return course;
}

export const mayEdit = (person: Person, course: Course): boolean =>
  person.siteAdmin || course.members[person.key] === 'teacher';

/** In the frame, from another site, so without our cookie: the whole window goes on to the page that saves. */
async function takeAnswer(context: LmsContext, { parameters, form }: Exchange): Promise<Reply> {
  const token = parameters.selection ?? '';
  const selection = context.selections.find(token);
  const course = courses.find(({ key }) => key === selection?.course);
  if (!selection || !course) throw new RequestRefused(410, 'This choice is over.');
  context.selections.choose(token, await readContentItems(context, form.get('JWT') ?? '', token));
  const action = `${coursePath(course)}/content/${token}`;
  const html = autoSubmitPage({
    title: 'Back to the course',
    action,
    fields: [],
    method: 'get',
    target: '_top',
  });
  return page(html, 200, { insideOwnFrame: true });
}

function chosen(context: LmsContext, token: string | undefined, person: Person): readonly NewActivity[] {
  const selection = context.selections.find(token ?? '');
  if (findPerson(selection?.person ?? '') !== person || !selection?.activities) {
    throw new RequestRefused(410, 'This choice is over.');
  }
  return selection.activities;
}

/** Makes the activities, and a column for each that asked for one. */
export function addActivities(context: LmsContext, course: Course, activities: readonly NewActivity[]): void {
  for (const { column, ...activity } of activities) {
    const lineItem = column === undefined ? undefined : context.state.nextId();
    const [made] = context.state.addActivities(course.key, [
      { ...activity, ...(lineItem !== undefined && { lineItem }) },
    ]);
    if (column === undefined || lineItem === undefined || made === undefined) continue;
    context.state.changeGradebook((gradebook) => {
      gradebook.lineItems = [
        ...gradebook.lineItems,
        { ...column, id: lineItem, course: course.key, activity: made.id },
      ];
    });
  }
}
