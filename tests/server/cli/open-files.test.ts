/** `export` and `import --all`, as a person uses them: a ZIP that any program opens, and back. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openZip } from '../../../server/ingest/formats/container/zip.ts';
import { openSqlite } from '../../../server/store/open.ts';
import { runWith } from '../../support/command.ts';
import { enrol, file, received } from '../../support/small-district.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
const gongkai = (data: string, ...args: readonly string[]) =>
  runWith({ GONGKAI_DATA: at(data), DATABASE_URL: '' }, ...args);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-open-files-'));
  const store = await openSqlite(at('data/gongkai.sqlite'));
  await enrol(store);
  await file(store, 'hill-a', 2022, { cells: received(4) });
  await file(store, 'hill-a', 2022, { cells: received(5) });
  await store.close();
  const { status, stdout, stderr } = await gongkai('data', 'export', '--all', '-o', at('all.zip'));
  expect(stdout).toMatch(/^已导出并核对：.*all\.zip（\d+\.\d MB）\nExported and verified: /);
  expect(stderr).toMatch(/(\d+)\/\1\n$/);
  expect(status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the ZIP is closed to others, holds documents under readable names, and leaves no other file', async () => {
  expect(statSync(at('all.zip')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).sort()).toEqual(['all.zip', 'data']);
  const zip = await openZip(readFileSync(at('all.zip')), 'all.zip', { entries: 100, entryBytes: 1e6, bytes: 1e7 });
  expect(zip.names[0]).toBe('README.txt');
  expect(zip.names.at(-1)).toBe('manifest.json');
  expect(zip.names).toContain('documents/hill-a-2022/r3-hill-a-2022.txt');
  expect(new TextDecoder().decode((await zip.read('figures.ndjson')) ?? undefined)).toMatch(
    /^\{"version":1,"publisher":"hill-a"/,
  );
});

test('it is made into an equal store, whose export has the same bytes', async () => {
  const { status, stdout } = await gongkai('other', 'import', '--all', at('all.zip'));
  expect(stdout).toBe(
    '已导入全部数据并核对：年报 1 份，数据版本 3。密钥不在其中，首次启动时生成。\nAll data imported and verified: 1 reports, revision 3. Keys are not in it; the first start makes one.\n',
  );
  expect(status).toBe(0);
  expect(await gongkai('other', 'verify')).toMatchObject({ status: 0, stdout: expect.stringContaining('数据版本 3') });
  await gongkai('other', 'export', '--all', '-o', at('again.zip'));
  expect(readFileSync(at('again.zip')).equals(readFileSync(at('all.zip')))).toBe(true);
  // The day of a part is the same in every time zone, and beside it stands no instant, which would not be (extra field “UT”).
  const bytes = readFileSync(at('all.zip'));
  const entry = bytes.indexOf('PK\x01\x02');
  const extra = entry + 46 + bytes.readUInt16LE(entry + 28);
  expect([bytes.readUInt16LE(entry + 12), bytes.readUInt16LE(entry + 14)]).toEqual([0, 0x21]);
  expect(bytes.subarray(extra, extra + bytes.readUInt16LE(entry + 30)).includes('UT')).toBe(false);
  expect(await gongkai('other', 'import', '--all', at('all.zip'))).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/不是空的（表 .*publisher.* 中已有内容）.*\nThe other database is not empty/),
  });
});

test('no file is overwritten', async () => {
  writeFileSync(at('mine.zip'), 'mine');
  expect(await gongkai('data', 'export', '--all', '-o', at('mine.zip'))).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/mine\.zip 已存在，没有覆盖。.*\n.*was not overwritten/),
  });
  expect(readFileSync(at('mine.zip'), 'utf8')).toBe('mine');
  expect(readdirSync(folder).some((name) => name.endsWith('.part'))).toBe(false);
});

test('what an export left that was killed is swept by the next, and what one writes at the moment is not', async () => {
  writeFileSync(at('swept.zip.2147483646.part'), 'left');
  writeFileSync(at(`swept.zip.${process.ppid}.part`), 'written');
  writeFileSync(at('other.zip.2147483646.part'), 'of another');
  expect((await gongkai('data', 'export', '--all', '-o', at('swept.zip'))).status).toBe(0);
  const parts = readdirSync(folder).filter((name) => name.endsWith('.part'));
  expect(parts.sort()).toEqual(['other.zip.2147483646.part', `swept.zip.${process.ppid}.part`]);
  for (const name of parts) rmSync(at(name));
});

test('a region is written to be read, and is no store', async () => {
  const { status, stdout } = await gongkai('data', 'export', '--region', 'hill', '-o', at('hill.zip'));
  expect([status, stdout]).toEqual([
    0,
    expect.stringMatching(/这是节选，只含 hill.*\nThis is an excerpt.*no database can be rebuilt/),
  ]);
  const zip = await openZip(readFileSync(at('hill.zip')), 'hill.zip', { entries: 100, entryBytes: 1e6, bytes: 1e7 });
  const readme = new TextDecoder().decode((await zip.read('README.txt')) ?? undefined);
  expect(readme).toMatch(/^公开年报数据的节选：只含 hill/);
  expect(readme).not.toMatch(/import --all/);
  expect(await gongkai('empty', 'import', '--all', at('hill.zip'))).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/只含 hill 及其下级.*\n.*Nothing was stored/),
  });
  expect(await gongkai('data', 'export', '--region', 'nobody', '-o', at('nobody.zip'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('没有编号为 nobody 的地区'),
  });
  expect(readdirSync(folder).some((name) => /nobody|part$/.test(name))).toBe(false);
});

test.each<[string, (whole: Buffer) => Buffer]>([
  ['is no ZIP', () => Buffer.from('年报')],
  ['is cut off', (whole) => whole.subarray(0, whole.length / 2)],
  [
    'is of somebody else',
    (whole) => Buffer.from(whole.toString('latin1').replaceAll('manifest.json', 'manifest.jsom'), 'latin1'),
  ],
  [
    'has a byte altered',
    (whole) => {
      const at = whole.indexOf('figures.ndjson') + 500;
      return Buffer.from(whole).fill((whole[at] ?? 0) ^ 0xff, at, at + 1);
    },
  ],
])('a file that %s is refused', async (_, spoil) => {
  writeFileSync(at('spoilt.zip'), spoil(readFileSync(at('all.zip'))));
  const { status, stderr } = await gongkai('empty', 'import', '--all', at('spoilt.zip'));
  expect(stderr).toMatch(/没有存储任何内容。.*\n.*Nothing was stored/);
  expect(status).toBe(1);
});

test.each([
  ['export', '-o', 'x.zip'],
  ['export', '--all', '--region', 'hill', '-o', 'x.zip'],
  ['export', '--all'],
  ['import', '--all', 'a.zip', 'b.zip'],
  ['import', '--all', '--year', '2020', 'a.zip'],
])('what is not meant is said: %s %s %s', async (...args) => {
  expect((await gongkai('empty', ...args.filter((one) => one !== undefined))).status).toBe(2);
});

test('--data writes the data package, of a region too, and says so where two are asked for', async () => {
  const { status, stdout } = await gongkai('data', 'export', '--data', '--region', 'hill', '-o', at('data.zip'));
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^已导出：.*data\.zip（.*\nExported: /)]);
  const zip = await openZip(readFileSync(at('data.zip')), 'data.zip', { entries: 100, entryBytes: 1e6, bytes: 1e7 });
  expect([zip.names[0], zip.names.at(-1)]).toEqual(['README.md', 'SHA256SUMS']);
  expect(String(Buffer.from((await zip.read('reports.csv')) ?? []))).toContain('hill-a-2022,hill-a,bureau,hill,2022');
  expect(await gongkai('data', 'export', '--data', '--all', '-o', at('both.zip'))).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--data'),
  });
});
