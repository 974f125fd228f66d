import {
  BADGE_PARAMETER,
  type BadgeLink,
  type DeepLink,
  LINE_ITEM_TAG,
  SCORE_MAXIMUM,
} from '../../domain/deepLink.js';
import type { Platform } from '../../domain/platform.js';
import type { Clock } from '../../domain/ports/clock.js';
import type { JsonObject } from '../../domain/ports/credentials.js';
import type { DeepLinkProtocol, ToolKeys } from '../../domain/ports/lti.js';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const DEEP_LINKING = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
const LIFE_SECONDS = 5 * 60;
/** Pixels: what the picture's address serves. */
const PICTURE_SIZE = 512;
/** A gradebook's column, and an activity's row, show no more. */
const LONGEST_TITLE = 255;
const LONGEST_TEXT = 1000;

interface Parts {
  readonly toolKeys: ToolKeys;
  readonly clock: Clock;
  /** Where the activities open: an address on our own origin. */
  readonly targetUrl: string;
}

/** The LtiDeepLinkingResponse (Deep Linking 2.0 §3.4.2, §3.4.3). */
export function createDeepLinkProtocol({ toolKeys, clock, targetUrl }: Parts): DeepLinkProtocol {
  return {
    async respond(platform, deepLink, links) {
      const signer = await toolKeys.current();
      const items = links.map((link) => contentItem(link, targetUrl, deepLink.settings.acceptsLineItem));
      return signer.sign(claims(platform, deepLink, items, clock()));
    },
  };
}

function claims(
  platform: Platform,
  { deploymentId, nonce, settings: { data } }: DeepLink,
  items: readonly JsonObject[],
  now: Date,
): JsonObject {
  const seconds = Math.floor(now.getTime() / 1000);
  return {
    iss: platform.clientId,
    aud: platform.issuer,
    iat: seconds,
    exp: seconds + LIFE_SECONDS,
    nonce,
    [`${LTI}deployment_id`]: deploymentId,
    [`${LTI}message_type`]: 'LtiDeepLinkingResponse',
    [`${LTI}version`]: '1.3.0',
    [`${DEEP_LINKING}content_items`]: items,
    ...(data !== undefined && { [`${DEEP_LINKING}data`]: data }),
  };
}

/** An activity bound to a badge (Deep Linking 2.0 §3.2.1); its column in the gradebook is found again by the badge's id. */
function contentItem(link: BadgeLink, targetUrl: string, withLineItem: boolean): JsonObject {
  const title = cut(link.title, LONGEST_TITLE);
  const picture = { url: link.picture, width: PICTURE_SIZE, height: PICTURE_SIZE };
  const custom = { [BADGE_PARAMETER]: link.badge };
  return {
    type: 'ltiResourceLink',
    title,
    text: cut(link.text, LONGEST_TEXT),
    url: targetUrl,
    icon: picture,
    thumbnail: picture,
    custom,
    ...(withLineItem && {
      lineItem: {
        scoreMaximum: SCORE_MAXIMUM,
        label: title,
        resourceId: link.badge,
        tag: LINE_ITEM_TAG,
        submissionReview: {
          reviewableStatus: ['InProgress', 'Submitted', 'Completed'],
          url: targetUrl,
          custom,
        },
      },
    }),
  };
}

function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
