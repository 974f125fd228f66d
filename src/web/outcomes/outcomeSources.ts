import type { LearningOutcome } from '../../domain/badgeDefinition.js';
import type { OutcomeSource } from '../../domain/outcomeSource.js';
import type { BadgeInForm } from '../define/badgeFormPage.js';
import type { WebRequest } from '../route.js';

type Reader = Pick<WebRequest, 'text' | 'query'>;

/** What the badge's form says about outcomes that came from elsewhere (`views/partials/outcomeSources.hbs`). */
export function outcomeSources({ badge }: BadgeInForm, { text, query }: Reader) {
  const known = (badge?.draft.competenceObjective.outcomes ?? []).flatMap((outcome) => {
    const from = sourceWords(outcome);
    return from === undefined ? [] : [{ text: outcome.text, from }];
  });
  return {
    taken: query.has('outcomes') ? takenWords({ text, query }) : undefined,
    known,
    summary: text('outcomes.form.known', { count: known.length }),
  };
}

function takenWords({ text, query }: Reader): string {
  const outcomes = count(query.text('outcomes'));
  const criteria = count(query.text('criteria'));
  if (outcomes === 0 && criteria === 0) return text('outcomes.taken.nothing');
  const parts = [
    outcomes > 0 ? text('outcomes.taken.outcomes', { count: outcomes }) : '',
    criteria > 0 ? text('outcomes.taken.criteria', { count: criteria }) : '',
  ];
  return text('outcomes.taken.added', { what: parts.filter(Boolean).join(', ') });
}

function count(typed: string): number {
  return /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
}

/** Framework, code and name, as far as they are known. */
export function sourceWords({ source }: Pick<LearningOutcome, 'source'>): string | undefined {
  return source === undefined ? undefined : describeSource(source);
}

function describeSource({ targetFramework, targetCode, targetName }: OutcomeSource): string {
  return [targetFramework, targetCode, targetName].filter(Boolean).join(' · ');
}
