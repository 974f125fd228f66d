import type { StepOutcome, VerificationStep, VerificationStepName } from '../../domain/ports/credentials.js';
import type { VerificationReason } from './reasons.js';

/** What one step found. */
export interface Finding {
  readonly outcome: StepOutcome;
  readonly reason: VerificationReason;
  readonly values?: Readonly<Record<string, string | number>>;
}

type Values = Finding['values'];

export const passed = (reason: VerificationReason, values?: Values): Finding =>
  finding('passed', reason, values);
export const failed = (reason: VerificationReason, values?: Values): Finding =>
  finding('failed', reason, values);
export const unchecked = (reason: VerificationReason, values?: Values): Finding =>
  finding('unchecked', reason, values);

/** The step could not be taken because an earlier one failed. */
export const skipped = (step: Exclude<VerificationStepName, 'format'>): Finding =>
  unchecked(`${step}.skipped`);

export function asStep(step: VerificationStepName, { outcome, reason, values }: Finding): VerificationStep {
  return values === undefined ? { step, outcome, reason } : { step, outcome, reason, values };
}

function finding(outcome: StepOutcome, reason: VerificationReason, values: Values): Finding {
  return values === undefined ? { outcome, reason } : { outcome, reason, values };
}
