import type { Page } from 'playwright-core';

const MOST_STOPS = 400;

/** Numbers every place the key Tab should reach, in the order of the page; of a group of radio buttons there is one. */
const NUMBER_PLACES = `(() => {
  const groups = new Set();
  let number = 0;
  for (const element of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
    if (!element.checkVisibility() || element.disabled || element.tabIndex < 0) continue;
    if (element.type === 'radio') {
      const group = element.form?.id + element.name;
      const checked = document.querySelector('input[type=radio][name="' + CSS.escape(element.name) + '"]:checked');
      if (groups.has(group) || (checked !== null && checked !== element)) continue;
      groups.add(group);
    }
    element.dataset.place = number++;
  }
  return number;
})()`;

/** Where the focus is, and whether anyone can see it there. */
const FOCUS = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const light = (colour) => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const [ring, ground] = [light(style.outlineColor), light(getComputedStyle(document.body).backgroundColor)];
  const middle = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
  element.dataset.reached = 'yes';
  return {
    place: element.dataset.place === undefined ? -1 : Number(element.dataset.place),
    name: element.outerHTML.slice(0, 90),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    contrast: (Math.max(ring, ground) + 0.05) / (Math.min(ring, ground) + 0.05),
    inView: box.bottom > 0 && box.top < innerHeight,
    covered: middle !== null && middle !== element && !element.contains(middle) && !middle.contains(element),
  };
})()`;

const MISSED = `[...document.querySelectorAll('[data-place]:not([data-reached])')].map((element) => element.outerHTML.slice(0, 160))`;

interface Focus {
  readonly place: number;
  readonly name: string;
  readonly outlined: boolean;
  readonly contrast: number;
  readonly inView: boolean;
  readonly covered: boolean;
}

/** Goes through the page with the key Tab alone: every control once, in the order of the page, each one seen. */
export async function focusFaults(page: Page): Promise<string[]> {
  const places = await page.evaluate<number>(NUMBER_PLACES);
  await page.evaluate('document.activeElement.blur(); undefined');
  const faults: string[] = [];
  let before = -1;
  let reached = 0;
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate<Focus | null>(FOCUS);
    // Past the last control, or round to the first one.
    if (focus === null || (focus.place === 0 && before > 0)) break;
    faults.push(...faultsOf(focus, before));
    before = focus.place;
    reached += 1;
  }
  if (reached === places) return faults;
  const missed = await page.evaluate<string[]>(MISSED);
  return [...faults, `Tab reached ${reached} of ${places} controls, not ${missed.join(', ')}`];
}

function faultsOf({ place, name, outlined, contrast, inView, covered }: Focus, before: number): string[] {
  const said = [
    place <= before && `out of order (${place} after ${before})`,
    !outlined && 'without outline',
    outlined && contrast < 3 && `outlined too faintly (${contrast.toFixed(1)})`,
    !inView && 'out of view',
    covered && 'covered',
  ];
  return said.filter((each) => each !== false).map((each) => `focus ${each}: ${name}`);
}
