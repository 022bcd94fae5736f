/** The tables compiled: each cell the sum of its bureaus, nothing made of what nobody gave, and read back to the same figures. */
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkReport } from '../../../schema/check/check.ts';
import { cellsOf } from '../../../schema/form/cells.ts';
import { askCompiled, type Compiled } from '../../../server/aggregate/compile.ts';
import { COMPILED_FILES } from '../../../server/brief/files.ts';
import { readAnyDocument } from '../../../server/ingest/ingest.ts';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { NOW } from '../../support/app.ts';
import { changedAfter } from '../../support/in-between.ts';
import { AT, bureau, enrol, file, received } from '../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestSqlite();
  const { store } = opened;
  await enrol(store);
  const office = { ...bureau('hill-office', '政府办公室'), kind: 'governmentOffice' as const };
  await store.writer.transaction((tx) => saveRoster(tx, { regions: [], bureaus: [office] }, AT));
  await file(store, 'hill-a', 2022, { cells: { ...received(5), 'II/licensing.decisions': 90, 'II/fees.amount': 0.1 } });
  await file(store, 'hill-b', 2022, {
    cells: { ...received(9), 'II/licensing.decisions': 'blank', 'II/fees.amount': 0.2 },
  });
  await file(store, 'hill-office', 2022, { cells: received(7) });
  await file(store, 'hill', 2022, { cells: received(30), kind: 'region' });
  await file(store, 'hill-a', 2020, { cells: received(4) });
});
afterAll(() => opened.dispose());

const ask = (year: number): Promise<Compiled> => askCompiled(opened.store.reader, { region: 'hill', year, now: NOW });
const bytesOf = (compiled: Compiled, ending: string, lang: 'zh' | 'en' = 'zh') =>
  COMPILED_FILES[ending]?.make(compiled, lang) ?? Promise.reject(new Error(ending));

test('sums with how many they stand on, the office apart, and what the region printed beside them', async () => {
  const compiled = await ask(2022);
  expect(compiled).toMatchObject({ edition: '2021', expected: 4, hasOffice: true, missing: [{ zh: '水利局' }] });
  expect(compiled.cells.get('III/1/natural')).toMatchObject({ sum: 21, reported: 3, office: 7, printed: 30 });
  expect(compiled.cells.get('II/licensing.decisions')).toMatchObject({ sum: 90, reported: 2 });
  expect(compiled.cells.get('II/fees.amount')?.sum).toBe(0.3);
  expect(compiled.cells.size).toBe(200);
});

test.each([2020, 2022])('on the form of %s, read back to the same figures, with nothing that fails', async (year) => {
  const compiled = await ask(year);
  const read = await readAnyDocument(await bytesOf(compiled, 'docx'), 'compiled.docx');
  const numbers = new Map(
    read.figures.flatMap(({ cell, content }) => (content.kind === 'number' ? [[cell, content.value]] : [])),
  );
  const cells = (['II', 'III', 'IV'] as const).flatMap((section) => cellsOf(compiled.edition, section));
  for (const { id } of cells) expect([id, numbers.get(id) ?? null]).toEqual([id, compiled.cells.get(id)?.sum ?? null]);
  expect(checkReport(read).filter(({ outcome }) => outcome === 'failed')).toEqual([]);
});

test.each(['zh', 'en'] as const)('as a workbook in %s: a row a cell, gaps empty, both ways to count', async (lang) => {
  const compiled = await ask(2022);
  const book = await readXlsx(await bytesOf(compiled, 'xlsx', lang));
  const [, sheet] = book.sheets;
  const [head = [], ...rows] = sheet?.rows ?? [];
  expect(rows).toHaveLength(200);
  expect(head).toHaveLength(11);
  const row = rows.find(([id]) => id === 'III/1/natural');
  expect(row?.slice(4)).toEqual([21, 7, 14, 30, 9, 3, 4]);
  const blank = rows.find(([id]) => id === 'II/coercion.decisions');
  expect(blank?.[0]).toBe('II/coercion.decisions');
});

test('all cells are of one state of the data, though a report is replaced in between', async () => {
  const question = { region: 'hill', year: 2020, now: NOW };
  const counting = changedAfter(opened.store.reader, -1, async () => {});
  await askCompiled(counting.reader, question);
  const changing = changedAfter(opened.store.reader, Math.floor(counting.answered() / 2), () =>
    file(opened.store, 'hill-a', 2020, { cells: received(50) }),
  );
  const { cells } = await askCompiled(changing.reader, question);
  expect(cells.get('III/1/natural')?.sum).toBe(cells.get('III/1/total')?.sum);
});

test('a year before the tables, one that nobody reported on, and an unknown region are refused with a sentence', async () => {
  await expect(ask(2018)).rejects.toMatchObject({
    code: 'BAD_ARGUMENT',
    sentence: { zh: expect.stringContaining('三张表') },
  });
  await expect(ask(2019)).rejects.toMatchObject({
    code: 'BAD_ARGUMENT',
    sentence: { en: expect.stringContaining('2019') },
  });
  await expect(askCompiled(opened.store.reader, { region: 'nowhere', year: 2022, now: NOW })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
