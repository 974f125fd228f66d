import type { JsonObject, VerificationWorld } from '../../domain/ports/credentials.js';
import { readBit } from '../bitstring.js';
import { type Finding, failed, passed, unchecked } from './finding.js';
import { quote } from './format.js';
import { asText, idOf, isObject } from './json.js';
import type { KeySource } from './keySource.js';
import type { CheckedProof } from './proof.js';
import { checkRevocationList } from './revocationList.js';
import type { ReadList, StatusListReader } from './statusListReader.js';
import { checkValidity } from './validity.js';

interface Entry {
  readonly list: string;
  readonly index: number;
  readonly purpose: 'revocation' | 'suspension';
}

/** Step `status`: the badge's bit in the issuer's signed list, as it is now (Bitstring Status List §3.2). */
export async function checkStatus(
  document: JsonObject,
  world: VerificationWorld,
  now: Date,
  { read, keys, proof }: StatusReading,
): Promise<Finding> {
  const status = document.credentialStatus;
  if (status === undefined) return unchecked('status.none');
  if (!isObject(status)) return failed('status.unreadable');
  if (status.type === '1EdTechRevocationList') return checkRevocationList(document, status, world);
  if (status.type !== 'BitstringStatusListEntry')
    return unchecked('status.unknownType', { type: quote(asText(status.type) ?? '?') });
  const entry = readEntry(status);
  if (entry === undefined) return failed('status.unreadable');
  const text = (await world.statusList(entry.list)) ?? (await world.fetchStatusList?.(entry.list));
  if (text === undefined) return unchecked('status.unknownList', { list: quote(entry.list) });
  const list = await read(text, keys);
  if (typeof list === 'string') return failed(list);
  return judge(entry, list, { issuer: idOf(document.issuer), world, now, keys, proof });
}

function readEntry(status: JsonObject): Entry | undefined {
  const list = asText(status.statusListCredential);
  const purpose = status.statusPurpose;
  // The index is a text by specification; issuers of the first years wrote numbers.
  const index =
    typeof status.statusListIndex === 'number' ? `${status.statusListIndex}` : asText(status.statusListIndex);
  if (list === undefined || index === undefined || !/^\d{1,9}$/.test(index)) return undefined;
  if (purpose !== 'revocation' && purpose !== 'suspension') return undefined;
  return { list, index: Number(index), purpose };
}

interface Against {
  readonly issuer: string | undefined;
  readonly world: VerificationWorld;
  readonly now: Date;
  readonly keys: KeySource;
  /** Of the badge. */
  readonly proof: CheckedProof;
}

/** How a list is read, and what says whose it is. */
export interface StatusReading extends Pick<Against, 'keys' | 'proof'> {
  readonly read: StatusListReader;
}

async function judge(entry: Entry, list: ReadList, against: Against): Promise<Finding> {
  const { issuer, now } = against;
  if (list.issuer !== issuer || list.id !== entry.list || list.purpose !== entry.purpose)
    return failed('status.foreignList');
  const isTheirs = await isSignedByIssuer(list, against);
  if (isTheirs === false) return failed('status.foreignList');
  if (isTheirs === 'unknown') return unchecked('status.unconfirmedList', { list: quote(entry.list) });
  if (checkValidity(list.document, list.proof, now).outcome !== 'passed') return failed('status.listChanged');
  const bit = readBit(list.bits, entry.index);
  if (bit === undefined) return failed('status.outOfRange');
  if (!bit) return passed('status.passed');
  return failed(entry.purpose === 'revocation' ? 'status.revoked' : 'status.suspended');
}

/** By a key of ours for our issuers; for others by one that they call theirs, or that the badge itself was signed with. */
async function isSignedByIssuer(
  { issuer, proof: { key, vouched } }: ReadList,
  { world, keys, proof }: Against,
): Promise<boolean | 'unknown'> {
  const ours = await world.issuerKeys(issuer);
  if (ours !== undefined) return ours.some((one) => one.id === key);
  if (key === undefined) return false;
  if (vouched === true || key === proof.key) return true;
  return keys.lists(key, issuer);
}
