import { createHmac, generateKeyPairSync } from 'node:crypto';
import type { LaunchReason } from '../../src/domain/launchRefusal.js';
import { encode, forge } from '../forge.js';
import { CLAIM } from './frontDoor.js';
import { type LmsKey, makeKey, publicJwk, sign } from './testLms.js';

type Claims = Record<string, unknown>;

export interface Hostile {
  /** The section it violates. */
  readonly section: string;
  readonly name: string;
  readonly reason: LaunchReason;
  readonly claims?: Claims;
  /** Made instead of the platform's own well-formed token. */
  readonly token?: (claims: Claims, key: LmsKey) => string | Promise<string>;
}

const honestHeader = (key: LmsKey) => ({ alg: 'RS256', typ: 'JWT', kid: key.kid });
const withHeader =
  (header: Record<string, unknown>) =>
  (claims: Claims, key: LmsKey): string =>
    forge({ claims, header: { ...honestHeader(key), ...header }, key: key.privateKey });
const withPayload =
  (payload: string) =>
  (_claims: Claims, key: LmsKey): string =>
    forge({ claims: payload, header: honestHeader(key), key: key.privateKey });
const changed = (part: number, change: (part: string) => string) => async (claims: Claims, key: LmsKey) => {
  const parts = (await sign(claims, key)).split('.');
  parts[part] = change(parts[part] ?? '');
  return parts.join('.');
};
const strangersKey = makeKey();
const publicPem = (key: LmsKey) => key.publicKey.export({ type: 'spki', format: 'pem' }).toString();

/** Tokens that the platform did not sign, or not in the way it must. */
export const HOSTILE_TOKENS: readonly Hostile[] = [
  {
    section: 'RFC 8725 §3.1',
    name: 'alg none',
    reason: 'token',
    token: (claims) => `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`,
  },
  {
    section: 'RFC 8725 §3.1',
    name: 'alg none with the kid and some signature',
    reason: 'token',
    token: (claims, key) => `${encode({ alg: 'None', kid: key.kid })}.${encode(claims)}.AAAA`,
  },
  {
    section: 'RFC 8725 §2.1',
    name: 'HS256 with the public key as its secret',
    reason: 'token',
    token: (claims, key) => {
      const input = `${encode({ alg: 'HS256', typ: 'JWT', kid: key.kid })}.${encode(claims)}`;
      return `${input}.${createHmac('sha256', publicPem(key)).update(input).digest('base64url')}`;
    },
  },
  ...['RS384', 'RS512', 'PS256', 'rs256', ''].map((alg) => ({
    section: 'Security Framework 1.1 §5.1.3 item 6',
    name: `alg "${alg}"`,
    reason: 'token' as const,
    token: withHeader({ alg }),
  })),
  {
    section: 'Security Framework 1.1 §5.1.3 item 6',
    name: 'ES256 with an EC key',
    reason: 'token',
    token: (claims, key) =>
      forge({
        claims,
        header: { ...honestHeader(key), alg: 'ES256' },
        key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
      }),
  },
  {
    section: 'Security Framework 1.1 §5.1.3 item 1',
    name: "a stranger's key under the platform's kid",
    reason: 'signature',
    token: (claims, key) => sign(claims, { ...strangersKey, kid: key.kid }),
  },
  {
    section: 'Security Framework 1.1 §6.3',
    name: 'a kid that the platform does not publish',
    reason: 'unknownKey',
    token: (claims) => sign(claims, strangersKey),
  },
  {
    section: 'Certification, bad payloads',
    name: 'no kid',
    reason: 'token',
    token: withHeader({ kid: undefined }),
  },
  {
    section: 'RFC 7515 §4.1.4',
    name: 'a kid that is a number',
    reason: 'token',
    token: withHeader({ kid: 1 }),
  },
  {
    section: 'RFC 7515 §4.1.4',
    name: 'a kid that is a path',
    reason: 'unknownKey',
    token: withHeader({ kid: '../../../../dev/null' }),
  },
  {
    section: 'RFC 7515 §4.1.4',
    name: 'kid __proto__',
    reason: 'unknownKey',
    token: withHeader({ kid: '__proto__' }),
  },
  {
    section: 'RFC 7515 §4.1.3',
    name: "a jwk of the stranger's own in the header",
    reason: 'token',
    token: async (claims, key) =>
      sign(claims, { ...strangersKey, kid: key.kid }, { jwk: await publicJwk(strangersKey) }),
  },
  ...['jku', 'x5u'].map((name) => ({
    section: 'RFC 7515 §4.1.2, §4.1.5',
    name: `${name} in the header`,
    reason: 'token' as const,
    token: withHeader({ [name]: 'https://evil.example/keys' }),
  })),
  {
    section: 'RFC 7515 §4.1.6',
    name: 'x5c in the header',
    reason: 'token',
    token: withHeader({ x5c: ['AAAA'] }),
  },
  {
    section: 'RFC 7515 §4.1.11',
    name: 'crit in the header',
    reason: 'token',
    token: withHeader({ crit: ['exp'] }),
  },
  {
    section: 'RFC 7797 §3',
    name: 'an unencoded payload',
    reason: 'token',
    token: withHeader({ b64: false, crit: ['b64'] }),
  },
  {
    section: 'RFC 8725 §3.11',
    name: 'typ of another kind of token',
    reason: 'token',
    token: withHeader({ typ: 'at+jwt' }),
  },
  {
    section: 'RFC 8725 §3.11',
    name: 'typ that is no text',
    reason: 'token',
    token: withHeader({ typ: ['JWT'] }),
  },
  {
    section: 'RFC 7515 §5.2',
    name: 'a claim changed after signing',
    reason: 'signature',
    token: changed(1, (payload) => {
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
      return encode({ ...claims, sub: '1' });
    }),
  },
  {
    section: 'RFC 7515 §5.2',
    name: 'a cut signature',
    reason: 'signature',
    token: changed(2, (each) => each.slice(0, -8)),
  },
  { section: 'RFC 7515 §5.2', name: 'no signature', reason: 'token', token: changed(2, () => '') },
  {
    section: 'RFC 7515 §7.1',
    name: 'two parts',
    reason: 'token',
    token: async (claims, key) => (await sign(claims, key)).split('.').slice(0, 2).join('.'),
  },
  { section: 'RFC 7515 §7.1', name: 'five parts', reason: 'token', token: () => 'a.b.c.d.e' },
  { section: 'RFC 7515 §7.1', name: 'no token at all', reason: 'token', token: () => 'hello' },
  {
    section: 'RFC 7515 §7.1',
    name: 'padding and blanks',
    reason: 'token',
    token: async (claims, key) => ` ${await sign(claims, key)}=`,
  },
  {
    section: 'RFC 7515 §4',
    name: 'a header that is no JSON',
    reason: 'token',
    token: changed(0, () => encode('{"alg"')),
  },
  {
    section: 'RFC 7515 §4',
    name: 'a header that is a list',
    reason: 'token',
    token: changed(0, () => encode('[]')),
  },
  { section: 'RFC 7519 §7.2', name: 'a payload that is a list', reason: 'token', token: withPayload('[]') },
  { section: 'RFC 7519 §7.2', name: 'a payload that is null', reason: 'token', token: withPayload('null') },
  {
    section: 'RFC 7519 §7.2',
    name: 'a payload that is no JSON',
    reason: 'token',
    token: withPayload('{"iss":'),
  },
  {
    section: 'our limits',
    name: 'a token of more than 64 kB',
    reason: 'token',
    claims: { [`${CLAIM}custom`]: { long: 'x'.repeat(60_000) } },
  },
];
