import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Person } from '../school.js';

/** One request, read: nothing below the router touches the socket. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  /** What the route's `:names` stood for. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** As it came; read by services only. */
  readonly body: string;
  /** What a tool's server sent as JSON. */
  readonly json: unknown;
  /** The header, where a tool's server shows a token. */
  readonly authorization: string | undefined;
  readonly sessionToken: string | undefined;
  readonly person: Person | undefined;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request this LMS will not serve; the status is answered with a plain page. */
export class RequestRefused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'RequestRefused';
  }
}

export const SESSION_COOKIE = 'demo_lms_session';
const MOST_BYTES = 64 * 1024;

export function sessionTokenOf(request: IncomingMessage): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === SESSION_COOKIE && value) return value;
  }
  return undefined;
}

/**
 * @param kind of the route: whether it takes JSON beside forms, or is called by programs that send what they like
 * @throws RequestRefused 413 over 64 kB, 415 for anything but what the route takes, 400 for broken JSON
 */
export async function readBody(
  request: IncomingMessage,
  kind: { readonly takesJson?: boolean; readonly service?: boolean },
): Promise<Pick<Exchange, 'form' | 'json' | 'body'>> {
  const nothing = { form: new URLSearchParams(), json: undefined, body: '' };
  if (request.method !== 'POST') return nothing;
  const body = await readText(request);
  if (kind.service) return { ...nothing, body };
  const type = request.headers['content-type'] ?? '';
  if (kind.takesJson && /^application\/([\w.-]+\+)?json\b/.test(type)) {
    return { ...nothing, body, json: parse(body) };
  }
  if (body.length > 0 && !type.startsWith('application/x-www-form-urlencoded')) {
    throw new RequestRefused(415, 'Only forms can be sent here.');
  }
  return { ...nothing, body, form: new URLSearchParams(body) };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > MOST_BYTES) throw new RequestRefused(413, 'That was too much at once.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestRefused(400, 'That is not JSON.');
  }
}
