import { AppError } from '../errors.js';
import { checkAddress } from './checkAddress.js';
import { NetworkFault } from './networkFault.js';
import { requestOnce } from './requestOnce.js';

export interface GetOptions {
  /** For the whole exchange, redirects included. Milliseconds, by default 3000. */
  readonly timeoutMs?: number;
  /** Of the body. */
  readonly maximumBytes: number;
  /** Sent to the first origin only, never along a redirect to another. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GetBytesOptions extends GetOptions {
  /** Media types that are welcome. */
  readonly accept: string;
}

export interface PostOptions extends GetOptions {
  readonly body: unknown;
}

/** The tool's only way out. What it throws names no received text; a status that was received is in its cause. */
export interface Network {
  /**
   * The JSON at an address.
   * @throws {AppError} PLATFORM_UNREACHABLE; its detail says why, and never holds anything that was received
   */
  getJson(address: string, options: GetOptions): Promise<unknown>;
  /**
   * The bytes at an address, whatever they are.
   * @throws {AppError} as `getJson`
   */
  getBytes(address: string, options: GetBytesOptions): Promise<Buffer>;
  /**
   * Sends JSON, once and to this very address: a redirect is a failure.
   * @returns the JSON of a 200 or 201
   * @throws {AppError} as `getJson`
   */
  postJson(address: string, options: PostOptions): Promise<unknown>;
}

const MAXIMUM_REDIRECTS = 3;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** @param options.allowPrivateNetwork http, and loopback or private addresses, too: demo and tests */
export function createNetwork(options: { readonly allowPrivateNetwork: boolean }): Network {
  const { allowPrivateNetwork } = options;
  async function get<T>(address: string, options: GetOptions, read: (body: Buffer) => T): Promise<T> {
    const { timeoutMs = 3000, maximumBytes, headers = {} } = options;
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      return read(await follow(address, { allowPrivateNetwork, maximumBytes, headers, deadline }));
    } catch (error) {
      throw unreachable(address, error, deadline);
    }
  }
  return {
    getJson: (address, options) => get(address, options, parseJson),
    getBytes: (address, { accept, ...options }) =>
      get(address, { ...options, headers: { ...options.headers, accept } }, (body) => body),
    async postJson(address, { timeoutMs = 3000, maximumBytes, headers = {}, body }) {
      const deadline = AbortSignal.timeout(timeoutMs);
      try {
        const url = checkAddress(address, options);
        const sent = Buffer.from(JSON.stringify(body));
        const answer = await requestOnce(url, { ...options, maximumBytes, headers, deadline, sent });
        if (answer.status === 200 || answer.status === 201) return parseJson(answer.body);
        throw new NetworkFault(`status ${answer.status}`, answer.status);
      } catch (error) {
        throw unreachable(address, error, deadline);
      }
    },
  };
}

interface FollowOptions {
  readonly allowPrivateNetwork: boolean;
  readonly maximumBytes: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly deadline: AbortSignal;
}

async function follow(address: string, options: FollowOptions): Promise<Buffer> {
  let url = checkAddress(address, options);
  const first = url.origin;
  for (let hop = 0; hop <= MAXIMUM_REDIRECTS; hop++) {
    const headers = url.origin === first ? options.headers : {};
    const { status, location, body } = await requestOnce(url, { ...options, headers });
    if (status === 200) return body;
    if (!REDIRECTS.includes(status) || location === undefined)
      throw new NetworkFault(`status ${status}`, status);
    if (!URL.canParse(location, url.href)) throw new NetworkFault('redirected to no address');
    url = checkAddress(new URL(location, url.href).href, options);
  }
  throw new NetworkFault(`more than ${MAXIMUM_REDIRECTS} redirects`);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    // Without its cause: a SyntaxError quotes what it read.
    throw new NetworkFault('no JSON');
  }
}

function unreachable(address: string, error: unknown, deadline: AbortSignal): AppError {
  const origin = URL.canParse(address) ? new URL(address).origin : 'an unreadable address';
  const cause = error instanceof NetworkFault ? error : undefined;
  return new AppError('PLATFORM_UNREACHABLE', {
    detail: `${origin}: ${reasonOf(error, deadline)}`,
    ...(cause && { cause }),
  });
}

function reasonOf(error: unknown, deadline: AbortSignal): string {
  if (deadline.aborted) return 'no complete answer in time';
  if (error instanceof NetworkFault) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'connection failed';
}
