import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** What holds for every answer; the Content-Security-Policy depends on the page and is set when it is sent. */
export function securityHeaders({ https }: { https: boolean }): RequestHandler {
  return helmet({
    contentSecurityPolicy: false,
    // The tool lives in an LMS's frame: frame-ancestors of the CSP says whose, and X-Frame-Options can't.
    xFrameOptions: false,
    // Badges are read by wallets and verifiers of other origins.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/**
 * @param nonce of the page's script; undefined: it has none
 * @param frameAncestors origins that may frame the page; none: nobody
 * @param formTargets origins beside our own that its forms may go to
 */
export function contentSecurityPolicy(
  nonce: string | undefined,
  frameAncestors: readonly string[],
  formTargets: readonly string[] = [],
): string {
  const ancestors = frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ');
  return [
    "default-src 'none'",
    nonce === undefined ? "script-src 'none'" : `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    ["form-action 'self'", ...formTargets].join(' '),
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
}
