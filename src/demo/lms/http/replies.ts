import type { Html } from '../pages/html.js';
import type { Reply } from './exchange.js';

/** What a page may do beyond showing itself. */
export interface PagePolicy {
  /** Origins its forms may reach, redirects included; by default its own. */
  readonly formTargets?: readonly string[];
  /** Origins it may frame, beside its own. */
  readonly frames?: readonly string[];
  /** True for the steps of a launch, which run inside the activity's frame. */
  readonly insideOwnFrame?: boolean;
}

export function page(html: Html, status = 200, policy: PagePolicy = {}): Reply {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(policy),
      'cache-control': 'no-store',
    },
    body: html.markup,
  };
}

function contentSecurityPolicy({ formTargets = [], frames = [], insideOwnFrame }: PagePolicy): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    `frame-src ${["'self'", ...frames].join(' ')}`,
    `frame-ancestors ${insideOwnFrame ? "'self'" : "'none'"}`,
    "base-uri 'none'",
  ].join('; ');
}

/** After a form: only ever to a path of this server. */
export function seeOther(path: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status: 303, headers: { location: path, 'cache-control': 'no-store', ...headers }, body: '' };
}

/** A file that never changes while the server runs. */
export function asset(contentType: string, body: string): Reply {
  return {
    status: 200,
    headers: { 'content-type': contentType, 'cache-control': 'public, max-age=300' },
    body,
  };
}

/** For a tool's server. */
export function json(body: unknown, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}
