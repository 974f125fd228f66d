interface Cookie {
  readonly value: string;
  readonly path: string;
  readonly secure: boolean;
  readonly attributes: string;
}

const TRUSTWORTHY = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Cookies as a browser keeps them inside one top-level site: by host (ports share them), Secure ones from
 * https and loopback only, `__Host-`, SameSite=None and Partitioned ones only with what they demand.
 */
export class CookieJar {
  private readonly hosts = new Map<string, Map<string, Cookie>>();

  store(url: URL, setCookies: readonly string[]): void {
    for (const line of setCookies) this.storeOne(url, line);
  }

  /** The Cookie header for a request; undefined without cookies. */
  header(url: URL): string | undefined {
    const sent = [...(this.hosts.get(url.hostname) ?? [])]
      .filter(([, cookie]) => url.pathname.startsWith(cookie.path) && (!cookie.secure || isTrustworthy(url)))
      .map(([name, cookie]) => `${name}=${cookie.value}`);
    return sent.length > 0 ? sent.join('; ') : undefined;
  }

  names(url: URL): string[] {
    return [...(this.hosts.get(url.hostname)?.keys() ?? [])];
  }

  get(url: URL, name: string): string | undefined {
    return this.hosts.get(url.hostname)?.get(name)?.value;
  }

  /** The Set-Cookie line a cookie came with, without its value. */
  attributes(url: URL, name: string): string | undefined {
    return this.hosts.get(url.hostname)?.get(name)?.attributes;
  }

  set(url: URL, name: string, value: string): void {
    this.of(url).set(name, { value, path: '/', secure: false, attributes: '' });
  }

  delete(url: URL, name: string): void {
    this.hosts.get(url.hostname)?.delete(name);
  }

  clear(url: URL): void {
    this.hosts.delete(url.hostname);
  }

  private storeOne(url: URL, line: string): void {
    const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf('='));
    const attributes = new Map(rest.map(readAttribute));
    const secure = attributes.has('secure');
    const path = attributes.get('path') ?? '/';
    const needsSecure = attributes.get('samesite')?.toLowerCase() === 'none' || attributes.has('partitioned');
    if (secure && !isTrustworthy(url)) return;
    if (needsSecure && !secure) return;
    if (name.startsWith('__Host-') && (!secure || path !== '/' || attributes.has('domain'))) return;
    if (isOver(attributes)) this.of(url).delete(name);
    else
      this.of(url).set(name, {
        value: pair.slice(pair.indexOf('=') + 1),
        path,
        secure,
        attributes: rest.join('; '),
      });
  }

  private of(url: URL): Map<string, Cookie> {
    const cookies = this.hosts.get(url.hostname) ?? new Map<string, Cookie>();
    this.hosts.set(url.hostname, cookies);
    return cookies;
  }
}

const isTrustworthy = (url: URL): boolean => url.protocol === 'https:' || TRUSTWORTHY.has(url.hostname);

function readAttribute(part: string): [string, string] {
  const [name = '', value = ''] = part.split('=', 2);
  return [name.toLowerCase(), value];
}

function isOver(attributes: ReadonlyMap<string, string>): boolean {
  const age = attributes.get('max-age');
  if (age !== undefined) return Number(age) <= 0;
  const expires = attributes.get('expires');
  return expires !== undefined && Date.parse(expires) <= Date.now();
}
