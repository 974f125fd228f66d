import type { RegistrationProtocol } from '../../domain/ports/lti.js';
import { refuseRegistration } from '../../domain/registrationRefusal.js';
import { AppError } from '../../errors.js';
import type { Network } from '../../network/network.js';
import { NetworkFault } from '../../network/networkFault.js';
import { isLine, parseWebAddress } from '../text.js';
import { readAnswer } from './readAnswer.js';
import { readConfiguration } from './readConfiguration.js';
import { type ToolFacts, toolRegistration } from './toolRegistration.js';

const MAXIMUM_BYTES = 256 * 1024;
const FETCH_MS = 5000;
/** A platform may have much to do for it. */
const REGISTER_MS = 10_000;
/** Of a bearer token: what a header may hold. */
const TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/;

export interface RegistrationOptions {
  readonly network: Network;
  readonly tool: ToolFacts;
  /** Addresses may be http: demo and tests. What the network may reach, the network decides. */
  readonly allowInsecure: boolean;
}

/** LTI Dynamic Registration 1.0 (§3.3 to §3.6), the tool's half. Nothing received is ever shown or logged. */
export function createRegistrationProtocol(options: RegistrationOptions): RegistrationProtocol {
  const { network, tool, allowInsecure } = options;
  return {
    async readConfiguration(address) {
      const url = parseWebAddress(address);
      if (url === undefined) throw refuseRegistration('address', 'openid_configuration is no web address');
      if (url.protocol !== 'https:' && !allowInsecure) {
        throw refuseRegistration('insecure', 'openid_configuration is not https', {
          values: { part: 'openid_configuration' },
        });
      }
      const json = await reached(() =>
        network.getJson(url.href, { timeoutMs: FETCH_MS, maximumBytes: MAXIMUM_BYTES }),
      );
      return readConfiguration(json, url, options);
    },
    async register(configuration, token) {
      if (token !== undefined && !(isLine(token, 8000) && TOKEN.test(token))) {
        throw refuseRegistration('address', 'registration_token is no bearer token');
      }
      const json = await reached(() =>
        network.postJson(configuration.registrationEndpoint, {
          timeoutMs: REGISTER_MS,
          maximumBytes: MAXIMUM_BYTES,
          headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
          body: toolRegistration(tool, configuration),
        }),
      );
      return readAnswer(json);
    },
  };
}

async function reached(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const answered = error.cause instanceof NetworkFault && error.cause.status !== undefined;
    throw refuseRegistration(answered ? 'refused' : 'unreachable', error.detail ?? '', { cause: error });
  }
}
