import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** A phone at the edge of its net. */
export const LINE = { kilobitsPerSecond: 400, roundTripMilliseconds: 400 };

export interface Weighed {
  /** Everything that came over the line, headers too, until the page was complete. */
  readonly bytes: number;
  readonly requests: number;
  /** From the click until words stand there and every control works. */
  readonly usableMilliseconds: number;
  readonly completeMilliseconds: number;
}

/** One person's browser behind the slow line; what it has once fetched it keeps as its pages say. */
export interface SlowBrowser {
  weigh(address: string): Promise<Weighed>;
  close(): Promise<void>;
}

// Expressions instead of functions: they run in the page, where the types of a browser hold.
const TIMES = `(() => {
  const [navigation] = performance.getEntriesByType('navigation');
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return {
    usable: Math.max(paint?.startTime ?? 0, navigation.domContentLoadedEventEnd),
    complete: navigation.loadEventEnd,
  };
})()`;
const PAINTED =
  "performance.getEntriesByName('first-contentful-paint').length > 0 && performance.getEntriesByType('navigation')[0].loadEventEnd > 0";

export async function openSlowBrowser(
  browser: Browser,
  cookies: Parameters<BrowserContext['addCookies']>[0],
): Promise<SlowBrowser> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' });
  await context.addCookies(cookies);
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.enable');
  const throughput = (LINE.kilobitsPerSecond * 1000) / 8;
  await devTools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LINE.roundTripMilliseconds,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  return { weigh: (address) => weigh(page, devTools, address), close: () => context.close() };
}

async function weigh(page: Page, devTools: CDPSession, address: string): Promise<Weighed> {
  const sizes: number[] = [];
  const finished = ({ encodedDataLength }: { encodedDataLength: number }): void => {
    // What the browser had already costs nothing.
    if (encodedDataLength > 0) sizes.push(encodedDataLength);
  };
  devTools.on('Network.loadingFinished', finished);
  const answer = await page.goto(address, { waitUntil: 'load' });
  if (answer?.status() !== 200) throw new Error(`${address}: ${answer?.status()}`);
  while (!(await page.evaluate<boolean>(PAINTED))) await page.waitForTimeout(20);
  // Pictures that load when they come near are under way at the time of load.
  await page.waitForLoadState('networkidle');
  devTools.off('Network.loadingFinished', finished);
  const times = await page.evaluate<{ usable: number; complete: number }>(TIMES);
  return {
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    requests: sizes.length,
    usableMilliseconds: times.usable,
    completeMilliseconds: times.complete,
  };
}
