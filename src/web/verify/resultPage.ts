import type { StepOutcome, Verification } from '../../domain/ports/credentials.js';
import type { PageData } from '../answer.js';
import { paths } from '../paths.js';
import { checkViews, stepOf, summaryOf } from '../public/checks.js';
import { credentialView } from '../public/credentialView.js';
import type { Reader } from '../public/facts.js';

/** What checking a badge found: what it says, the two questions people mix up, and every step. */
export function resultPage(verification: Verification, reader: Reader): PageData {
  const { text } = reader;
  const answer = (question: string, outcome: StepOutcome = 'unchecked') => ({
    question: text(`verifyPage.${question}.question`),
    answer: text(`verifyPage.${question}.${outcome}`),
  });
  const recipient = stepOf(verification, 'recipient');
  return {
    title: text('verifyPage.result.title'),
    summary: summaryOf(verification, reader),
    questions: [
      answer('genuine', stepOf(verification, 'proof')?.outcome),
      answer('known', stepOf(verification, 'issuer')?.outcome),
      ...(recipient === undefined ? [] : [answer('theirs', recipient.outcome)]),
    ],
    badge: credentialView(verification, reader),
    checks: checkViews(verification, reader, { explained: true }),
    again: paths.verify(),
  };
}
