/** Ratios of the seeds, and of the seeds with one more report: figures that were added up by hand from the reports. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestApp } from '../../support/app.ts';
import { openSeededApp } from '../../support/seeded-app.ts';
import { file, received } from '../../support/small-district.ts';

const SERIES = `query ($measures: [ID!]!, $of: [String!]!, $year: Int!, $applicant: Applicant! = total) {
  series(measures: $measures, of: $of, years: { from: $year, to: $year }, applicant: $applicant) {
    series {
      quantity applicant
      points {
        value gap numerator denominator computed
        coverage { expected reported empty unknown notInForm }
        change { bureaus current previous absolute points }
      }
    }
  }
}`;

let opened: TestApp;
beforeAll(async () => {
  opened = await openSeededApp();
}, 120_000);
afterAll(() => opened.dispose());

const ask = (measure: string, of: string, year: number, applicant = 'total') =>
  opened.ask(SERIES, { measures: [measure], of: [of], year, applicant });

async function pointOf(measure: string, of: string, year: number) {
  const { body } = await ask(measure, of, year);
  expect(body.errors).toBeUndefined();
  return body.data.series.series[0].points[0];
}

describe('the share corrected', () => {
  test.each([
    ['rate.reviewCorrected', 'shifan', 2023, 5, 27],
    ['rate.reviewCorrected', 'shifan', 2025, 12, 45],
    ['rate.reviewCorrected', 'shifan-natural-resources', 2025, 3, 21],
    ['rate.reviewCorrected', 'region:hongze/report', 2023, 1, 11],
  ])(
    '%s of %s in %d is of the cases decided, whatever total is printed: %d of %d',
    async (measure, of, year, over, under) => {
      expect(await pointOf(measure, of, year)).toMatchObject({
        value: over / under,
        gap: null,
        numerator: over,
        denominator: under,
      });
    },
  );
});

describe('a ratio of one applicant', () => {
  test.each(['rate.appealed', 'rate.reviewCorrected'])('is refused for %s, as in an address', async (indicator) => {
    const { body } = await ask(indicator, 'shifan', 2025, 'natural');
    expect(body.data).toBeFalsy();
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_ARGUMENT' });
    expect(body.errors?.[0]?.message).toContain(indicator);
    const address = await opened.app.inject(`/chart.json?measure=${indicator}&of=shifan&applicant=natural`);
    expect(address.statusCode).toBe(400);
    const whole = (await ask(indicator, 'shifan', 2025)).body.data.series.series[0];
    expect(whole.applicant).toBeNull();
  });

  test('is answered where every operand is counted by applicant', async () => {
    const { body } = await ask('rate.granted', 'shifan', 2025, 'natural');
    const [series] = body.data.series.series;
    expect(series.applicant).toBe('natural');
    expect(series.points[0].denominator).toBe(1155);
  });
});

test('a ratio names its terms, and its change is in points where that of a count has none', async () => {
  const { body } = await opened.ask(`{
    indicators { id numerator { measure { id } sign } denominator { measure { id } sign } }
    series(measures: ["rate.granted", "requests.received"], of: ["shifan"], years: { from: 2025, to: 2025 }) {
      series { points { change { absolute points percent } } }
    }
  }`);
  expect(body.errors).toBeUndefined();
  expect(body.data.indicators.find(({ id }: { readonly id: string }) => id === 'rate.reviewCorrected')).toMatchObject({
    numerator: [{ measure: { id: 'review.corrected' }, sign: 1 }],
    denominator: ['review.upheld', 'review.corrected', 'review.otherResult'].map((id) => ({
      measure: { id },
      sign: 1,
    })),
  });
  const [rate, count] = body.data.series.series.map(
    ({ points }: { points: { change: unknown }[] }) => points[0]?.change,
  );
  expect(rate).toEqual({ absolute: rate.points, points: expect.closeTo(0.42, 2), percent: null });
  expect(count).toMatchObject({ absolute: 122, points: null, percent: expect.closeTo(0.102, 3) });
});

test('a number of a region is computed where one of its reports left it out or the form prints none', async () => {
  expect((await pointOf('requests.refused', 'shifan', 2025)).computed).toBe(true);
  expect((await pointOf('requests.granted', 'shifan', 2024)).computed).toBe(true);
  expect((await pointOf('requests.granted', 'shifan', 2025)).computed).toBe(false);
  expect((await pointOf('rate.granted', 'shanghai-office', 2019)).computed).toBe(true);
});

describe('a report that says what was granted and not what was closed', () => {
  beforeAll(async () => {
    const unread = ['natural', 'business', 'research', 'nonprofit', 'legalService', 'otherOrganization', 'total'];
    await file(
      opened.store,
      'shifan-culture',
      2025,
      {
        cells: {
          ...received(500),
          ...Object.fromEntries(unread.map((applicant) => [`III/3.7/${applicant}`, 'rowMissing'])),
        },
      },
      'shifan',
    );
  });

  test('stands in neither part of the share granted: 690 of 1,334, and not 1,190', async () => {
    expect(await pointOf('rate.granted', 'shifan', 2025)).toMatchObject({
      value: 690 / 1334,
      numerator: 690,
      denominator: 1334,
      coverage: { expected: 36, reported: 34 },
      change: { bureaus: 34 },
    });
    expect((await pointOf('rate.granted', 'shifan', 2025)).change.points).toBeCloseTo(0.42, 2);
    expect((await pointOf('requests.granted', 'shifan', 2025)).value).toBeGreaterThan(690);
  });

  test('and is without a ratio of its own, for the reason that the number is missing', async () => {
    expect(await pointOf('rate.granted', 'shifan-culture', 2025)).toMatchObject({ value: null, gap: 'rowMissing' });
  });
});
