/** The compiled workbook edited by hand and handed in: what a person sees in it is read, or it is said why not; nothing is another figure in silence. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CellId } from '../../../schema/form/edition.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import { askCompiled } from '../../../server/aggregate/compile.ts';
import { COMPILED_FILES } from '../../../server/brief/files.ts';
import { readAnyDocument } from '../../../server/ingest/ingest.ts';
import { NOW } from '../../support/app.ts';
import {
  cellEmptied,
  cellTyped,
  columnHidden,
  columnInserted,
  editedWorkbook,
  rowHidden,
  rowInserted,
} from '../../support/edited-workbook.ts';
import { enrol, file, received } from '../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

let opened: TestStore;
let bytes: Uint8Array;
let whole: ReadReport;
beforeAll(async () => {
  opened = await openTestSqlite();
  await enrol(opened.store);
  await file(opened.store, 'hill-a', 2022, { cells: { ...received(5), 'II/licensing.decisions': 90 } });
  await file(opened.store, 'hill-b', 2022, { cells: received(9) });
  const compiled = await askCompiled(opened.store.reader, { region: 'hill', year: 2022, now: NOW });
  bytes = (await COMPILED_FILES.xlsx?.make(compiled, 'zh')) ?? new Uint8Array();
  whole = await readAnyDocument(bytes, 'x.xlsx');
});
afterAll(() => opened.dispose());

/** Table three, whose row 7 is 予以公开, from 自然人 in column D to 总计 in J. */
const TABLE = 3;
const read = (...edits: Parameters<typeof editedWorkbook>[2][]): Promise<ReadReport> =>
  readAnyDocument(editedWorkbook(bytes, TABLE, ...edits), 'edited.xlsx');
const asRead = ({ figures }: ReadReport) =>
  new Map<string, unknown>(
    figures.map(({ cell, content }) => [cell, content.kind === 'number' ? content.value : content.reason]),
  );
/** What is read otherwise than in the workbook as it was made. */
const otherwise = (report: ReadReport): Record<string, unknown> => {
  const before = asRead(whole);
  return Object.fromEntries([...asRead(report)].filter(([cell, value]) => before.get(cell) !== value));
};
const own = (code: string): CellId => `III/3.1/${code}` as CellId;

test('as it was made it is read whole', () => {
  expect(asRead(whole).get(own('natural'))).toBe(14);
  expect(asRead(whole).get('II/licensing.decisions')).toBe(90);
});

describe('what a person sees is read', () => {
  test('a value that was typed over', async () => {
    expect(otherwise(await read(cellTyped('D7', 999)))).toEqual({ [own('natural')]: 999 });
  });

  test('a formula, by what it was reckoned to', async () => {
    expect(otherwise(await read(cellTyped('J7', 15, 'SUM(D7:I7)+1')))).toEqual({ [own('total')]: 15 });
  });

  test('words around a number, full-width digits, and an emptied cell', async () => {
    const typed = await read(cellTyped('D7', '14件'), cellTyped('E7', '０'), cellEmptied('F7'));
    expect(otherwise(typed)).toEqual({ [own('research')]: 'blank' });
  });

  test.each([5, 7, 12, 29])('a row put in before row %i', async (at) => {
    expect(otherwise(await read(rowInserted(at)))).toEqual({});
  });

  test.each([5, 6, 8, 10])('an empty column put in before column %i', async (at) => {
    expect(otherwise(await read(columnInserted(at)))).toEqual({});
  });
});

describe('what cannot be told is a gap, with a word about why', () => {
  test('a hidden row is missing, and no other takes its place', async () => {
    const found = otherwise(await read(rowHidden(7)));
    expect(Object.keys(found)).toEqual([...asRead(whole).keys()].filter((cell) => cell.startsWith('III/3.1/')));
    expect(new Set(Object.values(found))).toEqual(new Set(['rowMissing']));
  });

  test.each([4, 6])('of a table with column %i hidden no figure is taken from another column', async (at) => {
    const report = await read(columnHidden(at));
    const found = Object.entries(otherwise(report));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(([, value]) => typeof value === 'number')).toEqual([]);
    expect(report.notes.map(({ detail }) => detail).join()).toContain('无法对应到列');
  });

  test('of a table with its last column hidden the others are read by their headers', async () => {
    const found = otherwise(await read(columnHidden(10)));
    expect(Object.keys(found).every((cell) => cell.endsWith('/total'))).toBe(true);
    expect(new Set(Object.values(found))).toEqual(new Set(['cellMissing']));
  });

  test('what is typed that is no number', async () => {
    const found = otherwise(await read(cellTyped('E7', '约5'), cellTyped('F7', '/')));
    expect(found).toEqual({ [own('business')]: 'unreadable', [own('research')]: 'slash' });
  });
});
