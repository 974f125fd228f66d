/**
 * A key pair of the tool, RSA of 2048 bits: it signs what we send to platforms (Security Framework 1.1 §4.1, §6). The
 * next one is published before it signs, the retired ones for a while after, so that a rotation breaks nothing.
 */
export interface ToolKey {
  /** `kid`: the JWK thumbprint (RFC 7638). */
  readonly id: string;
  readonly state: 'next' | 'current' | 'retired';
  readonly publicJwk: Readonly<Record<string, string>>;
  readonly encryptedPrivateKey: string;
  readonly createdAt: string;
  readonly retiredAt?: string;
}

/** All keys of this installation in one document: a rotation is one conditional write. */
export interface ToolKeyRing {
  readonly id: typeof TOOL_KEY_RING;
  /** One `current`, one `next`, and those retired, the newest first. */
  readonly keys: readonly ToolKey[];
}

export const TOOL_KEY_RING = 'tool';
/** Longer than any platform keeps a fetched key set. */
const RETIRED_KEY_MS = 30 * 24 * 60 * 60 * 1000;
/** However often somebody rotates. */
const MOST_RETIRED = 40;

export type FreshToolKey = Omit<ToolKey, 'state'>;

export function newToolKeyRing(current: FreshToolKey, next: FreshToolKey): ToolKeyRing {
  return {
    id: TOOL_KEY_RING,
    keys: [
      { ...current, state: 'current' },
      { ...next, state: 'next' },
    ],
  };
}

/** What was published as next signs from now on; a fresh key is published for the rotation after this one. */
export function rotatedToolKeys<R extends ToolKeyRing>(ring: R, fresh: FreshToolKey, now: Date): R {
  const retired = ring.keys.filter(
    ({ state, retiredAt = '' }) =>
      state === 'retired' && now.getTime() - Date.parse(retiredAt) < RETIRED_KEY_MS,
  );
  const next = keyInState(ring, 'next');
  const current = keyInState(ring, 'current');
  return {
    ...ring,
    keys: [
      { ...next, state: 'current' },
      { ...fresh, state: 'next' },
      { ...current, state: 'retired', retiredAt: now.toISOString() },
      ...retired.slice(0, MOST_RETIRED - 1),
    ],
  };
}

/** @throws {Error} when the ring has none: it always has one of each */
export function keyInState({ keys }: ToolKeyRing, state: 'current' | 'next'): ToolKey {
  const key = keys.find((each) => each.state === state);
  if (key === undefined) throw new Error(`the tool's key ring has no ${state} key`);
  return key;
}

/** Retired ones no longer than any platform could still need them. */
export function publishedToolKeys({ keys }: ToolKeyRing, now: Date): readonly ToolKey[] {
  const oldest = new Date(now.getTime() - RETIRED_KEY_MS).toISOString();
  return keys.filter(({ retiredAt }) => retiredAt === undefined || retiredAt > oldest);
}
