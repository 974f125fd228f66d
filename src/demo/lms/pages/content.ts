import type { NewActivity } from '../content/selections.js';
import type { Course } from '../school.js';
import { courseIndex, coursePath } from './course.js';
import { type Html, html } from './html.js';
import { layout, type Viewer } from './layout.js';

const crumbsOf = (course: Course) => [
  { title: 'My courses', path: '/courses' },
  { title: course.shortName, path: coursePath(course) },
];

export function chooseContentPage(viewer: Viewer, course: Course): Html {
  return layout({
    title: 'Add an activity',
    viewer,
    crumbs: crumbsOf(course),
    aside: courseIndex(course),
    body: html`<iframe class="tool" title="Choose in the tool" src="${coursePath(course)}/content/launch"></iframe>`,
  });
}

export function confirmContentPage(viewer: Viewer, course: Course, activities: readonly NewActivity[]): Html {
  const rows = activities.map(
    ({ title, description, column }) => html`<li class="activity"><div><h3>${title}</h3><p>${description}</p>
      <p>${column ? `Graded, at most ${column.scoreMaximum} points` : 'Not graded'}</p></div></li>`,
  );
  return layout({
    title: 'New activities',
    viewer,
    crumbs: crumbsOf(course),
    body: html`<ul class="activities">${rows}</ul>
      <form method="post" action="${viewer.path}"><p><button>Save and return to course</button></p></form>`,
  });
}
