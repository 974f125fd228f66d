import { loadAssets } from '../assets.js';
import type { SessionRequest } from '../route.js';
import { createViews } from '../views.js';
import { type ArchivedBadge, archivedView, archivePage, reviewRecord } from './archivePage.js';
import { folderName } from './folderName.js';
import type { ZipFile } from './zip.js';

type Request = Pick<SessionRequest, 'services' | 'language' | 'text' | 'present' | 'now'>;

/** Made at the first archive: pages of the tool never need them. */
let drawing:
  | { readonly views: ReturnType<typeof createViews>; readonly assets: ReturnType<typeof loadAssets> }
  | undefined;

/** Each badge in a folder of its own, then the page that shows them all, readable offline. */
export async function* archiveFiles(
  badges: AsyncIterable<ArchivedBadge>,
  request: Request,
): AsyncGenerator<ZipFile> {
  const { publicUrl } = request.services.config;
  const shown: ReturnType<typeof archivedView>[] = [];
  for await (const badge of badges) {
    const folder = folderName(shown.length + 1, badge.content.title);
    const files: string[] = [];
    for (const { name, ...file } of await badgeFiles(badge, request)) {
      files.push(name);
      yield { name: `${folder}/${name}`, ...file };
    }
    shown.push(archivedView(badge, { folder, files, publicUrl }, request));
  }
  drawing ??= { views: createViews(), assets: loadAssets() };
  const { views, assets } = drawing;
  for (const name of ['style.css', 'icon.svg']) {
    yield { name: `assets/${assets.name(name)}`, body: assets.find(assets.name(name))?.plain ?? '' };
  }
  const html = views('archive/archive', archivePage(shown, request), {
    language: request.language,
    text: request.text,
    stylesheet: assets.name('style.css'),
    script: '',
    icon: assets.name('icon.svg'),
    asset: assets.name,
    navigation: [],
  });
  yield { name: 'index.html', body: offline(html, publicUrl) };
}

async function badgeFiles(badge: ArchivedBadge, { services }: Request): Promise<ZipFile[]> {
  const { issued } = badge;
  return [
    { name: 'badge.png', body: await services.bakeCredential(issued), packed: true },
    { name: 'badge.svg', body: await services.bakeSvg(issued) },
    { name: 'badge.json', body: issued.credential },
    ...(issued.jwt === undefined ? [] : [{ name: 'badge.jwt', body: issued.jwt }]),
    { name: 'review.json', body: reviewRecord(badge) },
  ];
}

/** The page's own files are beside it; everything else is on the web. */
function offline(html: string, publicUrl: string): string {
  return html.replace(/\b(href|src)="\/([^"]*)"/g, (_, name: string, path: string) =>
    path.startsWith('assets/') ? `${name}="${path}"` : `${name}="${publicUrl}/${path}"`,
  );
}
