import type { Exchange, Reply } from './exchange.js';

export type Handler = (exchange: Exchange) => Reply | Promise<Reply>;

export interface Route {
  readonly method: 'GET' | 'POST';
  /** A path whose segments may be `:names`. */
  readonly pattern: string;
  readonly handle: Handler;
  /** True where another site's page may post, as the tool does to the authorization endpoint. */
  readonly fromOtherSites?: boolean;
  /** Called by programs, which send what they like: the body is not read as a form. */
  readonly service?: boolean;
  /** True where a tool's server sends JSON. */
  readonly takesJson?: boolean;
}

export type Match =
  | { readonly route: Route; readonly parameters: Record<string, string> }
  | { readonly allowed: readonly string[] };

/** The route for a request, or the methods that its path allows (none: an unknown path). HEAD is served like GET. */
export function match(routes: readonly Route[], method: string, path: string): Match {
  const wanted = method === 'HEAD' ? 'GET' : method;
  const allowed: string[] = [];
  for (const route of routes) {
    const parameters = matchPath(route.pattern, path);
    if (!parameters) continue;
    if (route.method === wanted) return { route, parameters };
    allowed.push(route.method);
  }
  return { allowed };
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const names = pattern.split('/');
  const segments = path.split('/');
  if (names.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const segment = segments[index] ?? '';
    if (name.startsWith(':') && /^[\w-]+$/.test(segment)) parameters[name.slice(1)] = segment;
    else if (name !== segment) return undefined;
  }
  return parameters;
}
