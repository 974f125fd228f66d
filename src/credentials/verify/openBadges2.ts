import { isDeepStrictEqual } from 'node:util';
import type { JsonObject, VerificationWorld } from '../../domain/ports/credentials.js';
import type { Badge } from './badge.js';
import { type Finding, failed, passed, unchecked } from './finding.js';
import { quote } from './format.js';
import { asArray, asObject, asText, idOf, isObject } from './json.js';
import type { KeySource } from './keySource.js';
import type { CheckedProof } from './proof.js';
import { checkToken } from './token.js';

/** What an Assertion must have (Open Badges 2.0 §Assertion). */
const REQUIRED = ['id', 'type', 'recipient', 'badge', 'issuedOn', 'verification'] as const;

/** Step `schema` of an Open Badges 2.0 Assertion: what the page needs to show it. */
export function checkAssertion(document: JsonObject): Finding {
  const missing = REQUIRED.find((name) => document[name] === undefined);
  if (missing !== undefined) return failed('schema.failed', { at: `/${missing}`, problem: 'missing' });
  return passed('schema.openBadges2');
}

/** The Assertion in the names of Open Badges 3.0 (Implementation Guide, Migrating), for showing and for the later steps. */
export function translateAssertion(document: JsonObject): JsonObject {
  const badge = asObject(document.badge);
  const issuer = asObject(badge.issuer);
  const recipient = asObject(document.recipient);
  const { evidence, issuedOn, expires } = document;
  return definedOnly({
    id: document.id,
    type: ['Assertion'],
    name: badge.name,
    issuer: definedOnly({ ...issuer, id: idOf(badge.issuer), type: ['Profile'] }),
    validFrom: asInstant(issuedOn),
    validUntil: asInstant(expires),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [identifierOf(recipient)],
      achievement: definedOnly({
        id: idOf(document.badge),
        type: ['Achievement'],
        name: badge.name,
        description: badge.description,
        criteria: typeof badge.criteria === 'string' ? { id: badge.criteria } : badge.criteria,
        image: badge.image,
        tag: badge.tags,
        alignment: asArray(badge.alignment),
      }),
      narrative: document.narrative,
    },
    evidence: asArray(evidence).map((one) => (typeof one === 'string' ? { id: one } : one)),
  });
}

/**
 * Step `proof`: a signed Assertion by its token, a hosted one by asking its address whether it still says the same.
 * @param whole the Assertion with its BadgeClass and Profile
 */
export async function checkAssertionProof(
  { document, token }: Badge,
  whole: JsonObject,
  world: VerificationWorld,
  keys: KeySource,
): Promise<CheckedProof> {
  const profile = asObject(asObject(whole.badge).issuer);
  const issuer = idOf(profile);
  if (token !== undefined) {
    const creator = asText(asObject(document.verification).creator);
    const header = creator === undefined ? token.header : { ...token.header, kid: creator };
    const credential = { id: document.id, issuer: { id: issuer ?? creator } };
    return checkToken(
      { document: credential, form: 'openBadges2', model: '1.1' },
      { ...token, header, claims: {} },
      keys,
    );
  }
  const address = asText(document.id) ?? '';
  if (world.fetchDocument === undefined || !address.startsWith('https://') || !URL.canParse(address))
    return { finding: unchecked('proof.hosted', { address: quote(address) }) };
  const hosted = await world.fetchDocument(address).catch(() => undefined);
  if (!isObject(hosted)) return { finding: unchecked('proof.unreachable') };
  if (hosted.revoked === true) return { finding: failed('proof.hostedRevoked', { address: quote(address) }) };
  if (!isDeepStrictEqual(hosted, document))
    return { finding: failed('proof.hostedDiffers', { address: quote(address) }) };
  if (!(await mayHost(address, idOf(profile) ?? '', world))) return { finding: failed('proof.unbound') };
  return { finding: passed('proof.hostedSame', { address: quote(address) }), vouched: true };
}

/**
 * An issuer's badges stand on the host of its own profile, or where the profile says (Open Badges 2.0 §VerificationObject):
 * the one at its own address, since anybody can write another into a badge.
 */
async function mayHost(address: string, issuer: string, world: VerificationWorld): Promise<boolean> {
  if (!issuer.startsWith('https://') || !URL.canParse(issuer)) return false;
  const { host } = new URL(address);
  if (new URL(issuer).host === host) return true;
  const { startsWith, allowedOrigins } = asObject(asObject(await world.fetchDocument?.(issuer)).verification);
  const isBeginning = (one: unknown) =>
    typeof one === 'string' && /^https:\/\/[^/]+\//.test(one) && address.startsWith(one);
  return asArray(startsWith).some(isBeginning) || asArray(allowedOrigins).includes(host);
}

/** `{type: 'email', hashed, salt, identity}` as IdentityObject. */
function identifierOf({ type, hashed, salt, identity }: JsonObject): JsonObject {
  return definedOnly({
    type: 'IdentityObject',
    hashed: hashed === true,
    identityHash: identity,
    identityType: type === 'email' ? 'emailAddress' : type,
    salt,
  });
}

/** Dates of the first badges were seconds; the time zone may be missing nowhere else. */
function asInstant(value: unknown): unknown {
  if (typeof value === 'number' && Math.abs(value) < 1e11) return new Date(value * 1000).toISOString();
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return `${value}T00:00:00Z`;
  return value;
}

function definedOnly(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
