import type { CourseKey } from './school.js';

/** A column (AGS 2.0 §3.2). */
export interface LineItem {
  readonly id: string;
  readonly course: CourseKey;
  readonly label: string;
  readonly scoreMaximum: number;
  readonly resourceId?: string;
  readonly tag?: string;
  /** Id of the activity it belongs to. */
  readonly activity?: string;
}

/** What a person has in a column. */
export interface Result {
  readonly lineItem: string;
  /** `sub`. */
  readonly person: string;
  /** Of the column's maximum; absent where the tool took it back. */
  readonly grade?: number;
  readonly comment?: string;
  /** Whole seconds since 1970. */
  readonly changedAt: number;
}

export interface Gradebook {
  lastId: number;
  lineItems: LineItem[];
  results: Result[];
}

export type ScoreAnswer = 200 | 400 | 409;

/** A score as posted; hostile. */
export interface PostedScore {
  readonly userId?: unknown;
  readonly scoreGiven?: unknown;
  readonly scoreMaximum?: unknown;
  readonly comment?: unknown;
  readonly timestamp?: unknown;
  readonly activityProgress?: unknown;
  readonly gradingProgress?: unknown;
}

/**
 * Takes a score the way Moodle 4.5 does: only of people who can have a grade, only later ones in whole seconds; and every
 * progress but FullyGraded erases the grade that was there.
 */
export function takeScore(
  gradebook: Gradebook,
  lineItem: LineItem,
  score: PostedScore,
  mayHaveGrade: (person: string) => boolean,
): ScoreAnswer {
  const { userId, scoreGiven, scoreMaximum, comment, timestamp, activityProgress, gradingProgress } = score;
  const complete = typeof activityProgress === 'string' && typeof gradingProgress === 'string';
  if (typeof userId !== 'string' || !mayHaveGrade(userId) || !complete) return 400;
  if (typeof timestamp !== 'string' || Number.isNaN(Date.parse(timestamp))) return 400;
  if (scoreGiven !== undefined && (!isNumber(scoreGiven) || !isNumber(scoreMaximum) || scoreMaximum <= 0))
    return 400;
  const changedAt = Math.floor(Date.parse(timestamp) / 1000);
  const known = gradebook.results.find((each) => each.lineItem === lineItem.id && each.person === userId);
  if (known !== undefined && changedAt <= known.changedAt) return 409;
  const graded = gradingProgress === 'FullyGraded' && isNumber(scoreGiven) && isNumber(scoreMaximum);
  const result: Result = {
    lineItem: lineItem.id,
    person: userId,
    changedAt,
    ...(graded && { grade: (scoreGiven / scoreMaximum) * lineItem.scoreMaximum }),
    ...(typeof comment === 'string' && { comment }),
  };
  gradebook.results = [...gradebook.results.filter((each) => each !== known), result];
  return 200;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** From the state file; what is not there was never kept. */
export function readGradebook(read: unknown): Gradebook {
  const lists: { lastId?: unknown; lineItems?: unknown; results?: unknown } =
    typeof read === 'object' && read !== null ? read : {};
  return {
    lastId: isNumber(lists.lastId) ? lists.lastId : 0,
    lineItems: Array.isArray(lists.lineItems) ? lists.lineItems : [],
    results: Array.isArray(lists.results) ? lists.results : [],
  };
}
