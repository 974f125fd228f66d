import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { Frame } from 'playwright-core';

/** Left behind for people to look at; not part of the repository. */
export const SCREENSHOTS = fileURLToPath(new URL('../../test-output/screenshots', import.meta.url));

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Expressions instead of functions: they run in the page, where the types of a browser hold.
const WIDTHS = '[document.scrollingElement.scrollWidth, innerWidth]';
const BROKEN_PICTURES =
  '[...document.images].filter((image) => image.complete && image.naturalWidth === 0).map((image) => image.src)';
const WORDS = 'document.body.innerText';
// A page whose scripts are switched off has no timers either; axe asks for some between its checks.
const TIMERS = 'window.setTimeout = (work) => { work(); return 0; }; undefined';
const UNFILLED = /\{[a-zA-Z]+\}|\bundefined\b|\bNaN\b|\[object |\bnull\b/;

/** What is wrong with the page that this frame shows, one line each; nothing is the aim. */
export async function faultsOf(frame: Frame): Promise<string[]> {
  const [content = 0, window = 0] = await frame.evaluate<[number, number]>(WIDTHS);
  const pictures = await frame.evaluate<string[]>(BROKEN_PICTURES);
  const words = await frame.evaluate<string>(WORDS);
  const unfilled = UNFILLED.exec(words)?.[0];
  return [
    ...(content > window ? [`scrolls sideways: ${content} px of content in ${window} px`] : []),
    ...pictures.map((source) => `broken picture: ${source}`),
    ...(unfilled === undefined ? [] : [`unfilled text: ${unfilled}`]),
  ];
}

/** What axe finds against WCAG 2.2 AA and its own best practices. */
export async function accessibilityFaults(
  frame: Frame,
  { scripts }: { scripts: boolean },
): Promise<string[]> {
  if (!scripts) await frame.evaluate(TIMERS);
  await frame.evaluate(`${axe.source}; undefined`);
  const options: axe.RunOptions = {
    runOnly: { type: 'tag', values: STANDARDS },
    resultTypes: ['violations'],
    iframes: false,
    preload: false,
  };
  const results = await frame.evaluate<axe.AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return results.violations.map(
    ({ id, nodes }) =>
      `axe ${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
  );
}

/** A whole page as a picture; of a framed one what the frame shows in a window as tall as its page. */
export async function takePicture(frame: Frame, name: string): Promise<void> {
  const path = join(SCREENSHOTS, `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  const page = frame.page();
  const size = page.viewportSize();
  if (frame.parentFrame() === null || size === null) {
    await page.screenshot({ path, fullPage: true });
    return;
  }
  const height = await frame.evaluate<number>('document.documentElement.scrollHeight');
  const element = await frame.frameElement();
  const around = size.height - ((await element.boundingBox())?.height ?? size.height);
  await page.setViewportSize({ width: size.width, height: Math.ceil(height + around) });
  await element.screenshot({ path });
  await page.setViewportSize(size);
}
