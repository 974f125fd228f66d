import { posix } from 'node:path';

/** Pages of the kit are folders with an `index.html`, so that their addresses stay those of the tool. */
const PAGES = /^(?:verify|issuers\/[^/]+|achievements\/[^/]+\/\d+|credentials\/[^/.]+)$/;

/** Which file of the kit stands for an address of the tool. */
export function fileOf(address: string): string {
  const path = address.replace(/^\//, '');
  if (path === '') return 'index.html';
  return PAGES.test(path) ? `${path}/index.html` : path;
}

/** The page with its links made relative, so that it also works from a disk and in any folder of a web host. */
export function relativeLinks(html: string, file: string): string {
  const folder = posix.dirname(file);
  return html.replace(
    /\b(href|src)="\/([^"/#?][^"#?]*)?([#?][^"]*)?"/g,
    (_, name: string, address = '', rest = '') =>
      `${name}="${posix.relative(folder, fileOf(address)) || posix.basename(file)}${rest}"`,
  );
}
