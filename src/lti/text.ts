const PRINTABLE_ASCII = /^[\x20-\x7e]{1,255}$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** An opaque id of LTI: 1 to 255 ASCII characters (LTI Core 1.3 §5.3.3, §5.3.5, §5.4.1), not all of them blank. */
export function isIdentifier(value: unknown): value is string {
  return typeof value === 'string' && PRINTABLE_ASCII.test(value) && value.trim() !== '';
}

/** A text of one line, within bounds. */
export function isLine(value: unknown, maximum: number): value is string {
  return typeof value === 'string' && value.length <= maximum && !CONTROL.test(value);
}

/** An absolute http or https address without user name or password; undefined for everything else. */
export function parseWebAddress(value: unknown, maximum = 2000): URL | undefined {
  if (!isLine(value, maximum) || !/^https?:\/\/[^/\\\s]/i.test(value) || !URL.canParse(value))
    return undefined;
  const url = new URL(value);
  return url.username === '' && url.password === '' ? url : undefined;
}

/** Path and query of an address on our own origin; undefined for any other. The fragment is not part of it. */
export function ownPath(value: unknown, origin: string): string | undefined {
  const url = parseWebAddress(value);
  return url?.origin === origin ? url.pathname + url.search : undefined;
}
