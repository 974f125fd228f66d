import { BlockList, isIP, isIPv4 } from 'node:net';

/** Not for strangers to reach through us: IANA special-purpose registries (RFC 6890), IPv4. */
const RESERVED_IPV4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // carrier-grade NAT
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local, cloud metadata
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relay
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarking
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
];
/** IPv6 is the other way round: only global unicast is allowed, less these parts of it. */
const GLOBAL_UNICAST = '2000::/3';
const RESERVED_IPV6 = [
  '2001::/23', // protocol assignments, Teredo among them
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4: carries an IPv4 address
  '3fff::/20', // documentation
];
/** 96-bit prefixes that carry an IPv4 address in the last 32 bits: that address decides. */
const IPV4_MAPPED = '::ffff:0:0/96';
const NAT64 = '64:ff9b::/96';

const reservedIpv4 = blockList(RESERVED_IPV4, 'ipv4');
const reservedIpv6 = blockList(RESERVED_IPV6, 'ipv6');
const globalUnicast = blockList([GLOBAL_UNICAST], 'ipv6');
const carriers = blockList([IPV4_MAPPED, NAT64], 'ipv6');

/** Whether this IP address is one of the public internet. False for anything that is not an IP address. */
export function isPublicAddress(address: string): boolean {
  // A zone index only makes sense with link-local addresses.
  if (isIP(address) === 0 || address.includes('%')) return false;
  if (isIPv4(address)) return !reservedIpv4.check(address, 'ipv4');
  if (carriers.check(address, 'ipv6')) return isPublicAddress(carriedIpv4(address));
  return globalUnicast.check(address, 'ipv6') && !reservedIpv6.check(address, 'ipv6');
}

/** The IPv4 address in the last 32 bits, however they are written. */
function carriedIpv4(address: string): string {
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [high = '', low = ''] = canonical.replace('::', ':0:0:').split(':').slice(-2);
  const bits = Number.parseInt(high || '0', 16) * 0x10000 + Number.parseInt(low || '0', 16);
  return [bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255].join('.');
}

function blockList(ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', prefix] = range.split('/');
    list.addSubnet(network, Number(prefix), family);
  }
  return list;
}
