import { readUploadedBadge } from '../../domain/uploadedBadge.js';
import type { Answer } from '../answer.js';
import { reasonOf } from '../public/checks.js';
import type { WebRequest } from '../route.js';
import { readCall } from './apiCall.js';

/**
 * `POST /api/verify`: a credential as JSON, a token, an address as plain text, a baked PNG or SVG, or an object that
 * says which and whose the badge should be: `{"credential": …, "recipient": …}`, `{"address": …, "recipient": …}`.
 * Answers every step, and the credential where one could be read; 200 whatever the steps say, 422 when there was no
 * badge to check.
 */
export async function apiVerify({ files, services, text, present }: WebRequest): Promise<Answer> {
  const uploaded = readUploadedBadge(files.file ?? Buffer.alloc(0));
  const { badge, questions } =
    'text' in uploaded ? readCall(uploaded.text) : { badge: uploaded, questions: {} };
  const { steps, credential } = await services.verifyBadge(badge, questions);
  const body = {
    steps: steps.map((step) => ({
      step: step.step,
      outcome: step.outcome,
      reason: step.reason,
      text: reasonOf(step, { text, present }),
    })),
    credential,
  };
  return { kind: 'json', body };
}
