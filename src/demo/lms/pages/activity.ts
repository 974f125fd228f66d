import type { Activity, Course } from '../school.js';
import { courseIndex, coursePath, launchPath } from './course.js';
import { type Html, html } from './html.js';
import { documentOf, layout, type Viewer } from './layout.js';

/** What Moodle lets a framed tool use; writing to the clipboard is not among it. */
const ALLOWED = ['microphone', 'camera', 'geolocation', 'midi', 'encrypted-media', 'autoplay'];

export interface ShownTool {
  readonly origin: string;
  readonly platformStorage: boolean;
}

export function activityPage(viewer: Viewer, course: Course, activity: Activity, tool: ShownTool): Html {
  return layout({
    title: activity.title,
    viewer,
    crumbs: [
      { title: 'My courses', path: '/courses' },
      { title: course.shortName, path: coursePath(course) },
    ],
    aside: courseIndex(course, activity),
    body: activity.container === 'iframe' ? frame(activity, tool) : windowLink(activity),
  });
}

function frame(activity: Activity, { origin, platformStorage }: ShownTool): Html {
  const allow = ALLOWED.map((feature) => `${feature} ${origin}`).join('; ');
  const storage = platformStorage && html`<script src="/storage.js" data-tool="${origin}"></script>`;
  return html`${storage}<iframe class="tool" title="${activity.title}" src="${launchPath(activity)}" allow="${allow}" allowfullscreen></iframe>`;
}

function windowLink(activity: Activity): Html {
  return html`<p class="lead">${activity.description}</p>
    <p><a class="button" href="${launchPath(activity)}" target="_blank" rel="noopener">Open in a new window</a></p>`;
}

/** Where a tool sends people who are done; it may still be inside the frame, so its link leaves that. */
export function returnPage(course: Course): Html {
  return documentOf(
    'Back in the course',
    html`<body class="passage"><main>
    <h1>You have left the tool</h1>
    <p><a class="button" href="${coursePath(course)}" target="_top">Back to ${course.fullName}</a></p>
  </main></body>`,
  );
}
