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
  if (proof.key === undefined) return unchecked('issuer.unproven');
  const keys = await world.issuerKeys(id);
  if (keys !== undefined) {
    if (!keys.some((key) => key.id === proof.key)) return failed('issuer.foreignKey');
    return passed('issuer.passed', { issuer: quote(asText(asObject(document.issuer).name) ?? id) });
  }
  // Anybody can write a stranger's name into a badge; only the stranger's own server can say whose key it is.
  const listed = await keySource.lists(proof.key, id);
  if (listed === false) return failed('issuer.notListed', { issuer: quote(id) });
  return unchecked(listed === true ? 'issuer.confirmed' : 'issuer.unknown', { issuer: quote(id) });
}
