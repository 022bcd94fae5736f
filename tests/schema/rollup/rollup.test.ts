import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getMeasure, isMeasureId } from '../../../schema/form/measures/index.ts';
import type { MeasureId } from '../../../schema/form/measures/measure.ts';
import { UNITS } from '../../../schema/form/measures/units.ts';
import { changeBetween, noChange } from '../../../schema/rollup/change.ts';
import { figureCovered, reportsCovered, whyNotExpected } from '../../../schema/rollup/coverage.ts';
import {
  getIndicator,
  hasApplicantOperands,
  INDICATOR_IDS,
  INDICATORS,
  type IndicatorId,
  isIndicatorId,
  operandsOf,
  ratio,
} from '../../../schema/rollup/indicators.ts';
import { ratioRow, withRatioRows } from '../../../schema/rollup/ratio-rows.ts';
import type { CountedCell, CountedRow } from '../../../schema/rollup/rollup.ts';

const RUNS = { numRuns: 100, seed: 20260105 };
const always = { since: null, until: null };

describe('change between two years', () => {
  test('is a difference and a fraction of the previous value', () => {
    expect(changeBetween(36, 31, 'amount')).toMatchObject({ kind: 'change', absolute: 5, reason: null });
    expect(changeBetween(22, 31, 'amount')).toMatchObject({ absolute: -9, percent: -9 / 31 });
  });

  test('has no per cent where the previous value is 0', () => {
    expect(changeBetween(5, 0, 'amount')).toEqual({
      kind: 'change',
      of: 'amount',
      absolute: 5,
      percent: null,
      reason: 'previousZero',
    });
  });

  test('from nothing to nothing is unchanged', () => {
    expect(changeBetween(0, 0, 'amount')).toMatchObject({ kind: 'unchanged', percent: null, reason: 'previousZero' });
    expect(changeBetween(7, 7, 'amount')).toMatchObject({ kind: 'unchanged', percent: 0, reason: null });
  });

  test('of a ratio is in percentage points: 57.6 % to 59.6 % is +2.0', () => {
    expect(changeBetween(0.596, 0.576, 'ratio')).toEqual({
      kind: 'change',
      of: 'ratio',
      absolute: 2,
      percent: null,
      reason: 'inPoints',
    });
    expect(changeBetween(0.1 + 0.2, 0.3, 'ratio')).toMatchObject({ kind: 'unchanged', percent: null });
    expect(changeBetween(0.5, 0, 'ratio')).toMatchObject({ absolute: 50, reason: 'inPoints' });
  });

  test('of a ratio over fewer than ten cases in one of the years is none to tell', () => {
    expect(changeBetween(0.4, 0.2, 'ratio', 10)).toMatchObject({ absolute: 20, reason: 'inPoints' });
    expect(changeBetween(0.4, 0.2, 'ratio', 9)).toMatchObject({ absolute: 20, percent: null, reason: 'fewCases' });
    expect(changeBetween(0.4, 0.4, 'ratio', 9)).toMatchObject({ kind: 'unchanged', reason: 'fewCases' });
    expect(changeBetween(4, 2, 'amount', 1)).toMatchObject({ percent: 1, reason: null });
  });

  test('needs both years, and says which one is missing', () => {
    expect(changeBetween(null, 3, 'amount')).toEqual({ kind: 'none', reason: 'currentMissing' });
    expect(changeBetween(3, null, 'amount')).toEqual({ kind: 'none', reason: 'previousMissing' });
    expect(changeBetween(null, null, 'ratio')).toEqual({ kind: 'none', reason: 'currentMissing' });
    expect(noChange('break')).toEqual({ kind: 'none', reason: 'break' });
  });

  test('of a signed measure has a difference and never a per cent', () => {
    for (const [current, previous, absolute] of [
      [-23, 1, -24],
      [4, 1, 3],
      [0, 2, -2],
      [4, -1, 5],
      [5, 0, 5],
    ] as const) {
      const change = changeBetween(current, previous, 'signed');
      expect(change).toMatchObject({ kind: 'change', absolute, percent: null, reason: 'signed' });
    }
    expect(changeBetween(3, 3, 'signed')).toMatchObject({ kind: 'unchanged', reason: 'signed' });
  });

  test('of an amount printed below zero has no per cent', () => {
    expect(changeBetween(4, -8, 'amount')).toMatchObject({ absolute: 12, percent: null, reason: 'previousNegative' });
  });

  test('has a per cent or a reason, and never both or neither', () => {
    const value = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(null));
    fc.assert(
      fc.property(value, value, fc.constantFrom('amount', 'signed', 'ratio'), (current, previous, of) => {
        const change = changeBetween(current, previous, of);
        if (change.kind === 'none') expect(change.reason).toBeTruthy();
        else expect(change.percent === null).toBe(change.reason !== null);
      }),
      RUNS,
    );
  });

  test('leads from the previous value to the current one, whatever they are', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (current, previous) => {
        const change = changeBetween(current, previous, 'amount');
        expect(change.kind).toBe(current === previous ? 'unchanged' : 'change');
        if (change.kind === 'change') expect(previous + change.absolute).toBe(current);
        if (change.kind === 'change' && change.percent !== null) {
          expect(previous * (1 + change.percent)).toBeCloseTo(current, 3);
        }
      }),
      RUNS,
    );
  });
});

describe('indicators', () => {
  /** A report that counts these for natural persons and in total; measures of section 四 stand alone. */
  const rowsOf = (values: Partial<Record<MeasureId, CountedCell>>): readonly CountedRow[] =>
    Object.entries(values).map(([measure, cell]) => ({
      measure,
      edition: '2021',
      counted: measure.startsWith('review') ? [cell] : [cell, 0, 0, 0, 0, 0, cell],
      computed: measure === 'requests.handled' ? 0b1000000 : 0,
      approximate: measure === 'requests.handled' ? 0b1000000 : 0,
      corrected: measure === 'requests.handled' ? 0b1000000 : 0,
    }));
  const partsOf = (id: IndicatorId, values: Partial<Record<MeasureId, CountedCell>>) => {
    const rows = withRatioRows(rowsOf(values), [id]);
    const part = (name: 'numerator' | 'denominator') => rows.find((row) => row.measure === ratioRow(id, name));
    return [part('numerator'), part('denominator')];
  };
  const values = {
    'requests.granted': 1500,
    'requests.partlyGranted': 316,
    'requests.closed': 3050,
    'requests.handled': 3153,
    'review.upheld': 200,
    'review.corrected': 64,
    'review.otherResult': 50,
    'review.pending': 37,
    'review.total': 0,
  } as const;

  test('give both bases of the share granted, each under its own name', () => {
    expect(partsOf('rate.granted', values).map((row) => row?.counted.at(-1))).toEqual([1816, 3050]);
    expect(partsOf('rate.grantedOfHandled', values).map((row) => row?.counted.at(-1))).toEqual([1816, 3153]);
  });

  test('stand by applicant where every operand does, and in total only where one does not', () => {
    expect(partsOf('rate.granted', values)[0]?.counted).toEqual([1816, 0, 0, 0, 0, 0, 1816]);
    expect(partsOf('rate.appealed', values).map((row) => row?.counted)).toEqual([[0], [3050]]);
  });

  test('divide what was corrected by the cases decided, whatever total is printed', () => {
    expect(partsOf('rate.reviewCorrected', values).map((row) => row?.counted)).toEqual([[64], [314]]);
  });

  test('take an empty operand for nothing, and say empty where all are', () => {
    expect(partsOf('rate.granted', { ...values, 'requests.partlyGranted': 'blank' })[0]?.counted.at(-1)).toBe(1500);
    const empty = {
      'requests.granted': 'slash',
      'requests.partlyGranted': 'blank',
      'requests.closed': 'blank',
    } as const;
    expect(partsOf('rate.granted', empty).map((row) => row?.counted.at(-1))).toEqual(['slash', 'blank']);
  });

  test('count a report in neither part where one operand is unknown, and in no row where one has none', () => {
    const unread = partsOf('rate.granted', { ...values, 'requests.closed': 'unreadable' });
    expect(unread.map((row) => row?.counted.at(-1))).toEqual(['unreadable', 'unreadable']);
    const { 'requests.closed': _, ...without } = values;
    expect(partsOf('rate.granted', without)).toEqual([undefined, undefined]);
  });

  test.each(['computed', 'approximate', 'corrected'] as const)('are %s where an operand is', (mark) => {
    expect(partsOf('rate.grantedOfHandled', values).map((row) => row?.[mark])).toEqual([0b1000000, 0b1000000]);
    expect(partsOf('rate.granted', values)[0]?.[mark]).toBe(0);
  });

  test('are made of counts, so that their parts are kept as they are', () => {
    for (const indicator of INDICATORS) {
      for (const measure of operandsOf(indicator)) expect(UNITS[getMeasure(measure).unit].decimals).toBe(0);
    }
    expect(hasApplicantOperands(getIndicator('rate.refused'))).toBe(true);
    expect(hasApplicantOperands(getIndicator('rate.appealed'))).toBe(false);
  });

  test('have no value over a base of zero, not even nothing over nothing', () => {
    expect(ratio(0, 0)).toEqual({ kind: 'gap', reason: 'denominatorZero' });
    expect(ratio(3, 0)).toEqual({ kind: 'gap', reason: 'denominatorZero' });
    expect(ratio(3, -2)).toEqual({ kind: 'gap', reason: 'denominatorZero' });
    expect(ratio(0, 4)).toEqual({ kind: 'value', value: 0 });
    expect(ratio(null, 0)).toEqual({ kind: 'gap', reason: 'missing' });
  });

  test('name existing measures, their formula and a base in both languages', () => {
    expect(INDICATORS.map(({ id }) => id)).toEqual(INDICATOR_IDS);
    for (const indicator of INDICATORS) {
      expect(operandsOf(indicator).every(isMeasureId)).toBe(true);
      expect(indicator.formula.zh).toContain('÷');
      expect(indicator.formula.en).toContain('÷');
      expect(isMeasureId(indicator.id)).toBe(false);
    }
    for (const kind of ['label', 'short'] as const) {
      const names = INDICATORS.map((indicator) => indicator[kind].zh);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('are told from measures by their id', () => {
    expect(isIndicatorId('rate.granted')).toBe(true);
    expect(isIndicatorId('requests.granted')).toBe(false);
    expect(isIndicatorId('toString')).toBe(false);
  });
});

const bureau = { type: 'department', regions: ['shifan'] } as const;

describe('what is expected', () => {
  const day = '2026-11-28';

  test('is due a day after the last', () => {
    const on = (asked: string) => whyNotExpected({ ...bureau, ...always }, 2025, { from: 2019, day: asked, rules: [] });
    expect(['2025-12-31', '2026-01-31', '2026-02-01', '2026-12-31'].map(on)).toEqual([
      'notYetDue',
      'notYetDue',
      null,
      null,
    ]);
  });

  test('is a report of whoever is on the list, of a year collected and due', () => {
    const why = (year: number, limits = {}, from: number | null = 2019) =>
      whyNotExpected({ ...bureau, ...always, ...limits }, year, { from, day, rules: [] });
    expect([2019, 2020, 2025].map((year) => why(year))).toEqual([null, null, null]);
    expect([2018, 2026].map((year) => why(year))).toEqual(['notCollected', 'notYetDue']);
    expect([2020, 2021, 2023, 2024].map((year) => why(year, { since: 2021, until: 2023 }))).toEqual([
      'notExpected',
      null,
      null,
      'notExpected',
    ]);
    expect([why(2025, {}, null), why(2026, {}, null)]).toEqual(['notCollected', 'notYetDue']);
  });

  test('of a government comes later than of its bodies', () => {
    const collection = { from: 2019, day: '2026-02-15', rules: [] };
    expect(whyNotExpected({ ...bureau, ...always }, 2025, collection)).toBeNull();
    expect(whyNotExpected({ ...bureau, type: 'region', ...always }, 2025, collection)).toBe('notYetDue');
  });
});

describe('coverage', () => {
  const collection = { from: 2019, day: '2026-11-28', rules: [] };
  const filers = ['jyj', 'wjw', 'czj', 'mzj'].map((id) => ({ ...bureau, ...always, id }));
  const hasReported = (id: string): boolean => id !== 'wjw';
  const none = { blank: 0, empty: 0, unknown: 0, notInForm: 0 };

  test('says how many of how many, and who is missing', () => {
    const coverage = reportsCovered(filers, 2024, collection, hasReported);
    expect(coverage).toEqual({ expected: 4, reported: 3, ...none, missing: ['wjw'], notYetDue: [] });
  });

  test('names those that still have time apart, and expects nobody where nothing is due or collected', () => {
    const early = reportsCovered(filers, 2026, collection, hasReported);
    expect(early).toEqual({
      ...{ expected: 3, reported: 3, ...none },
      ...{ missing: [], notYetDue: ['wjw'], lastDay: '2027-01-31' },
    });
    const nobody = { expected: 0, reported: 0, blank: 0, missing: [] };
    expect(reportsCovered(filers, 2030, collection, () => false)).toMatchObject(nobody);
    expect(reportsCovered(filers, 2015, collection, () => false)).toEqual({ ...nobody, ...none, notYetDue: [] });
  });

  test('counts who reported without being on the list, and nobody else who is not', () => {
    const ended = filers.map((filer) => ({ ...filer, until: 2020 }));
    expect(reportsCovered(ended, 2024, collection, hasReported)).toMatchObject({ expected: 3, missing: [] });
  });

  test('of a figure tells an empty cell, an unknown one and a form without it apart', () => {
    const reports = reportsCovered(filers, 2024, collection, hasReported);
    const given = { numbers: 1, blanks: 1, unknown: 0 };
    expect(figureCovered(reports, given, 'notInForm')).toEqual({
      ...{ expected: 4, reported: 1, blank: 2, empty: 1, unknown: 0, notInForm: 1 },
      ...{ missing: ['wjw'], notYetDue: [] },
    });
    expect(figureCovered(reports, given, 'unknown')).toMatchObject({ empty: 1, unknown: 1, notInForm: 0 });
    expect(figureCovered(reports, { ...given, unknown: 1 }, 'notInForm')).toMatchObject({ unknown: 1, notInForm: 0 });
    expect(figureCovered(reports, null, 'notInForm')).toMatchObject({ reported: 0, blank: 3, notInForm: 3 });
  });

  test('accounts for everybody expected, whatever the list, the year, the day and the figures', () => {
    const year = fc.integer({ min: 2015, max: 2030 });
    const given = fc.record({ numbers: fc.nat(40), blanks: fc.nat(40), unknown: fc.nat(40) });
    const rest = fc.constantFrom('unknown' as const, 'notInForm' as const);
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 40 }),
        year,
        year,
        given,
        rest,
        (filed, asked, day, some, other) => {
          const list = filed.map((_, index) => ({ ...bureau, ...always, id: `b${index}` }));
          const reports = reportsCovered(list, asked, { from: 2019, day: `${day}-06-01`, rules: [] }, (id) => {
            return filed[Number(id.slice(1))] === true;
          });
          const held = filed.filter((one) => one).length;
          const isDue = asked >= 2019 && asked < day;
          expect(reports.expected).toBe(isDue ? list.length : held);
          expect(reports.notYetDue.length).toBe(asked >= day ? list.length - held : 0);
          const { expected, reported, empty, unknown, notInForm, blank, missing } = figureCovered(reports, some, other);
          expect(reported + empty + unknown + notInForm + missing.length).toBe(expected);
          expect(empty + unknown + notInForm).toBe(blank);
        },
      ),
      RUNS,
    );
  });
});
