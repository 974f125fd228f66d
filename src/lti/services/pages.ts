import { ServiceFault } from '../../domain/serviceFault.js';
import { parseWebAddress } from '../text.js';

const MOST_PAGES = 500;
/** A platform that is slow page after page is given up. */
const LONGEST_MS = 4 * 60 * 1000;

export interface PageRead {
  /** `rel="next"` of the answer, as it came. */
  readonly next: string | undefined;
  /** No more is wanted. */
  readonly full: boolean;
}

/**
 * Walks a platform's pages: each next one on the origin of the first, and none twice.
 * @returns whether all were read
 * @throws {ServiceFault} malformed when a link leads elsewhere or in a circle; unreachable after four minutes
 */
export async function readPages(
  first: string,
  readPage: (address: string) => Promise<PageRead>,
): Promise<boolean> {
  const seen = new Set<string>();
  const giveUp = performance.now() + LONGEST_MS;
  let address: string | undefined = first;
  while (address !== undefined) {
    if (seen.has(address)) throw new ServiceFault('malformed', 'the pages go in a circle');
    if (seen.size >= MOST_PAGES) return false;
    if (performance.now() > giveUp) throw new ServiceFault('unreachable', 'the pages take too long');
    seen.add(address);
    const { next, full } = await readPage(address);
    if (next === undefined) return true;
    if (full) return false;
    address = sameOrigin(next, address);
  }
  return true;
}

function sameOrigin(next: string, current: string): string {
  const absolute = URL.canParse(next, current) ? new URL(next, current) : undefined;
  const address = parseWebAddress(absolute?.href, 4000);
  if (address?.origin !== new URL(current).origin) {
    throw new ServiceFault('malformed', 'the link to the next page leads elsewhere');
  }
  return address.href;
}
