import type { PlannedRow, SheetPlan } from '../domain/badgeSheet.js';
import type { Institution } from '../domain/institution.js';
import type { Store } from '../domain/ports/store.js';
import { AppError, InvalidInput } from '../errors.js';
import type { createCreateBadge } from './createBadge.js';
import type { createSaveBadgeDraft } from './saveBadgeDraft.js';

export interface SheetConsent {
  readonly institution: Institution;
  readonly session: string;
  readonly course?: string;
  readonly plan: string;
  /** Whose the new badges are. Absent of a sheet of the institution, which has none. */
  readonly person?: string;
}

export interface AppliedSheet {
  readonly made: number;
  readonly changed: number;
  readonly same: number;
  /** Rows at fault, and those whose badge somebody changed since the sheet was looked through: left as they were. */
  readonly faulty: number;
  readonly overtaken: number;
}

interface Parts {
  readonly store: Store;
  readonly createBadge: ReturnType<typeof createCreateBadge>;
  readonly saveBadgeDraft: ReturnType<typeof createSaveBadgeDraft>;
}

type Outcome = keyof AppliedSheet;

/** @throws {AppError} NOT_FOUND for a plan of another session, course or institution, and for one that has gone */
export function createReadSheetPlan({ store }: Pick<Parts, 'store'>) {
  return async ({ institution, session, course, plan: id }: SheetConsent): Promise<SheetPlan> => {
    const plan = await store.find('sheetPlans', { id });
    const own = plan?.institution === institution.id && plan.session === session && plan.course === course;
    if (plan === undefined || !own) throw new AppError('NOT_FOUND');
    return plan;
  };
}

/**
 * Does what a plan says, row by row, each for itself: drafts are made and changed, never a published version. Twice is
 * like once: what is there already is left alone.
 * @throws {AppError} NOT_FOUND, STORE_BUSY
 */
export function createApplySheet(parts: Parts) {
  const readPlan = createReadSheetPlan(parts);
  return async (consent: SheetConsent): Promise<AppliedSheet> => {
    const { rows } = await readPlan(consent);
    const counts = { made: 0, changed: 0, same: 0, faulty: 0, overtaken: 0 };
    for (const row of rows) counts[await apply(parts, consent, row)] += 1;
    return counts;
  };
}

async function apply(
  { createBadge, saveBadgeDraft }: Parts,
  { institution, course, person }: SheetConsent,
  { kind, badge, revision, typed }: PlannedRow,
): Promise<Outcome> {
  if (kind === 'same' || kind === 'faulty') return kind;
  if (typed === undefined || badge === undefined) return 'faulty';
  try {
    if (kind === 'changed') {
      const saved = await saveBadgeDraft({ institution, badge, revision: revision ?? 0, typed });
      return saved.kind === 'saved' ? 'changed' : 'overtaken';
    }
    if (course === undefined || person === undefined) return 'faulty';
    const made = await createBadge({ institution, course, person, id: badge, typed });
    return made.kind === 'saved' ? 'made' : 'overtaken';
  } catch (error) {
    // The school's rules have changed since: a template that was taken away, say.
    if (error instanceof InvalidInput) return 'faulty';
    throw error;
  }
}
