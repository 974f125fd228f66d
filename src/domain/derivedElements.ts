import type { MicroCredentialElements } from './badgeDefinition.js';
import type { Institution } from './institution.js';
import { eqfLevelOf, nationalLevelsOf } from './nationalLevels.js';
import { creditsFor, hoursFor, hoursPerCredit } from './workload.js';

export type DerivedElements = Pick<MicroCredentialElements, 'ects' | 'hours' | 'eqfLevel' | 'nationalLevel'>;

/** The country whose rules hold: the badge's own, or its school's. */
export function countryOf(
  elements: Pick<MicroCredentialElements, 'countryCode'>,
  { profile }: Institution,
): string | undefined {
  return elements.countryCode ?? profile.countryCode;
}

/** What is not given yet and follows from what is: hours from credits or the other way round, EQF level from the national one or the other way round. */
export function derivedElements(
  elements: MicroCredentialElements,
  institution: Institution,
): DerivedElements {
  const { ects, hours, eqfLevel, nationalLevel } = elements;
  const country = countryOf(elements, institution);
  const perCredit = hoursPerCredit(country, institution.badgeDefaults?.hoursPerCredit);
  const european = nationalLevel === undefined ? undefined : eqfLevelOf(nationalLevel);
  const [national, ...others] = eqfLevel === undefined ? [] : nationalLevelsOf(eqfLevel, country);
  return {
    ...(hours === undefined && ects !== undefined && { hours: hoursFor(ects, perCredit) }),
    ...(ects === undefined && hours !== undefined && { ects: creditsFor(hours, perCredit) }),
    ...(eqfLevel === undefined && european !== undefined && { eqfLevel: european }),
    // One of several has to be chosen by somebody who knows.
    ...(nationalLevel === undefined &&
      national !== undefined &&
      others.length === 0 && { nationalLevel: national }),
  };
}
