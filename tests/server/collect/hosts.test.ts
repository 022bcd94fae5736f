import { describe, expect, test } from 'vitest';
import { isNamedHost, readHosts } from '../../../server/collect/hosts.ts';
import { isPublicAddress } from '../../../server/collect/public-address.ts';

describe('hosts that may be read', () => {
  const hosts = readHosts('www.hill.gov.cn, *.lake.gov.cn portal.sea.cn:8080 政务.cn');

  test.each([
    'https://www.hill.gov.cn/a',
    'http://www.hill.gov.cn:80/a',
    'https://WWW.Hill.gov.cn/',
    'https://zwgk.lake.gov.cn/',
    'https://a.b.lake.gov.cn/',
    'http://portal.sea.cn:8080/',
    'http://政务.cn/',
  ])('%s is one of them', (address) => expect(isNamedHost(hosts, new URL(address))).toBe(true));

  test.each([
    'https://hill.gov.cn/',
    'https://www.hill.gov.cn.evil.test/',
    'https://evilwww.hill.gov.cn/',
    'https://lake.gov.cn/',
    'https://evillake.gov.cn/',
    'https://www.hill.gov.cn:8443/',
    'http://portal.sea.cn/',
    'http://portal.sea.cn:8081/',
    'https://www.hill.gov.cn./',
  ])('%s is none', (address) => expect(isNamedHost(hosts, new URL(address))).toBe(false));

  test.each([
    '*',
    '*.cn',
    'https://www.hill.gov.cn',
    'www.hill.gov.cn/path',
    'a@b.cn',
    '*.*.cn',
    '*.10.0.0.1',
    'a b:99999',
  ])('“%s” is refused when the program starts', (entry) =>
    expect(() => readHosts(entry)).toThrow(/GONGKAI_FETCH_HOSTS names “/),
  );

  test('nothing named is nothing allowed', () => {
    expect(readHosts(' ,  ')).toEqual([]);
    expect(isNamedHost([], new URL('https://www.hill.gov.cn/'))).toBe(false);
  });
});

describe('public addresses', () => {
  test.each([
    '1.2.4.8',
    '114.114.114.114',
    '223.255.255.255',
    '172.15.0.1',
    '172.32.0.1',
    '2400:3200::1',
    '2606:4700::1111',
  ])('%s is one', (address) => expect(isPublicAddress(address)).toBe(true));

  test.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '192.0.2.1',
    '203.0.113.9',
    '224.0.0.1',
    '239.1.1.1',
    '255.255.255.255',
    '240.0.0.1',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '2001:db8::1',
    '2001:0:53aa::1',
    '2002:7f00:1::',
    '3fff::1',
    'localhost',
    '',
    '2130706433',
  ])('%s is none', (address) => expect(isPublicAddress(address)).toBe(false));
});
