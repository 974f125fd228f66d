import type { CryptoKey } from 'jose';
import { quoted, refuseLaunch } from '../domain/launchRefusal.js';
import type { Clock } from '../domain/ports/clock.js';
import type { PlatformProbe } from '../domain/ports/lti.js';
import { AppError } from '../errors.js';
import type { Network } from '../network/network.js';
import { importKeySet, type KeySet } from './keySet.js';

/** A key set is asked for again because of an unknown `kid`, or after a failure, at most this often. */
const FETCH_INTERVAL_MS = 10_000;
/** A set older than this is refreshed beside the launches that use it: a withdrawn key stops working soon after. */
const FRESH_MS = 10 * 60 * 1000;
/** A set that could not be refreshed for so long is trusted no more. */
const TRUSTED_MS = 24 * 60 * 60 * 1000;
const TIMEOUT_MS = 3000;
const MAXIMUM_BYTES = 256 * 1024;

export interface PlatformKeys {
  /**
   * The platform's public key. From memory when the set is warm and has it.
   * @throws {AppError} LAUNCH_REFUSED `unknownKey` or `keysUnreachable`
   */
  find(jwksUri: string, kid: string): Promise<CryptoKey>;
}

interface Entry {
  keys: KeySet;
  fetchedAt: number;
  /** When the last fetch began. */
  askedAt: number;
  lastFailure: unknown;
  /** Shared by every launch that waits for it; never rejects. */
  inFlight: Promise<void> | undefined;
}

/** The key sets of all platforms, by their address (Security Framework 1.1 §6.3). */
export function createPlatformKeys({ network, clock }: { network: Network; clock: Clock }): PlatformKeys {
  const entries = new Map<string, Entry>();

  async function fetchKeys(jwksUri: string, entry: Entry): Promise<void> {
    try {
      const json = await network.getJson(jwksUri, { timeoutMs: TIMEOUT_MS, maximumBytes: MAXIMUM_BYTES });
      const keys = await importKeySet(json);
      // A set without a usable key is a fault of the platform's: the keys we have go on until they are too old.
      if (keys.size === 0) throw new Error('no usable key in the key set');
      entry.keys = keys;
      entry.fetchedAt = clock().getTime();
      entry.lastFailure = undefined;
    } catch (error) {
      entry.lastFailure = error;
    }
  }

  /** Joins the fetch in flight, or begins one if the last is long enough ago; otherwise there is nothing to wait for. */
  function refresh(jwksUri: string, entry: Entry): Promise<void> {
    const now = clock().getTime();
    const elapsed = now - entry.askedAt;
    // Negative when the machine's clock was set back.
    if (entry.inFlight === undefined && (elapsed < 0 || elapsed >= FETCH_INTERVAL_MS)) {
      entry.askedAt = now;
      entry.inFlight = fetchKeys(jwksUri, entry).finally(() => {
        entry.inFlight = undefined;
      });
    }
    return entry.inFlight ?? Promise.resolve();
  }

  return {
    async find(jwksUri, kid) {
      const entry = entries.get(jwksUri) ?? emptyEntry();
      entries.set(jwksUri, entry);
      const age = clock().getTime() - entry.fetchedAt;
      const known = age < TRUSTED_MS ? entry.keys.get(kid) : undefined;
      if (known !== undefined) {
        if (age >= FRESH_MS) void refresh(jwksUri, entry);
        return known;
      }
      await refresh(jwksUri, entry);
      return keyAfterFetch(entry, kid, clock().getTime());
    },
  };
}

function emptyEntry(): Entry {
  const never = Number.NEGATIVE_INFINITY;
  return { keys: new Map(), fetchedAt: never, askedAt: never, lastFailure: undefined, inFlight: undefined };
}

function keyAfterFetch(entry: Entry, kid: string, now: number): CryptoKey {
  const key = now - entry.fetchedAt < TRUSTED_MS ? entry.keys.get(kid) : undefined;
  if (key !== undefined) return key;
  const { lastFailure } = entry;
  if (lastFailure === undefined) throw refuseLaunch('unknownKey', `no usable key with kid ${quoted(kid)}`);
  const why = lastFailure instanceof AppError ? lastFailure.detail : undefined;
  throw refuseLaunch('keysUnreachable', why ?? 'the key set has no usable key', { cause: lastFailure });
}

/** Looks at a key set now, past the cache. */
export function createPlatformProbe({ network }: { network: Network }): PlatformProbe {
  return {
    async countKeys(jwksUri) {
      try {
        const json = await network.getJson(jwksUri, { timeoutMs: TIMEOUT_MS, maximumBytes: MAXIMUM_BYTES });
        return (await importKeySet(json)).size;
      } catch (error) {
        if (error instanceof AppError) return undefined;
        throw error;
      }
    },
  };
}
