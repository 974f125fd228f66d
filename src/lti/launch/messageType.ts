import { quoted, refuseLaunch } from '../../domain/launchRefusal.js';
import type { LaunchMessage } from '../../domain/platform.js';
import { type CheckInput, CLAIM, claimFault } from './check.js';

const MESSAGES: readonly LaunchMessage[] = [
  'LtiResourceLinkRequest',
  'LtiDeepLinkingRequest',
  'LtiSubmissionReviewRequest',
];

/** LTI Core 1.3 §5.3.1. */
export function readMessageType({ claims }: CheckInput): LaunchMessage {
  const messageType = claims[CLAIM.messageType];
  if (typeof messageType !== 'string') throw claimFault('message_type', 'is no text');
  const known = MESSAGES.find((message) => message === messageType);
  if (known !== undefined) return known;
  throw refuseLaunch('messageType', `message type ${quoted(messageType)}`);
}
