import type { Course } from '../school.js';
import { type Html, html } from './html.js';
import { layout, type Viewer } from './layout.js';

export function coursesPage(viewer: Viewer, courses: readonly Course[]): Html {
  return layout({
    title: 'My courses',
    viewer,
    body: html`<ul class="cards">${courses.map(card)}</ul>
      ${viewer.person.siteAdmin && html`<p><a href="/tools">Tools of this school</a></p>`}`,
  });
}

function card(course: Course): Html {
  return html`<li class="card card-${course.key}">
    <h2><a href="/courses/${course.id}">${course.fullName}</a></h2>
    <p class="part">${course.shortName}</p>
    <p>${course.summary}</p>
  </li>`;
}
