import type { JsonObject } from '../domain/ports/credentials.js';
import type { Signer } from './adapters/dataIntegrity.js';
import { wholeSeconds } from './tidy.js';

/** The libraries that sign are heavy and only needed at the first badge: loaded then, and kept. */
export async function loadSigning() {
  const [{ signingSuite }, { issueCredential }] = await Promise.all([
    import('./adapters/dataIntegrity.js'),
    import('./adapters/issuing.js'),
  ]);
  return { signingSuite, issueCredential };
}

/** No XML document may hold these (XML 1.0 §2.2, §2.7): escaped, the same bytes fit in a PNG, an SVG and a file. */
const NOT_IN_CDATA = /]]>|[\uFFFE\uFFFF]/g;

function portableJson(document: JsonObject): string {
  return JSON.stringify(document).replace(NOT_IN_CDATA, (found) =>
    found === ']]>' ? ']]\\u003e' : `\\u${found.charCodeAt(0).toString(16)}`,
  );
}

/**
 * The document as JSON text with one Data Integrity proof, `eddsa-rdfc-2022`, in an array, as the strict schema of Open
 * Badges 3.0 wants it.
 * @throws {TypeError} when a term or a context is undefined; `cause` says which
 */
export async function signDocument(document: JsonObject, signer: Signer, now: Date): Promise<string> {
  const { signingSuite, issueCredential } = await loadSigning();
  try {
    const signed = await issueCredential(document, signingSuite(signer, wholeSeconds(now)), now);
    return portableJson({ ...signed, proof: [signed.proof] });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new TypeError(`${String(document.id)} can't be signed: ${message}`, { cause });
  }
}
