import type { JsonObject, VerificationWorld } from '../../domain/ports/credentials.js';
import { type Finding, failed, passed, unchecked } from './finding.js';
import { quote } from './format.js';
import { asObject, asText, idOf } from './json.js';
import type { KeySource } from './keySource.js';
import type { CheckedProof } from './proof.js';

/** Step `issuer`: whether we know who signed. A good proof by a stranger proves a stranger, no more. */
export async function checkIssuer(
  document: JsonObject,
  proof: CheckedProof,
  world: VerificationWorld,
  keySource: KeySource,
): Promise<Finding> {
  const id = idOf(document.issuer);
  if (id === undefined) return failed('issuer.unnamed');
  if (proof.finding.outcome !== 'passed') return unchecked('issuer.unproven');
  const issuer = quote(asText(asObject(document.issuer).name) ?? id);
  const keys = await world.issuerKeys(id);
  if (keys !== undefined) {
    const isOurs = keys.some((key) => key.id === proof.key);
    return isOurs ? passed('issuer.passed', { issuer }) : failed('issuer.foreignKey');
  }
  // Anybody can write a stranger's name into a badge; only the stranger's own server can say whose key it is.
  const listed = await isListed(id, proof, keySource);
  if (listed === false) return failed('issuer.notListed', { issuer: quote(id) });
  const isSure = listed === true || proof.vouched === true;
  const school = await world.trustedBy?.(id);
  if (school === undefined)
    return unchecked(listed === true ? 'issuer.confirmed' : 'issuer.unknown', { issuer: quote(id) });
  if (!isSure) return unchecked('issuer.trustedUnconfirmed', { issuer, school: quote(school) });
  return passed('issuer.trusted', { issuer, school: quote(school) });
}

async function isListed(id: string, { key, vouched }: CheckedProof, keySource: KeySource) {
  // No key signed a hosted badge: the host has said that it is theirs.
  if (key === undefined) return vouched === true ? true : 'unknown';
  return keySource.lists(key, id);
}
