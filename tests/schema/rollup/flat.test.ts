import { describe, expect, test } from 'vitest';
import type { Applicant } from '../../../schema/form/applicants.ts';
import { putBeside } from '../../../schema/report/correction.ts';
import { type FlatFigure, flatFigures } from '../../../schema/rollup/flat.ts';
import { editionOfRow } from '../../../schema/rollup/row-edition.ts';
import { buildReport, type ReportPlan } from '../../support/report-builder.ts';

const AT =
  (measure: string, applicant: Applicant | null = null) =>
  (figure: FlatFigure) =>
    figure.measure === measure && figure.applicant === applicant;
const flat = (plan: ReportPlan) => flatFigures(buildReport(plan));

describe('a report as flat rows', () => {
  test('has what is printed, what enters sums, and where it stands', () => {
    const rows = flat({ cells: { 'III/1/natural': 12, 'III/3.1/natural': 'slash', 'III/3.1/total': 'tableIsImage' } });
    expect(rows.find(AT('requests.received', 'natural'))).toMatchObject({
      cell: 'III/1/natural',
      ...{ statement: null, value: 12, gap: null, printed: '12', counted: 12 },
      ...{ computed: false, approximate: false, corrected: false, correction: null, edition: '2021' },
    });
    expect(rows.find(AT('requests.granted', 'natural'))).toMatchObject({ value: null, gap: 'slash', counted: 0 });
    expect(rows.find(AT('requests.granted', 'total'))).toMatchObject({
      value: null,
      gap: 'tableIsImage',
      counted: null,
    });
  });

  test('has sums that the form prints no number for, as computed and without a place', () => {
    const rows = flat({ cells: { 'III/3.3.1/total': 2, 'III/3.3.2/total': 3 } });
    const refused = rows.find(AT('requests.refused', 'total'));
    expect(refused).toMatchObject({ cell: null, statement: null, value: null, printed: '', place: null });
    expect(refused).toMatchObject({ computed: true, counted: 5, confidence: null });
  });

  test('has a correction beside what is printed, and counts by it', () => {
    const printed = buildReport({ cells: { 'III/1/natural': 12, 'III/1/total': 12 } });
    const correction = { place: 'III/1/natural', printed: 12, value: 21, revision: 3 };
    const { read: report } = putBeside(printed, [correction]);
    expect(flatFigures(report).find(AT('requests.received', 'natural'))).toMatchObject({
      ...{ value: 12, printed: '12', counted: 21, corrected: true, correction: { value: 21 } },
    });
  });
});

test('a row is in the form that its own table was printed in', () => {
  const editions = { II: { 5: '2021' }, III: '2021', IV: '2019' } as const;
  const of = (measure: Parameters<typeof editionOfRow>[1], more = {}) =>
    editionOfRow({ editions: { ...editions, ...more } }, measure, []);
  expect([of('requests.received'), of('review.total'), of('licensing.decisions')]).toEqual(['2021', '2019', '2021']);
  expect([of('fees.amount'), of('fees.amount', { annex: '2014' })]).toEqual(['', '2014']);
});
