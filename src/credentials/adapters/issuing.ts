import { issue } from '@digitalbazaar/vc';
import type { JsonObject } from '../../domain/ports/credentials.js';
import { loadDocument } from '../documentLoader.js';

/** The credential with its proof added, all rules of VCDM 2.0 checked on the way; the one given stays as it was. */
export async function issueCredential(credential: JsonObject, suite: object, now: Date): Promise<JsonObject> {
  return issue({ credential: { ...credential }, suite, documentLoader: loadDocument, now });
}
