/** `gongkai chart`: the bytes that the address answers with, as a file. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqlite } from '../../../server/store/open.ts';
import { fillDistrict, NOW, openTestApp, type TestApp } from '../../support/app.ts';
import { runWith } from '../../support/command.ts';

const TREND = 'kind=trend&measure=requests.received&of=hill&rev=9';
let folder = '';
let opened: TestApp;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-chart-'));
  const store = await openSqlite(join(folder, 'data/gongkai.sqlite'));
  await fillDistrict({ store } as Parameters<typeof fillDistrict>[0]);
  await store.close();
  opened = await openTestApp({ now: () => NOW });
});
afterAll(async () => {
  await opened.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const gongkai = (...args: readonly string[]) => runWith({ GONGKAI_DATA: join(folder, 'data') }, ...args);

test.each(['svg', 'png', 'csv', 'xlsx', 'json', 'metadata.json', 'jsonstat'])(
  'writes as .%s what the address answers with',
  async (ending) => {
    const file = join(folder, `图.${ending}`);
    const { status, stdout } = await gongkai('chart', `http://gongkai.example/chart?${TREND}&size=wechat`, '-o', file);
    expect([status, stdout]).toEqual([0, expect.stringContaining('数据版本 9')]);
    const { rawPayload } = await opened.app.inject(`/chart.${ending}?${TREND}&size=wechat`);
    expect(readFileSync(file).equals(rawPayload)).toBe(true);
    // Once more, over the file that is there.
    expect((await gongkai('chart', `${TREND}&years=2021`, '-o', file)).status).toBe(0);
    expect(readFileSync(file).equals(rawPayload)).toBe(false);
  },
);

test.each([
  ['an unknown bureau', [TREND.replace('hill', 'nobody'), '-o', 'x.png'], 1, 'nobody'],
  ['an impossible value', [`${TREND}&size=poster`, '-o', 'x.svg'], 1, 'size'],
  ['a character without a glyph', [`${TREND}&title=🎉`, '-o', 'x.png'], 1, 'U+1F389'],
  ['no such format', [TREND, '-o', 'x.bmp'], 2, '.png'],
  ['no file', [TREND], 2, '--output'],
  ['no address', ['-o', 'x.png'], 2, 'address'],
])('of %s writes nothing, says why, and ends with its exit code', async (_, args, status, said) => {
  const ran = await gongkai('chart', ...args.map((one) => (one.startsWith('x.') ? join(folder, one) : one)));
  expect([ran.status, ran.stdout]).toEqual([status, '']);
  expect(ran.stderr).toContain(said);
  expect(readdirSync(folder).filter((name) => name.startsWith('x.'))).toEqual([]);
});

test('makes no database where there is none', async () => {
  const nowhere = join(folder, 'nowhere');
  const ran = await runWith({ GONGKAI_DATA: nowhere }, 'chart', TREND, '-o', join(folder, 'x.svg'));
  expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining(nowhere)]);
  expect(existsSync(nowhere)).toBe(false);
});
