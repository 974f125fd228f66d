import type { Platform } from '../../domain/platform.js';
import { ServiceFault } from '../../domain/serviceFault.js';
import type { Exchange } from '../../network/exchange.js';
import { NetworkFault } from '../../network/networkFault.js';
import { createDatabasePlugin } from '../ltijs/databasePlugin.js';
import { type CallRules, withRules } from '../ltijs/httpClient.js';
import { type LtijsServices, loadLtijs, openLtijs } from '../ltijs/ltijs.js';
import type { AccessTokens } from './accessTokens.js';

const TIMEOUT_MS = 10_000;
const MAXIMUM_BYTES = 8 * 1024 * 1024;

export interface ServiceCall<T> {
  /** For the log: what was asked. */
  readonly name: string;
  readonly platform: Platform;
  /** An address the platform itself gave us: nothing but its origin is asked. */
  readonly address: string;
  readonly amend?: CallRules['amend'];
  readonly work: (ltijs: LtijsServices) => Promise<T>;
}

/** @throws {ServiceFault} whatever goes wrong at the platform */
export type CallService = <T>(call: ServiceCall<T>) => Promise<T>;

/**
 * Has ltijs do one thing at a platform, within our limits: ten seconds and 8 MB a request, one origin, no redirects. A
 * token that is not taken is replaced once.
 */
export function createCallService({
  exchange,
  accessTokens,
}: {
  readonly exchange: Exchange;
  readonly accessTokens: AccessTokens;
}): CallService {
  return async (call) => {
    await loadLtijs();
    try {
      return await once(call, exchange, accessTokens);
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw asServiceFault(call.name, error);
    }
    try {
      return await once(call, exchange, accessTokens);
    } catch (error) {
      throw asServiceFault(call.name, error);
    }
  };
}

/** 401: the token has expired or was withdrawn; it is forgotten by then. */
class TokenRefused extends ServiceFault {
  constructor(name: string) {
    super('notGranted', `${name}: status 401`, 401);
  }
}

async function once<T>(call: ServiceCall<T>, exchange: Exchange, accessTokens: AccessTokens): Promise<T> {
  const { name, platform, amend, work } = call;
  let used: { readonly scopes: string; readonly token: string } | undefined;
  const plugin = createDatabasePlugin(platform, async (scopes) => {
    used = { scopes, token: await accessTokens.get(platform, scopes) };
    return used;
  });
  const origin = new URL(call.address).origin;
  const rules: CallRules = {
    async send(request) {
      if (new URL(request.url).origin !== origin)
        throw new ServiceFault('malformed', `${name}: points elsewhere`);
      const { url, ...rest } = request;
      const answer = await exchange(url, { ...rest, maximumBytes: MAXIMUM_BYTES, timeoutMs: TIMEOUT_MS });
      if (answer.status === 401 && used !== undefined) {
        accessTokens.forget(platform, used.scopes, used.token);
        throw new TokenRefused(name);
      }
      if (answer.status < 200 || answer.status >= 300) throw statusFault(name, answer.status);
      return answer;
    },
    ...(amend && { amend }),
  };
  const ltijs = await openLtijs(platform, plugin);
  return withRules(rules, () => work(ltijs));
}

/** Errors of the platform's own, and being asked to slow down, are worth another try. */
function statusFault(name: string, status: number): ServiceFault {
  const passing = status >= 500 || status === 408 || status === 425 || status === 429;
  if (status === 403) return new ServiceFault('notGranted', `${name}: status 403`, status);
  return new ServiceFault(passing ? 'unreachable' : 'refused', `${name}: status ${status}`, status);
}

function asServiceFault(name: string, error: unknown): ServiceFault {
  if (error instanceof ServiceFault) return error;
  if (error instanceof NetworkFault) return unreachable(name, error);
  // ltijs takes answers apart without looking: what is not as it expects ends in an error of the language's own. A
  // SyntaxError would quote what was received; a TypeError names members only.
  const why = error instanceof TypeError ? `: ${error.message}` : '';
  return new ServiceFault('malformed', `${name}: ltijs could not read the answer${why}`);
}

export function unreachable(name: string, error: unknown): ServiceFault {
  const reason = error instanceof NetworkFault ? error.message : 'connection failed';
  return new ServiceFault('unreachable', `${name}: ${reason}`);
}
