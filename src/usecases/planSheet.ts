import type { BadgeDefinition } from '../domain/badgeDefinition.js';
import { readBadge } from '../domain/badgeRules.js';
import {
  type PlannedRow,
  SHEET_FIELDS,
  SHEET_PLAN_MS,
  type SheetPlan,
  type SheetRow,
} from '../domain/badgeSheet.js';
import { folded } from '../domain/fieldReader.js';
import { newId, newItemId } from '../domain/ids.js';
import type { Institution } from '../domain/institution.js';
import type { Clock } from '../domain/ports/clock.js';
import type { Store, Stored } from '../domain/ports/store.js';
import { sameContent, type TypedBadge, typedBadge } from '../domain/typedBadge.js';
import type { FieldFault } from '../errors.js';
import { listSheetBadges } from './sheetBadges.js';

export interface SheetQuestion {
  readonly institution: Institution;
  readonly session: string;
  /** Absent: badges of the whole institution, none of them new. */
  readonly course?: string;
  readonly rows: readonly SheetRow[];
  /** What a new badge begins with where the sheet says nothing: an empty form. */
  readonly start: TypedBadge;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
}

/** Says row by row what a sheet would do, and does nothing yet. The plan waits for a yes. */
export function createPlanSheet({ store, clock }: Parts) {
  return async (question: SheetQuestion): Promise<SheetPlan> => {
    const { institution, session, course } = question;
    const planner = new Planner(question, await listSheetBadges(store, institution.id, course));
    const plan: SheetPlan = {
      id: newId(),
      institution: institution.id,
      session,
      ...(course !== undefined && { course }),
      rows: question.rows.map((row) => planner.plan(row)),
      expiresAt: new Date(clock().getTime() + SHEET_PLAN_MS).toISOString(),
    };
    await store.insert('sheetPlans', plan);
    return plan;
  };
}

class Planner {
  private readonly byId: ReadonlyMap<string, Stored<BadgeDefinition>>;
  private readonly byTitle = new Map<string, Stored<BadgeDefinition>[]>();
  private readonly seen = new Set<string>();

  constructor(
    private readonly question: SheetQuestion,
    badges: readonly Stored<BadgeDefinition>[],
  ) {
    this.byId = new Map(badges.map((badge) => [badge.id, badge]));
    for (const badge of badges) {
      const title = folded(badge.draft.title);
      this.byTitle.set(title, [...(this.byTitle.get(title) ?? []), badge]);
    }
  }

  plan(row: SheetRow): PlannedRow {
    const title = row.texts.title ?? '';
    const found = this.find(row);
    if ('fault' in found) return faulty(row, title, [found.fault]);
    const { badge } = found;
    const key = badge?.id ?? folded(title);
    if (this.seen.has(key)) return faulty(row, title, [fault('badge', 'twice')]);
    this.seen.add(key);
    if (badge === undefined) return this.planNew(row, title);
    // Of a badge that is known by its title alone, an empty cell says nothing: so the row that made it changes nothing.
    return planChange(row.badge === undefined ? { ...row, texts: filled(row.texts) } : row, badge);
  }

  /** By its number; without one by its title, so that a row that made a badge finds it the next time. */
  private find({
    badge,
    texts,
  }: SheetRow): { readonly badge?: Stored<BadgeDefinition> } | { readonly fault: FieldFault } {
    if (badge !== undefined) {
      const known = this.byId.get(badge);
      return known === undefined ? { fault: fault('badge', 'unknownBadge') } : { badge: known };
    }
    const title = folded(texts.title ?? '');
    if (title === '') return { fault: fault('title', 'noTitle') };
    const alike = this.byTitle.get(title) ?? [];
    if (alike.length > 1) return { fault: fault('title', 'severalAlike') };
    const [only] = alike;
    if (only !== undefined) return { badge: only };
    return this.question.course === undefined ? { fault: fault('badge', 'noNewHere') } : {};
  }

  private planNew(row: SheetRow, title: string): PlannedRow {
    const { start } = this.question;
    const typed: TypedBadge = { ...start, texts: { ...start.texts, ...filled(row.texts) } };
    const { faults } = readBadge(typed, undefined, newItemId);
    if (faults.length > 0) return faulty(row, title, faults);
    return { row: row.row, kind: 'new', title, badge: newId(), changes: [], faults: [], typed };
  }
}

function planChange(row: SheetRow, badge: Stored<BadgeDefinition>): PlannedRow {
  const before = typedBadge(badge.draft);
  const typed: TypedBadge = { ...before, texts: { ...before.texts, ...row.texts } };
  const { content, faults } = readBadge(typed, badge.draft, newItemId);
  const title = content.title || before.texts.title;
  const own = faults.filter(({ field }) => isChanged(field, row.texts, before));
  if (own.length > 0) return { ...faulty(row, title, own), badge: badge.id };
  const facts = { row: row.row, title, badge: badge.id, revision: badge.revision, faults: [] };
  if (sameContent(badge.draft, content)) return { ...facts, kind: 'same', changes: [] };
  const after = typedBadge(content).texts;
  const changes = SHEET_FIELDS.filter((field) => before.texts[field] !== after[field]).map((field) => ({
    field,
    before: before.texts[field],
    after: after[field],
  }));
  return { ...facts, kind: 'changed', changes, typed };
}

/** What was at fault before, and is left as it was, is no fault of the sheet. */
function isChanged(field: string, texts: SheetRow['texts'], { texts: before }: TypedBadge): boolean {
  const known = SHEET_FIELDS.find((each) => each === field);
  return known !== undefined && texts[known] !== undefined && texts[known] !== before[known];
}

function filled(texts: SheetRow['texts']): SheetRow['texts'] {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}

function faulty({ row }: SheetRow, title: string, faults: readonly FieldFault[]): PlannedRow {
  return { row, kind: 'faulty', title, changes: [], faults };
}

function fault(field: string, reason: string): FieldFault {
  return { field, message: `sheet.faults.${reason}` };
}
