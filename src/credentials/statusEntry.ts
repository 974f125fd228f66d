import type { JsonObject, StatusEntry } from '../domain/ports/credentials.js';
import { type StatusPurpose, statusListName } from '../domain/statusListNames.js';
import type { Addresses } from './addresses.js';

/** One BitstringStatusListEntry (Bitstring Status List §2.1). Its id is a place in the list and never the list itself. */
export function buildStatusEntry(
  { list, index }: StatusEntry,
  statusPurpose: StatusPurpose,
  addresses: Addresses,
): JsonObject {
  const address = addresses.statusList(statusListName(list, statusPurpose));
  return {
    id: `${address}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose,
    statusListIndex: String(index),
    statusListCredential: address,
  };
}
