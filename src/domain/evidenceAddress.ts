export type AddressFault =
  | 'addressMissing'
  | 'addressWithoutHttps'
  | 'addressHttp'
  | 'addressOtherKind'
  | 'addressWithPassword'
  | 'addressUnreadable';

/** Whether evidence may stand at this address: syntax only, nothing is fetched. The fault is named for its text. */
export function addressFault(text: string): AddressFault | undefined {
  if (text === '') return 'addressMissing';
  // Beside blanks, invisible marks: they can make an address look like another one.
  if (/[\s\p{Cc}\p{Cf}]/u.test(text)) return 'addressUnreadable';
  if (/^http:\/\//i.test(text)) return 'addressHttp';
  if (!/^https:\/\//i.test(text)) return withoutHttps(text);
  const url = parse(text);
  if (url === undefined || !isPublicName(url.hostname)) return 'addressUnreadable';
  if (url.username !== '' || url.password !== '') return 'addressWithPassword';
  return undefined;
}

/** The name a person knows the address by, such as `folio.school.fi`; '' for what is no address. */
export function hostOf(address: string): string {
  return parse(address)?.hostname.replace(/^www\./, '') ?? '';
}

/** Addresses are the same when a browser would ask for the same: `HTTPS://School.fi` is `https://school.fi/`. */
export function sameAddress(one: string): (other: string) => boolean {
  const href = parse(one)?.href ?? one;
  return (other) => (parse(other)?.href ?? other) === href;
}

/** `www.school.fi/folio` only lacks its beginning, which can be said; `javascript:…` is another kind of thing. */
function withoutHttps(text: string): AddressFault {
  if (/^https?:/i.test(text)) return 'addressUnreadable';
  if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)) return 'addressOtherKind';
  const url = parse(`https://${text}`);
  return url !== undefined && isPublicName(url.hostname) ? 'addressWithoutHttps' : 'addressUnreadable';
}

/** A name with a dot inside, or a number address; `localhost` and other bare names lead nowhere for a reader. */
function isPublicName(host: string): boolean {
  if (host.startsWith('[')) return true;
  const labels = host.replace(/\.$/, '').split('.');
  return labels.length > 1 && labels.every((label) => label !== '');
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
