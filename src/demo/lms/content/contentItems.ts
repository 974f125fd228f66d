import type { JWTPayload } from 'jose';
import type { LmsContext } from '../context.js';
import { RequestRefused } from '../http/exchange.js';
import { verifiedByTool } from '../services/tokens.js';
import type { NewActivity, NewColumn } from './selections.js';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
const DEEP_LINKING = 'https://purl.imsglobal.org/spec/lti-dl/claim';

type Members = Readonly<Record<string, unknown>>;

/**
 * The activities in a tool's answer (Deep Linking 2.0 §3.4.2). Only links to the tool are taken, as in Moodle.
 * @throws RequestRefused 400 when the tool did not sign it for us, for this selection
 */
export async function readContentItems(
  context: LmsContext,
  jwt: string,
  selection: string,
): Promise<readonly NewActivity[]> {
  const claims = await verifiedByTool(context, jwt, {
    issuer: context.registration.clientId,
    audience: context.url,
  });
  if (claims === undefined) throw new RequestRefused(400, 'The tool’s answer is not signed by it.');
  checkClaims(context, claims, selection);
  const items = claims[`${DEEP_LINKING}/content_items`];
  if (!Array.isArray(items)) return [];
  return items
    .filter(isMembers)
    .filter(({ type }) => type === 'ltiResourceLink')
    .map(toActivity);
}

function checkClaims(context: LmsContext, claims: JWTPayload, selection: string): void {
  const expected = {
    [`${LTI}/message_type`]: 'LtiDeepLinkingResponse',
    [`${LTI}/version`]: '1.3.0',
    [`${LTI}/deployment_id`]: context.registration.deploymentIds[0],
    [`${DEEP_LINKING}/data`]: selection,
  };
  const wrong = Object.entries(expected).find(([name, value]) => claims[name] !== value);
  if (wrong) throw new RequestRefused(400, `The tool’s answer has a wrong ${wrong[0]}.`);
  if (typeof claims.nonce !== 'string') throw new RequestRefused(400, 'The tool’s answer has no nonce.');
}

function toActivity(item: Members): NewActivity {
  const { title, text, custom, lineItem, icon } = item;
  const column = isMembers(lineItem) ? toColumn(lineItem, textOf(title) ?? 'Activity') : undefined;
  const iconUrl = isMembers(icon) ? textOf(icon.url) : undefined;
  const review = isMembers(lineItem) && isMembers(lineItem.submissionReview) ? lineItem.submissionReview : {};
  const reviewUrl = textOf(review.url);
  return {
    title: textOf(title) ?? 'Activity',
    description: textOf(text) ?? '',
    container: 'iframe',
    custom: textsOf(custom),
    ...(iconUrl !== undefined && { icon: iconUrl }),
    ...(reviewUrl !== undefined && { reviewUrl }),
    ...(column !== undefined && { column }),
  };
}

/** A column of an activity is named like it, whatever label the tool gave: as Moodle does. */
function toColumn({ scoreMaximum, resourceId, tag }: Members, label: string): NewColumn {
  const resource = textOf(resourceId);
  const mark = textOf(tag);
  return {
    label,
    scoreMaximum: typeof scoreMaximum === 'number' && scoreMaximum > 0 ? scoreMaximum : 100,
    ...(resource !== undefined && { resourceId: resource }),
    ...(mark !== undefined && { tag: mark }),
  };
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function textsOf(custom: unknown): Record<string, string> {
  const entries = isMembers(custom) ? Object.entries(custom) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
