import type { FieldFault } from '../errors.js';
import type { TypedBadge, TypedField } from './typedBadge.js';

/**
 * The standard-elements sheet: one row a badge, one column an element, in this order. Learning outcomes, criteria and tags
 * stand in one cell each, one a line.
 */
export const SHEET_FIELDS = [
  'title',
  'description',
  'language',
  'outcomesLead',
  'outcomes',
  'criteriaLead',
  'criteria',
  'skillsDemonstration',
  'tags',
  'issuerContact',
  'validMonths',
  'ects',
  'hours',
  'eqfLevel',
  'nationalLevel',
  'cycle',
  'assessmentType',
  'assessmentMethod',
  'participationForm',
  'deliveryMode',
  'qualityAssurance',
  'qualityAssuranceType',
  'qualityAssuranceUrl',
  'countryCode',
  'awardingBody',
  'prerequisites',
  'learnerProfile',
  'supervision',
  'gradeScale',
  'stackability',
  'stackableTowards',
  'furtherInformation',
] as const satisfies readonly TypedField[];
export type SheetField = (typeof SHEET_FIELDS)[number];

/** What else a row says: which badge it is, and for people to read, of which course and in which state. */
export const SHEET_FACTS = ['badge', 'course', 'state'] as const;
export type SheetFact = (typeof SHEET_FACTS)[number];
export type SheetColumn = SheetFact | SheetField;
export const SHEET_COLUMNS: readonly SheetColumn[] = [...SHEET_FACTS, ...SHEET_FIELDS];

export const SHEET_LIMITS = { rows: 500, columns: 100, cell: 32_000 } as const;

/** A badge's row as a sheet holds it. A column that the sheet has not leaves the badge's field as it is. */
export interface SheetRow {
  /** As spreadsheets count: the header is row 1. */
  readonly row: number;
  /** Id of an existing badge; a row without one is known by its title, or new. */
  readonly badge?: string;
  readonly texts: Readonly<Partial<Record<SheetField, string>>>;
}

/** What a row would do to its badge. */
export interface PlannedRow {
  readonly row: number;
  readonly kind: 'new' | 'changed' | 'same' | 'faulty';
  readonly title: string;
  /** Of the badge as it was looked at; of a new one its id to be. */
  readonly badge?: string;
  readonly revision?: number;
  readonly changes: readonly SheetChange[];
  readonly faults: readonly FieldFault[];
  /** The whole badge to be, of rows that do something. */
  readonly typed?: TypedBadge;
}

export interface SheetChange {
  readonly field: SheetField;
  readonly before: string;
  readonly after: string;
}

/** A sheet that was looked through and waits for a yes; forgotten two hours later. */
export interface SheetPlan {
  readonly id: string;
  readonly institution: string;
  /** Id of the session it was made in: no other may say yes. */
  readonly session: string;
  /** Absent of a sheet of the whole institution. */
  readonly course?: string;
  readonly rows: readonly PlannedRow[];
  readonly expiresAt: string;
}

export const SHEET_PLAN_MS = 2 * 60 * 60 * 1000;
