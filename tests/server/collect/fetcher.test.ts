/** What is asked of a site, and what is refused: addresses that lead inside, answers without end, and haste. */
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFetcher } from '../../../server/collect/fetcher.ts';
import { readHosts } from '../../../server/collect/hosts.ts';
import { isPublicAddress } from '../../../server/collect/public-address.ts';
import { HOST, openPortal, type Portal } from '../../support/portal.ts';

let portal: Portal;
beforeEach(async () => {
  portal = await openPortal({ '/a': '<p>甲</p>', '/b': '<p>乙</p>' });
});
afterEach(() => portal.close());

const paths = () => portal.asked.map(({ path }) => path);
const loopback = async () => [{ address: '127.0.0.1', family: 4 }];

describe('a page', () => {
  test('is asked for under its host’s name, with a name of our own, and comes with what tells it apart', async () => {
    portal.pages.set('/c', { bytes: '丙', type: 'text/plain; charset=utf-8', headers: { etag: '"1"' } });
    const fetched = await portal.fetcher().get(portal.at('/c#part'));
    expect(fetched).toMatchObject({
      address: portal.at('/c'),
      mediaType: 'text/plain',
      etag: '"1"',
      lastModified: null,
    });
    expect(new TextDecoder().decode(fetched?.bytes)).toBe('丙');
    expect(fetched?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(portal.asked[0]?.host).toBe(`${HOST}:${portal.port}`);
    expect(portal.asked[0]?.headers['user-agent']).toMatch(/^Gongkai\//);
  });

  test('that is what it was is not sent again', async () => {
    portal.pages.set('/c', (answer, { headers }) => {
      answer
        .writeHead(headers['if-none-match'] === '"1"' && headers['if-modified-since'] === 'then' ? 304 : 200)
        .end('x');
    });
    const fetcher = portal.fetcher();
    expect(await fetcher.get(portal.at('/c'), { etag: '"1"', lastModified: 'then' })).toBeNull();
    expect(await fetcher.get(portal.at('/c'), { etag: '"2"', lastModified: 'then' })).toMatchObject({ etag: null });
    portal.pages.set('/c', { bytes: '', status: 304 });
    await expect(fetcher.get(portal.at('/c'))).rejects.toMatchObject({ code: 'NOT_FETCHED' });
  });

  test('may be packed, and is measured unpacked', async () => {
    portal.pages.set('/c', { bytes: gzipSync('甲乙丙'), headers: { 'content-encoding': 'gzip' } });
    const fetched = await portal.fetcher().get(portal.at('/c'));
    expect(new TextDecoder().decode(fetched?.bytes)).toBe('甲乙丙');
    portal.pages.set('/c', { bytes: gzipSync(Buffer.alloc(3_000_000)), headers: { 'content-encoding': 'gzip' } });
    const small = portal.fetcher({ limits: { bytes: 1_000_000, milliseconds: 5000 } });
    await expect(small.get(portal.at('/c'))).rejects.toMatchObject({ code: 'TOO_LARGE' });
    portal.pages.set('/c', { bytes: 'no gzip', headers: { 'content-encoding': 'gzip' } });
    await expect(small.get(portal.at('/c'))).rejects.toMatchObject({ code: 'NOT_FETCHED' });
  });

  test.each([
    [`attachment; filename*=UTF-8''${encodeURIComponent('年报.docx')}`, '年报.docx'],
    [`attachment; filename="${encodeURIComponent('年报.pdf')}"`, '年报.pdf'],
    [`attachment; filename="${Buffer.from('年报.xls').toString('latin1')}"`, '年报.xls'],
    ['attachment; filename=plain.zip', 'plain.zip'],
    ['inline', null],
  ])('is called what %s says', async (disposition, name) => {
    portal.pages.set('/c', { bytes: 'x', headers: { 'content-disposition': disposition } });
    expect((await portal.fetcher().get(portal.at('/c')))?.fileName).toBe(name);
  });
});

describe('is refused before anything is asked:', () => {
  test.each([
    ['another scheme', 'ftp://www.hill.test/a'],
    ['a file', 'file:///etc/passwd'],
    ['data', 'data:text/html,x'],
    ['no address', '年报'],
    ['a host that is not named', 'http://other.test/'],
    ['a host below one that is named', 'http://a.www.hill.test/'],
    ['another port', 'http://www.hill.test:22/'],
    ['the port of the web, where another is named', 'http://www.hill.test/'],
    ['this machine by number', 'http://127.0.0.1/'],
  ])('%s', async (_, address) => {
    await expect(portal.fetcher().get(address)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect(portal.asked).toEqual([]);
  });

  test('a user and a password', async () => {
    const address = portal.at('/a').replace('//', '//user:word@');
    await expect(portal.fetcher().get(address)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect(portal.asked).toEqual([]);
  });

  test('everything, where no host is named', async () => {
    const off = portal.fetcher({ hosts: [] });
    await expect(off.get(portal.at('/a'))).rejects.toThrow(/GONGKAI_FETCH_HOSTS/);
    expect(portal.asked).toEqual([]);
  });

  test.each([
    ['127.0.0.1', 4],
    ['10.1.2.3', 4],
    ['169.254.169.254', 4],
    ['::ffff:127.0.0.1', 6],
    ['::1', 6],
    ['fe80::1', 6],
  ])('a name that leads to %s', async (address, family) => {
    const fetcher = portal.fetcher({ isPublic: isPublicAddress, resolve: async () => [{ address, family }] });
    await expect(fetcher.get(portal.at('/a'))).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect(portal.asked).toEqual([]);
  });

  test('a name of several addresses, one of which leads inside', async () => {
    const fetcher = portal.fetcher({
      isPublic: (address) => address === '127.0.0.1',
      resolve: async () => [
        { address: '127.0.0.1', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ],
    });
    await expect(fetcher.get(portal.at('/a'))).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect(portal.asked).toEqual([]);
  });

  test('an address by number that was named and leads inside, in any way of writing it', async () => {
    for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]']) {
      const fetcher = openFetcher({ hosts: readHosts(`${host}:${portal.port}`), pause: 0 });
      await expect(fetcher.get(`http://${host}:${portal.port}/a`)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    }
    const decimal = openFetcher({ hosts: readHosts(`127.0.0.1:${portal.port}`), pause: 0 });
    await expect(decimal.get(`http://2130706433:${portal.port}/a`)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect(portal.asked).toEqual([]);
  });

  test('a name that nobody knows', async () => {
    const fetcher = portal.fetcher({ resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    await expect(fetcher.get(portal.at('/a'))).rejects.toMatchObject({ code: 'NOT_FETCHED' });
  });
});

test('a name that changes its mind is followed to where it was when it was checked, and refused afterwards', async () => {
  const answers = ['127.0.0.1', '127.0.0.2'];
  let resolved = 0;
  const fetcher = portal.fetcher({
    isPublic: (address) => address === '127.0.0.1',
    resolve: async () => [{ address: answers[resolved++] ?? '', family: 4 }],
  });
  expect(await fetcher.get(portal.at('/a'))).toMatchObject({ mediaType: 'text/html' });
  expect(resolved).toBe(1);
  await expect(fetcher.get(portal.at('/a'))).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
  expect(resolved).toBe(2);
  expect(paths()).toEqual(['/a']);
});

describe('a redirect', () => {
  const leadTo = (location: string, status = 302) =>
    portal.pages.set('/r', { bytes: 'hop', status, headers: { location } });

  test('is followed, and the address at its end is told', async () => {
    leadTo('/a', 301);
    expect(await portal.fetcher().get(portal.at('/r'))).toMatchObject({ address: portal.at('/a') });
    expect(paths()).toEqual(['/r', '/a']);
  });

  test.each([
    'http://127.0.0.1/',
    'http://other.test/',
    'file:///etc/passwd',
    'gopher://www.hill.test/',
    '//169.254.169.254/latest',
  ])('to %s is refused', async (location) => {
    leadTo(location);
    await expect(portal.fetcher().get(portal.at('/r'))).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect(paths()).toEqual(['/r']);
  });

  test('to a named host that leads inside is refused', async () => {
    const hosts = readHosts(`${HOST}:${portal.port} inner.hill.test:${portal.port}`);
    leadTo(`http://inner.hill.test:${portal.port}/a`);
    const fetcher = portal.fetcher({
      hosts,
      isPublic: (address) => address !== '127.0.0.3',
      resolve: async (host) => (host === HOST ? loopback() : [{ address: '127.0.0.3', family: 4 }]),
    });
    await expect(fetcher.get(portal.at('/r'))).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    expect(paths()).toEqual(['/r']);
  });

  test('without an end is given up after five', async () => {
    leadTo('/r');
    await expect(portal.fetcher().get(portal.at('/r'))).rejects.toThrow(/led on 5 times/);
    expect(portal.asked).toHaveLength(6);
  });
});

describe('an answer', () => {
  const limits = { bytes: 100_000, milliseconds: 400 };

  test('without an end in bytes is cut off', async () => {
    portal.pages.set('/c', (answer) => {
      answer.writeHead(200, { 'content-type': 'text/html' });
      const more = (): void => {
        while (!answer.destroyed && answer.write(Buffer.alloc(16_384, 'x')));
        if (!answer.destroyed) answer.once('drain', more);
      };
      more();
    });
    const fetcher = portal.fetcher({ limits: { ...limits, milliseconds: 20_000 } });
    await expect(fetcher.get(portal.at('/c'))).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  test('that says it is too large is not begun', async () => {
    portal.pages.set('/c', (answer) => void answer.writeHead(200, { 'content-length': '100001' }).write('x'));
    await expect(portal.fetcher({ limits }).get(portal.at('/c'))).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  test('that drips without an end, or never begins, is given up in time', async () => {
    portal.pages.set('/c', (answer) => {
      answer.writeHead(200);
      const drip = setInterval(() => answer.write('x'), 20);
      answer.on('close', () => clearInterval(drip));
    });
    portal.pages.set('/d', () => {});
    const fetcher = portal.fetcher({ limits });
    for (const path of ['/c', '/d']) {
      await expect(fetcher.get(portal.at(path))).rejects.toThrow(/not read within/);
    }
  });

  test.each(['image/png', 'video/mp4', 'audio/mpeg', 'font/woff2'])('of type %s is not read', async (type) => {
    portal.pages.set('/c', { bytes: 'x', type });
    await expect(portal.fetcher().get(portal.at('/c'))).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
  });

  test.each([
    [404, 'NOT_FOUND'],
    [410, 'NOT_FOUND'],
    [403, 'NOT_FETCHED'],
    [500, 'NOT_FETCHED'],
    [302, 'NOT_FETCHED'],
  ])('of status %d is no page', async (status, code) => {
    portal.pages.set('/c', { bytes: 'x', status });
    await expect(portal.fetcher().get(portal.at('/c'))).rejects.toMatchObject({ code });
  });

  test('that breaks off is none', async () => {
    portal.pages.set('/c', (answer) => {
      answer.writeHead(200, { 'content-length': '100' });
      answer.write('x', () => answer.destroy());
    });
    await expect(portal.fetcher().get(portal.at('/c'))).rejects.toMatchObject({ code: 'NOT_FETCHED' });
  });
});

test('a site is asked for one thing at a time, with a pause between, whatever fails', async () => {
  let under = 0;
  let most = 0;
  const slowly = (status: number) => (answer: { writeHead(status: number): { end(): void } }) => {
    under += 1;
    most = Math.max(most, under);
    setTimeout(() => {
      under -= 1;
      answer.writeHead(status).end();
    }, 30);
  };
  for (const [place, status] of [200, 500, 200].entries()) portal.pages.set(`/${place}`, slowly(status));
  const fetcher = portal.fetcher({ pause: 100 });
  await Promise.allSettled([0, 1, 2].map((place) => fetcher.get(portal.at(`/${place}`))));
  expect(paths()).toEqual(['/0', '/1', '/2']);
  expect(most).toBe(1);
  const [first, second, third] = portal.asked.map(({ at }) => at);
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(120);
  expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(120);
});

test('no more than a hundred requests wait for a site', async () => {
  portal.pages.set('/slow', (answer) => void setTimeout(() => answer.end('x'), 300));
  const fetcher = portal.fetcher();
  const waiting = Array.from({ length: 101 }, () => fetcher.get(portal.at('/slow')).catch((error) => error.code));
  expect(await waiting[100]).toBe('BUSY');
  await portal.close();
  expect(new Set(await Promise.all(waiting.slice(1)))).toEqual(new Set(['BUSY', 'NOT_FETCHED']));
});
