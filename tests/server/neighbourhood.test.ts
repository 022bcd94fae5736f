import { expect, test } from 'vitest';
import { neighbourhoodOf } from '../../server/neighbourhood.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::ffff:c000:207', '192.0.2.7'],
  ['0:0:0:0:0:FFFF:192.0.2.7', '192.0.2.7'],
  ['2001:db8:0:1::5', '2001:db8:0:1::/64'],
  ['2001:DB8:0000:0001:ffff::1', '2001:db8:0:1::/64'],
  ['2001:db8::5', '2001:db8:0:0::/64'],
  ['1:2:3:4:5:6:7:8', '1:2:3:4::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  // A host of a network of its own is not taken for one of IPv4 that it names.
  ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
  ['/run/Socket', '/run/socket'],
  [undefined, ''],
])('%s is of %s', (ip, expected) => {
  expect(neighbourhoodOf(ip)).toBe(expected);
  expect(neighbourhoodOf('198.51.100.1')).toBe('198.51.100.1');
  expect(neighbourhoodOf(ip)).toBe(expected);
});
