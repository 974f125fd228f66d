import type { Store } from '../domain/ports/store.js';
import { InstallationError } from './prepareInstallation.js';

const MOST = 1_000;

/** The id of the institution of this name; the first one where none is named. @throws {InstallationError} */
export function createFindInstitutionByName({
  store,
  firstInstitution,
}: {
  store: Store;
  firstInstitution: string;
}) {
  return async (name: string | undefined): Promise<string> => {
    if (name === undefined) return firstInstitution;
    const { items } = await store.page('institutions', { where: {}, orderBy: 'createdAt', limit: MOST });
    const found = items.find((institution) => institution.profile.name === name);
    if (found !== undefined) return found.id;
    throw new InstallationError(
      `lti-config.json names the institution "${name}", which does not exist. Add it with: npm run admin -- institution add "${name}"`,
    );
  };
}
