import type { JsonObject } from '../domain/ports/credentials.js';
import type { Signer } from './adapters/dataIntegrity.js';
import { loadDataIntegrity } from './loadDataIntegrity.js';
import { writeJson } from './shared.js';
import { wholeSeconds } from './tidy.js';

let loading: ReturnType<typeof load> | undefined;

/** What the first badge would have to wait for. */
export function loadSigning() {
  loading ??= load();
  return loading;
}

async function load() {
  const [{ signingSuite, signKnown }, { issueCredential }] = await Promise.all([
    loadDataIntegrity(),
    import('./adapters/issuing.js'),
  ]);
  return { signingSuite, signKnown, issueCredential };
}

/** No XML document may hold these (XML 1.0 §2.2, §2.7): escaped, the same bytes fit in a PNG, an SVG and a file. */
const NOT_IN_CDATA = /]]>|[\uFFFE\uFFFF]/g;

function portableJson(document: JsonObject): string {
  return writeJson(document).replace(NOT_IN_CDATA, (found) =>
    found === ']]>' ? ']]\\u003e' : `\\u${found.charCodeAt(0).toString(16)}`,
  );
}

/**
 * The document as JSON text with one Data Integrity proof, `eddsa-rdfc-2022`, in an array, as the strict schema of Open
 * Badges 3.0 wants it. The library signs the first of each form, all its checks made; those that differ in the learner's
 * values only are signed without expanding them anew.
 * @throws {TypeError} when a term or a context is undefined; `cause` says which
 */
export async function signDocument(document: JsonObject, signer: Signer, now: Date): Promise<string> {
  const { signingSuite, signKnown, issueCredential } = await loadSigning();
  const created = wholeSeconds(now);
  const proof = await signKnown(document, signer, created);
  if (proof !== undefined) return portableJson({ ...document, proof: [proof] });
  try {
    const signed = await issueCredential(document, signingSuite(signer, created), now);
    return portableJson({ ...signed, proof: [signed.proof] });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new TypeError(`${String(document.id)} can't be signed: ${message}`, { cause });
  }
}
