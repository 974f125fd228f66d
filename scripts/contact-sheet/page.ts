import type { SheetPicture } from './pictures.js';

/** One template's part of the sheet. */
export interface SheetSection {
  readonly title: string;
  readonly name: string;
  readonly pictures: readonly SheetPicture[];
}

const STYLE = `
body { font: 16px/1.45 system-ui, sans-serif; margin: 2rem auto; padding: 0 1rem; max-width: 1340px; color: #1c2430; background: #fff }
section { margin: 3rem 0; border-top: 1px solid #ccd3dc }
.rows { display: grid; gap: 2rem }
.row { display: flex; flex-wrap: wrap; gap: 1.25rem; align-items: end }
figure { margin: 0 }
figcaption { font-size: .8rem; color: #56606d; max-width: 40rem }
img { display: block; height: auto; max-width: 100% }
.grey img { filter: grayscale(1) }
nav { display: flex; flex-wrap: wrap; gap: 1rem }
@media (prefers-color-scheme: dark) { body { background: #14181e; color: #e6eaef } figcaption { color: #a8b1bd } a { color: #9cc4ff } }
`;

/** The sheet as a page that needs nothing but the files beside it. */
export function sheetPage(sections: readonly SheetSection[]): string {
  const links = sections.map(({ name, title }) => `<a href="#${name}">${escapeHtml(title)}</a>`).join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Badge templates: contact sheet</title><style>${STYLE}</style></head><body>
<h1>Badge templates</h1>
<p>Every template in five languages, with a short title and one of 120 characters, at 64, 256 and 1024 pixels; the last
one of each row without its colours.</p>
<nav aria-label="Templates">${links}</nav>
${sections.map(sectionMarkup).join('\n')}
</body></html>
`;
}

function sectionMarkup({ name, title, pictures }: SheetSection): string {
  return `<section id="${name}"><h2>${escapeHtml(title)}</h2><div class="rows">${pictures.map(rowMarkup).join('\n')}</div></section>`;
}

function rowMarkup(picture: SheetPicture): string {
  const { language, title, issuer, files } = picture;
  const alt = escapeHtml(`${title}, ${issuer}`);
  const images = files.map(
    ({ size, file }) =>
      `<figure><img src="${file}" width="${size}" height="${size}" alt="${alt}" loading="lazy"><figcaption>${size} px</figcaption></figure>`,
  );
  const middle = files.find(({ size }) => size === 256) ?? files[0];
  return `<div lang="${language}"><p>${escapeHtml(picture.caption)}</p><div class="row">${images.join('')}
<figure class="grey"><img src="${middle?.file}" width="256" height="256" alt="${alt}" loading="lazy"><figcaption>greyscale</figcaption></figure></div></div>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
