/** A national qualifications framework: its name's beginning as it is written before a level, and the EQF level of each of its levels. */
export interface NationalFramework {
  readonly name: string;
  /** `eqf[n]` is the EQF level of its level n + 1. */
  readonly eqf: readonly number[];
}

const ONE_TO_ONE = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** By ISO 3166-1 code. Sources and dates: docs/micro-credential-mapping.md */
const FRAMEWORKS: Readonly<Record<string, NationalFramework>> = {
  AT: { name: 'NQR', eqf: ONE_TO_ONE },
  DE: { name: 'DQR', eqf: ONE_TO_ONE },
  FI: { name: 'FiNQF', eqf: ONE_TO_ONE },
  // Levels 4 and 5 stand for EQF 4, 9 and 10 for EQF 8.
  SI: { name: 'SOK', eqf: [1, 2, 3, 4, 4, 5, 6, 7, 8, 8] },
  IT: { name: 'QNQ', eqf: ONE_TO_ONE },
};

export function frameworkOf(countryCode: string | undefined): NationalFramework | undefined {
  return countryCode === undefined ? undefined : FRAMEWORKS[countryCode];
}

/** Its levels as they are written, such as `SOK 5`, lowest first, each with its EQF level. */
export function levelsOf({
  name,
  eqf,
}: NationalFramework): { readonly level: string; readonly eqf: number }[] {
  return eqf.map((european, index) => ({ level: `${name} ${index + 1}`, eqf: european }));
}

/** The EQF level that a written national level stands for: `SOK 5`, `sok, level 5`, `5. raven SOK`. Undefined where that is not plain. */
export function eqfLevelOf(written: string): number | undefined {
  const words: readonly string[] = written.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
  const numbers = words.filter((word) => /^\d+$/.test(word));
  const framework = Object.values(FRAMEWORKS).find(({ name }) => words.includes(name.toLowerCase()));
  if (framework === undefined || numbers.length !== 1) return undefined;
  return framework.eqf[Number(numbers[0]) - 1];
}

/** The national levels that stand for this EQF level: none, one, or several to choose from. */
export function nationalLevelsOf(eqfLevel: number, countryCode: string | undefined): string[] {
  const framework = frameworkOf(countryCode);
  if (framework === undefined) return [];
  return levelsOf(framework)
    .filter(({ eqf }) => eqf === eqfLevel)
    .map(({ level }) => level);
}
