/** Where a request comes from, as far as limits are concerned. */
import { isIPv6 } from 'node:net';

/** Groups of 16 bits of an IPv6 address that are its network's, and of all. */
const NETWORK = 4;
const ALL = 8;

/** Whoever asks asks many things one after the other. */
let lastIp = '';
let last = '';

/** The address, or the half of it that is not chosen by whoever asks: IPv6 hands everybody a network of his own. */
export function neighbourhoodOf(address: string | undefined): string {
  // Of a connection that is over already nobody knows where it came from.
  const ip = address ?? '';
  if (ip === lastIp) return last;
  last = isIPv6(ip) ? networkOf(ip) : ip.toLowerCase();
  lastIp = ip;
  return last;
}

function networkOf(ip: string): string {
  const groups = groupsOf(ip);
  // An address of IPv4, as a server that listens on both is told it.
  if (groups.slice(0, 6).join() === '0,0,0,0,0,65535')
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 255])
      .join('.');
  return `${groups
    .slice(0, NETWORK)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

/** The eight numbers that an address stands for, however it is written. */
function groupsOf(ip: string): readonly number[] {
  const [address = ''] = ip.split('%');
  // What an address of IPv4 at its end stands for is written like the rest of it by whoever reads it as part of a URL.
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [before = [], after = []] = written
    .split('::')
    .map((half) => (half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16))));
  return [...before, ...Array.from({ length: ALL - before.length - after.length }, () => 0), ...after];
}
