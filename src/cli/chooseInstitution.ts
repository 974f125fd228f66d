import type { Institution } from '../domain/institution.js';
import type { Services } from '../services.js';
import { type Options, UsageError } from './command.js';

/** The one that is named, or the only one. @throws {UsageError} listing them when that says nothing */
export async function chooseInstitution(
  services: Services,
  { institution: id }: Options,
): Promise<Institution> {
  const institutions = await services.listInstitutions();
  const named = institutions.find((institution) => institution.id === id);
  if (named !== undefined) return named;
  const [only, ...others] = institutions;
  if (id === undefined && only !== undefined && others.length === 0) return only;
  const list = institutions
    .map((institution) => `\n  ${institution.id}  ${institution.profile.name}`)
    .join('');
  throw new UsageError(
    id === undefined
      ? `There are several institutions. Name one with --institution ID:${list}`
      : `There is no institution ${id}. These are there:${list}`,
  );
}
