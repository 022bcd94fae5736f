/** What a page of the product is sent with; the pages themselves are in tests/e2e. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGES } from '../../../schema/pages.ts';
import { openAccess } from '../../../server/access/access.ts';
import { openBriefings } from '../../../server/briefings/door.ts';
import { openCorrections } from '../../../server/corrections/door.ts';
import { makeApp } from '../../../server/http/app.ts';
import { openPool, type ParsingPool } from '../../../server/intake/pool/pool.ts';
import { openNotes } from '../../../server/notes/door.ts';
import { openPins } from '../../../server/pins/door.ts';
import { openReporting } from '../../../server/reporting/door.ts';
import { openRoster } from '../../../server/roster/open.ts';
import { openSaved } from '../../../server/saved/door.ts';
import { countRegionFindings } from '../../../server/store/find/finding-counts.ts';
import { openVerdicts } from '../../../server/verdicts/door.ts';
import { fillDistrict } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { observed } from '../../support/observed.ts';
import { signIn } from '../../support/signed-in.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

describe('a page of the product', () => {
  let folder = '';
  let opened: TestStore;
  let parsing: ParsingPool;
  let app: FastifyInstance;
  const serve = (reading: 'open' | 'keys') =>
    makeApp({
      reader: opened.store.reader,
      parsing,
      accept: () => Promise.reject(new Error('not asked')),
      roster: openRoster(opened.store, parsing),
      verdicts: openVerdicts(opened.store),
      access: openAccess(opened.store, { reading, idleMinutes: 30 }),
      corrections: openCorrections(opened.store),
      notes: openNotes(opened.store),
      pins: openPins(opened.store),
      briefings: openBriefings(opened.store),
      saved: openSaved(opened.store),
      reporting: openReporting(opened.store),
      ...observed(opened.store, parsing, () => '2026-11-28T00:00:00.000Z'),
      clientFolder: folder,
      frameAncestors: '*',
      logLevel: 'silent',
      now: () => '2026-11-28T00:00:00.000Z',
    });
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gongkai-client-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(
      join(folder, 'index.html'),
      '<!doctype html><html lang="zh-CN"><title>公开年报</title><div id="root"></div>',
    );
    writeFileSync(join(folder, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(folder, 'assets', 'index-abc.js'), 'export {};');
    const entry = (name: string, ...imports: string[]) => ({
      file: `assets/${name}.js`,
      imports,
      css: [`assets/${name}.css`],
    });
    mkdirSync(join(folder, '.vite'));
    writeFileSync(
      join(folder, '.vite/manifest.json'),
      JSON.stringify({
        'index.html': entry('index', '_shared'),
        _shared: entry('shared'),
        _tables: entry('tables', '_shared'),
        'pages/self-check/SelfCheckPage.tsx': entry('self', '_tables', 'index.html'),
      }),
    );
    writeFileSync(join(folder, '.vite/shell.graphql'), '{ regions { nodes { id name { zh } } } }');
    opened = await openTestSqlite();
    await fillDistrict(opened);
    parsing = openPool({ size: 1, deadline: 1000, memory: 128 });
    app = await serve('open');
  });
  afterAll(async () => {
    await app.close();
    parsing.close();
    await opened.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const PATHS = [
    ...PAGES.map(({ path }) => path.replace('bureaus/:id', 'bureaus/hill-a').replace(':id', 'hill-a-2021')),
  ];

  test('names what its page is made of beside the first script, to be fetched together, and an unknown page nothing', async () => {
    const { payload } = await app.inject('/self-check');
    expect(payload.match(/<link[^>]*>/g)).toEqual([
      '<link rel="modulepreload" crossorigin href="/assets/self.js" />',
      '<link rel="modulepreload" crossorigin href="/assets/tables.js" />',
      '<link rel="preload" as="style" crossorigin href="/assets/self.css" />',
      '<link rel="preload" as="style" crossorigin href="/assets/tables.css" />',
    ]);
    expect((await app.inject({ url: '/nothing', headers: { accept: 'text/html' } })).payload).not.toContain(
      'modulepreload',
    );
  });

  test.each([...PATHS, '/graphiql'])('%s may be framed by nobody, in new browsers and old ones', async (path) => {
    const { statusCode, headers } = await app.inject(path);
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['x-frame-options']).toBe('DENY');
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toContain("frame-ancestors 'none'");
  });

  test.each(PATHS)('%s loads from here and nowhere else, and is asked for anew each time', async (path) => {
    const { headers, body } = await app.inject(path);
    expect(body).toContain('公开年报');
    const policy = String(headers['content-security-policy']).split('; ');
    for (const rule of ["default-src 'self'", "script-src 'self'", "object-src 'none'", "base-uri 'none'"])
      expect(policy).toContain(rule);
    expect(policy.join()).not.toMatch(/https?:|\*/);
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' });
  });

  test('its files may be kept for ever, for a new build gives them new names; the mark for a day', async () => {
    const script = await app.inject('/assets/index-abc.js');
    expect(script.body).toBe('export {};');
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await app.inject('/mark.svg')).headers['cache-control']).toBe('public, max-age=86400');
  });

  const titleOf = (body: string) => /<title>(.*)<\/title>/.exec(body)?.[1];

  test.each([
    ['/compare', '单位对比 · 公开年报'],
    ['/compare?lang=en', 'Compare · Gongkai'],
    ['/compare/', '单位对比 · 公开年报'],
    ['/compare?asOf=3', '单位对比 · 数据版本 3 · 公开年报'],
    ['/bureaus/hill-a?lang=en&asOf=3', 'hill-a · as of revision 3 · Gongkai'],
    ['/?region=hill&year=2021', '山区 2021 · 公开年报'],
    ['/compare?region=hill', '单位对比 · 山区 · 公开年报'],
    ['/bureaus/', '单位 · 公开年报'],
    ['/bureaus/hill-a', '山区教育局 · 公开年报'],
    ['/bureaus/hill-a?lang=en', 'hill-a · Gongkai'],
    ['/reports/hill-a-2021', '山区教育局 2021 年政府信息公开工作年度报告 · 公开年报'],
    ['/reports/hill-2022', '山区人民政府 2022 年政府信息公开工作年度报告 · 公开年报'],
    ['/import?region=nowhere&year=1999', '接收年报 · 公开年报'],
    // A year that is over may be asked about before any report on it is held.
    ['/reporting?region=hill&year=2025', '报送情况 · 公开年报'],
  ])('%s is called %s before anything runs', async (path, title) => {
    const { statusCode, body } = await app.inject(path);
    expect([statusCode, titleOf(body)]).toEqual([200, title]);
    expect(body.startsWith(`<!doctype html><html lang="${path.includes('lang=en') ? 'en' : 'zh-CN'}">`)).toBe(true);
  });

  test('a link to a chart is shown with its finding, its description and its picture', async () => {
    const { body } = await app.inject('/chart?kind=trend&measure=requests.received&of=hill-a&lang=en');
    const tag = (property: string) =>
      new RegExp(`<meta property="og:${property}" content="([^"]*)" />`).exec(body)?.[1];
    expect(titleOf(body)).toMatch(/^hill-a: requests received 0 cases in 2022.* · Gongkai$/);
    expect(tag('title')).toMatch(/^hill-a: requests received 0 cases in 2022/);
    expect(tag('description')).toMatch(/^Line chart of requests received, hill-a, 2020–2022\./);
    const picture = (tag('image') ?? '').replace(/&#38;/g, '&');
    expect(picture).toMatch(/^http:\/\/localhost(:80)?\/chart\.png\?kind=trend&measure=requests\.received&of=hill-a/);
    const { statusCode, headers } = await app.inject(new URL(picture).pathname + new URL(picture).search);
    expect([statusCode, headers['content-type']]).toEqual([200, 'image/png']);
    const [, oembed = ''] = /<link rel="alternate" type="application\/json\+oembed" href="([^"]*)"/.exec(body) ?? [];
    const { pathname, search } = new URL(oembed.replace(/&#38;/g, '&'));
    expect((await app.inject(pathname + search)).json()).toMatchObject({ type: 'rich', title: tag('title') });
  });

  test.each(['/chart', '/chart?measure=nothing&of=hill-a', '/chart?measure=requests.received&of=nobody'])(
    '%s asks nothing that could be shown of a link',
    async (path) => {
      const { statusCode, body } = await app.inject(path);
      expect([statusCode, titleOf(body)]).toEqual([200, '图表 · 公开年报']);
      expect(body).not.toMatch(/og:image|oembed/);
    },
  );

  test.each([
    ['/?region=hill', 'chart.png?kind=trend&#38;measure=requests.received&#38;of=hill'],
    ['/', 'chart.png?kind=trend&#38;measure=requests.received&#38;of=hill'],
    [
      '/compare?region=hill&year=2021',
      'chart.png?kind=bar&#38;measure=requests.received&#38;of=region:hill/*&#38;years=2021',
    ],
    ['/compare?region=hill&year=2021&measure=review.total', 'chart.png?kind=bar&#38;measure=review.total'],
    // Nothing of a later year stands under the heading of an earlier one.
    ['/?region=hill&year=2021', 'chart.png?kind=trend&#38;measure=requests.received&#38;of=hill&#38;years=2020..2021'],
    ['/reports/hill-a-2021', 'chart.png?kind=trend&#38;measure=requests.received&#38;of=hill-a&#38;years=2020..2021'],
    ['/reports/hill-a-2022', 'chart.png?kind=trend&#38;measure=requests.received&#38;of=hill-a&#38;size=social'],
  ])(
    '%s is shown before anything runs, and where only a link to it is, with what its first chart says',
    async (path, picture) => {
      const { body } = await app.inject(path);
      expect(body).toContain(`<meta property="og:image" content="http://localhost:80/${picture}`);
      // The chart is not the page: an editor that the address is pasted into asks for no chart in its place.
      expect(body).not.toContain('oembed');
      const [, heading, finding, phone = '', wide = ''] =
        /<h1>([^<]+)<\/h1><p>([^<]+)<\/p><picture><source media="[^"]+" srcset="([^"]+)" \/><img src="([^"]+)"/.exec(
          body,
        ) ?? [];
      expect(body).toContain(`<title>${heading}`);
      expect(finding).toMatch(/20\d\d/);
      for (const drawn of [phone, wide]) {
        const { statusCode, headers } = await app.inject(drawn.replace(/&amp;/g, '&'));
        expect([statusCode, headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8']);
      }
    },
  );

  test('findings are shown before anything runs, and where only a link to them is, by how many checks failed', async () => {
    const { body } = await app.inject('/findings?region=hill&year=2021');
    const { failed, suspicious } = await countRegionFindings(opened.store.reader, ['hill'], 2021);
    expect(failed).toBeGreaterThan(0);
    const sentence = `2021 年度的年报有 ${failed} 项勾稽关系未通过，${suspicious} 项存疑。`;
    expect(body).toContain(`<h1>核查 · 山区</h1><p>${sentence}</p></div>`);
    expect(body).toContain(`<meta property="og:description" content="${sentence}" />`);
    expect(body).not.toContain('og:image');
  });

  test.each(['/?region=hill&asOf=3', '/self-check', '/?region=nowhere', '/compare?region=hill&measure=nothing'])(
    '%s has nothing to be shown before its script runs',
    async (path) => {
      const { body } = await app.inject({ url: path, headers: { accept: 'text/html' } });
      expect(body).toContain('<div id="root"></div>');
      expect(body).not.toContain('og:image');
    },
  );

  test('tells a reader who is nobody what every page stands in, as it is now, and neither a key holder nor who looks back', async () => {
    const told = async (url: string, headers = {}) =>
      JSON.parse(
        /<script type="application\/json" data-shell>(.*?)<\/script>/.exec(
          (await app.inject({ url, headers })).body,
        )?.[1] ?? 'null',
      );
    const nodes = [{ id: 'hill', name: { zh: '山区' } }];
    expect(await told('/self-check')).toEqual({ viewer: null, regions: { nodes } });
    const holder = await signIn(app, await keyFor(opened.store, { role: 'bureau', scope: 'hill-b' }));
    expect([await told('/self-check', holder), await told('/self-check?asOf=3')]).toEqual([null, null]);
  });

  test('where reading is closed, a title tells what is held to those who are signed in only', async () => {
    const closed = await serve('keys');
    const key = await keyFor(opened.store, { role: 'bureau', scope: 'hill-b' });
    for (const [path, title] of [
      ['/bureaus/hill-a', '山区教育局 · 公开年报'],
      ['/bureaus/nobody', '没有这家单位 · 公开年报'],
    ] as const) {
      const stranger = await closed.inject(path);
      expect([stranger.statusCode, titleOf(stranger.body)]).toEqual([200, '单位 · 公开年报']);
      const reader = await closed.inject({ url: path, headers: await signIn(closed, key) });
      expect(titleOf(reader.body)).toBe(title);
      expect(reader.headers['cache-control']).toBe('private, no-store');
    }
    const stranger = await closed.inject('/?region=hill');
    expect(titleOf(stranger.body)).toBe('总览 · 公开年报');
    expect(stranger.body).toContain('<div id="root"></div>');
    expect(stranger.body).not.toContain('data-shell');
    await closed.close();
  });

  test.each([
    ['/nothing-here', '没有这一页 · 公开年报'],
    ['/nothing-here?lang=en', 'There is no such page · Gongkai'],
    ['/bureaus/hill-a/b', '没有这一页 · 公开年报'],
    ['/Compare', '没有这一页 · 公开年报'],
    ['/bureaus/nobody', '没有这家单位 · 公开年报'],
    ['/bureaus/hill', '没有这家单位 · 公开年报'],
    ['/bureaus/%25', '没有这家单位 · 公开年报'],
    ['/reports/hill-b-2022', '没有这份年报 · 公开年报'],
    ['/?region=nowhere', '没有这个地区 · 公开年报'],
    ['/compare?region=hill-a', '没有这个地区 · 公开年报'],
    ['/findings?region=hill&year=1999', '没有 1999 年的年报 · 公开年报'],
    ['/findings?region=hill&year=2025', '没有 2025 年的年报 · 公开年报'],
    ['/reporting?region=hill&year=1999', '没有 1999 年的年报 · 公开年报'],
    ['/reporting?region=hill&year=2026', '没有 2026 年的年报 · 公开年报'],
    ['/?year=%3Cb%3E', '没有 &#60;b&#62; 年的年报 · 公开年报'],
    ['/?year=%26%24%26', '没有 &#38;$&#38; 年的年报 · 公开年报'],
    ['/?year=1999&lang=en', 'No report of 1999 is held · Gongkai'],
  ])('%s is the page that says so, with 404: %s', async (path, title) => {
    const { statusCode, headers, body } = await app.inject(path);
    expect([statusCode, titleOf(body)]).toEqual([404, title]);
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'x-frame-options': 'DENY' });
  });

  const HTML = 'text/html; charset=utf-8';
  const SCRIPT = 'application/javascript; charset=utf-8';
  const JSON_TYPE = 'application/json; charset=utf-8';

  test('every address is answered as what it is, to browsers and to programs, by a server just started', async () => {
    const started = await serve('open');
    for (const [method, url, accept, status, type, kept] of [
      ['GET', '/', undefined, 200, HTML, 'no-cache'],
      ['HEAD', '/bureaus/hill-a', 'text/html', 200, HTML, 'no-cache'],
      ['GET', '/mark.svg', undefined, 200, 'image/svg+xml', 'public, max-age=86400'],
      ['GET', '/index.html', undefined, 404, JSON_TYPE, 'no-store'],
      ['GET', '/assets', undefined, 404, HTML, 'no-cache'],
      ['GET', '/assets/index-abc.js', '*/*', 200, SCRIPT, 'public, max-age=31536000, immutable'],
      ['GET', '/assets/none', undefined, 404, JSON_TYPE, 'no-store'],
      ['GET', '/assets/none', 'text/html,*/*;q=0.8', 404, HTML, 'no-cache'],
      ['GET', '/nothing', undefined, 404, HTML, 'no-cache'],
      ['HEAD', '/nothing', undefined, 404, HTML, 'no-cache'],
      ['GET', '/nothing', 'image/png, */*', 404, HTML, 'no-cache'],
      ['GET', '/nothing', 'application/json', 404, JSON_TYPE, 'no-store'],
      ['GET', '/nothing.js', undefined, 404, JSON_TYPE, 'no-store'],
      ['GET', '/nothing.js/more', undefined, 404, HTML, 'no-cache'],
      ['GET', '/nothing?file=a.js', undefined, 404, HTML, 'no-cache'],
      ['GET', '/nothing.js?a=1', undefined, 404, JSON_TYPE, 'no-store'],
      ['PUT', '/nothing', 'text/html', 404, JSON_TYPE, 'no-store'],
    ] as const) {
      const headers = accept === undefined ? {} : { accept };
      const answer = await started.inject({ method, url, headers });
      const told = [answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']];
      expect([method, url, accept, ...told]).toEqual([method, url, accept, status, type, kept]);
    }
    await started.close();
  });

  test('an address that is none is repeated in its sentence, and no more of it than fits', async () => {
    const url = `/${'a'.repeat(300)}.js`;
    const answer = await app.inject({ url });
    expect(answer.json().errors[0]).toEqual({
      message: `没有这个地址：${url.slice(0, 200)}。请从首页 / 进入。`,
      extensions: {
        code: 'NOT_FOUND',
        sentence: {
          zh: `没有这个地址：${url.slice(0, 200)}。请从首页 / 进入。`,
          en: `There is nothing at ${url.slice(0, 200)}. Start from /.`,
        },
      },
    });
  });
});
