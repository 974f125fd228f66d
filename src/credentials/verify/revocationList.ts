import type { JsonObject, VerificationWorld } from '../../domain/ports/credentials.js';
import { type Finding, failed, passed, unchecked } from './finding.js';
import { quote } from './format.js';
import { asArray, asObject, asText, idOf, isObject } from './json.js';

/**
 * Step `status` by a `1EdTechRevocationList`: the issuer's own server lists the badges that it has taken back
 * (1EdTech Credential Status, Revocation List). It is not signed, so that only its address speaks for it.
 */
export async function checkRevocationList(
  document: JsonObject,
  status: JsonObject,
  world: VerificationWorld,
): Promise<Finding> {
  const address = asText(status.id) ?? '';
  const list = address.startsWith('https://') ? await world.fetchDocument?.(address) : undefined;
  if (!isObject(list)) return unchecked('status.unknownList', { list: quote(address) });
  const issuer = idOf(document.issuer);
  if (list.issuer !== undefined && idOf(list.issuer) !== issuer) return failed('status.foreignList');
  const id = asText(document.id);
  const entries = asArray(list.revokedCredential).map(asObject);
  const isRevoked = entries.some((entry) => entry.id === id && entry.revoked !== false);
  return isRevoked ? failed('status.revoked') : passed('status.passed');
}
