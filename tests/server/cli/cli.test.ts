/** The command line: what its commands print, and once as the program that a person starts. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSeeds } from '../../../seeds/entering.ts';
import { publishedDocuments } from '../../../seeds/published/index.ts';
import { openSqlite } from '../../../server/store/open.ts';
import { type Ran, runWith } from '../../support/command.ts';
import { olderProse, olderReport, STATISTICS, TABLE_LAYOUTS } from '../../support/older-text.ts';
import { reportText } from '../../support/report-text.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SAMPLES = join(ROOT, '../shared/samples');

let folder = '';
let seed = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-cli-'));
  const store = await openSqlite(join(folder, 'data/gongkai.sqlite'));
  await loadSeeds(store, [], '2026-01-20T00:00:00.000Z');
  await store.close();
  const document = publishedDocuments().find(({ publisher }) => publisher === 'shapotou-iic');
  if (!document) throw new Error('no published report of shapotou-iic');
  seed = join(folder, document.fileName);
  writeFileSync(seed, document.bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function gongkai(...args: readonly string[]): Promise<Ran> {
  return gongkaiWith({}, ...args);
}

function gongkaiWith(environment: Record<string, string>, ...args: readonly string[]): Promise<Ran> {
  return runWith({ GONGKAI_DATA: join(folder, 'data'), ...environment }, ...args);
}

interface ReadJson {
  readonly year: number;
  readonly publisher: string;
  readonly editions: { readonly II: Record<string, string>; readonly III: string; readonly IV: string };
  readonly section2: Record<string, Record<string, number | null>>;
  readonly section3: Record<string, (number | null)[]>;
  readonly section4: Record<string, (number | null)[]>;
  readonly gaps: Record<string, string>;
  readonly narrative: readonly { readonly measure: string; readonly value: number; readonly quote: string }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly outcome: string;
    readonly expected: number | null;
    readonly actual: number | null;
  }[];
}

describe('gongkai read --json', () => {
  test('prints one object a document on one line, under the form’s own labels', async () => {
    const { status, stdout } = await gongkai('read', seed, seed, '--json');
    expect(status).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength(2);
    const read: ReadJson = JSON.parse(lines[0] ?? '');
    expect(read).toMatchObject({
      year: 2019,
      editions: { II: { '1': '2019', '5': '2019', '6': '2019', '8': '2019', '9': '2019' }, III: '2019', IV: '2019' },
    });
    expect(read.section2.行政处罚).toEqual({ 上一年项目数量: 0, '本年增/减': 21, 处理决定数量: 0 });
    expect(Object.keys(read.section3)).toHaveLength(23);
    expect(read.section4.复议后起诉).toEqual([0, 0, 0, 0, 0]);
    expect(read.gaps).toEqual({});
  });

  test('finds 92 against 90, and confirms 428 = 90 + 338', async () => {
    const read: ReadJson = JSON.parse((await gongkai('read', seed, '--json')).stdout);
    const findings = read.findings.map(({ outcome, expected, actual }) => ({ outcome, expected, actual }));
    expect(findings).toContainEqual({ outcome: 'failed', expected: 92, actual: 90 });
    expect(findings).toContainEqual({ outcome: 'confirmed', expected: 428, actual: 428 });
    expect(read.narrative).toContainEqual(expect.objectContaining({ measure: 'disclosures.total', value: 428 }));
  });

  const sample = join(SAMPLES, 'shapotou_iic_2019.txt');
  test.skipIf(!existsSync(sample))('equals the sidecar of the real report, cell for cell', async () => {
    const read: ReadJson = JSON.parse((await gongkai('read', sample, '--json')).stdout);
    const truth = JSON.parse(readFileSync(join(SAMPLES, 'shapotou_iic_2019.json'), 'utf8'));
    expect(read.section3).toEqual(truth.section3.rows);
    for (const block of ['行政复议', '未经复议直接起诉', '复议后起诉'])
      expect(read.section4[block]).toEqual(truth.section4[block]);
    for (const [row, cells] of Object.entries(read.section2)) {
      const { '本年增/减_raw': _, ...expected } = truth.section2[row];
      expect(cells).toEqual(expected);
    }
    for (const [outcome, expected, actual] of [
      ['failed', 92, 90],
      ['confirmed', 428, 428],
      ['confirmed', 338, 338],
    ]) {
      expect(read.findings).toContainEqual(expect.objectContaining({ outcome, expected, actual }));
    }
  });
});

describe('gongkai read of a report from before 2019', () => {
  test('says in a sentence that it is one, and gives its table by the codes of its rows', async () => {
    const file = join(folder, 'older.txt');
    writeFileSync(file, olderReport('无名区教育局', 2016, TABLE_LAYOUTS.tabs(STATISTICS)));
    const { status, stdout } = await gongkai('read', file);
    expect(status).toBe(0);
    expect(stdout).toMatch(/2016，表式 2014，读出 58\/58 格，.*核查未通过 0、成立 7；2019 年以前的旧式年报：/);
    const read = JSON.parse((await gongkai('read', file, '--json')).stdout);
    expect(read).toMatchObject({ editions: { II: {}, III: null, IV: null, annex: '2014' }, section2: {}, gaps: {} });
    expect(read.annex).toMatchObject({ '3.1': 37, '3.3.4.5': 3, '5': 4, '8.4': 6.8 });
    writeFileSync(file, olderProse('无名区教育局', 2009));
    expect((await gongkai('read', file)).stdout).toMatch(/2009，表式 旧式，无统计表，读出 0\/0 格/);
  });
});

describe('gongkai read --why', () => {
  test('names the pattern that each number of the prose was read by, and where it stands', async () => {
    const { status, stdout } = await gongkai('read', seed, '--why');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ {2}\d+ 行 {2}disclosures\.total = 428条 {2}句式：(?!—)\S+ {2}原文：.*428条$/m);
    const file = join(mkdtempSync(join(folder, 'why-')), '1.txt');
    writeFileSync(file, `${reportText('无名区教育局', 2023)}\n（二）依申请公开情况。全年答复信息诉求5件。`);
    expect((await gongkai('read', file, '--why')).stdout).toMatch(/requests\.closed = 5件 {2}句式：就近（不太确定）/);
    const read = JSON.parse((await gongkai('read', file, '--json')).stdout);
    expect(read.narrative).toContainEqual(expect.objectContaining({ value: 5, pattern: '就近', lessSure: true }));
  });
});

describe('gongkai check', () => {
  test('lists what does not add up, and exits with 1 only when asked to be strict', async () => {
    const { status, stdout } = await gongkai('check', seed);
    expect(status).toBe(0);
    expect(stdout).toMatch(/✕ TX-BREAK .*92.*90/);
    expect((await gongkai('check', seed, '--strict')).status).toBe(1);
    expect((await gongkai('check', seed, '--lang', 'en')).stdout).toMatch(/relations hold/);
  });
});

describe('gongkai import', () => {
  test('accepts a folder, says what became of each file, and changes nothing the second time', async () => {
    const drop = mkdtempSync(join(folder, 'drop-'));
    writeFileSync(join(drop, '1.txt'), readFileSync(seed));
    writeFileSync(join(drop, '2.txt'), '这不是年报。');
    writeFileSync(join(drop, '3.txt'), '');
    const first = await gongkai('import', drop);
    expect(first.status).toBe(1);
    expect(first.stdout).toMatch(/1\.txt: 已接收为 shapotou-iic-2019/);
    expect(first.stdout).toMatch(/2\.txt: 未接收。/);
    expect(first.stdout).toMatch(/3\.txt: 未接收。/);
    expect(first.stdout).toMatch(/共 3 份：新接收 1，更换 0，与已有相同 0，未接收 2/);
    const again = await gongkai('import', join(drop, '1.txt'));
    expect(again.status).toBe(0);
    expect(again.stdout).toMatch(/完全相同，未作改动/);
  });
});

describe('gongkai import past what cannot be taken', () => {
  test('says how to answer on the command line what cannot be told', async () => {
    const drop = mkdtempSync(join(folder, 'drop-'));
    writeFileSync(join(drop, '1.txt'), reportText('无名区教育局', 2023));
    writeFileSync(join(drop, '2.txt'), reportText('示例区教育局', 2023).replaceAll('2023年', ''));
    const { status, stdout } = await gongkai('import', drop);
    expect(status).toBe(1);
    expect(stdout).toMatch(/1\.txt: 未接收。名录中没有“无名区教育局”.*--bureau 单位编号/);
    expect(stdout).toMatch(/2\.txt: 未接收。.*没有写明年度.*--year 年度/);
  });

  test('goes on with the folder past a bug, without a stack trace, and names the document and an id', async () => {
    const database = new Database(join(folder, 'data/gongkai.sqlite'));
    database.exec(`create trigger broken before insert on report when new.year = 2020
      begin select raise(abort, 'the table is broken'); end`);
    database.close();
    const drop = mkdtempSync(join(folder, 'drop-'));
    for (const year of [2020, 2021, 2022]) {
      writeFileSync(join(drop, `${year}.txt`), reportText('示例区教育局', year, 3));
    }
    const { status, stdout, stderr } = await gongkai('import', drop);
    expect(status).toBe(1);
    const [, id] = /2020\.txt: 未接收。出了点问题（编号 ([0-9a-f-]{36})）/.exec(stdout) ?? [];
    expect(stdout).toMatch(/2021\.txt: 已接收为 shifan-education-2021/);
    expect(stdout).toMatch(/2022\.txt: 已接收为 shifan-education-2022/);
    expect(stdout).toMatch(/共 3 份：新接收 2，更换 0，与已有相同 0，未接收 1/);
    expect(stderr.match(new RegExp(`^${id}: .*the table is broken$`, 'gm'))).toHaveLength(1);
    expect(`${stdout}${stderr}`).not.toMatch(/^\s+at /m);
    expect((await gongkaiWith({ GONGKAI_LOG: 'debug' }, 'import', drop)).stderr).toMatch(/^\s+at /m);
  });
});

describe('gongkai import of what is held already', () => {
  test('lists what it would replace and stores nothing until told yes', async () => {
    const drop = mkdtempSync(join(folder, 'drop-'));
    const changed = readFileSync(seed, 'utf8').replace('+21', '+20');
    writeFileSync(join(drop, '1.txt'), changed);
    const asked = await gongkai('import', drop);
    expect(asked.status).toBe(1);
    expect(asked.stdout).toMatch(/1\.txt: 将替换已有的 shapotou-iic-2019/);
    expect(asked.stdout).toMatch(/没有存储任何内容/);
    const told = await gongkai('import', drop, '--yes');
    expect(told.status).toBe(0);
    expect(told.stdout).toMatch(/作为新版本接收（数据版本 \d+，原版本 \d+ 保留，1 格有变化）/);
  });
});

describe('gongkai key', () => {
  test('shows a key once, lists it by its beginning, and revokes it', async () => {
    const key = (await gongkai('key', 'create', '--label', '测试')).stdout.trim();
    expect(key).toMatch(/^gk_[\w-]{43}$/);
    const list = (await gongkai('key', 'list')).stdout;
    expect(list).toContain('测试');
    expect(list).not.toContain(key);
    const id = key.slice(0, 9);
    const last = await gongkai('key', 'revoke', id);
    expect(last.status).toBe(1);
    expect(last.stderr).toContain('最后一把');
    await gongkai('key', 'create');
    // What is done already is done.
    for (const _ of [1, 2]) expect((await gongkai('key', 'revoke', id)).status).toBe(0);
    expect((await gongkai('key', 'list')).stdout).toMatch(new RegExp(`${id}\t测试\t管理员.*已停用`));
    expect((await gongkai('key', 'revoke', 'gk_nobody')).status).toBe(1);
  });

  test('makes keys for a bureau or a region of the list, and for no other', async () => {
    for (const [role, scope, day] of [
      ['bureau', 'nobody', '2099-01-01'],
      ['editor', 'shifan-education', '2099-01-01'],
      ['bureau', 'shifan-education', '2001-01-01'],
    ] as const) {
      const refused = await gongkai('key', 'create', '--role', role, '--for', scope, '--expires', day);
      expect([refused.status, refused.stdout]).toEqual([1, '']);
      expect(refused.stderr).toMatch(/编号|已过/);
    }
    expect((await gongkai('key', 'create', '--role', 'king')).status).toBe(2);
  });
});

describe('gongkai read --media', () => {
  test('says what a file is where its bytes leave it open, and that they are something else', async () => {
    const file = join(folder, 'downloaded');
    writeFileSync(file, reportText('青川区教育局', 2023).replaceAll('\n', '<br>'));
    const { status, stdout } = await gongkai('read', file, seed, '--media', 'text/html; charset=utf-8');
    expect(status).toBe(0);
    const [page, text] = stdout.split('\n');
    expect(page).toMatch(/青川区教育局 2023，.*成立 \d+$/);
    expect(text).toMatch(/标明的类型是 text\/html，内容却是纯文本/);
    const { status: misused, stderr } = await gongkai('read', file, '--media', 'html');
    expect([misused, stderr]).toEqual([2, expect.stringMatching(/媒体类型应为以下之一.*text\/html/)]);
  });
});

test('as a program of its own it ends by itself, with its exit code', () => {
  const program = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(ROOT, 'server/cli.ts'), ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, GONGKAI_DATA: join(folder, 'data') },
    });
  expect(program('import', seed, '--yes')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^共 1 份：/m) });
  expect(program('nonsense')).toMatchObject({ status: 2, stderr: expect.stringContaining('nonsense') });
});

describe('misuse', () => {
  test('is exit 2 with a sentence; help is exit 0', async () => {
    expect((await gongkai('nonsense')).status).toBe(2);
    expect((await gongkai('read')).status).toBe(2);
    expect((await gongkai('import', 'x.txt', '--year', '二〇二四')).status).toBe(2);
    for (const command of [[], ['read'], ['check'], ['import'], ['bureaus']]) {
      const { status, stdout } = await gongkai(...command, '--help');
      expect(status).toBe(0);
      expect(stdout).toMatch(/Usage: gongkai/);
    }
  });

  test('of a file that is not there names it and says what to check', async () => {
    const { status, stderr } = await gongkai('read', join(folder, 'missing.txt'), '--json');
    expect(status).toBe(1);
    expect(stderr).toMatch(/missing\.txt.*请核对路径/);
  });
});
