import { type Html, html } from './html.js';
import { documentOf } from './layout.js';

export interface Passage {
  readonly title: string;
  readonly action: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly method?: 'get' | 'post';
  /** `_top` leaves the frame. */
  readonly target?: '_top';
}

/** A form that posts itself; without a script, one press of its button does. */
export function autoSubmitPage({ title, action, fields, method = 'post', target }: Passage): Html {
  const inputs = fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  return documentOf(
    title,
    html`<body class="passage"><main>
    <h1>${title}</h1>
    <form id="passage" method="${method}" action="${action}"${target && html` target="${target}"`}>${inputs}<button>Continue</button></form>
    <script src="/passage.js"></script>
  </main></body>`,
  );
}
