/** The tables compiled: each cell the sum of its bureaus, nothing made of what nobody gave, and read back to the same figures. */
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkReport, looksAround } from '../../../schema/check/check.ts';
import type { Finding } from '../../../schema/check/finding.ts';
import { getRule } from '../../../schema/check/rules/index.ts';
import { cellsOf } from '../../../schema/form/cells.ts';
import type { CellId } from '../../../schema/form/edition.ts';
import {
  addCounted,
  type CompiledCell,
  disagreeing,
  filledIn,
  gapOf,
  handedOnBy,
  isPartial,
  summed,
} from '../../../schema/rollup/compiled.ts';
import { compiledNotes } from '../../../schema/rollup/compiled.words.ts';
import { CARRY_WAYS, OFFICE_WAYS, USUAL_WAYS } from '../../../schema/rollup/compiled-ways.ts';
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

const ask = (year: number, ways = USUAL_WAYS): Promise<Compiled> =>
  askCompiled(opened.store.reader, { region: 'hill', year, ways, now: NOW });
const bytesOf = (compiled: Compiled, ending: string, lang: 'zh' | 'en' = 'zh') =>
  COMPILED_FILES[ending]?.make(compiled, lang) ?? Promise.reject(new Error(ending));

test('sums with how many they stand on, the office apart, and what the region printed beside them', async () => {
  const compiled = await ask(2022);
  expect(compiled).toMatchObject({
    edition: '2021',
    expected: 4,
    hasOffice: true,
    missing: [{ zh: '水利局', en: 'hill-c' }],
  });
  // The bureau of water was not there yet.
  expect((await ask(2020)).expected).toBe(3);
  expect(compiled.cells.get('III/1/natural')).toMatchObject({ sum: 21, reported: 3, office: 7, printed: 30 });
  expect(compiled.cells.get('II/licensing.decisions')).toMatchObject({ sum: 90, reported: 2 });
  expect(compiled.cells.get('II/fees.amount')?.sum).toBe(0.3);
  expect(compiled.cells.size).toBe(200);
});

const CASES = [2020, 2022].flatMap((year) =>
  (['docx', 'xlsx'] as const).flatMap((ending) =>
    OFFICE_WAYS.flatMap((office) => CARRY_WAYS.map((carry) => [year, ending, { office, carry }] as const)),
  ),
);

test.each(CASES)(
  'on the form of %s as %s, %o: read back to the same figures and findings',
  async (year, ending, ways) => {
    const compiled = await ask(year, ways);
    const read = await readAnyDocument(await bytesOf(compiled, ending), `compiled.${ending}`);
    expect(read).toMatchObject({ year, kind: 'region', publisher: '山区人民政府' });
    const numbers = new Map(
      read.figures.flatMap(({ cell, content }) => (content.kind === 'number' ? [[cell, content.value]] : [])),
    );
    const cells = (['II', 'III', 'IV'] as const).flatMap((section) => cellsOf(compiled.edition, section));
    const written = cells.map(({ id }) => {
      const cell = compiled.cells.get(id);
      return [id, cell ? filledIn(compiled, cell, ways) : null];
    });
    expect(cells.map(({ id }) => [id, numbers.get(id) ?? null])).toEqual(written);
    // What the checks say of it when it is handed in is what they said before it was written.
    const said = (findings: readonly Finding[]) =>
      findings
        .filter(({ outcome, rule }) => outcome !== 'confirmed' && getRule(rule).family !== 'narrative')
        .map(({ rule, subject, outcome }) => [rule, subject, outcome]);
    const alone = compiled.findings.filter((finding) => !looksAround(finding));
    expect(said(checkReport(read))).toEqual(said(alone));
  },
);

test('on paper a page ends behind a block of a table, and within none', async () => {
  const parts = unzipSync(await bytesOf(await ask(2022), 'docx'));
  const tables = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    .split('<w:tbl>')
    .slice(1);
  const ends = tables.map((table) =>
    (table.split('</w:tbl>')[0] ?? '')
      .split('<w:tr>')
      .flatMap((row, at) => (at === 0 || row.includes('<w:keepNext/>') ? [] : [at])),
  );
  expect(ends).toEqual([[4, 7, 11, 14], [28], [4]]);
  for (const table of tables) expect(table.match(/<w:cantSplit\/>/g)?.length).toBe(table.split('<w:tr>').length - 1);
});

test.each(['zh', 'en'] as const)('as a workbook in %s: a row a cell, gaps empty, both ways to count', async (lang) => {
  const compiled = await ask(2022);
  const book = await readXlsx(await bytesOf(compiled, 'xlsx', lang));
  const [head = [], ...rows] = book.sheets[4]?.rows ?? [];
  expect(book.sheets).toHaveLength(6);
  expect(rows).toHaveLength(200);
  expect(head).toHaveLength(11);
  const row = rows.find(([id]) => id === 'III/1/natural');
  expect(row?.slice(2)).toEqual([21, 21, 7, 14, null, 30, 9, 3, 4]);
  const blank = rows.find(([id]) => id === 'II/coercion.decisions');
  expect(blank?.[0]).toBe('II/coercion.decisions');
  const [, ...findings] = book.sheets[5]?.rows ?? [];
  expect(findings).toHaveLength(compiled.findings.length);
});

const cellIn = (compiled: Compiled, id: CellId) => {
  const cell = compiled.cells.get(id);
  if (!cell) throw new Error(id);
  return cell;
};

test('both conventions about the office; where only the office has a number, nobody else does', async () => {
  const compiled = await ask(2022);
  expect(summed(cellIn(compiled, 'III/1/natural'), 'without')).toBe(14);
  expect(summed(cellIn(compiled, 'II/fees.amount'), 'without')).toBe(0.3);
  const own = { sum: 7, reported: 1, unknown: 0, office: 7, offices: 1, printed: null };
  expect([summed(own, 'with'), summed(own, 'without')]).toEqual([7, null]);
  expect(gapOf(cellIn(compiled, 'III/1/natural'), 'without')).toBe(16);
  expect(gapOf(own, 'with')).toBeNull();
});

test('what the year before carried over stands where this year carries in, and who disagrees is said', async () => {
  const { store } = opened;
  await file(store, 'hill-a', 2023, {
    cells: { ...received(5), 'III/4/natural': 2, 'III/4/total': 2, 'III/1/natural': 7, 'III/1/total': 7 },
  });
  await file(store, 'hill-a', 2024, { cells: { ...received(5), 'III/2/natural': 1, 'III/2/total': 1 } });
  const [carried, total] = ['III/2/natural', 'III/2/total'] as const;
  const filled = (compiled: Compiled, id: CellId) => filledIn(compiled, cellIn(compiled, id), compiled.ways);

  // The bureaus' own, since the region's report on 2023 is not held.
  const fromBureaus = await ask(2024);
  expect(filled(fromBureaus, carried)).toBe(2);
  expect(handedOnBy(fromBureaus, 'III')).toBe('bureaus');
  expect(disagreeing(fromBureaus, 'with').map(({ cell }) => cell.id)).toEqual([carried, total]);
  const [notes, english] = [compiledNotes(fromBureaus, 'zh').join(''), compiledNotes(fromBureaus, 'en').join('')];
  expect(notes).toContain('按各单位 2023 年年报的“结转下年度继续办理”之和填写');
  expect(notes).toContain('与各单位今年所填之和不同：表三 二、上年结转政府信息公开申请数量 · 自然人');
  expect(english).toContain('the bureaus’ reports on 2023');
  // 5 received and 2 carried in are not the 5 that were closed: the real rules say so of the result.
  expect(fromBureaus.findings).toContainEqual(
    expect.objectContaining({ rule: 'T3-BAL', outcome: 'failed', subject: 'natural' }),
  );

  const asWritten = await ask(2024, { office: 'with', carry: 'sum' });
  expect(filled(asWritten, carried)).toBe(1);
  expect(compiledNotes(asWritten, 'zh').join('')).toContain('“上年结转”为各单位今年所填之和');

  // The region's own, once it is held; the rule between years then finds both to agree.
  await file(store, 'hill', 2023, { kind: 'region', cells: { 'III/4/natural': 3, 'III/4/total': 3 } });
  const fromReport = await ask(2024);
  expect(filled(fromReport, carried)).toBe(3);
  expect(handedOnBy(fromReport, 'III')).toBe('report');
  expect(fromReport.findings).toContainEqual(expect.objectContaining({ rule: 'XY-CARRY', outcome: 'confirmed' }));
  expect((await ask(2024, { office: 'with', carry: 'sum' })).findings).toContainEqual(
    expect.objectContaining({ rule: 'XY-CARRY', outcome: 'failed', expected: 3, actual: 1 }),
  );
});

test('a sum that somebody’s number is missing in proves nothing and says so', async () => {
  const { store } = opened;
  const given = {
    ...received(6),
    'III/3.1/natural': 4,
    'III/3.1/total': 4,
    'III/3.3.6/natural': 2,
    'III/3.3.6/total': 2,
  };
  await file(store, 'hill-a', 2025, { cells: given });
  const unread = ['3.3.6', '3.7', '4'].flatMap((row) => [`III/${row}/natural`, `III/${row}/total`]);
  const gaps = Object.fromEntries(unread.map((cell) => [cell, 'unreadable' as const]));
  await file(store, 'hill-b', 2025, { cells: { ...given, ...gaps } });
  const compiled = await ask(2025);
  expect(cellIn(compiled, 'III/3.3.6/total')).toMatchObject({ sum: 2, reported: 1, unknown: 1 });
  const failed = compiled.findings.filter(({ outcome }) => outcome === 'failed');
  expect(failed.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(compiledNotes(compiled, 'zh').join('')).toMatch(/合计不含这些单位.*四类过程性信息.*总计/);
  expect(compiledNotes(compiled, 'en').join('')).toContain('the sum is without it');
  // What is handed on to the year after is in doubt likewise, and only there.
  await file(store, 'hill-a', 2026, { cells: received(1) });
  const after = await ask(2026);
  const partial = (carry: 'before' | 'sum') =>
    [...after.cells.values()]
      .filter((cell) => isPartial(after, cell, { office: 'with', carry }))
      .map(({ cell }) => cell.id);
  expect([partial('before'), partial('sum')]).toEqual([['III/2/natural', 'III/2/total'], []]);
});

test('on the form of 2019 the items of the year before are those of its report with their change', async () => {
  const { store } = opened;
  const items = { 'II/penalties.itemsBefore': 10, 'II/penalties.itemsChange': -3 };
  await file(store, 'hill-b', 2019, { cells: items });
  await file(store, 'hill-b', 2020, { cells: { 'II/penalties.itemsBefore': 9 } });
  const compiled = await ask(2020);
  const cell = cellIn(compiled, 'II/penalties.itemsBefore');
  expect([cell.sum, filledIn(compiled, cell, compiled.ways)]).toEqual([9, 7]);
  expect(compiledNotes(compiled, 'zh').join('')).toContain('按各单位 2019 年年报的项目数量加当年增减之和填写');
  // The first year of the form has none before it.
  const first = await ask(2019);
  expect(cellIn(first, 'III/2/total').before).toBeNull();
  expect(compiledNotes(first, 'zh').join('')).toContain('没有 2018 年的“结转下年度继续办理”');
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
  await expect(ask(2021)).rejects.toMatchObject({
    code: 'BAD_ARGUMENT',
    sentence: { en: expect.stringContaining('2021') },
  });
  await expect(askCompiled(opened.store.reader, { region: 'nowhere', year: 2022, now: NOW })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('what the office handed on is left out with the office, and so who disagrees', async () => {
  const { store } = opened;
  const carried = (n: number) => ({ ...received(n), 'III/4/natural': n, 'III/4/total': n });
  await file(store, 'hill-a', 2024, { cells: carried(2) });
  await file(store, 'hill-office', 2024, { cells: carried(5) });
  await file(store, 'hill-a', 2025, { cells: { ...received(2), 'III/2/natural': 2, 'III/2/total': 2 } });
  const [all, others] = await Promise.all(OFFICE_WAYS.map((office) => ask(2025, { office, carry: 'before' })));
  expect([all, others].map((one) => one && filledIn(one, cellIn(one, 'III/2/natural'), one.ways))).toEqual([7, 2]);
  expect([all, others].map((one) => one && disagreeing(one, one.ways.office).map(({ cell }) => cell.id))).toEqual([
    ['III/2/natural', 'III/2/total'],
    [],
  ]);
});

test('what stood in a list and how it changed make what stood in it the year after', async () => {
  await file(opened.store, 'hill-a', 2019, {
    cells: { ...received(4), 'II/licensing.itemsBefore': 10, 'II/licensing.itemsChange': -2 },
  });
  const compiled = await ask(2020);
  expect(filledIn(compiled, cellIn(compiled, 'II/licensing.itemsBefore'), USUAL_WAYS)).toBe(8);
  expect((await ask(2019)).cells.get('II/licensing.itemsBefore')).toMatchObject({ sum: 10, before: null });
});

test('cells together have what all of them have, and whose number is handed on is one answer a section', () => {
  const counted = (sum: number, reported: number, office: number | null, offices: number, printed: number | null) => ({
    ...{ sum, reported, unknown: 0, office, offices, printed },
  });
  const parts = [counted(5, 3, 2, 1, null), counted(2, 2, null, 0, 4)];
  expect(addCounted(parts)).toEqual(counted(7, 2, null, 0, null));
  const cells = new Map(
    cellsOf('2021', 'III')
      .slice(0, 1)
      .concat(cellsOf('2021', 'II').slice(0, 1))
      .map((cell, index): [CellId, CompiledCell] => [
        cell.id,
        { ...counted(1, 1, null, 0, null), cell, before: parts[index] ?? null },
      ]),
  );
  expect([handedOnBy({ cells }, 'III'), handedOnBy({ cells }, 'II'), handedOnBy({ cells }, 'IV')]).toEqual([
    'bureaus',
    'report',
    null,
  ]);
});

test('as of a revision the tables are what they were, with who was missing then, and say what was not held against others', async () => {
  const revision = (await ask(2022)).revision;
  const before = await ask(2022);
  await file(opened.store, 'hill-a', 2022, { cells: received(6) }, 'hill', '2026-02-01T02:00:00.000Z');
  await file(opened.store, 'hill-c', 2022, { cells: received(1) });
  const now = await ask(2022);
  expect(now.cells.get('III/1/natural')).toMatchObject({ sum: 23, reported: 4 });
  const then = await askCompiled(opened.store.reader, { region: 'hill', year: 2022, now: NOW, asOf: revision });
  expect(then.cells).toEqual(before.cells);
  expect(then).toMatchObject({ revision, missing: before.missing, asOf: revision });
  expect(compiledNotes(then, 'zh').join()).toContain(`各数为数据版本 ${revision} 时的数；只核对了表内`);
  expect(compiledNotes(then, 'en').join()).toContain(`those of data revision ${revision}; checks were run within`);
  expect(compiledNotes(now, 'zh').join()).toContain('做了全部核查');
  expect(then.findings.some(looksAround)).toBe(false);
});
