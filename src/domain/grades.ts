import type { MicroCredentialElements } from './badgeDefinition.js';

/** The grades that a reviewer chooses from, lowest first; none where they are typed freely. */
export function gradesOf({ gradeScale = '' }: Pick<MicroCredentialElements, 'gradeScale'>): string[] {
  const grades = gradeScale
    .split(/[,;]/)
    .map((grade) => grade.trim())
    .filter((grade) => grade !== '');
  return [...new Set(grades)];
}
