/** What sums over the seeds mean: who is in them, on which forms, and why two years are not compared; added up apart from the reports. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addApart, type ReportApart, reportsApart } from '../../support/apart.ts';
import type { TestApp } from '../../support/app.ts';
import { openSeededApp } from '../../support/seeded-app.ts';

const SERIES = `query ($measures: [ID!]!, $of: [String!]!, $years: YearRange, $basis: Basis! = common, $over: Over! = none, $compareTo: CompareTo,
  $view: View, $by: [Dimension!]) {
  series(measures: $measures, of: $of, years: $years, basis: $basis, over: $over, compareTo: $compareTo, view: $view, by: $by) {
    series {
      subject { id scope }
      points {
        year value gap edition breakBefore computed
        editions { edition reports }
        quality { computed approximate }
        coverage {
          expected reported empty unknown notInForm
          missing { id }
          missingPublishers { ... on Bureau { id } ... on Region { id } }
        }
        change { bureaus current previous absolute reason }
      }
    }
  }
}`;

let opened: TestApp;
let held: ReadonlyMap<number, readonly ReportApart[]>;
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025];

beforeAll(async () => {
  opened = await openSeededApp();
  const reports = new Map<number, readonly ReportApart[]>();
  for (const year of YEARS) {
    reports.set(
      year,
      (await reportsApart(opened, 'shifan', year)).filter(({ kind }) => kind === 'bureau'),
    );
  }
  held = reports;
}, 120_000);
afterAll(() => opened.dispose());

// biome-ignore lint/suspicious/noExplicitAny: a test walks answers of any shape
async function ask(measure: string, of = 'shifan', more: Record<string, unknown> = {}): Promise<any[]> {
  const { body } = await opened.ask(SERIES, { measures: [measure], of: [of], ...more });
  expect(body.errors).toBeUndefined();
  return body.data.series.series;
}

// biome-ignore lint/suspicious/noExplicitAny: a test walks answers of any shape
async function pointsOf(measure: string, of?: string, more?: Record<string, unknown>): Promise<Record<number, any>> {
  const [series] = await ask(measure, of, more);
  return Object.fromEntries(series.points.map((point: { readonly year: number }) => [point.year, point]));
}

const inYear = (year: number): readonly ReportApart[] => held.get(year) ?? [];

describe('a measure of the form before, which a late bureau still prints', () => {
  test.each([
    ['normativeDocuments.newlyMade', [638, 480, 3, 23, null, null, null], [35, 34, 1, 1, 0, 0, 0]],
    ['procurement.amount', [23703400, 11372100, null, 220900, null, null, null], [35, 34, 0, 1, 0, 0, 0]],
  ] as const)('%s is that of one of many, and says so in its year', async (measure, values, reported) => {
    const points = await pointsOf(measure);
    expect(YEARS.map((year) => points[year].value)).toEqual(values);
    expect(YEARS.map((year) => points[year].coverage.reported)).toEqual(reported);
    for (const year of YEARS) {
      const { sum, ...counts } = addApart(inYear(year), `II/${measure}`);
      expect(points[year].coverage).toMatchObject(counts);
      expect(points[year].value ?? 0).toBe(sum);
    }
    expect(points[2022].coverage).toMatchObject({ expected: 36, notInForm: 34 });
    expect(points[2022].editions).toEqual([{ edition: 'EDITION_2019', reports: 1 }]);
  });

  test('is joined to nothing, and compared with nothing', async () => {
    const points = await pointsOf('normativeDocuments.newlyMade');
    expect(YEARS.map((year) => points[year].breakBefore)).toEqual([null, null, 'break', null, null, null, null]);
    expect(points[2021].change).toMatchObject({ absolute: null, reason: 'mixedForms' });
    expect(points[2022].change).toMatchObject({ bureaus: 0, absolute: null, reason: 'noCommonBureaus' });
    const all = await pointsOf('normativeDocuments.newlyMade', 'shifan', { basis: 'all' });
    expect(all[2021].change).toMatchObject({ current: 3, previous: 480, absolute: null, reason: 'mixedForms' });
    expect(all[2022].change).toMatchObject({ current: 23, previous: 3, absolute: null, reason: 'mixedForms' });
    expect(all[2020].change).toMatchObject({ absolute: -158, reason: null });
  });

  test('a chart draws it apart, tells of the year before, and says whose number it is', async () => {
    const { words } = (await opened.app.inject('/chart.json?measure=normativeDocuments.newlyMade&of=shifan')).json();
    expect(words.title).toContain('2020 年 480 件');
    expect(words.notes.join()).toContain(
      '多数年报的表式无此项，所列只是少数单位的数字，不代表全地区，也不与前后相连：2021 年 1 家、2022 年 1 家',
    );
  });
});

describe('a soft join', () => {
  test.each(['licensing.decisions', 'penalties.decisions', 'coercion.decisions'])(
    'of %s is marked where most reports moved to the new form, and the late one is counted',
    async (measure) => {
      const points = await pointsOf(measure);
      expect(YEARS.filter((year) => points[year].breakBefore !== null)).toEqual([2021]);
      const forms = Map.groupBy(inYear(2022), ({ editions }) => editions.get('5'));
      expect(points[2022].editions).toEqual([
        { edition: 'EDITION_2019', reports: forms.get('EDITION_2019')?.length },
        { edition: 'EDITION_2021', reports: 34 },
      ]);
      expect(points[2022]).toMatchObject({ edition: 'mixed', breakBefore: null });
    },
  );

  test('runs on from the measure before it: rules made in 2019 and 2020 are those newly made, marked where the form changes', async () => {
    const points = await pointsOf('rules.made');
    for (const year of YEARS) {
      const [before, after] = ['II/rules.newlyMade', 'II/rules.made'].map((cell) => addApart(inYear(year), cell));
      expect(points[year].value).toBe((before?.sum ?? 0) + (after?.sum ?? 0));
      expect(points[year].coverage.reported).toBe((before?.reported ?? 0) + (after?.reported ?? 0));
    }
    expect(points[2019]).toMatchObject({ value: 0, edition: 'EDITION_2019', coverage: { reported: 35 } });
    expect(points[2021]).toMatchObject({ breakBefore: 'soft', change: { bureaus: 34, previous: 0, current: 0 } });
    expect(points[2021].coverage).toMatchObject({ expected: 36, reported: 35, empty: 1, unknown: 0, notInForm: 0 });
    const [own] = await ask('rules.made', 'shifan-natural-resources', { years: { from: 2019, to: 2021 } });
    expect(own.points.map(({ edition }: { readonly edition: string }) => edition)).toEqual([
      'EDITION_2019',
      'EDITION_2019',
      'EDITION_2021',
    ]);
  });
});

describe('coverage', () => {
  const MEASURES = [
    'requests.received',
    'requests.otherwise.other',
    'review.total',
    'rules.repealed',
    'rules.made',
    'fees.amount',
    'procurement.amount',
    'disclosures.press',
    'rate.granted',
    'rate.appealed',
  ];

  test.each(MEASURES)(
    'of %s adds up for every subject and year, and expects nobody where nobody is',
    async (measure) => {
      const { body } = await opened.ask('{ regions(first: 100) { nodes { id } } }');
      const regions: readonly string[] = body.data.regions.nodes.map(({ id }: { readonly id: string }) => id);
      const of = [...regions.map((id) => `region:${id}/report`), 'shifan', 'region:shifan/*'];
      let points = 0;
      for (const one of of) {
        for (const series of await ask(measure, one, { years: { from: 2016, to: 2027 } })) {
          for (const { coverage, gap } of series.points) {
            const { expected, reported, empty, unknown, notInForm, missingPublishers } = coverage;
            expect(reported + empty + unknown + notInForm + missingPublishers.length).toBe(expected);
            if (['notExpected', 'notCollected', 'notYetDue'].includes(gap)) expect(expected).toBe(0);
            points += 1;
          }
        }
      }
      expect(points).toBe((regions.length + 1 + 37) * 12);
    },
  );

  test('of a report that is not held names the region, which is no bureau', async () => {
    const points = await pointsOf('requests.received', 'region:suqian/report', { years: { from: 2025, to: 2025 } });
    expect(points[2025]).toMatchObject({ gap: 'notReported' });
    expect(points[2025].coverage).toMatchObject({
      ...{ expected: 1, reported: 0 },
      ...{ missing: [], missingPublishers: [{ id: 'suqian' }] },
    });
  });

  test('of a bureau that had ended expects nothing, and a region as many as its bureaus together', async () => {
    const ended = await pointsOf('requests.received', 'shifan-rural', { years: { from: 2025, to: 2025 } });
    expect(ended[2025]).toMatchObject({ gap: 'notExpected', coverage: { expected: 0, missingPublishers: [] } });
    const region = await pointsOf('requests.received', 'shifan', { years: { from: 2016, to: 2027 } });
    const bureaus = await ask('requests.received', 'region:shifan/*', { years: { from: 2016, to: 2027 } });
    for (let year = 2016; year <= 2027; year += 1) {
      const each = bureaus.map(({ points }) => points.find((point: { year: number }) => point.year === year));
      expect(each.reduce((sum, point) => sum + point.coverage.expected, 0)).toBe(region[year].coverage.expected);
    }
    expect([2016, 2021, 2025, 2027].map((year) => region[year].coverage.expected)).toEqual([0, 36, 36, 0]);
  });

  test('tells what is struck out from what the form has not', async () => {
    const points = await pointsOf('rules.repealed', 'shifan', { years: { from: 2021, to: 2021 } });
    expect(points[2021].coverage).toMatchObject({ expected: 36, empty: 1, unknown: 0, notInForm: 1 });
    const pictures = await pointsOf('rules.repealed', 'shifan', { years: { from: 2023, to: 2023 } });
    expect(pictures[2023].coverage).toMatchObject({ empty: 0, unknown: 1, notInForm: 0 });
  });
});

describe('what is not as printed', () => {
  test('a sum says how many of its numbers are about so many', async () => {
    const points = await pointsOf('disclosures.press');
    for (const year of YEARS) {
      const stated = inYear(year).flatMap((report) => {
        const all = report.stated.get('disclosures.press') ?? [];
        return all.find(({ approximate }) => !approximate) ?? all[0] ?? [];
      });
      expect(points[year].value ?? 0).toBe(stated.reduce((sum, { value }) => sum + value, 0));
      expect(points[year].quality.approximate).toBe(stated.filter(({ approximate }) => approximate).length);
      expect(points[year].coverage.unknown).toBe(inYear(year).length - stated.length);
    }
    expect(YEARS.map((year) => points[year].quality.approximate)).toEqual([1, 4, 3, 2, 3, 0, 0]);
    const { words } = (await opened.app.inject('/chart.json?measure=disclosures.press&of=shifan')).json();
    expect(words.notes.join()).toContain('正文写的是约数（余、多、近、约），按所写数字计：2019 年 1 家、2020 年 4 家');
  });

  test('and how many were computed: every one of a sum that the form does not print', async () => {
    const refused = await pointsOf('requests.refused', 'shifan', { years: { from: 2025, to: 2025 } });
    expect(refused[2025].quality.computed).toBe(refused[2025].coverage.reported);
    const granted = await pointsOf('requests.granted', 'shifan', { years: { from: 2024, to: 2024 } });
    expect(granted[2024].quality.computed).toBe(addApart(inYear(2024), 'III/3.1/total').empty);
    expect(granted[2024].quality.computed).toBeGreaterThan(0);
  });
});

describe('two years that are not compared', () => {
  test('say that nobody stands in both, where each has a number', async () => {
    const press = await pointsOf('disclosures.press');
    expect(press[2020]).toMatchObject({ value: 160, change: { bureaus: 0, reason: 'noCommonBureaus' } });
    expect(press[2021]).toMatchObject({ change: { bureaus: 1, current: 60, previous: 50, reason: null } });
    const joined = await pointsOf('requests.received', 'shifan-agriculture');
    expect(joined[2024]).toMatchObject({ value: 17, change: { previous: 15, absolute: null, reason: 'succession' } });
    expect(joined[2025].change).toMatchObject({ current: 18, previous: 17, reason: null });
    const far = { years: { from: 2025, to: 2025 }, compareTo: { year: 2022 } };
    expect((await pointsOf('requests.received', 'shifan-agriculture', far))[2025].change.reason).toBe('succession');
    const index = { view: 'index', compareTo: { year: 2022 } };
    const indexed = await pointsOf('requests.received', 'shifan-agriculture', index);
    expect(indexed[2023].change.reason).toBeNull();
    expect(indexed[2025].change.reason).toBe('succession');
    const shares = await pointsOf('requests.received', 'shifan-agriculture', {
      view: 'share',
      by: ['year', 'applicant'],
    });
    expect([shares[2023], shares[2024]].map(({ change }) => change.reason)).toEqual(['inPoints', 'succession']);
    const over = await pointsOf('requests.received', 'shifan-agriculture', { over: 'succession' });
    expect(over[2024].change.reason).toBeNull();
    const founded = await pointsOf('requests.received', 'shifan-data', { years: { from: 2024, to: 2024 } });
    expect(founded[2024].change).toMatchObject({ bureaus: 0, reason: 'previousMissing' });
  });
});

describe('a region', () => {
  test('is the sum of its bureaus by its id, and never its printed report, nor the other way', async () => {
    const years = { from: 2024, to: 2025 };
    const [sum] = await ask('requests.received', 'shifan', { years });
    const [same] = await ask('requests.received', 'region:shifan', { years });
    const [printed] = await ask('requests.received', 'region:shifan/report', { years });
    expect(sum).toEqual(same);
    expect([sum.subject.scope, printed.subject.scope]).toEqual(['bureaus', 'governmentWide']);
    expect(sum.points[1].value).toBe(addApart(inYear(2025), 'III/1/total').sum);
    expect(sum.points[1].value).toBe(1322);
    const own = (await reportsApart(opened, 'shifan', 2025)).filter(({ kind }) => kind === 'region');
    expect(printed.points[1].value).toBe(addApart(own, 'III/1/total').sum);
    expect(printed.points[1].value).toBe(1421);
    const [shanghai] = await ask('requests.received', 'shanghai', { years: { from: 2019, to: 2019 } });
    expect(shanghai.subject.scope).toBe('bureaus');
    expect(shanghai.points[0]).toMatchObject({ value: 859, coverage: { expected: 1, reported: 1 } });
  });

  test.each([
    ['suqian', /宿迁市.*没有可以相加的年报.*region:suqian\/report/],
    ['region:suqian', /宿迁市.*没有可以相加的年报/],
    ['region:suqian/*', /宿迁市.*没有可以相加的年报/],
    ['huaian', /region:huaian\/report/],
    ['region:shifan-data/*', /没有编号为“shifan-data”的地区/],
    ['region:shifan-data/report', /没有编号为“shifan-data”的地区/],
  ])(
    'without bureaus has no sum, and nobody stands under a bureau: %s is refused with a sentence',
    async (of, sentence) => {
      const { body } = await opened.ask(SERIES, { measures: ['requests.received'], of: [of] });
      expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
      expect(body.errors?.[0]?.message).toMatch(sentence);
      const address = await opened.app.inject(`/chart.json?measure=requests.received&of=${of}`);
      expect(address.statusCode).toBe(404);
      expect(address.body).toMatch(sentence);
    },
  );

  test('has its printed report under its own name', async () => {
    const points = await pointsOf('requests.received', 'region:suqian/report');
    expect(points[2024].value).toBe(3525);
  });
});

describe('what a naive reader might take for something else', () => {
  test('reports of a region hold its own, which says that it is one and is left out by its kind', async () => {
    const all = await reportsApart(opened, 'shifan', 2025);
    expect(addApart(all, 'III/1/total').sum).toBe(2743);
    const { body } = await opened.ask(`{
      all: reports(filter: { region: "shifan", year: 2025 }) { totalCount nodes { kind publisher { __typename } } }
      bureaus: reports(filter: { region: "shifan", year: 2025, kind: bureau }) { totalCount }
      filter: __type(name: "ReportFilter") { inputFields { name description } }
      kinds: __type(name: "ReportKind") { enumValues { name description } }
    }`);
    expect([body.data.all.totalCount, body.data.bureaus.totalCount]).toEqual([35, 34]);
    const kinds = body.data.all.nodes.map(({ kind, publisher }: { kind: string; publisher: { __typename: string } }) =>
      [kind, publisher.__typename].join(),
    );
    expect(kinds.filter((kind: string) => kind === 'region,Region')).toHaveLength(1);
    expect(kinds.filter((kind: string) => kind === 'bureau,Bureau')).toHaveLength(34);
    const region = body.data.filter.inputFields.find(({ name }: { readonly name: string }) => name === 'region');
    expect(region.description).toMatch(/never added.*kind: bureau/s);
    for (const { description } of body.data.kinds.enumValues) expect(description).toBeTruthy();
  });

  test.each(['findings', 'ruleCounts'])('%s of a rule that was never applied are refused, not empty', async (field) => {
    const fields = field === 'findings' ? '{ totalCount }' : '{ count }';
    for (const rule of ['T4-COURT', 'DL-LEN']) {
      const { body } = await opened.ask(`query ($rule: ID!) { ${field}(filter: { rules: [$rule] }) ${fields} }`, {
        rule,
      });
      expect(body.data?.[field]).toBeFalsy();
      expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
      expect(body.errors?.[0]?.message).toContain(rule);
    }
    const known = await opened.ask(`{ ${field}(filter: { rules: ["T4-SUM"] }) ${fields} }`);
    expect(known.body.errors).toBeUndefined();
  });
});

describe('a fault in a report', () => {
  const OUTCOMES = ['granted', 'partlyGranted', 'refused', 'unavailable', 'declined', 'otherwise'];
  const MARKED = `query ($measures: [ID!]!, $year: Int!) {
    series(measures: $measures, of: ["shifan"], years: { from: $year, to: $year }) {
      series { quantity points { value quality {
        failed suspicious
        findings { totalCount nodes { rule { id } outcome report { publisher { ... on Bureau { id } } } } }
      } } }
    }
  }`;

  test('stands on the number it makes: outcomes of 2022 come to 1,111 of 1,110, and the bureau is named', async () => {
    const measures = ['closed', ...OUTCOMES].map((one) => `requests.${one}`);
    const { body } = await opened.ask(MARKED, { measures, year: 2022 });
    expect(body.errors).toBeUndefined();
    const [closed, ...outcomes] = body.data.series.series.map(({ points }: { points: unknown[] }) => points[0]);
    expect(closed.value).toBe(addApart(inYear(2022), 'III/3.7/total').sum);
    const parts = outcomes.reduce((sum: number, { value }: { value: number }) => sum + value, 0);
    expect([parts, closed.value]).toEqual([1111, 1110]);
    expect(closed.quality.failed).toBeGreaterThan(0);
    const failed = closed.quality.findings.nodes.filter(({ outcome }: { outcome: string }) => outcome === 'failed');
    const bureaus = failed.map((one: { report: { publisher: { id: string } } }) => one.report.publisher.id);
    expect(bureaus).toContain('shifan-human-resources');
    expect(new Set(bureaus).size).toBe(closed.quality.failed);
    expect(closed.quality.findings.totalCount).toBeGreaterThanOrEqual(failed.length);
  });

  test('stands on no other number: reviews know nothing of table three, nor a sound year of another', async () => {
    const { body } = await opened.ask(MARKED, { measures: ['requests.closed', 'review.upheld'], year: 2022 });
    const [, reviews] = body.data.series.series.map(({ points }: { points: unknown[] }) => points[0]);
    const rules = reviews.quality.findings.nodes.map(({ rule }: { rule: { id: string } }) => rule.id);
    expect(rules.filter((id: string) => id.startsWith('T3'))).toEqual([]);
    const natural = await opened.ask(
      `{ series(measures: ["requests.received"], of: ["shifan-human-resources"], years: { from: 2024, to: 2024 }) {
        series { points { quality { failed suspicious findings { totalCount } } } } } }`,
    );
    expect(natural.body.data.series.series[0].points[0].quality).toEqual({
      ...{ failed: 0, suspicious: 0, findings: { totalCount: 0 } },
    });
  });

  test('a chart and its table say so', async () => {
    const query = 'kind=outcomes&of=shifan&years=2022';
    const { words, series } = (await opened.app.inject(`/chart.json?${query}`)).json();
    expect(words.notes.join()).toMatch(/核查不符（.*带 ✕）2022 年.*仍按所印数字计/);
    expect(
      Math.max(
        ...series.map((one: { points: { quality: { failed: number } }[] }) => one.points[0]?.quality.failed ?? 0),
      ),
    ).toBeGreaterThan(0);
    const [head = '', row = ''] = (
      await opened.app.inject('/chart.csv?measure=requests.closed&of=shifan&years=2022')
    ).body
      .split('\r\n')
      .map((line: string) => line.split(','));
    expect(Number(row[head.indexOf('"核查不符单位数"')])).toBeGreaterThan(0);
  });
});

test('fees of 2022 are marked, for one bureau wrote yuan: in 万元 they come to 3,431.9', async () => {
  const points = await pointsOf('fees.amount');
  expect(points[2022].value).toBe(addApart(inYear(2022), 'II/fees.amount').sum);
  const { body } = await opened.ask(`{ series(measures: ["fees.amount", "requests.received"], of: ["shifan"]) {
    series { points { year quality { suspicious offUnit } } }
  } }`);
  const [fees, received] = body.data.series.series.map(
    ({ points: all }: { points: readonly { year: number; quality: { suspicious: number; offUnit: number } }[] }) => all,
  );
  const marked = (of: typeof fees) => of.filter(({ quality }: { quality: { offUnit: number } }) => quality.offUnit > 0);
  expect(marked(fees)).toEqual([{ year: 2022, quality: { suspicious: 1, offUnit: 1 } }]);
  expect(marked(received)).toEqual([]);
  const [yuan, rest] = [true, false].map((isIt) =>
    addApart(
      inYear(2022).filter(({ publisher }) => (publisher === 'shifan-health') === isIt),
      'II/fees.amount',
    ),
  );
  expect((yuan?.sum ?? 0) / 10_000 + (rest?.sum ?? 0)).toBeCloseTo(3431.9, 1);
  const { words } = (await opened.app.inject('/chart.json?measure=fees.amount&of=shifan')).json();
  expect(words.notes.join()).toMatch(/疑把元填作万元（或相反），仍按所印数字计：卫.* 2022 年/);
});
