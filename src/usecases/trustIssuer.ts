import { newId } from '../domain/ids.js';
import type { Clock } from '../domain/ports/clock.js';
import { DuplicateKeyError, type Store } from '../domain/ports/store.js';
import {
  issuerIdFault,
  LONGEST_TRUSTED,
  MOST_TRUSTED_ISSUERS,
  type TrustedIssuer,
} from '../domain/trustedIssuer.js';
import { type FieldFault, InvalidInput } from '../errors.js';

export interface TrustCommand {
  readonly institution: string;
  readonly issuer: string;
  readonly name: string;
  readonly person: string | undefined;
}

/**
 * Puts an issuer on a school's list; one that is there keeps its place and gets the name of now.
 * @throws {InvalidInput} on `issuer` or `name`
 */
export function createTrustIssuer({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  return async (command: TrustCommand): Promise<void> => {
    const { institution, person } = command;
    const issuer = command.issuer.trim();
    const name = command.name.trim();
    const faults = [...faultsOf(issuer, name), ...(await fullness(store, institution))];
    if (faults.length > 0) throw new InvalidInput(faults);
    const known = await store.find('trustedIssuers', { institution, issuer });
    if (known !== undefined) {
      await store.replace('trustedIssuers', { ...known, name });
      return;
    }
    const entry = {
      id: newId(),
      institution,
      issuer,
      name,
      ...(person !== undefined && { addedBy: person }),
      createdAt: clock().toISOString(),
    };
    try {
      await store.insert('trustedIssuers', entry);
    } catch (error) {
      // Somebody else was faster: it is on the list.
      if (!(error instanceof DuplicateKeyError)) throw error;
    }
  };
}

/** Takes an issuer off the list; it may be gone already. */
export function createDistrustIssuer({ store }: { readonly store: Store }) {
  return async (institution: string, id: string): Promise<void> => {
    const entry = await store.find('trustedIssuers', { id });
    if (entry?.institution === institution) await store.take('trustedIssuers', { id });
  };
}

/** A school's list, in the order it was made. */
export function createListTrustedIssuers({ store }: { readonly store: Store }) {
  return async (institution: string): Promise<readonly TrustedIssuer[]> => {
    const { items } = await store.page('trustedIssuers', {
      where: { institution },
      orderBy: 'createdAt',
      limit: MOST_TRUSTED_ISSUERS,
    });
    return items;
  };
}

function faultsOf(issuer: string, name: string): FieldFault[] {
  const fault = issuerIdFault(issuer);
  return [
    ...(fault === undefined ? [] : [{ field: 'issuer', message: `admin.faults.${fault}` }]),
    ...(name.length <= LONGEST_TRUSTED.name
      ? []
      : [
          {
            field: 'name',
            message: 'admin.faults.tooLong',
            values: { length: name.length, maximum: LONGEST_TRUSTED.name },
          },
        ]),
  ];
}

async function fullness(store: Store, institution: string): Promise<FieldFault[]> {
  const listed = await createListTrustedIssuers({ store })(institution);
  if (listed.length < MOST_TRUSTED_ISSUERS) return [];
  return [
    { field: 'issuer', message: 'admin.faults.tooManyIssuers', values: { maximum: MOST_TRUSTED_ISSUERS } },
  ];
}
