import { readUploadedBadge } from '../../domain/uploadedBadge.js';
import type { Answer } from '../answer.js';
import { reasonOf } from '../public/checks.js';
import type { WebRequest } from '../route.js';

/**
 * `POST /api/verify`: a credential as JSON, with or without `{"credential": …}` around it, a token, or a baked PNG or SVG. Answers every step, and the
 * credential where one could be read; 200 whatever the steps say, 422 when there was no badge to check.
 */
export async function apiVerify({ files, services, text, present }: WebRequest): Promise<Answer> {
  const badge = readUploadedBadge(files.file ?? Buffer.alloc(0));
  const { steps, credential } = await services.verifyBadge(
    'text' in badge ? { text: unwrapped(badge.text) } : badge,
  );
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

/** The credential's own characters out of an object with that one member: parsing it twice could hide what it says twice. */
function unwrapped(text: string): string {
  const wrapper = /^\{\s*"credential"\s*:\s*/.exec(text)?.[0];
  return wrapper !== undefined && text.endsWith('}') ? text.slice(wrapper.length, -1) : text;
}
