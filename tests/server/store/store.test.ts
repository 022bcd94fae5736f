import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findDocumentBytes } from '../../../server/store/find/documents.ts';
import { figuresOf } from '../../../server/store/find/figures.ts';
import { countFindings } from '../../../server/store/find/finding-counts.ts';
import { findingsOf, listFindings } from '../../../server/store/find/findings.ts';
import { heldReports, heldSpan, whoReported } from '../../../server/store/find/held.ts';
import { encodeCursor } from '../../../server/store/find/page.ts';
import { bureausOf, listBureaus, listPublisherNames } from '../../../server/store/find/publishers.ts';
import { findReports, latestYears, listReports, versionsOf } from '../../../server/store/find/reports.ts';
import { getRevision, listRevisions } from '../../../server/store/find/revisions.ts';
import { readRolls } from '../../../server/store/find/rolls.ts';
import { listRoster } from '../../../server/store/find/roster.ts';
import type { Reader } from '../../../server/store/reader.ts';
import { saveRoster, updateHeld } from '../../../server/store/save/roster.ts';
import { AT, BUREAUS, bureau, enrol, file, REGION, received } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const ALL = {};

async function getReport({ store }: TestStore, id: string) {
  const [report] = await findReports(store.reader, [id]);
  if (!report) throw new Error(`no report ${id}`);
  return report;
}

test('of an empty store no revision is named as one that there is', async () => {
  const { store, dispose } = await STORES.SQLite();
  await expect(getRevision(store.reader, 1)).rejects.toMatchObject({
    code: 'BAD_ARGUMENT',
    message: 'There is no revision 1; nothing is held yet.',
  });
  await dispose();
});

describe.each(Object.entries(STORES))('a store on %s', (_, open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
    await enrol(opened.store);
  });
  afterEach(() => opened.dispose());

  test('keeps the list once: the same list again adds nobody and makes no revision', async () => {
    const { store } = opened;
    const before = await getRevision(store.reader, null);
    expect(await store.writer.transaction((tx) => saveRoster(tx, { regions: [REGION], bureaus: BUREAUS }, AT))).toBe(0);
    expect((await getRevision(store.reader, null)).number).toBe(before.number);
    expect((await listPublisherNames(store.reader)).map((name) => name.name)).toContain('山区教育局');
  });

  test('keeps a report with its bytes, figures, places and findings', async () => {
    const saved = await file(opened.store, 'hill-a', 2023, { cells: { ...received(5), 'III/2/natural': 'blank' } });
    expect(saved).toMatchObject({ kind: 'stored', report: 'hill-a-2023' });
    const report = await getReport(opened, 'hill-a-2023');
    const figures = new Map(
      (await figuresOf(opened.store.reader, [report.version])).map((figure) => [figure.cell, figure]),
    );
    expect(figures.size).toBe(200);
    expect(figures.get('III/1/natural')).toMatchObject({ content: { kind: 'number', value: 5, printed: '5' } });
    expect(figures.get('III/2/natural')).toMatchObject({ content: { kind: 'gap', reason: 'blank' } });
    expect(figures.get('III/1/total')?.place?.line).toBeGreaterThan(0);
    const document = await findDocumentBytes(opened.store.reader, report.documentHash);
    expect(new TextDecoder().decode(document?.bytes)).toContain('hill-a 2023');
    expect((await findingsOf(opened.store.reader, [report.version])).some((finding) => finding.rule === 'T3-BAL')).toBe(
      true,
    );
  });

  test('takes the same document twice as one: no new revision, no new version', async () => {
    const first = await file(opened.store, 'hill-a', 2023, { cells: received(5) });
    const again = await file(opened.store, 'hill-a', 2023, { cells: received(5) });
    expect(again).toEqual({ kind: 'unchanged', report: 'hill-a-2023', revision: first.revision });
    expect((await getRevision(opened.store.reader, null)).number).toBe(first.revision);
    expect(await versionsOf(opened.store.reader, ['hill-a-2023'])).toHaveLength(1);
  });

  test('keeps the old version when a different document comes, and says how many cells differ', async () => {
    const first = await file(opened.store, 'hill-a', 2023, { cells: received(5) });
    const second = await file(opened.store, 'hill-a', 2023, { cells: received(7) });
    expect(second).toMatchObject({ kind: 'revised', previousRevision: first.revision, changedCells: 6 });
    const versions = await versionsOf(opened.store.reader, ['hill-a-2023']);
    expect(versions.map((version) => version.revision)).toEqual([second.revision, first.revision]);
    const report = await getReport(opened, 'hill-a-2023');
    const [figure] = (await figuresOf(opened.store.reader, [report.version])).filter(
      ({ cell }) => cell === 'III/1/total',
    );
    expect(figure?.content).toMatchObject({ value: 7 });
  });

  test('stores nothing of a change that fails half-way', async () => {
    const before = await getRevision(opened.store.reader, null);
    await expect(file(opened.store, 'nobody', 2023, { cells: received(1) })).rejects.toThrow();
    expect((await getRevision(opened.store.reader, null)).number).toBe(before.number);
    expect((await listReports(opened.store.reader, ALL, { first: 10, after: null })).total).toBe(0);
  });

  test('keeps money exact: 59237.2449 万元 and 0.1 + 0.2', async () => {
    await file(opened.store, 'hill-a', 2023, { cells: { 'II/fees.amount': 59237.2449 } });
    await file(opened.store, 'hill-b', 2023, { cells: { 'II/fees.amount': 0.1 } });
    const report = await getReport(opened, 'hill-a-2023');
    const [fee] = (await figuresOf(opened.store.reader, [report.version])).filter(
      ({ cell }) => cell === 'II/fees.amount',
    );
    expect(fee?.content).toMatchObject({ value: 59237.2449 });
  });

  test('misses a report that the list says is held and no index leads to, in lists and in what there is at all', async () => {
    const { reader, writer } = opened.store;
    await file(opened.store, 'hill-a', 2022);
    await file(opened.store, 'hill-b', 2023);
    const questions = [
      ALL,
      { ...ALL, years: { from: 2024, to: 2024 } },
      { ...ALL, regions: ['hill'] },
      { ...ALL, publishers: ['hill-b'] },
      { ...ALL, kind: 'bureau' as const },
    ];
    const page = { first: 10, after: null };
    for (const question of questions) await listReports(reader, question, page);
    expect(await latestYears(reader, ['hill-a', 'hill-b', 'hill-c'])).toEqual([
      { publisher: 'hill-a', year: 2022 },
      { publisher: 'hill-b', year: 2023 },
    ]);
    await writer.transaction((tx) => updateHeld(tx, 'hill-b', (held) => ({ ...held, 2024: 9 })));
    const missed = { code: 'DAMAGED' };
    for (const question of questions) await expect(listReports(reader, question, page)).rejects.toMatchObject(missed);
    await expect(heldSpan(reader)).rejects.toMatchObject(missed);
    const years = { asOf: null, years: { from: 2019, to: 2025 } };
    await expect(heldReports(reader, { regions: ['hill'] }, years)).rejects.toMatchObject(missed);
    await expect(readRolls(reader, ['hill'], years, ['hill'])).rejects.toMatchObject(missed);
    await expect(heldReports(reader, { publishers: ['hill-b'] }, years)).rejects.toMatchObject(missed);
    await expect(whoReported(reader, ['hill-b'], years)).rejects.toMatchObject(missed);
    await heldReports(reader, { publishers: ['hill-a'] }, years);
    await whoReported(reader, ['hill-a'], years);
    // No report is without a version.
    await expect(versionsOf(reader, ['hill-b-2023', 'hill-b-2024'])).rejects.toMatchObject(missed);
    // Of others nothing is missing.
    await listReports(reader, { ...ALL, years: { from: 2023, to: 2023 } }, page);
    await listReports(reader, { ...ALL, publishers: ['hill-a'] }, page);
    await listReports(reader, { ...ALL, kind: 'region' }, page);
  });

  test.each<[string, (reader: Reader) => Promise<unknown>]>([
    ['one report', (reader) => findReports(reader, ['hill-a-2022'])],
    ['all reports', (reader) => listReports(reader, ALL, { first: 10, after: null })],
    [
      'who reported',
      (reader) => heldReports(reader, { regions: ['hill'] }, { asOf: null, years: { from: 2019, to: 2025 } }),
    ],
    ['what there is', heldSpan],
    ['the bureaus of a region', (reader) => bureausOf(reader, ['hill'])],
    [
      'all bureaus',
      (reader) => listBureaus(reader, { region: null, type: null, name: null }, { first: 9, after: null }),
    ],
    ['the list', listRoster],
  ])('%s: what is stored while it is looked up is no damage', async (_what, ask) => {
    const { reader, writer } = opened.store;
    let isStored = false;
    const another = bureau('hill-d', '财政局');
    const watched: Reader = {
      ...reader,
      db: reader.db.withPlugin({
        transformQuery: ({ node }) => node,
        async transformResult({ result }) {
          if (!isStored) {
            isStored = true;
            await file(opened.store, 'hill-a', 2022);
            await writer.transaction((tx) => saveRoster(tx, { regions: [], bureaus: [another] }, AT));
          }
          return result;
        },
      }),
    };
    await ask(watched);
    expect(isStored).toBe(true);
  });

  test('what is damaged is told while others go on storing', async () => {
    const { reader, writer } = opened.store;
    await writer.transaction((tx) => updateHeld(tx, 'hill-b', (held) => ({ ...held, 2024: 9 })));
    let stored = 0;
    const watched: Reader = {
      ...reader,
      db: reader.db.withPlugin({
        transformQuery: ({ node }) => node,
        async transformResult({ result }) {
          stored += 1;
          const another = bureau(`hill-d-${stored}`, '财政局');
          if (stored < 200) await writer.transaction((tx) => saveRoster(tx, { regions: [], bureaus: [another] }, AT));
          return result;
        },
      }),
    };
    await expect(listReports(watched, ALL, { first: 10, after: null })).rejects.toMatchObject({ code: 'DAMAGED' });
    expect(stored).toBeLessThan(30);
  });

  test.each<readonly (string | number)[]>([
    [1.5, 'hill-a-2023'],
    [1e300, 'hill-a-2023'],
    [2023, '\0'],
    [2023, '\ud800'],
    ['2023', 'hill-a-2023'],
    [2023],
  ])('a cursor of %j, %j is none', async (...key) => {
    const after = encodeCursor(key);
    await expect(listReports(opened.store.reader, ALL, { first: 2, after })).rejects.toMatchObject({
      code: 'BAD_ARGUMENT',
    });
  });

  test('walks a list page by page without losing or repeating a row', async () => {
    for (const year of [2021, 2022, 2023])
      for (const { id } of BUREAUS) await file(opened.store, id, year, { cells: received(year - 2020) });
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listReports>> = await listReports(opened.store.reader, ALL, {
        first: 2,
        after,
      });
      expect(page.total).toBe(9);
      ids.push(...page.rows.map((report) => report.id));
      after = page.hasNext ? (page.cursors[page.cursors.length - 1] ?? null) : null;
    } while (after !== null);
    expect(new Set(ids).size).toBe(9);
    expect(ids.slice(0, 3)).toEqual(['hill-a-2023', 'hill-b-2023', 'hill-c-2023']);
  });

  test('lists findings most pressing first, of current versions only', async () => {
    await file(opened.store, 'hill-a', 2023, { cells: { ...received(5), 'IV/review.upheld': 2 } });
    await file(opened.store, 'hill-b', 2023, { cells: received(3) });
    const question = { years: { from: 2023, to: 2023 } };
    const findings = await listFindings(opened.store.reader, question, { first: 3, after: null });
    expect(findings.rows[0]).toMatchObject({ rule: 'T4-SUM', outcome: 'failed', expected: 2, actual: 0 });
    await file(opened.store, 'hill-a', 2023, { cells: received(5) });
    const report = await getReport(opened, 'hill-a-2023');
    expect(await countFindings(opened.store.reader, [report.version])).toMatchObject([{ failed: 0 }]);
    const failed = await listFindings(
      opened.store.reader,
      { ...question, outcomes: ['failed'] },
      { first: 3, after: null },
    );
    expect(failed.total).toBe(0);
  });

  test('finds bureaus by part of a name, and takes % and _ as they are', async () => {
    const named = (name: string) =>
      listBureaus(opened.store.reader, { region: null, type: null, name }, { first: 10, after: null });
    expect((await named('教育')).rows.map((row) => row.id)).toEqual(['hill-a']);
    expect((await named('%')).total).toBe(0);
    expect((await named("' OR 1=1 --")).total).toBe(0);
  });

  test('numbers every accepted change, newest first', async () => {
    await file(opened.store, 'hill-a', 2023, { cells: received(5) });
    await file(opened.store, 'hill-a', 2023, { cells: received(6) });
    const { rows } = await listRevisions(opened.store.reader, { first: 10, after: null });
    expect(rows.map((row) => row.kind)).toEqual(['revise', 'import', 'roster']);
    expect(rows.map((row) => Number(row.number))).toEqual([3, 2, 1]);
  });
});
