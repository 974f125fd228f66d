import { quoted, refuseLaunch } from '../../domain/launchRefusal.js';
import { type Launch, MESSAGE_TYPES, type MessageType } from '../../domain/platform.js';
import { type CheckInput, CLAIM, claimFault } from './check.js';
import { readForUser } from './forUser.js';
import { readResourceLink } from './resourceLink.js';

type Message = Pick<Launch, 'messageType' | 'resourceLink' | 'forUser'>;

/** What each message must bring beside what all of them do. */
const MESSAGES: Readonly<Record<MessageType, (input: CheckInput) => Omit<Message, 'messageType'>>> = {
  LtiResourceLinkRequest: (input) => ({ resourceLink: readResourceLink(input) }),
  LtiSubmissionReviewRequest: (input) => ({
    resourceLink: readResourceLink(input),
    forUser: readForUser(input),
  }),
};

/** LTI Core 1.3 §5.3.1: a message we answer, with its own claims. */
export function readMessage(input: CheckInput): Message {
  const named = input.claims[CLAIM.messageType];
  if (typeof named !== 'string') throw claimFault('message_type', 'is no text');
  const messageType = MESSAGE_TYPES.find((known) => known === named);
  if (messageType === undefined) throw refuseLaunch('messageType', `message type ${quoted(named)}`);
  return { messageType, ...MESSAGES[messageType](input) };
}
