import type { Page } from 'playwright-core';

// Expressions instead of functions: they run in the page, where the types of a browser hold.

/** What sticks out of the page, or out of the box that should hold it. */
const CUT_OFF = `(() => {
  const width = document.documentElement.clientWidth;
  const faults = [];
  const content = document.scrollingElement.scrollWidth;
  if (content > width) faults.push('scrolls sideways: ' + content + ' px in ' + width);
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('.visually-hidden, .skip, svg') || element.parentElement.closest('.scroll')) continue;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (box.width === 0 || box.height === 0 || style.visibility === 'hidden') continue;
    const name = element.tagName.toLowerCase() + '.' + (element.className || element.parentElement.tagName + '.' + element.parentElement.className) + ' ' + element.textContent.trim().slice(0, 60);
    if (box.right > width + 1 || box.left < -1) faults.push('sticks out: ' + name);
    const isField = element.matches('input, select, textarea, .scroll');
    if (!isField && style.display !== 'inline' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      faults.push('holds too much: ' + name);
  }
  return faults;
})()`;
const OPEN_ALL = "for (const each of document.querySelectorAll('details')) each.open = true; undefined";
// Over the object model: the pages' policy allows no style elements.
const textSize = (size: string) => `document.documentElement.style.fontSize = '${size}'; undefined`;

const SMALL_TARGETS = `[...document.querySelectorAll('button, input:not([type=hidden]), select, textarea, summary, nav a, .button')]
  .filter((element) => element.checkVisibility())
  .map((element) => ({ element, box: element.getBoundingClientRect() }))
  .filter(({ box }) => box.width < 23.9 || box.height < 23.9)
  .map(({ element, box }) => 'target of ' + Math.round(box.width) + ' × ' + Math.round(box.height) + ': ' + element.outerHTML.slice(0, 90))`;

const MOVING = `[...document.querySelectorAll('*')].filter((element) => {
    const { transitionDuration, animationName } = getComputedStyle(element);
    return animationName !== 'none' || transitionDuration.split(', ').some((duration) => parseFloat(duration) > 0);
  }).map((element) => 'moves: ' + element.outerHTML.slice(0, 90))`;

/** Nothing is lost at 320 px, nor with text of twice the size on a desk and a phone. Leaves the page as it was, but unfolded. */
export async function reflowFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(OPEN_ALL);
  for (const [width, size] of [
    [320, '100%'],
    [390, '200%'],
    [1280, '200%'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(textSize(size));
    const found = await page.evaluate<string[]>(CUT_OFF);
    faults.push(...found.map((fault) => `at ${width} px with text at ${size}: ${fault}`));
  }
  await page.evaluate(textSize(''));
  return faults;
}

export async function targetFaults(page: Page): Promise<string[]> {
  return await page.evaluate<string[]>(SMALL_TARGETS);
}

/** What still moves; the page is to be shown as to people who asked for less of it. */
export async function motionFaults(page: Page): Promise<string[]> {
  return await page.evaluate<string[]>(MOVING);
}
