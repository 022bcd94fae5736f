/** What hangs on a point of the seeds: numbers that were told apart from the program, and sums redone from the reports. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportsApart } from '../../support/apart.ts';
import type { TestApp } from '../../support/app.ts';
import { openSeededApp } from '../../support/seeded-app.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openSeededApp();
}, 120_000);
afterAll(() => opened.dispose());

const MEMBER = 'member { ... on Bureau { id } ... on Region { id } }';

// biome-ignore lint/suspicious/noExplicitAny: a test walks answers of any shape
async function pointOf(selection: string, measure: string, year: number, of = 'shifan', more = ''): Promise<any> {
  const { body } = await opened.ask(
    `query ($m: ID!, $of: String!, $years: YearRange) {
      series(measures: [$m], of: [$of], years: $years ${more}) { series { points { ${selection} } } } }`,
    { m: measure, of, years: { from: year, to: year } },
  );
  expect(body.errors).toBeUndefined();
  return body.data.series.series[0].points[0];
}

/** By bureau, what a cell of the district's reports of a year holds. */
async function apart(year: number, cell: string): Promise<ReadonlyMap<string, number | string | undefined>> {
  const reports = await reportsApart(opened, 'shifan', year);
  return new Map(
    reports.filter(({ kind }) => kind === 'bureau').map(({ publisher, cells }) => [publisher, cells.get(cell)]),
  );
}

const numbersOf = (cells: ReadonlyMap<string, number | string | undefined>): [string, number][] =>
  [...cells].flatMap(([id, cell]) => (typeof cell === 'number' ? [[id, cell] as [string, number]] : []));

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

interface Part {
  readonly member: { readonly id: string };
  readonly value: number | null;
  readonly gap: string | null;
  readonly numerator: number | null;
  readonly share: number | null;
  readonly cumulativeShare: number | null;
  readonly difference: number | null;
  readonly changeShare: number | null;
  readonly change: { readonly absolute: number | null; readonly percent: number | null };
}

const PARTS = `value change { absolute percent } contributions(first: 50, order: ORDER) { totalCount pageInfo { hasNextPage } nodes {
  ${MEMBER} value gap numerator share cumulativeShare difference changeShare change { absolute percent } } }`;

async function partsOf(measure: string, order = 'value', of?: string, more?: string) {
  const point = await pointOf(PARTS.replace('ORDER', order), measure, 2025, of, more);
  return { point, parts: point.contributions.nodes as readonly Part[] };
}

describe('the members behind a sum', () => {
  test('each have their part of it, and of its change, as their reports print it', async () => {
    const { point, parts } = await partsOf('requests.received');
    const [now, before] = [await apart(2025, 'III/1/total'), await apart(2024, 'III/1/total')];
    const sum = total(numbersOf(now).map(([, value]) => value));
    expect([point.value, sum]).toEqual([1322, 1322]);
    expect(point.contributions).toMatchObject({ totalCount: 36, pageInfo: { hasNextPage: false } });
    for (const [id, value] of numbersOf(now)) {
      const part = parts.find(({ member }) => member.id === id);
      const last = before.get(id);
      expect(part, id).toMatchObject({
        value,
        share: value / 1322,
        difference: typeof last === 'number' ? value - last : null,
      });
    }
    const differences = parts.flatMap(({ difference }) => difference ?? []);
    expect([differences.length, total(differences), point.change.absolute]).toEqual([34, 122, 122]);
    expect(total(parts.map(({ changeShare }) => changeShare ?? 0))).toBeCloseTo(122 / 1200, 12);
  });

  test('seven of thirty-four make eighty per cent, and those who did not report come last with their reason', async () => {
    const { parts } = await partsOf('requests.received');
    const enough = parts.findIndex(({ cumulativeShare }) => (cumulativeShare ?? 0) >= 0.8);
    expect(enough + 1).toBe(7);
    expect(parts[enough]).toMatchObject({ member: { id: 'shifan-office' } });
    expect(parts[enough]?.cumulativeShare).toBeCloseTo(0.813, 3);
    expect(parts.slice(-2).map(({ member, gap, difference }) => [member.id, gap, difference])).toEqual([
      ['shifan-culture', 'notReported', null],
      ['shifan-longquan', 'notReported', null],
    ]);
  });

  test('are listed by how much they moved it, or as on the list', async () => {
    const { parts } = await partsOf('requests.received', 'change');
    expect(
      parts.slice(0, 3).map(({ member, difference, changeShare }) => [member.id, difference, changeShare]),
    ).toEqual([
      ['shifan-natural-resources', 66, 66 / 1200],
      ['shifan-housing', -26, -26 / 1200],
      ['shifan-urban-management', 24, 24 / 1200],
    ]);
    const ids = (await partsOf('requests.received', 'name')).parts.map(({ member }) => member.id);
    const { body } = await opened.ask('{ region(id: "shifan") { bureaus(first: 100) { nodes { id } } } }');
    const listed = body.data.region.bureaus.nodes.map(({ id }: { readonly id: string }) => id);
    expect(ids).toEqual(listed.filter((id: string) => ids.includes(id)));
  });

  test('come in pages', async () => {
    const { body } = await opened.ask(
      `{ series(measures: ["requests.received"], of: ["shifan"], years: { from: 2025, to: 2025 }) { series { points {
        a: contributions(first: 2) { pageInfo { endCursor } nodes { ${MEMBER} } }
        b: contributions(first: 1, after: "1") { nodes { ${MEMBER} } } } } } }`,
    );
    const [{ a, b }] = body.data.series.series[0].points;
    expect(a.pageInfo.endCursor).toBe('1');
    expect(b.nodes[0].member.id).toBe('shifan-urban-management');
  });

  test('have no part of a ratio, of which each has its own', async () => {
    const { parts } = await partsOf('rate.granted');
    expect(
      parts.every(
        ({ share, difference, changeShare }) => share === null && difference === null && changeShare === null,
      ),
    ).toBe(true);
    expect(total(parts.map(({ numerator }) => numerator ?? 0))).toBe(690);
  });

  test('have a part of everybody’s difference where everybody is compared', async () => {
    const { point, parts } = await partsOf('requests.received', 'name', 'shifan', ', basis: all');
    expect(total(parts.map(({ difference }) => difference ?? 0))).toBe(point.change.absolute);
    const missing = parts.filter(({ gap }) => gap === 'notReported').map(({ difference }) => difference);
    expect(total(missing.map(Number))).toBe(-14);
  });

  test('is the report itself behind a single number', async () => {
    const { parts } = await partsOf('requests.received', 'value', 'shifan-education');
    expect(parts).toMatchObject([{ member: { id: 'shifan-education' }, value: 63, share: 1, difference: 4 }]);
    const own = await pointOf(PARTS.replace('ORDER', 'value'), 'requests.received', 2025, 'region:shifan/report');
    expect(own.contributions.nodes).toMatchObject([{ member: { id: 'shifan' }, share: 1 }]);
  });
});

describe('how the members lie', () => {
  const FIVE =
    'distribution { n belowMinBase min q1 median q3 max } any: distribution(minBase: 1) { n belowMinBase median }';

  test('is told of rates on ten cases and more, and of all when asked', async () => {
    const { distribution, any } = await pointOf(FIVE, 'rate.granted', 2025);
    const closed = await apart(2025, 'III/3.7/total');
    const bases = numbersOf(closed).map(([, value]) => value);
    expect(distribution).toMatchObject({ n: bases.filter((base) => base >= 10).length, median: 0.5, min: 0.3 });
    expect(distribution.max).toBeCloseTo(0.733, 3);
    expect(distribution.belowMinBase).toBe(bases.filter((base) => base > 0 && base < 10).length);
    expect([distribution.n, distribution.belowMinBase]).toEqual([18, 15]);
    expect(any).toMatchObject({ n: 33, belowMinBase: 0 });
  });

  test('is told of numbers as printed, and of no single report', async () => {
    const { distribution } = await pointOf(FIVE, 'requests.received', 2025);
    const sorted = numbersOf(await apart(2025, 'III/1/total'))
      .map(([, value]) => value)
      .sort((a, b) => a - b);
    const middle = ((sorted[16] ?? 0) + (sorted[17] ?? 0)) / 2;
    expect(distribution).toMatchObject({ n: 34, belowMinBase: 0, min: 0, max: 512, median: middle });
    expect(await pointOf(FIVE, 'requests.received', 2025, 'shifan-education')).toEqual({
      distribution: null,
      any: null,
    });
  });
});

describe('a sum from which somebody is missing', () => {
  const BOUNDS = 'value bounds { low high missing carried }';

  test('lies between what is there and that with last year’s figures of the missing', async () => {
    const last = await apart(2024, 'III/1/total');
    const theirs = Number(last.get('shifan-culture')) + Number(last.get('shifan-longquan'));
    expect(await pointOf(BOUNDS, 'requests.received', 2025)).toEqual({
      value: 1322,
      bounds: { low: 1322, high: 1322 + theirs, missing: 2, carried: 2 },
    });
  });

  test('is lower or higher as a ratio, and has no bounds where nobody is missing', async () => {
    const { value, bounds } = await pointOf(BOUNDS, 'rate.granted', 2025);
    expect([bounds.high, bounds.missing]).toEqual([value, 2]);
    expect(bounds.low).toBeLessThan(value);
    expect((await pointOf(BOUNDS, 'requests.received', 2024)).bounds).toBeNull();
  });
});

describe('the printed number of the region', () => {
  const PUBLISHED = 'value published { report { id } value gap difference reasons explained }';

  test('stands beside the sum with the difference, its reasons, and what the missing may make of it', async () => {
    const { published } = await pointOf(PUBLISHED, 'requests.received', 2025);
    expect(published).toEqual({
      report: { id: 'shifan-2025' },
      ...{ value: 1421, gap: null, difference: 99, reasons: ['notReported', 'unknown'], explained: 14 },
    });
  });

  test('differs from the sum of the bureaus in 69 of the 210 cells of table three', async () => {
    const { body } = await opened.ask('{ form(edition: EDITION_2021) { cells { section applicant measure { id } } } }');
    const cells: { section: string; applicant: string; measure: { id: string } }[] = body.data.form.cells;
    const measures = [...new Set(cells.flatMap(({ section, measure }) => (section === 'III' ? [measure.id] : [])))];
    const groups = [
      'requests.refused',
      'requests.unavailable',
      'requests.declined',
      'requests.otherwise',
      'requests.handled',
    ];
    let different = 0;
    for (const applicant of new Set(cells.flatMap(({ applicant }) => applicant ?? []))) {
      const { body } = await opened.ask(
        `query ($m: [ID!]!, $a: Applicant!) { series(measures: $m, of: ["shifan"], applicant: $a, years: { from: 2025, to: 2025 }) {
          series { points { published { difference } } } } }`,
        { m: [...measures, ...groups], a: applicant },
      );
      expect(body.errors).toBeUndefined();
      for (const { points } of body.data.series.series) different += Number(points[0].published.difference !== 0);
    }
    expect([measures.length + groups.length, different]).toEqual([30, 69]);
  });

  test('is a ratio of its own for a ratio, a gap where none is held, and nothing beside a single report', async () => {
    const { published } = await pointOf(PUBLISHED, 'rate.granted', 2025);
    expect(published).toMatchObject({ reasons: [], explained: null });
    expect(published.value).toBeCloseTo(0.51642, 5);
    const none = await opened.ask(
      '{ series(measures: ["requests.received"], of: ["hongze"], years: { from: 2023, to: 2023 }) { series { points { published { value } } } } }',
    );
    expect(none.body.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect((await pointOf(PUBLISHED, 'requests.received', 2025, 'shifan-education')).published).toBeNull();
  });
});

test('without the reports that failed there are 27 of 48 reviews, and all requests where none did', async () => {
  const QUALITY = 'value quality { failed valueWithoutFailed findings { nodes { report { id } outcome } } }';
  const { value, quality } = await pointOf(QUALITY, 'review.total', 2025);
  expect([value, quality.failed, quality.valueWithoutFailed]).toEqual([48, 1, 27]);
  const failed: string = quality.findings.nodes.find(({ outcome }: { outcome: string }) => outcome === 'failed').report
    .id;
  const theirs = (await apart(2025, 'IV/review.total')).get(failed.replace(/-2025$/, ''));
  expect(theirs).toBe(21);
  expect((await pointOf(QUALITY, 'requests.received', 2025)).quality).toMatchObject({
    failed: 0,
    valueWithoutFailed: 1322,
  });
});
