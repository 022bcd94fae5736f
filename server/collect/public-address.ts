/**
 * Is an address one of the public internet? Everything that reaches this machine, its network or many at once is not (RFC 6890
 * and the IANA registries of special-purpose addresses). What is not known to be public is not.
 */
import { BlockList, isIPv4, isIPv6 } from 'node:net';

const SPECIAL_V4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // shared by a carrier
  '127.0.0.0/8', // this machine
  '169.254.0.0/16', // link-local, where clouds keep their secrets
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // relays to IPv6
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
];
/** Of the addresses given to the public; all others (mapped, unique local, link-local, multicast, translated) are outside. */
const PUBLIC_V6 = '2000::/3';
const SPECIAL_V6 = [
  '2001::/23', // protocol assignments, Teredo
  '2001:db8::/32', // documentation
  '2002::/16', // IPv4 within IPv6
  '3fff::/20', // documentation
];

function listOf(family: 'ipv4' | 'ipv6', ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits = ''] = range.split('/');
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}

const specialV4 = listOf('ipv4', SPECIAL_V4);
const publicV6 = listOf('ipv6', [PUBLIC_V6]);
const specialV6 = listOf('ipv6', SPECIAL_V6);

/** `address` as a resolver writes it, without brackets; anything else is not public. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !specialV4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  return publicV6.check(address, 'ipv6') && !specialV6.check(address, 'ipv6');
}
