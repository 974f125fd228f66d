import { loadAssets } from '../../src/web/assets.js';
import { patterns } from '../../src/web/paths.js';
import type { Route } from '../../src/web/route.js';
import { routes } from '../../src/web/routes.js';

/** GET routes that no person opens as a page, each with what it answers instead. */
const NO_PAGES: Readonly<Record<string, string>> = {
  [patterns.healthz]: 'JSON for whoever watches the service',
  [patterns.readyz]: 'JSON for the load balancer',
  [patterns.assets]: 'the pages’ own stylesheet, script and icon',
  [patterns.ltiLogin]: 'a redirect back to the platform',
  [patterns.ltiLoginRegistration]: 'a redirect back to the platform',
  [patterns.ltiKeys]: 'the tool’s key set, for platforms',
  [patterns.ltiConfig]: 'JSON for platforms that take one',
  [patterns.templatePicture]: 'a PNG shown inside a page',
  [patterns.badgeDraftPicture]: 'a PNG shown inside a page',
  [patterns.badgePicture]: 'a PNG shown inside a page',
  [patterns.courseSheetXlsx]: 'a spreadsheet, to download',
  [patterns.courseSheetCsv]: 'a spreadsheet, to download',
  [patterns.adminSheetXlsx]: 'a spreadsheet, to download',
  [patterns.adminSheetCsv]: 'a spreadsheet, to download',
  [patterns.achievementPicture]: 'a PNG shown inside a page',
  [patterns.adminTemplatePicture]: 'a PNG shown inside a page',
  [patterns.adminOwnSample]: 'a PNG shown inside a page',
  [patterns.issuerLogo]: 'a PNG shown inside a page',
  [patterns.submissionPicture]: 'the baked badge, to download',
  [patterns.submissionSvg]: 'the baked badge, to download',
  [patterns.submissionCredential]: 'the signed badge, to download',
  [patterns.endorsement]: 'JSON for verifiers',
  [patterns.archive]: 'all badges of a learner, to download',
  [patterns.didDocument]: 'JSON for verifiers',
  [patterns.issuerKey]: 'JSON for verifiers',
  [patterns.jwks]: 'JSON for verifiers',
  [patterns.statusList]: 'JSON for verifiers',
};

/** Which of the application's pages were opened, by the route that answered. */
export class Visits {
  private readonly seen = new Set<string>();
  private readonly table: readonly Route[] = routes(loadAssets()).filter(({ method }) => method === 'GET');

  /** A page that was answered with 200. */
  add(pathname: string): void {
    const route = this.table.find(({ path }) => expression(path).test(pathname));
    if (route !== undefined) this.seen.add(route.path);
  }

  /** Pages of the route table that nobody opened. */
  get missing(): string[] {
    return this.table
      .map(({ path }) => path)
      .filter((path) => NO_PAGES[path] === undefined && !this.seen.has(path));
  }

  /** Routes that are called no pages, and answered one. */
  get mistaken(): string[] {
    return [...this.seen].filter((path) => NO_PAGES[path] !== undefined);
  }
}

function expression(path: string): RegExp {
  const escaped = path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+');
  return new RegExp(`^${escaped}$`);
}
