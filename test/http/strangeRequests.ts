import type { OutgoingHttpHeaders } from 'node:http';
import type { Route } from '../../src/web/route.js';
import type { RawRequest } from './rawRequest.js';

const FORM = 'application/x-www-form-urlencoded';

/** Instead of an id. */
const STRANGE_SEGMENTS = [
  'unknown',
  '%00',
  '%E0%A4%A',
  '%ED%A0%80',
  '..%2F..%2Fetc',
  '__proto__',
  '%F0%9F%8E%93',
  "'%20OR%201=1",
  '-1',
  '1e999',
  'x'.repeat(4_000),
];

const STRANGE_METHODS = ['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

/** Forms that no page of ours makes; the form token goes before. */
const STRANGE_FORMS: readonly string[] = [
  '',
  '=&=&&&',
  '__proto__=1&constructor=2&toString=3&hasOwnProperty=4&__proto__.x=5&image.__proto__=6&verdict.__proto__=shown',
  'title=a%00b&description=%00&outcomes=a%00%0Ab&note=%00&evidence.0.note=%00&evidence.0.url=https%3A%2F%2Fa.example%2F%00&reason=a%00b&name=%00',
  'title=%ED%A0%80&description=%ff%fe&outcomes=%ED%A0%80&note=%C0%80&reason=%ED%B0%80&evidence.0.title=%ED%A0%80',
  'evidence.0.url=a&evidence.0.url=b&evidence.9999.url=c&evidence.99999999.url=d&evidence.-1.url=e&evidence.x=f&evidence=g',
  'action=submit&revision=9007199254740993&round=1e400&version=NaN&decision=..%2F..&grade=%00',
  'action=publish&revision=-0&round=-1&image.template=..%2F..%2F&shownTemplate=__proto__&templates=__proto__&language=xx',
  'action=remove.9999&choice=__proto__&visibility=__proto__&decision=00000000-0000-0000-0000-000000000000&round=1',
  `action=recover&title=${'x'.repeat(100_000)}&reason=${'y'.repeat(100_000)}&note=${'z'.repeat(100_000)}`,
];

/** Bodies of another kind than the route takes, and headers that say odd things. */
const STRANGE_BODIES: readonly { readonly headers: OutgoingHttpHeaders; readonly body: string }[] = [
  { headers: {}, body: 'nothing says what this is' },
  { headers: { 'content-type': 'application/json' }, body: '{"__proto__":{"admin":true},"title":"x"' },
  { headers: { 'content-type': 'text/plain' }, body: 'title=x' },
  { headers: { 'content-type': `${FORM}; charset=utf-16` }, body: 'title=x' },
  { headers: { 'content-type': `${FORM}; charset=no-such-thing` }, body: 'title=x' },
  { headers: { 'content-type': FORM, 'content-encoding': 'gzip' }, body: 'not packed' },
  { headers: { 'content-type': FORM, 'content-encoding': 'no-such-thing' }, body: 'title=x' },
  { headers: { 'content-type': 'multipart/form-data' }, body: '--x\r\n\r\n' },
  {
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\nContent-Disposition: form',
  },
  {
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\nContent-Disposition: form-data; name="__proto__"; filename="a\0b"\r\n\r\nx\r\n--x--\r\n',
  },
  { headers: { 'content-type': ';;;' }, body: 'title=x' },
];

const STRANGE_HEADERS: readonly OutgoingHttpHeaders[] = [
  {
    accept: 'text/html;q=bogus, */*;q=-1',
    'accept-language': '__proto__, xx-\u00ff, *;q=',
    'if-none-match': '*',
  },
  { accept: ';;;,,,', 'accept-encoding': ';q=1,gzip;q=bogus', range: 'bytes=9-1', 'accept-language': '-' },
  {
    accept: 'image/*',
    'x-forwarded-for': "', drop",
    'x-forwarded-proto': 'javascript',
    host: 'evil.example',
  },
];

/** Everything strange that can be sent to one route. @param parameters a real id for each name in its path */
export function strangeRequests(
  route: Pick<Route, 'method' | 'path'>,
  parameters: Readonly<Record<string, string>>,
  formToken: string,
): RawRequest[] {
  const { method } = route;
  const path = pathOf(route, parameters);
  const form = { 'content-type': FORM };
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const body = `formToken=${formToken}`;
  return [
    ...names.flatMap((name) =>
      STRANGE_SEGMENTS.map((segment) => ({
        method,
        path: pathOf(route, { ...parameters, [name]: segment }),
        ...(method === 'POST' && { headers: form, body }),
      })),
    ),
    ...STRANGE_METHODS.map((other) => ({ method: other, path })),
    ...STRANGE_HEADERS.map((headers) => ({
      method,
      path: `${path}?%00=%ff&after=%00&after=x&__proto__=1`,
      headers,
    })),
    ...(method === 'POST'
      ? [
          ...STRANGE_FORMS.map((fields) => ({ method, path, headers: form, body: `${body}&${fields}` })),
          ...STRANGE_BODIES.map((strange) => ({ method, path, ...strange })),
        ]
      : []),
  ];
}

function pathOf({ path }: Pick<Route, 'path'>, parameters: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => parameters[name] ?? 'unknown');
}
