import { type Activity, type Course, fullName, people, type Section } from '../school.js';
import { type Html, html } from './html.js';
import { layout, type Viewer } from './layout.js';

export const coursePath = (course: Course): string => `/courses/${course.id}`;
export const activityPath = (activity: Activity): string => `/activities/${activity.id}`;
export const launchPath = (activity: Activity): string => `${activityPath(activity)}/launch`;

export function coursePage(viewer: Viewer, course: Course, edits: boolean): Html {
  return layout({
    title: course.fullName,
    viewer,
    crumbs: [{ title: 'My courses', path: '/courses' }],
    aside: courseIndex(course),
    body: html`<p class="lead">${course.summary}</p>
      ${edits && html`<p><a class="button" href="${coursePath(course)}/content">Add an activity</a></p>`}
      ${course.sections.map(section)}
      <section class="section"><h2>Teachers</h2><p>${teachersOf(course)}</p></section>`,
  });
}

function section({ title, text, activities }: Section): Html {
  return html`<section class="section">
    <h2>${title}</h2>
    <p>${text}</p>
    ${activities.length > 0 && html`<ul class="activities">${activities.map(activityRow)}</ul>`}
  </section>`;
}

function activityRow(activity: Activity): Html {
  return html`<li class="activity">
    <img src="${activity.icon ?? `/${activity.container}.svg`}" alt="" width="40" height="40">
    <div><h3><a href="${activityPath(activity)}">${activity.title}</a></h3><p>${activity.description}</p></div>
  </li>`;
}

function teachersOf(course: Course): string {
  const teachers = people.filter((person) => course.members[person.key] === 'teacher');
  return teachers.map(fullName).join(', ');
}

/** Beside course and activities: what the course holds. */
export function courseIndex(course: Course, here?: Activity): Html {
  const entries = course.sections.map(
    ({ title, activities }) => html`<li>${title}
      ${activities.length > 0 && html`<ul>${activities.map((activity) => indexEntry(activity, here))}</ul>`}</li>`,
  );
  return html`<nav class="index" aria-label="Course index">
    <p class="index-title"><a href="${coursePath(course)}">${course.shortName}</a></p>
    <ul>${entries}<li><a href="${coursePath(course)}/grades">Grades</a></li></ul>
  </nav>`;
}

function indexEntry(activity: Activity, here: Activity | undefined): Html {
  const current = activity.id === here?.id && html` aria-current="page"`;
  return html`<li><a href="${activityPath(activity)}"${current}>${activity.title}</a></li>`;
}
