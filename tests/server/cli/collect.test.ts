/** `gongkai collect`: what is shown, what is stored, and what is never asked. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CollectOptions, collectAddress } from '../../../server/cli/collect.ts';
import { openFetcher } from '../../../server/collect/fetcher.ts';
import { readHosts } from '../../../server/collect/hosts.ts';
import { findReports } from '../../../server/store/find/reports.ts';
import { openSqlite } from '../../../server/store/open.ts';
import { openPortal, type Portal, reportPage } from '../../support/portal.ts';
import { enrol } from '../../support/small-district.ts';

const SHOWN: CollectOptions = { publisher: null, year: null, yes: false };

describe('gongkai collect', () => {
  let portal: Portal;
  let folder = '';
  let database = '';
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gongkai-collect-'));
    database = join(folder, 'gongkai.sqlite');
    const store = await openSqlite(database);
    await enrol(store);
    await store.close();
    portal = await openPortal({
      '/nb/': `<html><body><ul>
        <li><a href="1.html">山区教育局2023年政府信息公开工作年度报告</a><span>2024-01-20</span></li>
        <li><a href="2.html">某局2023年政府信息公开工作年度报告</a><span>2024-01-21</span></li>
        <li><a href="3.html">山区民政局2023年政府信息公开工作年度报告</a><span>2024-01-22</span></li></ul></body></html>`,
      '/nb/1.html': reportPage('山区教育局', 2023, 4),
      '/nb/2.html': reportPage('某局', 2023, 4),
    });
  });
  afterEach(async () => {
    await portal.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(options: CollectOptions, fetcher = portal.fetcher()) {
    const printed: string[] = [];
    const exit = await collectAddress(portal.at('/nb/'), options, {
      fetcher,
      database,
      postgres: null,
      stop: new AbortController().signal,
      print: (text) => printed.push(...text.split('\n')),
    });
    return { exit, printed };
  }

  async function held(): Promise<readonly string[]> {
    const store = await openSqlite(database);
    const reports = await findReports(store.reader, ['hill-a-2023', 'hill-b-2023']);
    await store.close();
    return reports.map(({ id, source }) => `${id} ${source?.zh}`);
  }

  test('shows a line each and stores nothing, unless that is wished', async () => {
    const { exit, printed } = await run(SHOWN);
    expect(exit).toBe(1);
    expect(printed).toEqual([
      '看了 1 页，找到 3 份年报。',
      expect.stringMatching(/nb\/1\.html: 山区教育局2023年.*\.html，hill-a 2023，2024-01-20，读出 200\/200 格$/),
      expect.stringMatching(/nb\/2\.html: .*名录中没有“某局”/),
      expect.stringMatching(/nb\/3\.html: 读不了。网站上没有这个网页了（404）/),
      '没有存储任何内容。确认无误后加 --yes 再次运行。',
    ]);
    expect(await held()).toEqual([]);
  });

  test('stores each by itself, past those that are refused, with its address', async () => {
    const { exit, printed } = await run({ ...SHOWN, yes: true });
    expect(exit).toBe(1);
    expect(printed.at(-1)).toBe('共 3 份：新接收 1，更换 0，与已有相同 0，未接收 2');
    expect(await held()).toEqual([`hill-a-2023 ${portal.at('/nb/1.html')}`]);
    expect((await run({ ...SHOWN, yes: true })).printed.at(-1)).toBe(
      '共 3 份：新接收 0，更换 0，与已有相同 1，未接收 2',
    );
  });

  test('asks no site that is not named, and none inside', async () => {
    const off = await run(SHOWN, openFetcher({ hosts: [] }));
    expect(off).toMatchObject({ exit: 1, printed: [expect.stringContaining('GONGKAI_FETCH_HOSTS')] });
    const inside = openFetcher({
      hosts: readHosts(`www.hill.test:${portal.port}`),
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    });
    expect(await run(SHOWN, inside)).toMatchObject({ exit: 1, printed: [expect.stringContaining('内部网络')] });
    expect(portal.asked).toEqual([]);
  });
});
