import type { InstitutionKey } from '../../domain/institution.js';
import type { JsonObject, VerificationWorld } from '../../domain/ports/credentials.js';
import { asArray, asObject, asText, idOf, isObject } from './json.js';
import { keyOfJwk, keyOfMethod, keyOfMultikey, type PublicKey } from './publicKey.js';

/** A key as an address names it, and who controls it: the issuer must be the same. */
export interface FoundKey {
  readonly key: PublicKey;
  readonly controller: string;
  /** The controller said so itself: we keep its keys, its own server was asked, or it is nothing but this key. */
  readonly vouched: boolean;
}

/** Why there is no key: nobody could be asked, nobody answered, or the answer holds no such key. */
export type NoKey = 'unknown' | 'unreachable' | 'notListed';

/** Where the keys of one verification come from. */
export interface KeySource {
  /** @param method an address in a proof's `verificationMethod` or a token's `kid` */
  find(method: string, issuer: string): Promise<FoundKey | NoKey>;
  /** Whether the issuer vouches for a key that a token brought along. */
  vouches(key: PublicKey, issuer: string): Promise<boolean | 'unknown'>;
  /** Whether the issuer's own document lists this key for assertion; nobody's word when there is none. */
  lists(key: string, issuer: string): Promise<boolean | 'unknown'>;
}

/** Only keys that their address itself spells out; `isAsked` says whether more was wanted. */
export function createNamedKeys(): { readonly keys: KeySource; isAsked(): boolean } {
  let asked = false;
  const nobody = (): 'unknown' => {
    asked = true;
    return 'unknown';
  };
  return {
    keys: {
      find: async (method) => readNamedKey(method) ?? nobody(),
      vouches: async () => nobody(),
      lists: async () => nobody(),
    },
    isAsked: () => asked,
  };
}

const DID_KEY = 'did:key:';
const DID_WEB = 'did:web:';

/**
 * @param world its `fetchDocument` bounded, and each address asked for once
 * @param keyAddress where a key of ours is served as JWK
 */
export function createKeySource(
  world: VerificationWorld,
  keyAddress: (key: InstitutionKey) => string,
): KeySource {
  const fetchDocument = async (address: string) => {
    const document = await world.fetchDocument?.(address);
    return isObject(document) ? document : undefined;
  };
  return {
    async find(method, issuer) {
      const named = readNamedKey(method);
      if (named !== undefined) return named;
      const own = (await world.issuerKeys(issuer))?.find((key) => keyAddress(key) === method);
      const ownKey = own && keyOfJwk(own.publicJwk);
      if (ownKey !== undefined) return { key: ownKey, controller: issuer, vouched: true };
      const address = addressOf(method);
      if (address === undefined || world.fetchDocument === undefined) return 'unknown';
      const document = await fetchDocument(address);
      if (document === undefined) return 'unreachable';
      return keyIn(document, method, issuer) ?? 'notListed';
    },
    async vouches(key, issuer) {
      const own = await world.issuerKeys(issuer);
      if (own !== undefined) return own.some((one) => one.id === key.name);
      const authority = authorityOf(issuer);
      if (authority === undefined || world.fetchDocument === undefined) return 'unknown';
      const set = await fetchDocument(`https://${authority}/.well-known/jwks.json`);
      if (set === undefined || (set.iss !== undefined && set.iss !== issuer)) return 'unknown';
      return jwksOf(set).some((jwk) => keyOfJwk(jwk)?.name === key.name);
    },
    async lists(key, issuer) {
      const address = addressOf(issuer);
      if (address === undefined || world.fetchDocument === undefined) return 'unknown';
      const document = await fetchDocument(address);
      if (document === undefined || idOf(document) !== issuer || document.assertionMethod === undefined)
        return 'unknown';
      return assertionMethods(document).some((method) => keyOfMethod(method)?.name === key);
    },
  };
}

/** Who controls the key and which it is, read from the method's address alone: nothing is fetched. */
function readNamedKey(method: string): FoundKey | undefined {
  const [controller = '', fragment, ...more] = method.split('#');
  if (more.length > 0 || controller === '') return undefined;
  const name = controller.startsWith(DID_KEY) ? controller.slice(DID_KEY.length) : (fragment ?? '');
  if (fragment !== undefined && fragment !== name) return undefined;
  const key = keyOfMultikey(name);
  return key && { key, controller, vouched: controller.startsWith(DID_KEY) };
}

/** Where the document behind a `did:web` (Read, Resolve) or an https address is; undefined for anything else. */
function addressOf(method: string): string | undefined {
  const [id = ''] = method.split('#');
  if (id.startsWith(DID_WEB)) {
    const [host = '', ...path] = id.slice(DID_WEB.length).split(':').map(decodeSegment);
    if (!/^[A-Za-z0-9.-]+(:\d{1,5})?$/.test(host) || path.some((part) => !/^[\w.~%-]+$/.test(part)))
      return undefined;
    return `https://${host}/${path.length === 0 ? '.well-known' : path.join('/')}/did.json`;
  }
  return id.startsWith('https://') && URL.canParse(id) ? id : undefined;
}

function decodeSegment(segment: string): string {
  return segment.replace(/%3A/gi, ':');
}

/** Host and port that an issuer's id stands on. */
function authorityOf(id: string): string | undefined {
  const address = addressOf(id);
  return address === undefined ? undefined : new URL(address).host;
}

/** The key of a fetched document: a DID document or profile that lists it, a verification method, a JWK or a set of them. */
function keyIn(document: JsonObject, method: string, issuer: string): FoundKey | undefined {
  const [controller = ''] = method.split('#');
  if (document.assertionMethod !== undefined) {
    if (idOf(document) !== controller) return undefined;
    const listed = assertionMethods(document).find((one) => isNamed(one, method, controller));
    const key = keyOfMethod(listed);
    return key && { key, controller, vouched: true };
  }
  // What stands on the issuer's own host is the issuer's word; what somebody else's host says of it is not.
  const authority = authorityOf(method);
  const sameHost = authority !== undefined && authority === authorityOf(issuer);
  const claimed = asText(document.controller) ?? issuer;
  const key =
    keyOfMethod(document) ??
    keyOfJwk(document) ??
    keyOfJwk(jwksOf(document).find((jwk) => jwk.kid === method || jwk.kid === method.split('#')[1]));
  return key && { key, controller: sameHost ? claimed : controller, vouched: isBelow(method, issuer) };
}

/** Whether an address is part of the issuer's own: on a host that many share, that says whose it is. */
function isBelow(address: string, issuer: string): boolean {
  const home = addressOf(issuer)?.replace(/\/did\.json$/, '');
  return (
    home !== undefined &&
    (address === home || address.startsWith(`${home}/`) || address.startsWith(`${home}#`))
  );
}

function jwksOf(set: JsonObject): JsonObject[] {
  return asArray(set.keys).slice(0, 100).map(asObject);
}

/** The methods a document allows for assertion, references resolved within it. */
function assertionMethods(document: JsonObject): JsonObject[] {
  const id = idOf(document) ?? '';
  const methods = asArray(document.verificationMethod).slice(0, 100).map(asObject);
  return asArray(document.assertionMethod)
    .slice(0, 100)
    .flatMap((one) =>
      typeof one === 'string' ? methods.filter((method) => isNamed(method, one, id)) : [asObject(one)],
    );
}

/** Ids may be written relative to their document: `#key-1`. */
function isNamed(method: JsonObject, name: string, document: string): boolean {
  const full = (written: string) => (written.startsWith('#') ? `${document}${written}` : written);
  return full(asText(method.id) ?? '') === full(name);
}
