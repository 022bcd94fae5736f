/** All data as open files, from which an equal store is made; where that cannot be, a sentence says why, and nothing is stored. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countedChecksum, labelChecksum } from '../../../server/store/checksums.ts';
import { importOpenFiles } from '../../../server/store/export/read.ts';
import { openFiles } from '../../../server/store/export/write.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import { TABLE_NAMES } from '../../../server/store/move/rows.ts';
import { ensureEmpty } from '../../../server/store/move/table.ts';
import type { Store } from '../../../server/store/open.ts';
import { deflated, opened as openedRow } from '../../../server/store/packed/deflated.ts';
import { verify } from '../../../server/store/safety/check/verify.ts';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { fillAll } from '../../support/all-kinds.ts';
import { fillDistrict, openTestApp, type TestApp } from '../../support/app.ts';
import { OBJECTS, questionFor } from '../../support/every-field.ts';
import { AT, file, REGION, received } from '../../support/small-district.ts';
import { openTestSqlite, STORES, type TestStore } from '../../support/stores.ts';

type Exported = Map<string, Buffer>;

async function exportOf(store: Store, region: string | null = null): Promise<Exported> {
  const files: Exported = new Map();
  let steps = 0;
  let all = 0;
  await store.snapshot(async (reader) => {
    const begin = (count: number) => {
      all = count;
      return () => {
        steps += 1;
      };
    };
    for await (const { name, bytes } of openFiles(reader, { region, file: null, begin })) {
      expect(files.has(name), name).toBe(false);
      const chunks: Uint8Array[] = [];
      for await (const chunk of bytes) chunks.push(chunk);
      files.set(name, Buffer.concat(chunks));
    }
  });
  expect(steps).toBe(all);
  return files;
}

/** In chunks that end anywhere, also within a letter. */
const filesOf = (files: Exported) => ({
  async read(name: string) {
    const bytes = files.get(name);
    if (!bytes) return null;
    return (async function* () {
      for (let start = 0; start < bytes.length; start += 4093) yield bytes.subarray(start, start + 4093);
    })();
  },
});

const IGNORED = (): (() => void) => () => {};
const linesOf = (files: Exported, name: string): Record<string, unknown>[] =>
  String(files.get(name))
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

let source: TestStore;
let whole: Exported;
beforeAll(async () => {
  source = await openTestSqlite();
  await fillAll(source);
  whole = await exportOf(source.store);
});
afterAll(() => source.dispose());

describe.each(Object.entries(STORES))('into %s', (_, open) => {
  let target: TestStore;
  beforeEach(async () => {
    target = await open();
  });
  afterEach(() => target.dispose());

  test('all but keys: sound, of the same revision, exported again to the same bytes, and it goes on', async () => {
    let steps = 0;
    let all = 0;
    await importOpenFiles(target.store, filesOf(whole), (count) => {
      all = count;
      return () => {
        steps += 1;
      };
    });
    expect(steps).toBe(all);
    for await (const damage of verify(target.store.reader, null)) expect(damage).toBeUndefined();
    expect(await getRevision(target.store.reader, null)).toEqual(await getRevision(source.store.reader, null));
    expect(await exportOf(target.store)).toEqual(whole);
    for (const table of ['access_key', 'session'] as const)
      expect(await target.store.reader.db.selectFrom(table).selectAll().execute()).toEqual([]);
    expect(await file(target.store, 'hill-c', 2024, { cells: received(1) })).toMatchObject({ kind: 'stored' });
  });

  test('is refused where anything is there already', async () => {
    await target.store.writer.transaction((tx) => saveRoster(tx, { regions: [REGION], bureaus: [] }, AT));
    await expect(importOpenFiles(target.store, filesOf(whole), IGNORED)).rejects.toMatchObject({
      code: 'BAD_ARGUMENT',
      sentence: { zh: expect.stringMatching(/不是空的（表 .*publisher.* 中已有内容）/) },
    });
  });
});

describe('answers', () => {
  const apps: TestApp[] = [];
  beforeAll(async () => {
    const opened = await openTestSqlite();
    await importOpenFiles(opened.store, filesOf(whole), IGNORED);
    // The keys stay where they are: that one was made is told alike, by whom is not asked.
    for (const given of [{ ...source, dispose: async () => {} }, opened])
      apps.push(await openTestApp({ opened: given, fill: async () => {} }));
  });
  afterAll(async () => {
    for (const app of apps) await app.dispose();
  });

  const questions = OBJECTS.flatMap((type) => {
    const question = questionFor(type) ?? '';
    return question.startsWith('mutation') ? [] : [question];
  });

  test('to questions for every field are the same, byte for byte', async () => {
    let answered = 0;
    for (const query of questions) {
      const [one, other] = await Promise.all(
        apps.map(({ app }) => app.inject({ method: 'POST', url: '/graphql', payload: { query } })),
      );
      expect(other?.body).toBe(one?.body);
      if (one?.body.startsWith('{"data":{')) answered += 1;
    }
    expect(answered).toBeGreaterThan(30);
  });

  test.each([
    '/chart.svg?kind=trend&measure=requests.received&of=hill',
    '/chart.svg?kind=bar&measure=rate.granted&of=region:hill/*&years=2022&sort=value',
    '/chart.csv?kind=table&measure=requests.received&of=region:hill/*',
    '/chart.json?kind=outcomes&measure=requests&of=hill&years=2021',
    '/chart.json?kind=trend&measure=requests.received&of=hill&rev=9',
    '/embed?kind=trend&measure=fees.amount&of=hill,hill-a',
    '/reporting.csv?region=hill&year=2022',
  ])('at %s are the same', async (url) => {
    const [one, other] = await Promise.all(apps.map(({ app }) => app.inject({ url })));
    expect(one?.statusCode).toBe(200);
    expect(other?.body).toBe(one?.body);
  });
});

describe('the files', () => {
  test('hold documents as submitted, their texts, figures in the unit of their measure, and no key', async () => {
    const documents = linesOf(whole, 'documents.ndjson');
    expect(documents).toHaveLength(12);
    for (const { hash, document, text, pruned_at } of documents) {
      const row = await source.store.reader.db
        .selectFrom('document')
        .select(['bytes', 'text'])
        .where('hash', '=', String(hash))
        .executeTakeFirstOrThrow();
      expect(whole.get(String(text))?.toString()).toBe(row.text);
      if (pruned_at === null) expect(whole.get(String(document))?.equals(row.bytes)).toBe(true);
      else expect(document).toBeNull();
    }
    expect(documents.filter(({ document }) => document === null)).toHaveLength(1);
    expect([...whole.keys()]).toContain('documents/hill-c-2021/r6-hill-c-2021.txt');
    expect(linesOf(whole, 'figures.ndjson')).toContainEqual(
      expect.objectContaining({
        publisher: 'hill-a',
        year: 2022,
        measure: 'requests.received',
        applicant: 'natural',
        value: 7,
        cell: 'III/1/natural',
        gap: null,
      }),
    );
    expect(
      linesOf(whole, 'figures.ndjson').filter(({ value, cell_value }) => value === 1234.56 && cell_value === 1234.56),
    ).toHaveLength(1);
    const { hash } = await source.store.reader.db.selectFrom('access_key').select('hash').executeTakeFirstOrThrow();
    for (const [name, bytes] of whole) expect(bytes.includes(hash), name).toBe(false);
  });

  test('and all their columns are explained in both languages', () => {
    const readme = String(whole.get('README.txt'));
    const explained = new Map(
      readme.split('\n\n').map((part) => {
        const [head = '', ...columns] = part.split('\n');
        return [head.split(':')[0] ?? '', columns.flatMap((line) => line.split(':')[0]?.trim().split(', ') ?? [])];
      }),
    );
    for (const name of whole.keys()) {
      if (!name.endsWith('.ndjson')) continue;
      expect(explained.has(name), name).toBe(true);
      const columns = explained.get(name === 'sums-two-years.ndjson' ? 'sums.ndjson' : name) ?? [];
      for (const line of linesOf(whole, name)) expect(columns).toEqual(expect.arrayContaining(Object.keys(line)));
    }
    for (const line of readme.split('\n').filter((one) => one.startsWith('  '))) expect(line).toMatch(/: .+ · .+/);
  });

  test('of a region hold it and what is below it only, and make no store', async () => {
    const part = await exportOf(source.store, 'hill');
    expect(linesOf(part, 'publishers.ndjson').map(({ id }) => id)).not.toContain('vale');
    expect(linesOf(part, 'reports.ndjson')).toHaveLength(9);
    expect(linesOf(part, 'audit.ndjson')).toEqual([]);
    const marked = [...part].filter(([name, bytes]) => name !== 'manifest.json' && bytes.includes('vale'));
    expect(marked.map(([name]) => name)).toEqual([]);
    await expect(exportOf(source.store, 'hill-a')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await refused(part, 'BAD_ARGUMENT', /只含 hill 及其下级/);
  });

  test.each(['../../等“年报”<1>*?.html', 'CON/..\\a:b|c\u0007.txt', `${'长'.repeat(300)}.pdf`, '...'])(
    'a document may be called %s',
    async (fileName) => {
      const opened = await openTestSqlite();
      await fillDistrict(opened);
      await opened.store.writer.transaction(async (tx) => {
        const row = await tx.db.selectFrom('document').selectAll().limit(1).executeTakeFirstOrThrow();
        const label_checksum = labelChecksum({ ...row, file_name: fileName });
        await tx.db
          .updateTable('document')
          .set({ file_name: fileName, label_checksum })
          .where('hash', '=', row.hash)
          .execute();
      });
      const files = await exportOf(opened.store);
      for (const name of files.keys()) {
        expect(name).toMatch(/^[^\\:*?"<>|\p{Cc}]+$/u);
        expect(name).not.toMatch(/(^|\/)\.+(\/|$)|^\//);
        expect(Math.max(...name.split('/').map((one) => Buffer.byteLength(one)))).toBeLessThan(256);
      }
      expect(linesOf(files, 'documents.ndjson').map((line) => line.file_name)).toContain(fileName);
      await opened.dispose();
    },
  );
});

let empty: TestStore;
beforeAll(async () => {
  empty = await openTestSqlite();
});
afterAll(() => empty.dispose());

async function refused(files: Exported, code: string, sentence: RegExp): Promise<void> {
  await expect(importOpenFiles(empty.store, filesOf(files), IGNORED)).rejects.toMatchObject({
    code,
    sentence: { zh: expect.stringMatching(sentence), en: expect.stringContaining('Nothing was stored') },
  });
  await ensureEmpty(empty.store.reader.db as never);
}

describe('refused, with nothing stored:', () => {
  const changed = (name: string, by: (text: string) => string): Exported =>
    new Map(whole).set(name, Buffer.from(by(String(whole.get(name)))));

  test.each<[string, string, (text: string) => string]>([
    ['a figure', 'figures.ndjson', (text) => text.replace('"value":7', '"value":8')],
    ['a line less', 'figures.ndjson', (text) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1)],
    ['lines of no version', 'narrative.ndjson', (text) => `${text}{"version":999}\n`],
    ['a line cut off', 'findings.ndjson', (text) => text.slice(0, -5)],
    ['no JSON', 'publishers.ndjson', (text) => `${text}<html>\n`],
    ['not lines of objects', 'findings.ndjson', () => 'null\n7\n'],
    ['another name', 'names.ndjson', (text) => text.replace('教育局', '体育局')],
    ['a document', 'documents/hill-c-2021/r6-hill-c-2021.txt', (text) => `${text} `],
    ['a text', 'texts/hill-c-2021/r6-hill-c-2021.txt.txt', (text) => text.slice(1)],
    ['a report less', 'reports.ndjson', (text) => text.slice(text.indexOf('\n') + 1)],
    ['one row more', 'audit.ndjson', (text) => text + text],
    ['what no table takes', 'reports.ndjson', (text) => text.replace(/"year":\d+/, '"year":null')],
    ['a row that is there already', 'reports.ndjson', (text) => text.replace(/^(.*\n).*\n/, '$1$1')],
  ])('%s in %s', async (_, name, by) => {
    expect(by(String(whole.get(name)))).not.toBe(String(whole.get(name)));
    await refused(changed(name, by), 'UNREADABLE_DOCUMENT', /已损坏、缺失或被改动/);
  });

  test('every file that is missing', async () => {
    const names = [...whole.keys()].filter(
      (name) => !['README.txt', 'measures.ndjson', 'manifest.json'].includes(name),
    );
    const some = names.filter((name) => name.endsWith('.ndjson') || name.includes('hill-b-2021'));
    expect(some).toHaveLength(TABLE_NAMES.length - 2 + 1 + 2);
    for (const name of some) {
      const without = new Map(whole);
      without.delete(name);
      await refused(without, 'UNREADABLE_DOCUMENT', new RegExp(`${name.replaceAll('.', '\\.')} 已损坏、缺失`));
    }
  });

  test.each(['manifest.json', 'settings.ndjson', 'documents/hill-c-2021/r6-hill-c-2021.txt'])(
    'a file without an end in place of %s, which is read no further than anything may be long',
    async (endless) => {
      const megabyte = Buffer.alloc(1 << 20, 'a');
      let read = 0;
      async function* pieces(): AsyncGenerator<Buffer> {
        for (read = 0; read < 300; read += 1) yield megabyte;
      }
      const files = filesOf(whole);
      const withEndless = { read: async (name: string) => (name === endless ? pieces() : files.read(name)) };
      await expect(importOpenFiles(empty.store, withEndless, IGNORED)).rejects.toMatchObject({
        code: 'UNREADABLE_DOCUMENT',
      });
      expect(read).toBe(256);
      await ensureEmpty(empty.store.reader.db as never);
    },
  );

  test.each<[string, (text: string) => string, string, RegExp]>([
    ['none', () => '', 'UNREADABLE_DOCUMENT', /不是 gongkai export 写出的/],
    ['of another program', () => '{"name":"x"}', 'UNREADABLE_DOCUMENT', /不是 gongkai export 写出的/],
    [
      'of another schema',
      (text) => text.replace(/"schema": "[^"]+"/, '"schema": "0099-later"'),
      'BAD_ARGUMENT',
      /结构是 0099-later.*用写出它的版本导入/,
    ],
    ['without rows', (text) => text.replace(/"tables"/, '"tablets"'), 'UNREADABLE_DOCUMENT', /manifest\.json 已损坏/],
    [
      'with other figures',
      (text) => text.replace(/"figures": "./, '"figures": "x'),
      'UNREADABLE_DOCUMENT',
      /figures\.ndjson 已损坏/,
    ],
  ])('a manifest %s', async (_, by, code, sentence) => {
    await refused(changed('manifest.json', by), code, sentence);
  });

  test('nor is what could not be made again from the files, however sound it is', async () => {
    const own = await openTestSqlite();
    try {
      await fillDistrict(own);
      await own.store.writer.transaction(async ({ db }) => {
        const kept = await db
          .selectFrom('contents')
          .innerJoin('report_version', 'report_version.id', 'contents.version_id')
          .innerJoin('report', 'report.id', 'report_version.report_id')
          .select(['version_id', 'counted', 'publisher_id', 'year'])
          .executeTakeFirstOrThrow();
        // The same figures, written as no release of the program writes them.
        const row = openedRow(kept);
        const counted = row.counted.replace('{', '{ ');
        const counted_checksum = countedChecksum({ ...row, counted });
        await db
          .updateTable('contents')
          .set({ counted: deflated('counted', counted), counted_checksum })
          .where('version_id', '=', row.version_id)
          .execute();
      });
      for await (const damage of verify(own.store.reader, null)) expect(damage).toBeUndefined();
      await expect(exportOf(own.store)).rejects.toThrow('Rows of contents cannot be made again from figures.ndjson');
    } finally {
      await own.dispose();
    }
  });

  test('what is damaged in the database is not exported', async () => {
    const opened = await openTestSqlite();
    await fillDistrict(opened);
    await opened.store.writer.transaction((tx) =>
      tx.db
        .updateTable('contents')
        .set({ narrative: deflated('narrative', '[ ]') })
        .execute(),
    );
    await expect(exportOf(opened.store)).rejects.toMatchObject({
      code: 'DAMAGED',
      sentence: { zh: expect.stringMatching(/没有导出.*已损坏/) },
    });
    await opened.dispose();
  });
});
