import type { AssessmentCriterion } from '../domain/badgeDefinition.js';
import type { JsonObject } from '../domain/ports/credentials.js';
import type { CriterionVerdict } from '../domain/submission.js';

/** Where one criterion is described: inside its achievement, whose links must resolve there (Open Badges 3.0 §Result). */
export function criterionAddress(achievement: string, criterion: string): string {
  return `${achievement}#criterion-${encodeURIComponent(criterion)}`;
}

const gradeAddress = (achievement: string) => `${achievement}#grade`;

/** One description per criterion, and one for a grade: the same for every award of the version. */
export function resultDescriptions(
  achievement: string,
  criteria: readonly AssessmentCriterion[],
): JsonObject[] {
  return [
    ...criteria.map((criterion) => ({
      id: criterionAddress(achievement, criterion.id),
      type: ['ResultDescription'],
      name: criterion.text,
      resultType: 'Status',
    })),
    { id: gradeAddress(achievement), type: ['ResultDescription'], name: 'Grade', resultType: 'Result' },
  ];
}

/** What the reviewer saw shown, and the grade. A criterion not shown is left out: a badge tells what one can. */
export function results(
  achievement: string,
  criteria: readonly AssessmentCriterion[],
  verdicts: readonly CriterionVerdict[],
  grade: string | undefined,
): JsonObject[] {
  const shown = new Set(
    verdicts.filter((verdict) => verdict.verdict === 'shown').map((verdict) => verdict.criterion),
  );
  const statuses = criteria
    .filter((criterion) => shown.has(criterion.id))
    .map((criterion) => ({
      type: ['Result'],
      resultDescription: criterionAddress(achievement, criterion.id),
      status: 'Completed',
    }));
  if (grade === undefined || grade.trim() === '') return statuses;
  return [...statuses, { type: ['Result'], resultDescription: gradeAddress(achievement), value: grade }];
}
