import { type CheckInput, CLAIM, claimFault, objectClaim } from './check.js';

const MAXIMUM_ENTRIES = 200;
const MAXIMUM_NAME = 255;
const MAXIMUM_VALUE = 4000;

/**
 * LTI Core 1.3 §5.4.6. Texts by the specification; numbers and truth values become texts, and null (how Moodle sends a
 * variable without a value) is left out.
 */
export function readCustom({ claims }: CheckInput): Readonly<Record<string, string>> {
  const entries = Object.entries(objectClaim(claims, CLAIM.custom) ?? {});
  if (entries.length > MAXIMUM_ENTRIES) throw claimFault('custom', `has ${entries.length} entries`);
  const kept = entries.flatMap(([name, value]): [string, string][] => {
    if (value === null) return [];
    const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    if (!plain || name.length > MAXIMUM_NAME || String(value).length > MAXIMUM_VALUE) {
      throw claimFault('custom', 'has an entry that is no short text');
    }
    return [[name, String(value)]];
  });
  return Object.fromEntries(kept);
}
