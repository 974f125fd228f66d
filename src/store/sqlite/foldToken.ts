/** A compact JWS as the value of `jwt` in JSON text. Inside a text of someone's, its quotation marks would be escaped. */
const TOKEN = /"jwt":"([\w-]+)\.([\w-]+)\.([\w-]+)"/;
const FOLDED = /"jwt":\["([\w-]+)",("(?:[^"\\]|\\.)*"),"([\w-]+)"\]/;

/**
 * A signed token repeats the credential beside it, but in base64url, where no compression sees that. Its payload is
 * written out as text instead, which then costs next to nothing; only where the same token comes back from it.
 */
export function foldToken(json: string): string {
  return json.replace(TOKEN, (whole, header: string, payload: string, signature: string) => {
    const text = Buffer.from(payload, 'base64url').toString('utf8');
    if (encode(text) !== payload) return whole;
    return `"jwt":["${header}",${JSON.stringify(text)},"${signature}"]`;
  });
}

/** The JSON as it was before `foldToken`. */
export function unfoldToken(json: string): string {
  return json.replace(FOLDED, (_, header: string, payload: string, signature: string) => {
    return `"jwt":"${header}.${encode(JSON.parse(payload))}.${signature}"`;
  });
}

function encode(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}
