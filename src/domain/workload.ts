/** Hours of work that one ECTS credit stands for (ECTS Users' Guide 2015: 25 to 30). */
export const HOURS_PER_CREDIT = { minimum: 25, maximum: 30 } as const;

/** Where a country fixes it by law or rule. Sources: docs/micro-credential-mapping.md */
const BY_COUNTRY: Readonly<Record<string, number>> = {
  AT: 25,
  DE: 30,
  EE: 26,
  FI: 27,
  IT: 25,
  NL: 28,
};

/** Hours per credit of this school: what its admin set, what its country fixes, or the middle of 25 and 30. */
export function hoursPerCredit(countryCode: string | undefined, set: number | undefined): number {
  const { minimum, maximum } = HOURS_PER_CREDIT;
  return set ?? BY_COUNTRY[countryCode ?? ''] ?? (minimum + maximum) / 2;
}

/** Whole hours for credits. */
export function hoursFor(ects: number, perCredit: number): number {
  return Math.round(ects * perCredit);
}

/** Credits for hours, to the nearest half; at least one half. */
export function creditsFor(hours: number, perCredit: number): number {
  return Math.max(0.5, Math.round((hours / perCredit) * 2) / 2);
}

/** Both are given, and one credit would be less than 25 hours or more than 30 (rounding to half credits allowed for). */
export function workloadDisagrees(ects: number | undefined, hours: number | undefined): boolean {
  if (ects === undefined || hours === undefined) return false;
  const { minimum, maximum } = HOURS_PER_CREDIT;
  return hours < (ects - 0.25) * minimum || hours > (ects + 0.25) * maximum;
}
