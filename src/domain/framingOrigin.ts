/** What may stand in a Content-Security-Policy: a host name may hold a semicolon, which would begin a directive of its own. */
const PLAIN_ORIGIN = /^https?:\/\/[a-z0-9.:[\]_-]+$/;

/** The origin of a web address, if it can be named as one that frames us. */
export function framingOrigin(address: string): string | undefined {
  const origin = URL.canParse(address) ? new URL(address).origin : '';
  return PLAIN_ORIGIN.test(origin) ? origin : undefined;
}
