/** An issuer of elsewhere that a school vouches for knowing. Our own institutions are known without. */
export interface TrustedIssuer {
  readonly id: string;
  /** The school that trusts it. */
  readonly institution: string;
  /** As badges name it: `did:web:…`, `did:key:…` or an https address. */
  readonly issuer: string;
  /** For people here; badges carry their own name of it. */
  readonly name: string;
  /** Nobody in particular, when it was an admin by setup link. */
  readonly addedBy?: string;
  readonly createdAt: string;
}

export const MOST_TRUSTED_ISSUERS = 200;
export const LONGEST_TRUSTED = { issuer: 500, name: 200 } as const;

export type IssuerIdFault = 'issuerMissing' | 'issuerUnreadable' | 'issuerHttp';

const DID_WEB = /^did:web:[A-Za-z0-9.-]+(?:%3A\d{1,5})?(?::[\w.~%-]+)*$/;
const DID_KEY = /^did:key:z[1-9A-HJ-NP-Za-km-z]{20,200}$/;

/** Whether an issuer could be named so in a badge; the fault is named for its text. */
export function issuerIdFault(id: string): IssuerIdFault | undefined {
  if (id === '') return 'issuerMissing';
  if (/^http:/i.test(id)) return 'issuerHttp';
  if (DID_WEB.test(id) || DID_KEY.test(id)) return undefined;
  if (!/^https:\/\/\S+$/.test(id) || !URL.canParse(id) || id.length > LONGEST_TRUSTED.issuer)
    return 'issuerUnreadable';
  const { username, password } = new URL(id);
  return username === '' && password === '' ? undefined : 'issuerUnreadable';
}
