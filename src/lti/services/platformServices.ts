import type { Clock } from '../../domain/ports/clock.js';
import type { PlatformServices, ToolKeys } from '../../domain/ports/lti.js';
import type { Exchange } from '../../network/exchange.js';
import { createAccessTokens } from './accessTokens.js';
import { findOrMakeLineItem, sendScore } from './grades.js';
import { readMembers } from './members.js';
import { createCallService } from './serviceCall.js';

interface Parts {
  readonly exchange: Exchange;
  readonly toolKeys: ToolKeys;
  readonly clock: Clock;
}

/** Names and Roles, and Assignment and Grades: ltijs's services within our limits (docs/decisions/0004). */
export function createPlatformServices(parts: Parts): PlatformServices {
  const callService = createCallService({ ...parts, accessTokens: createAccessTokens(parts) });
  return {
    members: (platform, memberships) => readMembers(callService, platform, memberships),
    sendScore: (platform, lineItem, score) => sendScore(callService, platform, lineItem, score),
    lineItem: (platform, services, wanted) => findOrMakeLineItem(callService, platform, services, wanted),
  };
}
