import type { DeepLinkingSettings } from '../../domain/deepLink.js';
import { parseWebAddress } from '../text.js';
import { type CheckInput, CLAIM, type Claims, claimFault, objectClaim } from './check.js';

const LONGEST_ADDRESS = 8000;
const LONGEST_DATA = 32_000;
const MOST_TYPES = 50;

/** Deep Linking 2.0 §3.4.1: where the answer goes, and what may be in it. */
export function readDeepLinking({ claims }: CheckInput): DeepLinkingSettings {
  const settings = objectClaim(claims, CLAIM.deepLinking);
  if (settings === undefined) throw claimFault('deep_linking_settings', 'is missing');
  const returnUrl = parseWebAddress(settings.deep_link_return_url, LONGEST_ADDRESS);
  if (returnUrl === undefined) throw settingFault('deep_link_return_url', 'is no web address');
  const { data } = settings;
  if (data !== undefined && data !== null && (typeof data !== 'string' || data.length > LONGEST_DATA)) {
    throw settingFault('data', 'is no text');
  }
  return {
    returnUrl: returnUrl.href,
    ...(typeof data === 'string' && { data }),
    acceptsLinks: acceptedTypes(settings).includes('ltiResourceLink'),
    acceptsMultiple: flag(settings, 'accept_multiple') ?? false,
    // Moodle takes line items and says nothing of it.
    acceptsLineItem: flag(settings, 'accept_lineitem') ?? true,
  };
}

function acceptedTypes({ accept_types: types }: Claims): readonly string[] {
  if (!Array.isArray(types) || types.length > MOST_TYPES) throw settingFault('accept_types', 'is no list');
  return types.map((type: unknown) => {
    if (typeof type === 'string') return type;
    throw settingFault('accept_types', 'has an entry that is no text');
  });
}

function flag(settings: Claims, name: string): boolean | undefined {
  const value = settings[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value;
  throw settingFault(name, 'is neither true nor false');
}

function settingFault(name: string, wrong: string) {
  return claimFault(`deep_linking_settings.${name}`, wrong);
}
