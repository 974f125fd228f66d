/** What a line of a pasted text can be for a badge. `continues`: it belongs to the line above; `skip`: it stays behind. */
export const LINE_KINDS = [
  'outcome',
  'criterion',
  'outcomesLead',
  'criteriaLead',
  'title',
  'description',
  'tags',
  'skillsDemonstration',
  'continues',
  'skip',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** One line of a pasted text, put back together where it was broken, and what it seems to be. */
export interface SortedLine {
  readonly kind: LineKind;
  readonly text: string;
}

/** More is no page of a curriculum, and no person looks it over. */
export const PASTED_LIMITS = { characters: 40_000, rawLines: 1500, lines: 400 } as const;
