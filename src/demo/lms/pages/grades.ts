import type { Gradebook, LineItem, Result } from '../gradebook.js';
import { activitiesOf, type Course, fullName, type Person, people } from '../school.js';
import { courseIndex, coursePath } from './course.js';
import { type Html, html } from './html.js';
import { layout, type Viewer } from './layout.js';

/** The whole class for its teachers; a student's own row for a student. */
export function gradesPage(viewer: Viewer, course: Course, gradebook: Gradebook, all: boolean): Html {
  const columns = gradebook.lineItems.filter((item) => item.course === course.key);
  const rows = people.filter(
    (person) => course.members[person.key] === 'student' && (all || person.key === viewer.person.key),
  );
  return layout({
    title: 'Grades',
    viewer,
    crumbs: [
      { title: 'My courses', path: '/courses' },
      { title: course.shortName, path: coursePath(course) },
    ],
    aside: courseIndex(course),
    body:
      columns.length === 0
        ? html`<p class="lead">Nothing in this course is graded yet.</p>`
        : html`<div class="scroll"><table class="grades">
      <thead><tr><th scope="col">Student</th>${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
      <tbody>${rows.map((person) => row(person, columns, course, gradebook.results, all))}</tbody>
    </table></div>`,
  });
}

function row(
  person: Person,
  columns: readonly LineItem[],
  course: Course,
  results: readonly Result[],
  all: boolean,
): Html {
  const cells = columns.map((item) => {
    const result = results.find((each) => each.lineItem === item.id && each.person === person.id);
    const activity = activitiesOf(course).find(({ id }) => id === item.activity);
    const analysis =
      all && activity?.reviewUrl
        ? html`<p><a href="/activities/${activity.id}/review/${person.id}" target="_blank" rel="noopener">Grade analysis</a></p>`
        : undefined;
    return html`<td data-column="${item.id}" data-person="${person.id}">${gradeOf(item, result)}${analysis}</td>`;
  });
  return html`<tr><th scope="row">${fullName(person)}</th>${cells}</tr>`;
}

function gradeOf(item: LineItem, result: Result | undefined): Html {
  if (result?.grade === undefined) return html`<span class="part">No grade</span>`;
  const grade = Math.round(result.grade * 100) / 100;
  return html`<strong>${grade} / ${item.scoreMaximum}</strong>${result.comment !== undefined && html`<p class="feedback">${result.comment}</p>`}`;
}
