/** The flat table of the seeds: every sum of the district redone from it, pages of one state, and filters. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestApp } from '../../support/app.ts';
import { openSeededApp } from '../../support/seeded-app.ts';
import { file, received } from '../../support/small-district.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openSeededApp();
}, 120_000);
afterAll(() => opened.dispose());

// biome-ignore lint/suspicious/noExplicitAny: a test walks answers of any shape
async function ask(query: string, variables: Record<string, unknown> = {}): Promise<any> {
  const { body } = await opened.ask(query, variables);
  expect(body.errors).toBeUndefined();
  return body.data;
}

interface Row {
  readonly report: { readonly id: string; readonly year: number; readonly kind: string };
  readonly measure: { readonly id: string };
  readonly applicant: string | null;
  readonly cell: string | null;
  readonly value: number | null;
  readonly gap: string | null;
  readonly printed: string;
  readonly counted: number | null;
  readonly computed: boolean;
}

const FIGURES = `query ($filter: FigureFilter, $first: Int, $after: String, $asOf: Int) {
  figures(filter: $filter, first: $first, after: $after, asOf: $asOf) {
    reports pageInfo { hasNextPage endCursor }
    nodes { report { id year kind } measure { id } applicant cell value gap printed counted computed }
  }
}`;

/** All pages of a question. */
async function allOf(filter: Record<string, unknown>, first = 2500, asOf?: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null; ; ) {
    const { figures } = await ask(FIGURES, { filter, first, after, asOf });
    rows.push(...figures.nodes);
    if (!figures.pageInfo.hasNextPage) return rows;
    after = figures.pageInfo.endCursor;
  }
}

describe('the flat table', () => {
  test.each([2019, 2022, 2025])('adds up to every sum of %d there is, by measure and applicant', async (year) => {
    const rows = await allOf({ of: ['region:shifan/*'], years: { from: year, to: year } });
    const sums = new Map<string, number>();
    for (const { measure, applicant, counted, report } of rows) {
      expect(report).toMatchObject({ year, kind: 'bureau' });
      const key = `${measure.id} ${applicant ?? ''}`;
      if (counted !== null) sums.set(key, Number(((sums.get(key) ?? 0) + counted).toFixed(6)));
    }
    const { measures } = await ask('{ measures(first: 500) { nodes { id } } }');
    const ids: string[] = measures.nodes.map(({ id }: { readonly id: string }) => id);
    let compared = 0;
    for (const applicant of ['total', 'natural', 'business', 'legalService']) {
      const { series } = await ask(
        `query ($m: [ID!]!, $a: Applicant!, $y: YearRange!) { series(measures: $m, of: ["shifan"], applicant: $a, years: $y) {
          series { quantity applicant points { value edition } } } }`,
        { m: ids, a: applicant, y: { from: year, to: year } },
      );
      for (const { quantity, applicant: column, points } of series.series) {
        const sum = sums.get(`${quantity} ${column ?? ''}`);
        // What softly follows a measure of the form before stands under that one in the table.
        if (points[0].value === null || sum === undefined) continue;
        expect(sum, `${quantity} ${column}`).toBe(points[0].value);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  test('says of an empty total what is printed and what is counted', async () => {
    await file(opened.store, 'shifan-culture', 2025, { cells: { ...received(5), 'III/3.7/total': 'blank' } }, 'shifan');
    const rows = await allOf({
      of: ['shifan-culture'],
      years: { from: 2025, to: 2025 },
      measures: ['requests.closed', 'requests.refused'],
    });
    const totals = rows.filter(({ applicant }) => applicant === 'total');
    expect(totals).toMatchObject([
      {
        measure: { id: 'requests.closed' },
        cell: 'III/3.7/total',
        value: null,
        gap: 'blank',
        counted: 5,
        computed: true,
      },
      { measure: { id: 'requests.refused' }, cell: null, value: null, printed: '', computed: true },
    ]);
    const gaps = await allOf({ of: ['shifan-culture'], gaps: ['blank'], section: 'III', applicants: ['total'] });
    expect(gaps.map(({ cell, report }) => `${report.year} ${cell}`)).toContain('2025 III/3.7/total');
    expect(
      gaps.every(({ gap, applicant, cell }) => gap === 'blank' && applicant === 'total' && cell?.startsWith('III/')),
    ).toBe(true);
  });

  test('is the same in pages of any size, and of one state of the data whatever comes in between', async () => {
    const filter = { of: ['shifan-education', 'shifan-culture'], measures: ['requests.received'] };
    const { revisions } = await ask('{ revisions(first: 1) { nodes { number } } }');
    const asOf: number = revisions.nodes[0].number;
    const whole = await allOf(filter, 2500, asOf);
    const first = await ask(FIGURES, { filter, first: 3, asOf });
    expect(first.figures).toMatchObject({ reports: 14, pageInfo: { hasNextPage: true } });
    await file(opened.store, 'shifan-education', 2025, { cells: received(77) }, 'shifan');
    const rest = await ask(FIGURES, { filter, first: 500, after: first.figures.pageInfo.endCursor, asOf });
    expect([...first.figures.nodes, ...rest.figures.nodes]).toEqual(whole);
    expect(await allOf(filter, 1, asOf)).toEqual(whole);
    expect(
      (await allOf(filter, 500)).find(
        ({ report, applicant }) => report.id === 'shifan-education-2025' && applicant === 'total',
      )?.counted,
    ).toBe(77);
    const ids = whole.map(({ report, cell }) => `${report.id} ${cell}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(whole.map(({ report }) => report.year)).toEqual(
      whole.map(({ report }) => report.year).toSorted((a, b) => b - a),
    );
  });

  test('names what a check found in a figure, and lists only those', async () => {
    const { figures } = await ask(
      `{ figures(filter: { of: ["region:shifan/*"], years: { from: 2025, to: 2025 }, findings: [failed], section: IV }) {
        nodes { report { id } cell findings { outcome operands { cell } } } } }`,
    );
    expect(figures.nodes.length).toBeGreaterThan(0);
    for (const { cell, findings } of figures.nodes) {
      const failed = findings.filter(({ outcome }: { readonly outcome: string }) => outcome === 'failed');
      expect(failed.length).toBeGreaterThan(0);
      expect(failed[0].operands.map((operand: { readonly cell: string }) => operand.cell)).toContain(cell);
    }
  });

  test.each([
    ['first: 5001', 'BAD_ARGUMENT'],
    ['first: 0', 'BAD_ARGUMENT'],
    ['after: "x"', 'BAD_ARGUMENT'],
    ['asOf: 99999', 'BAD_ARGUMENT'],
    ['filter: { measures: ["rate.granted"] }', 'BAD_ARGUMENT'],
    ['filter: { measures: ["requests.receved"] }', 'BAD_ARGUMENT'],
    ['filter: { measures: [] }', 'BAD_ARGUMENT'],
    ['filter: { of: ["nobody"] }', 'NOT_FOUND'],
    ['filter: { years: { from: 2025, to: 2019 } }', 'BAD_ARGUMENT'],
  ])('asked with %s is refused with %s', async (args, code) => {
    const { body } = await opened.ask(`{ figures(${args}) { reports } }`);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code });
    expect(body.data?.figures ?? null).toBeNull();
  });
});

test('behind a point stand the figures that it is made of', async () => {
  const { series } = await ask(
    `{ series(measures: ["requests.granted", "requests.unavailable", "rate.granted"], of: ["shifan", "region:shifan/report"], years: { from: 2024, to: 2024 }) {
      series { quantity subject { scope } points { value numerator figures(first: 150) { reports nodes { measure { id } applicant counted } } } } } }`,
  );
  for (const { quantity, subject, points } of series.series) {
    const [{ value, numerator, figures }] = points;
    const total = (ids: readonly string[]): number =>
      figures.nodes.reduce(
        (sum: number, { measure, counted }: Row) => sum + (ids.includes(measure.id) ? (counted ?? 0) : 0),
        0,
      );
    expect(figures.reports).toBe(subject.scope === 'bureaus' ? 36 : 1);
    for (const { applicant } of figures.nodes) expect(applicant).toBe('total');
    if (quantity === 'rate.granted') expect(total(['requests.granted', 'requests.partlyGranted'])).toBe(numerator);
    else expect(total([quantity])).toBe(value);
    const parts = figures.nodes.filter(({ measure }: Row) => measure.id.startsWith('requests.unavailable.'));
    if (quantity === 'requests.unavailable') expect(parts.length).toBe(3 * figures.reports);
  }
});

test('an earlier version of a report has the figures that it printed', async () => {
  const first = await file(opened.store, 'shifan-longquan', 2025, { cells: received(8) }, 'shifan');
  await file(opened.store, 'shifan-longquan', 2025, { cells: received(9) }, 'shifan');
  const { report } = await ask(
    '{ report(id: "shifan-longquan-2025") { versions { revision { number } figures(cells: ["III/1/total"]) { cell value } } } }',
  );
  expect(report.versions.map((version: { readonly figures: readonly unknown[] }) => version.figures)).toEqual([
    [{ cell: 'III/1/total', value: 9 }],
    [{ cell: 'III/1/total', value: 8 }],
  ]);
  expect(report.versions[1].revision.number).toBe(first.revision);
});
