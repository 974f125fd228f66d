import { randomUUID } from 'node:crypto';
import type { Platform } from '../../domain/platform.js';
import type { Clock } from '../../domain/ports/clock.js';
import type { ToolKeys } from '../../domain/ports/lti.js';
import { ServiceFault } from '../../domain/serviceFault.js';
import type { Exchange } from '../../network/exchange.js';
import { isRecord, parseAnswer } from './answers.js';
import { unreachable } from './serviceCall.js';

const TIMEOUT_MS = 10_000;
const MAXIMUM_BYTES = 64 * 1024;
const ASSERTION_SECONDS = 5 * 60;
/** A token is not used in its last minute: what is sent with it may be a while under way. */
const MARGIN_MS = 60_000;
/** For answers that do not say how long a token lives. */
const UNSAID_SECONDS = 5 * 60;
const LONGEST_SECONDS = 24 * 60 * 60;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 5 * 60 * 1000;
const USABLE = /^[\x21-\x7e]{1,8192}$/;

interface Entry {
  token?: string;
  until: number;
  inFlight?: Promise<string>;
  failures: number;
  failedUntil: number;
  lastFault?: ServiceFault;
}

export interface AccessTokens {
  /** A token for these scopes, separated by blanks. @throws {ServiceFault} */
  get(platform: Platform, scopes: string): Promise<string>;
  /** The platform did not take it: the next one is asked for. */
  forget(platform: Platform, scopes: string, token: string): void;
}

/**
 * The platforms' access tokens (Security Framework 1.1 §4.1): one request for each platform and scope in flight, however
 * many need it; after a failure a pause, longer each time, in which nobody asks again.
 */
export function createAccessTokens(parts: {
  readonly exchange: Exchange;
  readonly toolKeys: ToolKeys;
  readonly clock: Clock;
}): AccessTokens {
  const entries = new Map<string, Entry>();
  const entryOf = (platform: Platform, scopes: string): Entry => {
    const key = `${platform.id} ${scopes}`;
    const entry = entries.get(key) ?? { until: 0, failures: 0, failedUntil: 0 };
    entries.set(key, entry);
    return entry;
  };
  const now = () => parts.clock().getTime();

  async function fetchInto(entry: Entry, platform: Platform, scopes: string): Promise<string> {
    try {
      const { token, seconds } = await request(parts, platform, scopes);
      entry.token = token;
      entry.until = now() + Math.max(1000, seconds * 1000 - MARGIN_MS);
      entry.failures = 0;
      return token;
    } catch (error) {
      const fault =
        error instanceof ServiceFault ? error : new ServiceFault('malformed', 'token request failed');
      entry.failures += 1;
      entry.failedUntil = now() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (entry.failures - 1));
      entry.lastFault = fault;
      throw fault;
    }
  }

  return {
    async get(platform, scopes) {
      const entry = entryOf(platform, scopes);
      if (entry.token !== undefined && now() < entry.until) return entry.token;
      if (entry.inFlight !== undefined) return entry.inFlight;
      if (entry.lastFault !== undefined && now() < entry.failedUntil) throw entry.lastFault;
      entry.inFlight = fetchInto(entry, platform, scopes).finally(() => {
        delete entry.inFlight;
      });
      return entry.inFlight;
    },
    forget(platform, scopes, token) {
      const entry = entryOf(platform, scopes);
      if (entry.token === token) delete entry.token;
    },
  };
}

async function request(
  { exchange, toolKeys, clock }: Parameters<typeof createAccessTokens>[0],
  platform: Platform,
  scopes: string,
): Promise<{ readonly token: string; readonly seconds: number }> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await assertion(toolKeys, platform, clock()),
    scope: scopes,
  });
  const answer = await exchange(platform.tokenEndpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: form.toString(),
    maximumBytes: MAXIMUM_BYTES,
    timeoutMs: TIMEOUT_MS,
  }).catch((error: unknown) => {
    throw unreachable('token', error);
  });
  if (answer.status !== 200 && answer.status !== 201) throw refusal(answer.status);
  return readToken(parseAnswer(answer.body));
}

/** RFC 7523 §3. */
async function assertion(
  toolKeys: ToolKeys,
  { clientId, tokenEndpoint }: Platform,
  now: Date,
): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  const signer = await toolKeys.current();
  return signer.sign({
    iss: clientId,
    sub: clientId,
    aud: tokenEndpoint,
    iat: seconds,
    exp: seconds + ASSERTION_SECONDS,
    jti: randomUUID(),
  });
}

/** 400 says that the platform does not know us, or does not grant this (RFC 6749 §5.2). */
function refusal(status: number): ServiceFault {
  const granted = [400, 401, 403].includes(status);
  return new ServiceFault(granted ? 'notGranted' : 'unreachable', `token: status ${status}`, status);
}

function readToken(answer: unknown): { readonly token: string; readonly seconds: number } {
  const {
    access_token: token,
    token_type: type = 'Bearer',
    expires_in: life,
  } = isRecord(answer) ? answer : {};
  const bearer = typeof type === 'string' && type.toLowerCase() === 'bearer';
  if (typeof token !== 'string' || !USABLE.test(token) || !bearer) {
    throw new ServiceFault('malformed', 'token: the answer has no usable token');
  }
  const seconds = Number(life ?? UNSAID_SECONDS);
  return { token, seconds: seconds > 0 ? Math.min(seconds, LONGEST_SECONDS) : UNSAID_SECONDS };
}
