import type { IncomingMessage } from 'node:http';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { checkAddress } from './checkAddress.js';
import { NetworkFault } from './networkFault.js';
import { publicLookup } from './pinnedLookup.js';

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Of the answer's body. */
  readonly maximumBytes: number;
  /** For the whole exchange, in milliseconds. */
  readonly timeoutMs: number;
}

export interface ExchangeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * One request to a platform's service and its answer, whatever its status; a redirect is an answer like any other and is
 * not followed: what was sent is for this address alone.
 * @throws {NetworkFault} when there is no complete answer; its message holds nothing that was received
 */
export type Exchange = (address: string, request: ExchangeRequest) => Promise<ExchangeAnswer>;

/** @param options.allowPrivateNetwork http, and loopback or private addresses, too: demo and tests */
export function createExchange(options: { readonly allowPrivateNetwork: boolean }): Exchange {
  return async (address, request) => {
    const url = checkAddress(address, options);
    const deadline = AbortSignal.timeout(request.timeoutMs);
    try {
      return await exchange(url, request, deadline, options.allowPrivateNetwork);
    } catch (error) {
      if (deadline.aborted) throw new NetworkFault('no complete answer in time');
      throw error instanceof NetworkFault ? error : new NetworkFault(reasonOf(error));
    }
  };
}

function exchange(
  url: URL,
  { method, headers, body, maximumBytes }: ExchangeRequest,
  signal: AbortSignal,
  allowPrivateNetwork: boolean,
): Promise<ExchangeAnswer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      // A connection of its own: a pooled one would have been looked up for someone else.
      agent: false,
      method,
      signal,
      headers: { 'accept-encoding': 'identity', ...headers, ...length },
      ...(allowPrivateNetwork ? {} : { lookup: publicLookup }),
    });
    request.once('error', reject);
    request.once('response', (response) => {
      receive(response, maximumBytes)
        .then(resolve, reject)
        .finally(() => request.destroy());
    });
    request.end(body);
  });
}

async function receive(response: IncomingMessage, maximumBytes: number): Promise<ExchangeAnswer> {
  const { statusCode: status = 0, headers } = response;
  // Later faults of a connection that is no longer needed must not end the process.
  response.on('error', () => undefined);
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw new NetworkFault('compressed answer');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maximumBytes) throw new NetworkFault(`answer larger than ${maximumBytes} bytes`);
    chunks.push(bytes);
  }
  return { status, headers: singleValues(headers), body: Buffer.concat(chunks).toString('utf8') };
}

function singleValues(headers: IncomingMessage['headers']): Record<string, string> {
  const values = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return Object.fromEntries(values);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'connection failed';
}
