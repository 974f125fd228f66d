import type { LmsContext } from '../context.js';
import { type Html, html } from '../pages/html.js';
import { layout, type Viewer } from '../pages/layout.js';

/** The tool of this school, and where another is added: what Moodle has under "Manage tools". */
export function toolsPage(viewer: Viewer, { connectedTool, settings }: LmsContext): Html {
  const tool = connectedTool();
  const next = settings.platformStorage ? 'off' : 'on';
  return layout({
    title: 'Tools of this school',
    viewer,
    crumbs: [{ title: 'My courses', path: '/courses' }],
    body: html`${
      tool
        ? html`<p class="lead">Connected: <strong>${tool.origin}</strong></p>`
        : html`<p class="lead">No tool is connected yet.</p>`
    }
      <section class="section"><h2>Add a tool</h2>
        <form method="get" action="/tools/add">
          <label for="address">Registration address of the tool</label>
          <div class="row"><input id="address" name="address" type="url" required size="60">
          <button>Add LTI Advantage</button></div>
        </form>
      </section>
      <section class="section"><h2>Data kept for tools</h2>
        <p>Platform storage is ${settings.platformStorage ? 'on' : 'off'}. With it, a tool recognises a browser that refuses its cookies.</p>
        <form method="post" action="/tools/storage">
          <button name="platformStorage" value="${next}">Switch platform storage ${next}</button>
        </form>
      </section>`,
  });
}

/** The tool's own page, opened with what it needs to register; it says when it is done. */
export function addToolPage(viewer: Viewer, address: URL): Html {
  return layout({
    title: 'Add a tool',
    viewer,
    crumbs: [
      { title: 'My courses', path: '/courses' },
      { title: 'Tools of this school', path: '/tools' },
    ],
    body: html`<iframe class="tool" title="Registration of the tool" src="${address.href}"></iframe>
      <script src="/registration.js"></script>`,
  });
}

/** LTI Dynamic Registration 1.0 §3.6: the tool asks for its window to be closed. */
export const REGISTRATION_SCRIPT = `'use strict';
const frame = document.querySelector('iframe.tool');
window.addEventListener('message', (event) => {
  if (event.source !== frame.contentWindow || event.data?.subject !== 'org.imsglobal.lti.close') return;
  location.assign('/tools');
});
`;
