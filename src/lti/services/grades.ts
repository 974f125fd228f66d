import { LINE_ITEM_TAG, SCORE_MAXIMUM } from '../../domain/deepLink.js';
import type { Platform } from '../../domain/platform.js';
import type { PlatformServices, ScoreToSend, WantedLineItem } from '../../domain/ports/lti.js';
import { ServiceFault } from '../../domain/serviceFault.js';
import { parseWebAddress } from '../text.js';
import { isRecord } from './answers.js';
import { readPages } from './pages.js';
import type { CallService } from './serviceCall.js';

/** AGS 2.0 §3.4. @throws {ServiceFault} */
export async function sendScore(
  callService: CallService,
  platform: Platform,
  lineItem: string,
  { sub, comment, timestamp }: ScoreToSend,
): Promise<'sent' | 'kept'> {
  const score = {
    userId: sub,
    scoreGiven: SCORE_MAXIMUM,
    scoreMaximum: SCORE_MAXIMUM,
    comment,
    activityProgress: 'Completed',
    // Moodle takes any other progress for "erase the grade".
    gradingProgress: 'FullyGraded',
  };
  try {
    await callService({
      name: 'score',
      platform,
      address: lineItem,
      // ltijs writes the time of sending into it: a retry of hours later would beat what a teacher did meanwhile.
      amend: (json) => ({ ...json, timestamp }),
      work: ({ grade, idToken }) => grade.submitScore(idToken(lineItem), lineItem, score),
    });
    return 'sent';
  } catch (error) {
    // AGS 2.0 §3.4.8: the platform has one of this time or later.
    if (error instanceof ServiceFault && error.status === 409) return 'kept';
    throw error;
  }
}

/** AGS 2.0 §3.2.1, §3.2.2. @throws {ServiceFault} */
export async function findOrMakeLineItem(
  callService: CallService,
  platform: Platform,
  { lineItems, mayCreate }: Parameters<PlatformServices['lineItem']>[1],
  wanted: WantedLineItem,
): Promise<string | undefined> {
  const found = await findLineItem(callService, platform, lineItems, wanted.resourceId);
  if (found !== undefined || !mayCreate) return found;
  const made = await callService({
    name: 'new line item',
    platform,
    address: lineItems,
    work: ({ grade, idToken }) =>
      grade.createLineItem(idToken(lineItems), {
        label: wanted.label,
        scoreMaximum: SCORE_MAXIMUM,
        resourceId: wanted.resourceId,
        tag: LINE_ITEM_TAG,
      }),
  });
  const address = addressOf(made, lineItems);
  if (address === undefined) throw new ServiceFault('malformed', 'new line item: it has no address');
  return address;
}

async function findLineItem(
  callService: CallService,
  platform: Platform,
  lineItems: string,
  resourceId: string,
): Promise<string | undefined> {
  const first = new URL(lineItems);
  first.searchParams.set('resource_id', resourceId);
  let found: string | undefined;
  await readPages(first.href, async (address) => {
    const page = await callService({
      name: 'line items',
      platform,
      address: lineItems,
      work: ({ grade, idToken }) => grade.getLineItems(idToken(lineItems), { url: address }),
    });
    if (!Array.isArray(page.lineItems))
      throw new ServiceFault('malformed', 'line items: the answer is no list');
    const items: readonly unknown[] = page.lineItems;
    // A platform may not know the filter.
    const match = items.find((item) => isRecord(item) && item.resourceId === resourceId);
    found ??= addressOf(match, lineItems);
    return { next: page.next, full: found !== undefined };
  });
  return found;
}

/** Its id is its address, on the platform's own origin. */
function addressOf(lineItem: unknown, lineItems: string): string | undefined {
  const address = isRecord(lineItem) ? parseWebAddress(lineItem.id) : undefined;
  return address?.origin === new URL(lineItems).origin ? address.href : undefined;
}
