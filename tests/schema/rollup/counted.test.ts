import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Applicant } from '../../../schema/form/applicants.ts';
import { cellsOf } from '../../../schema/form/cells.ts';
import type { MeasureId } from '../../../schema/form/measures/measure.ts';
import { GAP_REASONS, type GapReason } from '../../../schema/report/figure.ts';
import { arbitraryTableIII } from '../../support/arbitrary-report.ts';
import { countFigures } from '../../support/count-figures.ts';
import { buildReport, everyCell, type ReportPlan } from '../../support/report-builder.ts';

const find = (plan: ReportPlan, measure: MeasureId, applicant: Applicant | null = null) =>
  countFigures(buildReport(plan)).find((row) => row.measure === measure && row.applicant === applicant);
const RUNS = { numRuns: 60, seed: 20260104 };

describe('printed figures', () => {
  test('pass through, numbers as numbers and gaps as gaps', () => {
    const cells = { 'II/fees.amount': 7730.28, 'II/licensing.decisions': 'slash' } as const;
    expect(find({ cells }, 'fees.amount')).toEqual({
      measure: 'fees.amount',
      applicant: null,
      value: 7730.28,
      gap: null,
      origin: 'table',
      cell: 'II/fees.amount',
      blanks: 0,
      approximate: false,
      corrected: false,
    });
    expect(find({ cells }, 'licensing.decisions')).toMatchObject({ value: null, gap: 'slash', origin: 'table' });
  });

  test('give one row a measure and applicant, with a value exactly where there is no gap', () => {
    const value = fc.oneof(fc.nat({ max: 9 }), fc.constantFrom(...GAP_REASONS));
    const cells = cellsOf('2021', 'III').map(({ id }) => id);
    fc.assert(
      fc.property(fc.array(value, { minLength: cells.length, maxLength: cells.length }), (values) => {
        const rows = countFigures(
          buildReport({ cells: Object.fromEntries(cells.map((cell, index) => [cell, values[index] ?? 0])) }),
        );
        const keys = rows.map(({ measure, applicant }) => `${measure}/${applicant}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const row of rows) expect(row.value === null).toBe(row.gap !== null);
      }),
      RUNS,
    );
  });

  test('of a cell read twice stand once, as first read', () => {
    const report = buildReport({ cells: { 'III/1/total': 4 } });
    const again = report.figures.map(
      (figure) => ({ ...figure, reading: { kind: 'number', value: 99, printed: '99' } }) as const,
    );
    const rows = countFigures({ ...report, figures: [...report.figures, ...again] });
    expect(
      rows.filter(({ measure, applicant }) => measure === 'requests.received' && applicant === 'total'),
    ).toMatchObject([{ value: 4 }]);
  });
});

describe('a blank total', () => {
  test('becomes the sum of its row, marked as computed with the empty cells it took for 0', () => {
    const cells = {
      'III/3.1/natural': 258,
      'III/3.1/business': 12,
      'III/3.1/research': 'blank',
      'III/3.1/nonprofit': 'slash',
      'III/3.1/total': 'blank',
    } as const;
    expect(find({ cells }, 'requests.granted', 'total')).toEqual({
      measure: 'requests.granted',
      applicant: 'total',
      value: 270,
      gap: null,
      origin: 'computed',
      cell: 'III/3.1/total',
      blanks: 2,
      approximate: false,
      corrected: false,
    });
  });

  test('stays a gap where the whole row is empty, or where a cell of it is unknown', () => {
    const row = (value: GapReason) => everyRow('3.1', value);
    expect(find({ cells: row('blank') }, 'requests.granted', 'total')).toMatchObject({ gap: 'blank', origin: 'table' });
    const cells = { 'III/3.1/natural': 4, 'III/3.1/business': 'unreadable', 'III/3.1/total': 'blank' } as const;
    expect(find({ cells }, 'requests.granted', 'total')).toMatchObject({ value: null, gap: 'blank' });
  });

  test('that is unknown, not empty, is never computed away', () => {
    const cells = { 'III/3.1/natural': 4, 'III/3.1/total': 'unreadable' } as const;
    expect(find({ cells }, 'requests.granted', 'total')).toMatchObject({ value: null, gap: 'unreadable' });
  });

  test('of section four is computed from its block, while a printed 0 stays 0', () => {
    const parts = { 'IV/review.upheld': 10, 'IV/review.corrected': 1, 'IV/review.pending': 'blank' } as const;
    expect(find({ cells: { ...parts, 'IV/review.total': 'blank' } }, 'review.total')).toMatchObject({
      value: 11,
      origin: 'computed',
      blanks: 1,
    });
    expect(find({ cells: parts }, 'review.total')).toMatchObject({ value: 0, origin: 'table', blanks: 0 });
  });

  test('elsewhere is left alone: nothing adds up to a single applicant', () => {
    const cells = { 'III/3.1/natural': 'blank', 'III/3.1/total': 4 } as const;
    expect(find({ cells }, 'requests.granted', 'natural')).toMatchObject({ value: null, gap: 'blank' });
  });
});

describe('groups that the form prints no number for', () => {
  test('are added up column by column', () => {
    const cells = {
      'III/3.3.1/natural': 2,
      'III/3.3.8/natural': 3,
      'III/3.3.1/business': 1,
      'III/3.3.1/total': 3,
      'III/3.3.8/total': 3,
    } as const;
    expect(find({ cells }, 'requests.refused', 'natural')).toMatchObject({ value: 5, origin: 'computed', cell: null });
    expect(find({ cells }, 'requests.refused', 'business')).toMatchObject({ value: 1 });
    expect(find({ cells }, 'requests.refused', 'total')).toMatchObject({ value: 6, blanks: 0 });
  });

  test('take requests handled otherwise as printed in 2019 and as a sum in 2021', () => {
    const one = find({ edition: '2019', cells: { 'III/3.6/total': 4 } }, 'requests.otherwise', 'total');
    expect(one).toMatchObject({ value: 4, origin: 'table' });
    const three = find({ cells: { 'III/3.6.1/total': 1, 'III/3.6.3/total': 3 } }, 'requests.otherwise', 'total');
    expect(three).toMatchObject({ value: 4, origin: 'computed' });
  });

  test('rest on computed totals where those were left blank, and pass their blanks on', () => {
    const cells = { 'III/1/natural': 7, 'III/1/research': 'blank', 'III/1/total': 'blank', 'III/2/total': 2 } as const;
    expect(find({ cells }, 'requests.handled', 'total')).toMatchObject({ value: 9, origin: 'computed', blanks: 1 });
  });

  test('take an empty part for 0 beside a number, and say blank where all are empty', () => {
    expect(find({ cells: { 'III/1/total': 7, ...everyRow('2', 'blank') } }, 'requests.handled', 'total')).toMatchObject(
      {
        value: 7,
        blanks: 1,
      },
    );
    const empty = { ...everyCell('2021', 'IV', 'blank') };
    expect(find({ cells: empty }, 'litigation.total')).toMatchObject({ value: null, gap: 'blank', blanks: 0 });
  });

  test('are unknown where a part is unknown, for the reason of that part', () => {
    expect(find({ cells: { 'III/3.4.2/total': 'unreadable' } }, 'requests.unavailable', 'total')).toMatchObject({
      value: null,
      gap: 'unreadable',
    });
    expect(find({ cells: everyCell('2021', 'IV', 'tableIsImage') }, 'appeals.total')).toMatchObject({
      gap: 'tableIsImage',
    });
  });

  test('of groups add up too: reviews and both kinds of suits', () => {
    const cells = {
      'IV/review.total': 7,
      'IV/litigation.direct.total': 9,
      'IV/litigation.afterReview.total': 4,
    } as const;
    expect(find({ cells }, 'litigation.total')).toMatchObject({ value: 13 });
    expect(find({ cells }, 'appeals.total')).toMatchObject({ value: 20 });
  });

  test('have no row where the report has no such table at all', () => {
    const report = buildReport();
    const rows = countFigures({ ...report, figures: report.figures.filter(({ cell }) => cell.startsWith('II/')) });
    expect(rows.filter(({ origin }) => origin === 'computed')).toEqual([]);
  });

  test('equal the closed requests together with granted and partly granted, in every balanced table', () => {
    fc.assert(
      fc.property(arbitraryTableIII('2021'), (cells) => {
        const rows = new Map(
          countFigures(buildReport({ cells })).flatMap((row) =>
            row.applicant === 'total' ? [[row.measure, row.value]] : [],
          ),
        );
        const of = (measure: MeasureId) => Number(rows.get(measure));
        const outcomes = ['granted', 'partlyGranted', 'refused', 'unavailable', 'declined', 'otherwise'] as const;
        expect(outcomes.reduce((sum, name) => sum + of(`requests.${name}`), 0)).toBe(of('requests.closed'));
        expect(of('requests.handled')).toBe(of('requests.closed') + of('requests.carriedOut'));
      }),
      RUNS,
    );
  });
});

describe('a blank is not a zero', () => {
  test('replacing a blank by 0 always changes whether there is a gap, or how many blanks a sum rests on', () => {
    const cells = (['II', 'III', 'IV'] as const).flatMap((section) => cellsOf('2021', section).map(({ id }) => id));
    const cases = fc.record({
      table: arbitraryTableIII('2021'),
      cell: fc.constantFrom(...cells),
      gap: fc.constantFrom<GapReason>('blank', 'slash', 'dash', 'none'),
    });
    fc.assert(
      fc.property(cases, ({ table, cell, gap }) => {
        const [blank, zero] = [gap, 0].map((value) =>
          countFigures(buildReport({ cells: { ...table, [cell]: value } })).find((row) => row.cell === cell),
        );
        expect(zero).toMatchObject({ value: 0, gap: null, origin: 'table' });
        // A total may be computed instead, and says so.
        if (blank?.value === null) expect(blank.gap).toBe(gap);
        else expect(blank?.origin).toBe('computed');
      }),
      { ...RUNS, numRuns: 200 },
    );
  });
});

describe('numbers of the prose', () => {
  test('are counted once a measure: the first exact statement, or the first approximate one', () => {
    const narrative = [
      { measure: 'disclosures.website', value: 100, approximate: true },
      { measure: 'disclosures.website', value: 90 },
      { measure: 'disclosures.website', value: 91 },
      { measure: 'disclosures.press', value: 50, approximate: true },
      { measure: 'disclosures.press', value: 60, approximate: true },
    ] as const;
    expect(find({ narrative }, 'disclosures.website')).toEqual({
      measure: 'disclosures.website',
      applicant: null,
      value: 90,
      gap: null,
      origin: 'narrative',
      cell: null,
      blanks: 0,
      approximate: false,
      corrected: false,
    });
    expect(find({ narrative }, 'disclosures.press')).toMatchObject({ value: 50, approximate: true });
  });

  test('leave out what is no measure, and make up no total that is not stated', () => {
    const narrative = [
      { measure: 'disclosures.item', label: '公告', value: 4 },
      { measure: 'wechat.original', value: 4 },
      { measure: 'disclosures.wechat', value: 4 },
    ] as const;
    const stated = countFigures(buildReport({ narrative })).filter(({ origin }) => origin === 'narrative');
    expect(stated.map(({ measure }) => measure)).toEqual(['disclosures.wechat']);
  });
});

function everyRow(code: string, value: GapReason) {
  return Object.fromEntries(
    cellsOf('2021', 'III')
      .filter((cell) => cell.code === `III/${code}`)
      .map(({ id }) => [id, value]),
  );
}
