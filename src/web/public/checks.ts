import type {
  StepOutcome,
  Verification,
  VerificationStep,
  VerificationStepName,
} from '../../domain/ports/credentials.js';
import { dateOf, type Reader } from './facts.js';

/** One step of the log as a person reads it. */
export interface CheckView {
  readonly outcome: StepOutcome;
  readonly mark: string;
  readonly name: string;
  readonly result: string;
  readonly reason: string;
  /** What the step is about; only where there is room for it. */
  readonly explanation: string | undefined;
}

/** What all steps together mean, in a sentence. It replaces none of them. */
export interface Summary {
  readonly kind: 'good' | 'error' | 'wait';
  readonly title: string;
  readonly words: string;
}

const MARKS: Readonly<Record<StepOutcome, string>> = { passed: '✓', failed: '✗', unchecked: '–' };

export function checkViews(
  { steps }: Verification,
  { text, present }: Reader,
  { explained }: { readonly explained: boolean },
): CheckView[] {
  return steps.map((step) => ({
    outcome: step.outcome,
    mark: MARKS[step.outcome],
    name: text(`verify.steps.${step.step}.name`),
    result: text(`public.checks.${step.outcome}`),
    reason: reasonOf(step, { text, present }),
    explanation: explained ? text(`verify.steps.${step.step}.explanation`) : undefined,
  }));
}

/** Why a step ended as it did. Its values may come out of a hostile file. */
export function reasonOf(
  { reason, values }: VerificationStep,
  { text, present }: Pick<Reader, 'text' | 'present'>,
): string {
  const told: Record<string, string | number> = { ...values };
  if (typeof told.date === 'string') told.date = dateOf(told.date, { present });
  if (typeof told.missing === 'string' && told.missing !== '') {
    const names = told.missing.split(', ').map((element) => text(`verify.elements.${element}`));
    told.missing = names.join(', ');
  }
  if (typeof told.problem === 'string') told.problem = text(`verify.problems.${told.problem}`);
  return text(`verify.reasons.${reason}`, told);
}

/** The most important thing first: unreadable, changed, revoked, suspended, anything else that failed; then what could not be looked at. */
export function summaryOf(verification: Verification, { text }: Pick<Reader, 'text'>): Summary {
  const outcome = (name: VerificationStepName) => stepOf(verification, name)?.outcome;
  const failed = verification.steps.filter((step) => step.outcome === 'failed');
  const say = (kind: Summary['kind'], key: string): Summary => ({
    kind,
    title: text(`public.summary.${key}.title`),
    words: text(`public.summary.${key}.words`),
  });
  if (outcome('format') === 'failed') return say('error', 'unreadable');
  if (outcome('proof') === 'failed') return say('error', 'changed');
  if (stepOf(verification, 'status')?.reason === 'status.replaced')
    return lifecycleSummary(text, 'error', 'replaced');
  if (isRevoked(verification)) return say('error', 'revoked');
  if (isSuspended(verification)) return lifecycleSummary(text, 'wait', 'suspended');
  if (failed.length > 0) return say('error', 'failed');
  if (outcome('proof') !== 'passed') return say('wait', 'unproven');
  const needed: readonly VerificationStepName[] = ['issuer', 'validity', 'status'];
  return needed.every((step) => outcome(step) === 'passed') ? say('good', 'passed') : say('wait', 'partly');
}

const REVOKED: readonly (string | undefined)[] = ['status.revoked', 'status.givenUp', 'status.replaced'];

export function isRevoked(verification: Verification): boolean {
  return REVOKED.includes(stepOf(verification, 'status')?.reason);
}

/** In the list that our badges name for it, or as the one status of another issuer's badge. */
export function isSuspended(verification: Verification): boolean {
  return (
    stepOf(verification, 'suspension')?.reason === 'suspension.suspended' ||
    stepOf(verification, 'status')?.reason === 'status.suspended'
  );
}

function lifecycleSummary(text: Reader['text'], kind: Summary['kind'], key: string): Summary {
  const group = `lifecycle.public.summary.${key}`;
  return { kind, title: text(`${group}.title`), words: text(`${group}.words`) };
}

export function stepOf({ steps }: Verification, name: VerificationStepName): VerificationStep | undefined {
  return steps.find(({ step }) => step === name);
}
