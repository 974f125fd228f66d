import { isIP } from 'node:net';
import { isPublicAddress } from './addressRules.js';
import { NetworkFault } from './networkFault.js';

/**
 * What can be said of an address before its name is looked up.
 * @throws {NetworkFault} not https, with a password in it, or an IP address that is not public
 */
export function checkAddress(address: string, options: { readonly allowPrivateNetwork: boolean }): URL {
  if (!URL.canParse(address)) throw new NetworkFault('no web address');
  const url = new URL(address);
  const schemes = options.allowPrivateNetwork ? ['https:', 'http:'] : ['https:'];
  if (!schemes.includes(url.protocol)) throw new NetworkFault('not https');
  if (url.username !== '' || url.password !== '') throw new NetworkFault('user name or password in it');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // An IP address is never looked up, so the lookup's own rule would not see it.
  if (!options.allowPrivateNetwork && isIP(host) !== 0 && !isPublicAddress(host)) {
    throw new NetworkFault('private or reserved IP address');
  }
  return url;
}
