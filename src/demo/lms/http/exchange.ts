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

/** @throws RequestRefused 413 over 64 kB. */
export async function readBody(request: IncomingMessage): Promise<string> {
  if (request.method !== 'POST') return '';
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

/** @throws RequestRefused 415 for anything but a form. */
export function readForm(request: IncomingMessage, body: string): URLSearchParams {
  const type = request.headers['content-type'] ?? '';
  if (body.length > 0 && !type.startsWith('application/x-www-form-urlencoded')) {
    throw new RequestRefused(415, 'Only forms can be sent here.');
  }
  return new URLSearchParams(body);
}
