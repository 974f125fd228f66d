import type { JsonObject } from '../../domain/ports/credentials.js';
import { type Finding, failed, passed } from './finding.js';
import { isObject } from './json.js';
import { LIMITS, scanJson } from './scan.js';

const LONE_SURROGATE = /\p{Surrogate}/u;
const ESCAPED_SURROGATE = /\\u[dD][89a-fA-F]/;
/** Longest part of a hostile text that a reason repeats. */
const QUOTED = 60;

export const TOO_LONG = failed('format.tooLong', { limit: '1 MiB' });

export interface ReadDocument {
  readonly finding: Finding;
  /** Only when the step passed. */
  readonly document?: JsonObject;
}

/** Step `format`: one JSON object, of bounded size, that every reader reads alike. */
export function readDocument(text: string): ReadDocument {
  if (text.length > LIMITS.length) return { finding: TOO_LONG };
  const fault = scanJson(text);
  if (fault !== undefined)
    return { finding: failed(fault.reason, fault.key === undefined ? undefined : { key: quote(fault.key) }) };
  const document = parse(text);
  if (document === undefined) return { finding: failed('format.notJson') };
  if (!isObject(document)) return { finding: failed('format.notObject') };
  if (hasBrokenText(text, document)) return { finding: failed('format.brokenText') };
  return { finding: passed('format.passed'), document };
}

/** JSON of text that has passed the step before, without its checks. */
export function reparse(text: string): JsonObject | undefined {
  const document = parse(text);
  return isObject(document) ? document : undefined;
}

export function quote(text: string): string {
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}

/** JSON, or undefined for what is none. */
export function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Lone surrogates have no UTF-8 form: two different texts would have one signature. */
function hasBrokenText(text: string, document: JsonObject): boolean {
  if (LONE_SURROGATE.test(text)) return true;
  // An escape may hide one. Written out again, a proper pair becomes characters and only a lone one stays an escape.
  return (
    ESCAPED_SURROGATE.test(text) && ESCAPED_SURROGATE.test(JSON.stringify(document).replaceAll('\\\\', ''))
  );
}
