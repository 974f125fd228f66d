import type { FieldFault } from '../errors.js';
import { addressFault } from './evidenceAddress.js';

/** Who endorses, as they wrote it themselves. */
export interface Endorser {
  readonly name: string;
  readonly organisation: string;
  /** An https address. */
  readonly url?: string;
}

/** What somebody outside says of one version of a badge, as it was received. */
export interface Endorsement {
  /** Drawn with the invitation: an invitation leads to one endorsement. */
  readonly id: string;
  readonly institution: string;
  readonly badge: string;
  readonly version: number;
  readonly endorser: Endorser;
  readonly statement: string;
  readonly invitedBy: string;
  readonly receivedAt: string;
  /** The signed EndorsementCredential, exactly as served. */
  readonly credential: string;
  /** SHA-256 of those bytes, base64url: the ETag. */
  readonly digest: string;
  /** A teacher took it off the pages; badges that carry it keep it. */
  readonly hidden?: true;
}

/** As typed on the page that an invitation opens. */
export interface EndorsementDraft {
  readonly name: string;
  readonly organisation: string;
  readonly url: string;
  readonly statement: string;
  readonly confirmed: boolean;
}

export const ENDORSEMENT_LIMITS = {
  name: 100,
  organisation: 200,
  url: 500,
  statementMinimum: 20,
  statement: 1000,
} as const;
/** In one badge: verifiers look at no more. */
export const MOST_EMBEDDED = 8;

export function endorsementFaults(draft: EndorsementDraft): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (field: keyof EndorsementDraft, message: string, values?: FieldFault['values']) =>
    faults.push({ field, message: `endorse.faults.${message}`, ...(values && { values }) });
  for (const field of ['name', 'organisation', 'statement'] as const) {
    if (draft[field] === '') fault(field, `missing.${field}`);
  }
  for (const field of ['name', 'organisation', 'url', 'statement'] as const) {
    const [length, limit] = [[...draft[field]].length, ENDORSEMENT_LIMITS[field]];
    if (length > limit) fault(field, 'tooLong', { limit, length });
  }
  const { statementMinimum: least } = ENDORSEMENT_LIMITS;
  if (draft.statement !== '' && [...draft.statement].length < least)
    fault('statement', 'tooShort', { least });
  if (draft.url !== '' && addressFault(draft.url) !== undefined) fault('url', 'address');
  if (!draft.confirmed) fault('confirmed', 'notConfirmed');
  return faults;
}

export function endorserOf({ name, organisation, url }: EndorsementDraft): Endorser {
  return { name, organisation, ...(url !== '' && { url }) };
}
