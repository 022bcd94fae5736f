import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';

const SERIES = `query ($measures: [ID!]!, $of: [String!]!, $basis: Basis! = common, $asOf: Int) {
  series(measures: $measures, of: $of, basis: $basis, asOf: $asOf) {
    revision
    series {
      subject { id name { zh } scope } quantity
      points {
        year value gap edition breakBefore computed numerator denominator
        coverage { expected reported empty missing { id } }
        change { basis bureaus current previous absolute points percent reason }
        reports { totalCount nodes { id document { fileName } } }
      }
    }
  }
}`;

describe('the one aggregate question', () => {
  let opened: TestApp;
  beforeAll(async () => {
    opened = await openTestApp();
  });
  afterAll(() => opened.dispose());

  async function points(measure: string, of: string, more: Record<string, unknown> = {}) {
    const { body } = await opened.ask(SERIES, { measures: [measure], of: [of], ...more });
    expect(body.errors).toBeUndefined();
    return body.data.series.series[0].points;
  }

  test('draws a district’s requests by year with coverage, change and the reports behind each point', async () => {
    const [in2020, in2021, in2022] = await points('requests.received', 'hill');
    expect(in2020).toMatchObject({
      year: 2020,
      value: 10,
      edition: 'EDITION_2019',
      coverage: { expected: 2, reported: 2, empty: 0, missing: [] },
      change: { reason: 'previousMissing', absolute: null },
      reports: { totalCount: 2 },
    });
    // 24 in all; over the two bureaus of both years 14 against 10.
    expect(in2021).toMatchObject({
      year: 2021,
      value: 24,
      coverage: { expected: 3, reported: 3 },
      change: {
        basis: 'common',
        bureaus: 2,
        current: 14,
        previous: 10,
        absolute: 4,
        points: null,
        percent: 0.4,
        reason: null,
      },
    });
    expect(in2022).toMatchObject({
      year: 2022,
      value: 20,
      coverage: { expected: 3, reported: 2, missing: [{ id: 'hill-b' }] },
      change: { bureaus: 2, current: 20, previous: 15 },
      reports: { nodes: [{ id: 'hill-a-2022' }, { id: 'hill-c-2022' }] },
    });
  });

  test('compares all bureaus of each year when asked to', async () => {
    const [, in2021] = await points('requests.received', 'hill', { basis: 'all' });
    expect(in2021.change).toMatchObject({ basis: 'all', current: 24, previous: 10, absolute: 14, percent: 1.4 });
  });

  test('keeps the region’s own report apart from the sum over its bureaus', async () => {
    const own = await points('requests.received', 'region:hill/report');
    expect(own.map((point: { year: number; value: number | null }) => [point.year, point.value])).toEqual([
      [2020, null],
      [2021, null],
      [2022, 300],
    ]);
  });

  test('asks for every bureau of a region at once', async () => {
    const { body } = await opened.ask(SERIES, { measures: ['requests.received'], of: ['region:hill/*'] });
    expect(body.data.series.series.map((series: { subject: { id: string } }) => series.subject.id)).toEqual([
      'hill-a',
      'hill-b',
      'hill-c',
    ]);
  });

  test('gives no per cent on a base of zero, and says why', async () => {
    const [, , in2022] = await points('requests.received', 'hill-a');
    expect(in2022).toMatchObject({ value: 0, change: { absolute: -5, percent: -1 } });
    const { body } = await opened.ask(SERIES, { measures: ['review.upheld'], of: ['hill-a'] });
    expect(body.data.series.series[0].points[1].change).toMatchObject({
      absolute: 2,
      percent: null,
      reason: 'previousZero',
    });
  });

  test('names the gap where there is no number: no report, not expected, not on this form, not stated', async () => {
    expect((await points('requests.received', 'hill-b')).map((point: { gap: string | null }) => point.gap)).toEqual([
      null,
      null,
      'notReported',
    ]);
    const { body } = await opened.ask(
      `{ series(measures: ["requests.received", "otherServices.decisions", "disclosures.total"], of: ["hill-b", "hill-c"], years: {from: 2020, to: 2022}) {
          series { subject { id } quantity points { year value gap } } } }`,
    );
    const gaps = Object.fromEntries(
      body.data.series.series.map(
        (series: { subject: { id: string }; quantity: string; points: { gap: string | null }[] }) => [
          `${series.subject.id} ${series.quantity}`,
          series.points.map((point) => point.gap),
        ],
      ),
    );
    expect(gaps).toMatchObject({
      'hill-b requests.received': [null, null, 'notReported'],
      'hill-c requests.received': ['notExpected', null, null],
      'hill-b otherServices.decisions': [null, 'notInEdition', 'notReported'],
      'hill-b disclosures.total': ['notStated', null, 'notReported'],
    });
  });

  test('marks where the form changed: a soft join keeps the line, a break has none', async () => {
    expect((await points('licensing.decisions', 'hill-a'))[1]).toMatchObject({ value: 90, breakBefore: 'soft' });
    const fees = await points('fees.amount', 'hill-a');
    expect(fees[0]).toMatchObject({ value: null, gap: 'notInEdition' });
    expect(fees[1]).toMatchObject({ breakBefore: 'break', change: { reason: 'break', absolute: null } });
  });

  test('computes a ratio from sums, never a sum of ratios, and changes it in percentage points', async () => {
    const [, in2021] = await points('rate.granted', 'hill');
    expect(in2021).toMatchObject({
      value: 1,
      numerator: 24,
      denominator: 24,
      change: { absolute: 0, points: 0, percent: null },
    });
    expect((await points('rate.granted', 'hill-a'))[2]).toMatchObject({ value: null, gap: 'denominatorZero' });
  });

  test('answers as of an earlier revision', async () => {
    // The list is revision 1; the first two reports are 2 and 3.
    const then = await points('requests.received', 'hill', { asOf: 2 });
    expect(then.map((point: { year: number; value: number }) => [point.year, point.value])).toEqual([[2020, 4]]);
  });

  test('refuses what it does not know with a sentence and a code', async () => {
    const unknown = await opened.ask(SERIES, { measures: ['requests.everything'], of: ['hill'] });
    expect(unknown.body.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_ARGUMENT' } });
    const nobody = await opened.ask(SERIES, { measures: ['requests.received'], of: ['nobody'] });
    expect(nobody.body.errors?.[0]).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    const never = await opened.ask(SERIES, { measures: ['requests.received'], of: ['hill'], asOf: 99 });
    expect(never.body.errors?.[0]?.message).toMatch(/数据版本/);
  });
});
