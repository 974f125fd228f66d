import { LANGUAGES, type Language } from '../languages.js';
import { fullName, type Person } from '../school.js';
import { type Html, html } from './html.js';

export interface Crumb {
  readonly title: string;
  readonly path: string;
}

export interface PageContent {
  readonly title: string;
  readonly body: Html;
  readonly crumbs?: readonly Crumb[];
  /** Beside the content on wide screens. */
  readonly aside?: Html;
  readonly viewer?: Viewer;
}

/** Who looks at the page, and where they are, so that a language choice brings them back. */
export interface Viewer {
  readonly person: Person;
  readonly language: Language;
  readonly path: string;
}

export function layout(content: PageContent): Html {
  const { title, body, aside, viewer } = content;
  const main = html`<main id="main" tabindex="-1">
    ${content.crumbs && breadcrumbs(content.crumbs, title)}
    <h1>${title}</h1>
    ${body}
  </main>`;
  return documentOf(
    title,
    html`<body>
  <a class="skip" href="#main">Skip to the content</a>
  <header class="bar">
    <a class="brand" href="/">${CREST}<span>Demo school</span></a>
    ${viewer && account(viewer)}
  </header>
  <div class="${aside ? 'columns' : 'column'}">
    ${aside}
    ${main}
  </div>
  <footer class="foot">Demo school is a small LTI 1.3 platform to try tools with. Nothing here is real.</footer>
</body>`,
  );
}

/** The head every page shares; nothing comes from another server. */
export function documentOf(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} · Demo school</title>
  <link rel="stylesheet" href="/school.css">
  <link rel="icon" href="/crest.svg" type="image/svg+xml">
</head>
${body}
</html>
`;
}

const CREST = html`<img src="/crest.svg" alt="" width="28" height="28">`;

function breadcrumbs(crumbs: readonly Crumb[], here: string): Html {
  const links = crumbs.map((crumb) => html`<li><a href="${crumb.path}">${crumb.title}</a></li>`);
  return html`<nav class="crumbs" aria-label="Breadcrumb"><ol>${links}<li aria-current="page">${here}</li></ol></nav>`;
}

/** A native disclosure, so that it opens without a script. */
function account({ person, language, path }: Viewer): Html {
  const initials = `${person.givenName.charAt(0)}${person.familyName.charAt(0)}`;
  const options = Object.entries(LANGUAGES).map(
    ([code, name]) =>
      html`<option value="${code}" lang="${code}"${code === language && html` selected`}>${name}</option>`,
  );
  return html`<details class="account">
    <summary><span class="initials" aria-hidden="true">${initials}</span><span class="name">${fullName(person)}</span></summary>
    <div class="panel">
      <p class="whole">${fullName(person)}</p>
      <p class="part">${person.part}</p>
      <form method="post" action="/language">
        <input type="hidden" name="page" value="${path}">
        <label for="language">Language of the tools</label>
        <div class="row">
          <select id="language" name="language">${options}</select>
          <button>Use</button>
        </div>
      </form>
      <form method="post" action="/sign-out"><button class="quiet">Sign out</button></form>
    </div>
  </details>`;
}
