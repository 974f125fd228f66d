import { constants, createHmac, type KeyObject, sign } from 'node:crypto';

export interface Forgery {
  readonly claims: unknown;
  /** Taken as it is: `alg` also decides how it is signed (RS*, PS*, ES256, HS*, none; anything else: as RS256). */
  readonly header: Readonly<Record<string, unknown>>;
  /** A private key, or bytes for HS*. */
  readonly key?: KeyObject | string | Uint8Array;
}

/** A compact JWS no honest library would make: any header, any claims, any key. */
export function forge({ claims, header, key }: Forgery): string {
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${signature(input, String(header.alg), key)}`;
}

export const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** The claims and header of a compact JWS, unchecked. */
export function readToken(token: string): {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
} {
  const [header = '', claims = ''] = token.split('.');
  const read = (part: string): Record<string, unknown> =>
    JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  return { header: read(header), claims: read(claims) };
}

function signature(input: string, alg: string, key: Forgery['key']): string {
  if (alg.toLowerCase() === 'none') return '';
  if (key === undefined) throw new TypeError(`${alg} needs a key`);
  const hash = `sha${/\d{3}$/.exec(alg)?.[0] ?? '256'}`;
  if (typeof key === 'string' || key instanceof Uint8Array) {
    return createHmac(hash, key).update(input).digest('base64url');
  }
  const bytes = Buffer.from(input);
  if (alg.startsWith('PS')) {
    const options = {
      key,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
    };
    return sign(hash, bytes, options).toString('base64url');
  }
  if (alg.startsWith('ES'))
    return sign(hash, bytes, { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  return sign(hash, bytes, key).toString('base64url');
}
