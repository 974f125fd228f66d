import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './addressRules.js';
import { NetworkFault } from './networkFault.js';

/**
 * Looks a name up for the very connection that follows, and gives it only public addresses: there is no second lookup
 * in which the name could mean something else (DNS rebinding). One private address among several refuses them all.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error !== null || first === undefined) {
      callback(error ?? new NetworkFault('name without address'), '');
    } else if (!addresses.every(({ address }) => isPublicAddress(address))) {
      callback(new NetworkFault('name of a private or reserved IP address'), '');
    } else if (options.all === true) {
      callback(null, addresses);
    } else {
      callback(null, first.address, first.family);
    }
  });
};
