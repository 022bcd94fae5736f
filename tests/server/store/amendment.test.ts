/** Corrections and withdrawals as the store keeps them: beside what is printed, by revision, in every sum, and in every copy. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changeRoster } from '../../../server/roster/door.ts';
import { correctionsOf, listCorrections, withdrawalOf } from '../../../server/store/find/amendments.ts';
import { figuresOf, narrativeOf } from '../../../server/store/find/figures.ts';
import { findingsOf } from '../../../server/store/find/findings.ts';
import { heldReports, heldSpan } from '../../../server/store/find/held.ts';
import { prunableDocuments } from '../../../server/store/find/prunable.ts';
import { findReports, findReportsEver, latestYears, listReports, yearsOf } from '../../../server/store/find/reports.ts';
import { ownRows, type RowsQuestion } from '../../../server/store/find/series.ts';
import { commonRows, sumRows } from '../../../server/store/find/sums.ts';
import { verify } from '../../../server/store/safety/check/verify.ts';
import {
  type NewCorrection,
  saveCorrection,
  saveCorrectionEnd,
  saveRestoration,
  saveWithdrawal,
} from '../../../server/store/save/amendment.ts';
import type { ReportPlan } from '../../support/report-builder.ts';
import { AT, enrol, file, REGION, received } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const EVER = { from: 2008, to: 2100 };
const MEASURES = ['requests.received', 'requests.granted', 'requests.refused', 'review.total', 'disclosures.total'];
const NOW: RowsQuestion = {
  measures: [...MEASURES, 'requests.closed', 'requests.partlyGranted'],
  indicators: ['rate.granted'],
  applicant: 'total',
  asOf: null,
  years: EVER,
};
const NOTED = { at: AT, actor: 'editor', note: '测试' };

describe.each(Object.entries(STORES))('corrections on %s', (name, open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
    await enrol(opened.store);
  });
  afterEach(() => opened.dispose());

  const reportOf = async (id: string) => {
    const [report] = await findReports(opened.store.reader, [id]);
    if (!report) throw new Error(`No report ${id}`);
    return report;
  };
  const correct = async (id: string, correction: Pick<NewCorrection, 'place' | 'printed' | 'value'>) => {
    const report = await reportOf(id);
    const whole = { reason: '原文漏填', source: null, ...correction };
    return opened.store.writer.transaction((tx) => saveCorrection(tx, report, whole, NOTED));
  };
  const takeBack = async (id: string, revision: number) => {
    const report = await reportOf(id);
    const [one] = (await correctionsOf(opened.store.reader, id)).filter((each) => each.revision === revision);
    if (!one) throw new Error('No such correction');
    return opened.store.writer.transaction((tx) => saveCorrectionEnd(tx, report, one, '又查实原文无误', NOTED));
  };
  const withdraw = async (id: string) => {
    const report = await reportOf(id);
    return opened.store.writer.transaction((tx) => saveWithdrawal(tx, report, '报错了单位', NOTED));
  };
  const restore = async (id: string) => {
    const withdrawal = await withdrawalOf(opened.store.reader, id);
    if (!withdrawal) throw new Error(`${id} is not withdrawn`);
    return opened.store.writer.transaction((tx) => saveRestoration(tx, withdrawal, '没有报错', NOTED));
  };
  const sumOf = async (measure: string, asOf: number | null = null) => {
    const rows = await sumRows(opened.store.reader, [REGION.id], { ...NOW, asOf });
    return rows.find((row) => row.measure === measure);
  };
  const damages = async () => {
    const found: string[] = [];
    for await (const { en } of verify(opened.store.reader, null)) found.push(en);
    return found;
  };

  test('stand beside what is printed, count in its place, and as of before do not', async () => {
    const { revision: before } = await file(opened.store, 'hill-a', 2023, { cells: received(5) });
    await file(opened.store, 'hill-b', 2023, { cells: received(7) });
    const revision = await correct('hill-a-2023', { place: 'III/1/total', printed: 5, value: 8 });
    const { version } = await reportOf('hill-a-2023');
    const cell = (await figuresOf(opened.store.reader, [version])).find((one) => one.cell === 'III/1/total');
    expect(cell).toMatchObject({ content: { value: 5, printed: '5' }, corrected: { value: 8, gap: null, revision } });
    expect(await sumOf('requests.received')).toMatchObject({ sum: 15, numbers: 2, corrected: 1 });
    expect(await sumOf('requests.received', revision)).toMatchObject({ sum: 15, corrected: 1 });
    expect(await sumOf('requests.received', revision - 1)).toMatchObject({ sum: 12, corrected: 0 });
    expect(await sumOf('requests.received', before)).toMatchObject({ sum: 5 });
    const [own] = (await ownRows(opened.store.reader, ['hill-a'], NOW)).filter(
      (row) => row.measure === 'requests.received',
    );
    expect(own).toMatchObject({ counted: 8, corrected: true });
    expect(await damages()).toEqual([]);
  });

  test('settle what the checks found, and raise what they break', async () => {
    await file(opened.store, 'hill-a', 2023, { cells: { 'IV/review.upheld': 3, 'IV/review.total': 0 } });
    const failed = async () => {
      const { version } = await reportOf('hill-a-2023');
      return (await findingsOf(opened.store.reader, [version]))
        .filter(({ outcome }) => outcome === 'failed')
        .map(({ rule, subject }) => `${rule} ${subject}`);
    };
    expect(await failed()).toEqual(['T4-SUM review']);
    const revision = await correct('hill-a-2023', { place: 'IV/review.total', printed: 0, value: 3 });
    expect(await failed()).toEqual([]);
    expect((await reportOf('hill-a-2023')).repairs).toEqual([]);
    await takeBack('hill-a-2023', revision);
    expect(await failed()).toEqual(['T4-SUM review']);
    expect((await reportOf('hill-a-2023')).repairs).not.toEqual([]);
    const { version } = await reportOf('hill-a-2023');
    expect((await figuresOf(opened.store.reader, [version])).filter(({ corrected }) => corrected)).toEqual([]);
    expect(
      (await listCorrections(opened.store.reader, { asOf: null, withEnded: true }, { first: 9, after: null })).rows,
    ).toMatchObject([{ revision, end: { how: 'withdrawn', reason: '又查实原文无误' } }]);
    expect(await correctionsOf(opened.store.reader, 'hill-a-2023')).toEqual([]);
    expect(await correctionsOf(opened.store.reader, 'hill-a-2023', revision)).toHaveLength(1);
    expect(await damages()).toEqual([]);
  });

  test('of a number of the prose hold wherever it is stated, and make it exact', async () => {
    const narrative = [
      { measure: 'disclosures.total', value: 428, approximate: true },
      { measure: 'disclosures.total', value: 428 },
      { measure: 'disclosures.website', value: 428 },
    ] as const;
    await file(opened.store, 'hill-a', 2023, { narrative });
    await correct('hill-a-2023', { place: 'text/disclosures.total', printed: 428, value: 430 });
    const { version } = await reportOf('hill-a-2023');
    const stated = await narrativeOf(opened.store.reader, [version]);
    expect(stated.map(({ value, corrected }) => [value, corrected?.value])).toEqual([
      [428, 430],
      [428, 430],
      [428, undefined],
    ]);
    expect(await sumOf('disclosures.total')).toMatchObject({ sum: 430, approximate: 0, corrected: 1 });
    expect(await damages()).toEqual([]);
  });

  test('go on through a new document that prints the same there, and end with one that does not', async () => {
    await file(opened.store, 'hill-a', 2023, { cells: { ...received(5), 'IV/review.total': 1 } });
    const kept = await correct('hill-a-2023', { place: 'III/1/total', printed: 5, value: 8 });
    const lost = await correct('hill-a-2023', { place: 'IV/review.total', printed: 1, value: 0 });
    const same = await file(opened.store, 'hill-a', 2023, { cells: { ...received(5), 'IV/review.total': 1 } });
    expect(same.kind).toBe('unchanged');
    const next = await file(opened.store, 'hill-a', 2023, { cells: { ...received(5), 'IV/review.total': 2 } });
    expect(next).toMatchObject({ kind: 'revised', changedCells: 1, dropped: [{ place: 'IV/review.total', value: 0 }] });
    expect((await correctionsOf(opened.store.reader, 'hill-a-2023')).map(({ revision }) => revision)).toEqual([kept]);
    expect(await sumOf('requests.received')).toMatchObject({ sum: 8, corrected: 1 });
    expect(await sumOf('review.total')).toMatchObject({ sum: 2, corrected: 0 });
    const all = await listCorrections(opened.store.reader, { asOf: null, withEnded: true }, { first: 9, after: null });
    expect(all.rows.find(({ revision }) => revision === lost)?.end).toMatchObject({
      how: 'dropped',
      revision: next.revision,
    });
    expect(await damages()).toEqual([]);
  });

  test('of the same figure replace one another', async () => {
    await file(opened.store, 'hill-a', 2023, { cells: received(5) });
    const first = await correct('hill-a-2023', { place: 'III/1/total', printed: 5, value: 8 });
    const second = await correct('hill-a-2023', { place: 'III/1/total', printed: 5, value: 'unreadable' });
    const held = await correctionsOf(opened.store.reader, 'hill-a-2023');
    expect(held).toMatchObject([{ revision: second, printed: 5, value: 'unreadable' }]);
    expect(await correctionsOf(opened.store.reader, 'hill-a-2023', first)).toMatchObject([
      { revision: first, value: 8, end: { how: 'replaced', revision: second } },
    ]);
    expect(await sumOf('requests.received')).toMatchObject({ sum: 0, numbers: 0, unknown: 1, corrected: 1 });
    await takeBack('hill-a-2023', second);
    expect(await sumOf('requests.received')).toMatchObject({ sum: 5, numbers: 1, unknown: 0, corrected: 0 });
  });

  test('a report that is withdrawn is held no more, as of before it is, and restored it is again', async () => {
    await file(opened.store, 'hill-a', 2022, { cells: received(3) });
    const { revision: filed } = await file(opened.store, 'hill-a', 2023, { cells: received(5) });
    await correct('hill-a-2023', { place: 'III/1/total', printed: 5, value: 8 });
    const { reader } = opened.store;
    const heldYears = async (asOf: number | null) =>
      (await heldReports(reader, { publishers: ['hill-a'] }, { asOf, years: EVER })).map(({ year }) => year);
    const withdrawn = await withdraw('hill-a-2023');
    expect(await heldYears(null)).toEqual([2022]);
    expect(await heldYears(withdrawn - 1)).toEqual([2022, 2023]);
    expect(await sumOf('requests.received', withdrawn - 1)).toMatchObject({ year: 2022 });
    const sums = await sumRows(reader, [REGION.id], NOW);
    expect(sums.filter((row) => row.year === 2023)).toEqual([]);
    expect(await findReports(reader, ['hill-a-2023'])).toEqual([]);
    expect(await findReports(reader, ['hill-a-2023'], withdrawn - 1)).toHaveLength(1);
    expect((await findReportsEver(reader, ['hill-a-2023']))[0]).toMatchObject({ id: 'hill-a-2023', year: 2023 });
    expect((await listReports(reader, {}, { first: 9, after: null })).total).toBe(1);
    expect(await latestYears(reader, ['hill-a'])).toEqual([{ publisher: 'hill-a', year: 2022 }]);
    expect(await yearsOf(reader, [REGION.id])).toEqual([{ region: REGION.id, year: 2022 }]);
    expect(await heldSpan(reader)).toEqual({ span: { from: 2022, to: 2022 }, reports: 1 });
    expect(await prunableDocuments(reader, '2099-01-01T00:00:00.000Z')).toEqual([]);
    expect(await damages()).toEqual([]);
    const restored = await restore('hill-a-2023');
    expect(await heldYears(null)).toEqual([2022, 2023]);
    expect(await heldYears(withdrawn)).toEqual([2022]);
    expect(await heldYears(filed)).toEqual([2022, 2023]);
    const again = (await sumRows(reader, [REGION.id], NOW)).filter((row) => row.year === 2023);
    expect(again.find((row) => row.measure === 'requests.received')).toMatchObject({ sum: 8, corrected: 1 });
    expect(await withdrawalOf(reader, 'hill-a-2023')).toBeNull();
    expect(await withdrawalOf(reader, 'hill-a-2023', restored - 1)).toMatchObject({ reason: '报错了单位' });
    expect(await damages()).toEqual([]);
  });

  test('the document of a withdrawn report does not come back by itself; another one takes its place, and another bureau has it', async () => {
    const plan: ReportPlan = { cells: received(5) };
    await file(opened.store, 'hill-a', 2023, plan);
    await withdraw('hill-a-2023');
    await expect(file(opened.store, 'hill-a', 2023, plan)).rejects.toMatchObject({ code: 'WITHDRAWN' });
    expect(await sumOf('requests.received')).toBeUndefined();
    expect((await file(opened.store, 'hill-b', 2023, plan)).kind).toBe('stored');
    const next = await file(opened.store, 'hill-a', 2023, { cells: received(6) });
    expect(next.kind).toBe('revised');
    expect(await withdrawalOf(opened.store.reader, 'hill-a-2023')).toBeNull();
    expect(await sumOf('requests.received')).toMatchObject({ sum: 11, numbers: 2 });
    expect(await damages()).toEqual([]);
  });

  test('keep a bureau on the list, whose only report is withdrawn: it can be restored', async () => {
    await file(opened.store, 'hill-a', 2023, { cells: received(5) });
    await withdraw('hill-a-2023');
    const remove = changeRoster(opened.store, { kind: 'remove', id: 'hill-a' }, { actor: 'tests', at: AT });
    expect(await remove).toMatchObject({ done: null, problems: [{ code: 'HAS_REPORTS' }] });
    expect(await damages()).toEqual([]);
  });

  test('of a government count in no sum of bureaus, before and after', async () => {
    await file(opened.store, 'hill-a', 2023, { cells: received(5) });
    await file(opened.store, REGION.id, 2023, { cells: received(100), kind: 'region' });
    await correct('hill-2023', { place: 'III/1/total', printed: 100, value: 90 });
    expect(await sumOf('requests.received')).toMatchObject({ sum: 5, corrected: 0 });
    await withdraw('hill-2023');
    expect(await sumOf('requests.received')).toMatchObject({ sum: 5 });
    expect(await damages()).toEqual([]);
  });

  test('columns equal what is added up afresh, whatever is corrected, taken back, withdrawn, restored and handed in again', async () => {
    const cells = ['III/1/total', 'III/3.1/total', 'III/3.7/total', 'IV/review.total'] as const;
    const act = fc.record({
      kind: fc.constantFrom('file', 'correct', 'takeBack', 'withdraw', 'restore'),
      bureau: fc.constantFrom('hill-a', 'hill-b'),
      year: fc.constantFrom(2022, 2023),
      cell: fc.constantFrom(...cells),
      value: fc.oneof(fc.nat({ max: 40 }), fc.constantFrom('blank' as const, 'unreadable' as const)),
    });
    const perform = async ({
      kind,
      bureau,
      year,
      cell,
      value,
    }: typeof act extends fc.Arbitrary<infer One> ? One : never) => {
      const id = `${bureau}-${year}`;
      const [held] = await findReports(opened.store.reader, [id]);
      const withdrawal = await withdrawalOf(opened.store.reader, id);
      if (kind === 'file') {
        const again = file(opened.store, bureau, year, { cells: { ...received(year % 100), [cell]: value } });
        return again.catch((error: { code?: string }) => expect(error.code).toBe('WITHDRAWN'));
      }
      if (kind === 'restore') return withdrawal ? restore(id) : undefined;
      if (!held) return undefined;
      if (kind === 'withdraw') return withdraw(id);
      if (kind === 'takeBack') {
        const [one] = await correctionsOf(opened.store.reader, id);
        return one && takeBack(id, one.revision);
      }
      const printed = (await figuresOf(opened.store.reader, [held.version])).find((one) => one.cell === cell)?.content;
      if (!printed) throw new Error(`No ${cell}`);
      return correct(id, { place: cell, printed: printed.kind === 'gap' ? printed.reason : printed.value, value });
    };
    const byKey = (rows: readonly { year: number; measure: string }[]) =>
      rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
    const answers = async (asOf: number | null) => ({
      sums: byKey(await sumRows(opened.store.reader, [REGION.id], { ...NOW, asOf })),
      common: byKey(await commonRows(opened.store.reader, [REGION.id], { ...NOW, asOf })),
      own: byKey(await ownRows(opened.store.reader, ['hill-a', 'hill-b'], { ...NOW, asOf })),
    });
    const newest = async () => {
      const { number } = await opened.store.reader.db
        .selectFrom('revision')
        .select((eb) => eb.fn.max('number').as('number'))
        .executeTakeFirstOrThrow();
      return Number(number);
    };
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 10 }), async (acts) => {
        const seen = new Map<number, Awaited<ReturnType<typeof answers>>>();
        for (const one of acts) {
          await perform(one);
          seen.set(await newest(), await answers(null));
        }
        // As it was after each change, whatever came behind it.
        for (const [revision, then] of seen) expect(await answers(revision)).toEqual(then);
        expect(await damages()).toEqual([]);
      }),
      { numRuns: name === 'SQLite' ? 12 : 4, seed: 20261130 },
    );
  }, 120_000);
});
