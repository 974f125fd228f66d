import type { VerificationQuestions } from '../../domain/ports/credentials.js';
import { isAddress } from './verifyForm.js';

export interface ApiCall {
  readonly badge: { readonly text: string } | { readonly address: string };
  readonly questions: VerificationQuestions;
}

const TEXT = '"(?:[^"\\\\]|\\\\.)*"';
const RECIPIENT = `"recipient"\\s*:\\s*(${TEXT})`;
/** The credential may stand before or behind the recipient, and nothing else beside it. */
const OPENING = new RegExp(`^\\{\\s*(?:${RECIPIENT}\\s*,\\s*)?"credential"\\s*:\\s*`);
const CLOSING = new RegExp(`,\\s*${RECIPIENT}\\s*$`);
const BY_ADDRESS = new RegExp(
  `^\\{\\s*(?:${RECIPIENT}\\s*,\\s*)?"address"\\s*:\\s*(${TEXT})\\s*(?:,\\s*${RECIPIENT}\\s*)?\\}$`,
);
/** Of all that may stand beside a credential; patterns are tried on no more. */
const LONGEST_BESIDE = 2_000;

/**
 * What a text sent to the API asks. The credential's own characters are taken out of the object around it: parsing it
 * twice could hide what it says twice.
 */
export function readCall(text: string): ApiCall {
  if (text.length <= LONGEST_BESIDE) {
    if (isAddress(text)) return { badge: { address: text }, questions: {} };
    const [isByAddress, before, address, after] = BY_ADDRESS.exec(text) ?? [];
    if (isByAddress !== undefined)
      return { badge: { address: unquote(address) ?? '' }, questions: questionsOf(before ?? after) };
  }
  const opening = OPENING.exec(text.slice(0, LONGEST_BESIDE));
  if (opening === null || !text.endsWith('}')) return { badge: { text }, questions: {} };
  const inside = text.slice(opening[0].length, -1);
  const closing = CLOSING.exec(inside.slice(-LONGEST_BESIDE));
  const credential = inside.slice(0, inside.length - (closing?.[0].length ?? 0));
  return {
    badge: { text: unquote(credential.trim()) ?? credential },
    questions: questionsOf(opening[1] ?? closing?.[1]),
  };
}

function questionsOf(quoted: string | undefined): VerificationQuestions {
  const recipient = unquote(quoted)?.trim();
  return recipient ? { recipient } : {};
}

/** A JSON text's value: a token may be given as one. Undefined for anything else. */
function unquote(quoted = ''): string | undefined {
  if (!quoted.startsWith('"')) return undefined;
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}
