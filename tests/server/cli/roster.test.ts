/** The list on the command line, run as a person runs it, on a folder with nothing in it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ran, runWith } from '../../support/command.ts';
import { startProgram } from '../../support/programs.ts';
import { reportText } from '../../support/report-text.ts';
import { workbook } from '../roster/lists.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-roster-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const gongkai = (...args: readonly string[]): Promise<Ran> => runWith({ GONGKAI_DATA: join(folder, 'data') }, ...args);

test('a district from nothing: region, list, bureaus out of reports, export, rename, merge, end', async () => {
  expect(await gongkai('region', 'add', '青川区', '--level', 'district')).toMatchObject({ status: 0 });

  const list = join(folder, '名单.xlsx');
  writeFileSync(
    list,
    workbook([
      {
        rows: [
          ['单位全称', '起始年'],
          ['青川区教育局', ''],
          ['青川区民政局', '去年'],
        ],
      },
    ]),
  );
  const refused = await gongkai('roster', 'import', list, '--region', 'qingchuan', '--yes');
  expect(refused.status).toBe(1);
  expect(refused.stdout).toContain('B3：“去年”不是年份');
  expect((await gongkai('bureaus')).stdout).toBe('qingchuan\t青川区\n');

  writeFileSync(list, workbook([{ rows: [['单位全称'], ['青川区教育局'], ['青川区民政局']] }]));
  const unasked = await gongkai('roster', 'import', list, '--region', 'qingchuan');
  expect([unasked.status, unasked.stdout]).toEqual([1, expect.stringContaining('加 --yes')]);
  expect((await gongkai('roster', 'import', list, '--region', 'qingchuan', '--yes')).status).toBe(0);
  expect((await gongkai('roster', 'import', list, '--region', 'qingchuan', '--yes')).stdout).toContain('名录已是如此');

  const report = join(folder, '水利.txt');
  writeFileSync(report, reportText('青川区水利局', 2023));
  const proposed = await gongkai('roster', 'import', '--from-reports', report, '--region', 'qingchuan', '--yes');
  expect([proposed.status, proposed.stdout]).toEqual([
    0,
    expect.stringContaining('青川区水利局（水利局，qingchuan-shuiliju）'),
  ]);
  expect((await gongkai('import', report)).status).toBe(0);

  expect((await gongkai('roster', 'rename', 'qingchuan-jiaoyuju', '青川区教体局', '--on', '2023-03-01')).status).toBe(
    0,
  );
  const end = await gongkai('roster', 'end', 'qingchuan-shuiliju', '--year', '2023');
  expect([end.status, end.stderr]).toEqual([1, expect.stringContaining('已有 2023 年的年报')]);
  const merge = ['qingchuan-jiaoyuju', 'qingchuan-minzhengju', '--into', '青川区教民局', '--region', 'qingchuan'];
  expect((await gongkai('roster', 'merge', ...merge, '--year', '2025', '--document', '方案')).status).toBe(0);
  expect((await gongkai('bureaus')).stdout).toContain(
    'qingchuan-jiaoyuju\t青川区教体局\t曾用名 青川区教育局，至 2024 年\n',
  );

  const out = join(folder, '名录.csv');
  expect((await gongkai('roster', 'export', '-o', out)).status).toBe(0);
  const text = readFileSync(out, 'utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(text).toContain('青川区教民局');
  const again = await gongkai('roster', 'import', out, '--yes');
  expect([again.status, again.stdout]).toEqual([0, expect.stringContaining('将新增 0，名录已有 4')]);
  const added = await gongkai('roster', 'add', '青川区数据局', '--region', 'nowhere');
  expect([added.status, added.stderr]).toEqual([1, expect.stringContaining('没有编号为“nowhere”的地区')]);
}, 240_000);

test('a long list is told by its first ids and how many there are', async () => {
  const own = join(folder, 'long');
  const gongkaiThere = (...args: readonly string[]): Promise<Ran> => runWith({ GONGKAI_DATA: own }, ...args);
  await gongkaiThere('region', 'add', '长区', '--level', 'district');
  const list = join(folder, '长名单.xlsx');
  const names = Array.from({ length: 21 }, (_, index) => [`长区第${index + 1}中学`]);
  writeFileSync(list, workbook([{ rows: [['单位全称'], ...names] }]));
  const { stdout } = await gongkaiThere('roster', 'import', list, '--region', 'changqu', '--yes');
  expect(stdout).toMatch(/完成，数据版本 \d+：(\S+ ){20}等 21 个\n$/);
});

test('a reader who stops reading, as `| head` does, ends nothing with a fault', async () => {
  const { child, said, ended } = startProgram(['server/cli.ts', '--help'], join(folder, 'data'));
  child.stdout?.destroy();
  expect(await ended).toBe(0);
  expect(said()).toBe('');
});
