import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it came over the wire, compressed or not. */
  readonly body: Buffer;
}

export interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly headers?: OutgoingHttpHeaders;
  /** Sent as a form. */
  readonly form?: URLSearchParams;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One request over a connection that is kept; redirects are not followed. */
export function ask(address: string, { method, headers, form }: Asked = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const body = form?.toString();
    const sent = request(address, {
      agent,
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...headers,
        ...(body !== undefined && {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
        }),
      },
    });
    sent.once('error', (error) => {
      // The server had just closed the connection, idle for too long: it has seen nothing of this request.
      const wasIdle = sent.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
      if (wasIdle) resolve(ask(address, { method, headers, form }));
      else reject(error);
    });
    sent.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    sent.end(body);
  });
}

/** The same, where any other answer means that nothing useful was measured. */
export async function expect(status: number, address: string, asked?: Asked): Promise<Reply> {
  const reply = await ask(address, asked);
  if (reply.status === status) return reply;
  throw new Error(
    `${address}: ${reply.status} instead of ${status}\n${reply.body.toString().slice(0, 2000)}`,
  );
}

export function closeConnections(): void {
  agent.destroy();
}
