import type { PageData } from '../answer.js';
import type { KitFile } from './kitFile.js';
import type { KitWorld } from './kitWorld.js';
import { relativeLinks } from './relativeLinks.js';

/** A page of the kit. `document` is put into it as JSON-LD, for programs that ask for it at the page's address. */
export function kitPage(
  { views, assets, language, reader }: KitWorld,
  path: string,
  view: string,
  data: PageData,
  document?: string,
): KitFile {
  const frame = {
    language,
    text: reader.text,
    stylesheet: assets.name('style.css'),
    script: '',
    icon: assets.name('icon.svg'),
    asset: assets.name,
    navigation: [],
  };
  const head = document === undefined ? data.head : jsonLd(document);
  return { path, body: relativeLinks(views(view, { ...data, head }, frame), path) };
}

/** JSON inside a page: no text in it can end the element (HTML §4.12.1.3). */
function jsonLd(document: string): string {
  return `<script type="application/ld+json">${document.replace(/</g, '\\u003c')}</script>`;
}
