import type { JsonObject, VerificationWorld } from '../../domain/ports/credentials.js';
import { asText, idOf, isObject } from './json.js';

/** An Open Badges 2.0 Assertion with its BadgeClass and Profile, which it may name by their addresses only. */
export async function completeAssertion(document: JsonObject, world: VerificationWorld): Promise<JsonObject> {
  const badge = await read(document.badge, world);
  const issuer = await read(badge.issuer, world);
  return { ...document, badge: { ...badge, ...(Object.keys(issuer).length > 0 && { issuer }) } };
}

/** What stands there, or at the address that stands there; as good as nothing where that says it is something else. */
async function read(value: unknown, world: VerificationWorld): Promise<JsonObject> {
  if (isObject(value)) return value;
  const address = asText(value);
  if (address === undefined) return {};
  const fetched = address.startsWith('https://') ? await world.fetchDocument?.(address) : undefined;
  return isObject(fetched) && idOf(fetched) === address ? fetched : { id: address };
}
