import { CookieJar } from './cookieJar.js';

export type FieldValues = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface RequestOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as a form. */
  readonly fields?: FieldValues;
  /** Sent as it is. */
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData;
}

export interface PageReply {
  /** Where it came from. */
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly text: string;
  /** Of a redirect, made absolute. */
  readonly location: URL | undefined;
}

/** A browser without a screen: it keeps cookies and follows nothing by itself. */
export class Browser {
  readonly cookies = new CookieJar();

  get(url: string | URL, headers?: Readonly<Record<string, string>>): Promise<PageReply> {
    return this.request(url, headers ? { headers } : {});
  }

  post(url: string | URL, fields: FieldValues): Promise<PageReply> {
    return this.request(url, { method: 'POST', fields });
  }

  async request(address: string | URL, options: RequestOptions = {}): Promise<PageReply> {
    const url = new URL(address);
    const headers = new Headers({ accept: 'text/html', ...options.headers });
    const cookies = this.cookies.header(url);
    if (cookies !== undefined && !headers.has('cookie')) headers.set('cookie', cookies);
    const body = options.fields ? encodeFields(options.fields) : (options.body ?? null);
    const response = await fetch(url, {
      method: options.method ?? 'GET',
      headers,
      body,
      redirect: 'manual',
    });
    this.cookies.store(url, response.headers.getSetCookie());
    const bytes = Buffer.from(await response.arrayBuffer());
    const location = response.headers.get('location');
    return {
      url,
      status: response.status,
      headers: response.headers,
      bytes,
      text: bytes.toString('utf8'),
      location: location === null ? undefined : new URL(location, url),
    };
  }
}

/** Undefined values are left out, lists repeated. */
export function encodeFields(fields: FieldValues): URLSearchParams {
  const encoded = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    const values = typeof value === 'string' ? [value] : (value ?? []);
    for (const item of values) encoded.append(name, item);
  }
  return encoded;
}
