import { quoted, refuseLaunch } from '../../domain/launchRefusal.js';
import type { Launch } from '../../domain/platform.js';
import { type CheckInput, CLAIM, claimFault } from './check.js';

/** LTI Core 1.3 §5.3.1. */
export function readMessageType({ claims }: CheckInput): Launch['messageType'] {
  const messageType = claims[CLAIM.messageType];
  if (typeof messageType !== 'string') throw claimFault('message_type', 'is no text');
  if (messageType === 'LtiResourceLinkRequest') return messageType;
  throw refuseLaunch('messageType', `message type ${quoted(messageType)}`);
}
