import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { NetworkFault } from './networkFault.js';
import { publicLookup } from './pinnedLookup.js';

export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  /** Empty unless the status is 200 or 201. */
  readonly body: Buffer;
}

export interface RequestOptions {
  readonly allowPrivateNetwork: boolean;
  readonly maximumBytes: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly deadline: AbortSignal;
  /** JSON to POST; without it, it is a GET. */
  readonly sent?: Buffer;
}

/** One request without following anything. @throws {NetworkFault | Error} */
export function requestOnce(url: URL, options: RequestOptions): Promise<Answer> {
  const { sent } = options;
  const sending = sent && { 'content-type': 'application/json', 'content-length': String(sent.length) };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      // A connection of its own: a pooled one would have been looked up for someone else.
      agent: false,
      signal: options.deadline,
      method: sent === undefined ? 'GET' : 'POST',
      headers: { accept: 'application/json', 'accept-encoding': 'identity', ...sending, ...options.headers },
      ...(options.allowPrivateNetwork ? {} : { lookup: publicLookup }),
    });
    request.once('error', reject);
    request.once('response', (response) => {
      receive(response, options.maximumBytes)
        .then(resolve, reject)
        .finally(() => request.destroy());
    });
    request.end(sent);
  });
}

async function receive(response: IncomingMessage, maximumBytes: number): Promise<Answer> {
  const { statusCode: status = 0, headers } = response;
  // Later faults of a connection that is no longer needed must not end the process.
  response.on('error', () => undefined);
  if (status !== 200 && status !== 201) return { status, location: headers.location, body: Buffer.alloc(0) };
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw new NetworkFault('compressed answer');
  if (Number(headers['content-length'] ?? 0) > maximumBytes) throw tooLarge(maximumBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maximumBytes) throw tooLarge(maximumBytes);
    chunks.push(bytes);
  }
  return { status, location: undefined, body: Buffer.concat(chunks) };
}

function tooLarge(maximumBytes: number): NetworkFault {
  return new NetworkFault(`answer larger than ${maximumBytes} bytes`);
}
