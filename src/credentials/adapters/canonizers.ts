import { type CanonizeOptions, cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import type { JsonObject } from '../../domain/ports/credentials.js';
import { createCanonizer } from '../canonical/canonizer.js';
import type { Places } from '../canonical/outline.js';
import { isObject } from '../verify/json.js';

const STATUS: Places = { leaves: { id: 'iri', statusListIndex: 'text', statusListCredential: 'iri' } };

/** What differs between the awards of one badge version. */
const AWARD: Places = {
  leaves: { id: 'iri', validFrom: 'instant', validUntil: 'instant', awardedDate: 'instant' },
  nodes: {
    credentialSubject: {
      leaves: { id: 'iri', assessmentMethod: 'text' },
      lists: {
        identifier: { leaves: { identityHash: 'text', salt: 'text' } },
        result: { leaves: { resultDescription: 'text', achievedLevel: 'text', value: 'text' } },
      },
    },
    credentialStatus: STATUS,
    suspensionStatus: STATUS,
  },
  lists: { evidence: { leaves: { id: 'iri', name: 'text', narrative: 'text', shows: 'iri' } } },
};
const PROOF: Places = { leaves: { created: 'instant' } };

/** Badge versions, and keys, that are issued from or read at one time. */
const KEPT = 200;

/** Apart, so that what strangers show us pushes nothing out that we issue from. */
const signing = canonizers('first');
const reading = canonizers('second');

function canonizers(learnsAt: 'first' | 'second') {
  const options = { kept: KEPT, learnsAt } as const;
  return { award: createCanonizer(AWARD, options), proof: createCanonizer(PROOF, options) };
}

/** Canonical RDF of what we sign: of a badge, or of a proof's own options, from what was learned at the first of its like. */
export async function canonizeOwn(input: object, options: CanonizeOptions): Promise<string> {
  const document = { ...input };
  const library = (one: object) => cryptosuite.canonize(one, options);
  const kind = kindOf(document);
  return kind === undefined ? library(document) : signing[kind].canonize(document, library);
}

/** The same where nothing has to be learned for it; undefined where it has. */
export function canonizeKnown(document: JsonObject): string | undefined {
  const kind = kindOf(document);
  return kind && signing[kind].known(document);
}

/** Canonical RDF of what is read: as the library makes it, the sooner the more documents of its form there have been. */
export async function canonizeRead(document: JsonObject, options: CanonizeOptions): Promise<string> {
  const library = (one: object) => cryptosuite.canonize(one, options);
  const kind = kindOf(document);
  if (kind === undefined) return library(document);
  return signing[kind].known(document) ?? reading[kind].canonize(document, library);
}

function kindOf(document: JsonObject): 'award' | 'proof' | undefined {
  if (document.proofPurpose !== undefined) return 'proof';
  // Its proof is a graph of its own, which no template holds: learning it would only cost.
  if (document.endorsement !== undefined) return undefined;
  const subject = document.credentialSubject;
  return isObject(subject) && isObject(subject.achievement) ? 'award' : undefined;
}
