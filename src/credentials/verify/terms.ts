import type { JsonObject } from '../../domain/ports/credentials.js';
import { loadDocument, UnknownContextError } from '../documentLoader.js';
import { loadDataIntegrity } from '../loadDataIntegrity.js';
import { type Finding, failed, passed } from './finding.js';
import { quote } from './format.js';
import { asObject, asText } from './json.js';

/** A backstop only: LIMITS keep honest documents far below it. */
const CANONICALIZATION_MS = 1_200;

export interface CheckedTerms {
  readonly finding: Finding;
  /** SHA-256 of the canonical document, for the proof, mostly one; only when the step passed. */
  readonly hashes?: readonly Uint8Array[];
}

/**
 * Step `terms`: every JSON-LD context is known and every term defined, so that nothing shown is outside the signature.
 * @param signal ends it before its own limit of 1.2 seconds
 */
export async function checkTerms(
  document: JsonObject,
  signal = AbortSignal.timeout(CANONICALIZATION_MS),
): Promise<CheckedTerms> {
  const { proof: _, ...unsigned } = document;
  let unknown: string | undefined;
  const documentLoader = async (url: string) => {
    try {
      return await loadDocument(url);
    } catch (error) {
      if (error instanceof UnknownContextError) unknown ??= error.url;
      throw error;
    }
  };
  const { documentHashes } = await loadDataIntegrity();
  try {
    const hashes = await documentHashes(unsigned, { documentLoader, signal });
    return { finding: passed('terms.passed'), hashes };
  } catch (error) {
    if (unknown !== undefined)
      return { finding: failed('terms.unknownContext', { context: quote(unknown) }) };
    return { finding: explain(error) };
  }
}

/** The library's safe mode names the event it stopped at; anything else is a context that contradicts itself. */
function explain(error: unknown): Finding {
  const message = error instanceof Error ? error.message : '';
  if (/abort|deep iterations/i.test(message)) return failed('terms.tooComplex');
  const event = asObject(asObject(detailsOf(error)).event);
  const details = asObject(event.details);
  const term =
    asText(details.property) ?? asText(details.type) ?? asText(details.value) ?? asText(details.id);
  if (term !== undefined) return failed('terms.undefinedTerm', { term: quote(term) });
  return failed('terms.invalid');
}

function detailsOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'details' in error ? error.details : undefined;
}
