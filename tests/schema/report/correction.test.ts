/** Corrections beside what is printed: what they hold at, what counts, and what the rules then find. */
import { describe, expect, it } from 'vitest';
import { checkReport } from '../../../schema/check/check.ts';
import { recheck } from '../../../schema/check/recheck.ts';
import {
  asCorrected,
  type Correction,
  isSame,
  measureInText,
  placeInText,
  printedAt,
  putBeside,
} from '../../../schema/report/correction.ts';
import { countByMeasure } from '../../../schema/rollup/counted.ts';
import { flatFigures } from '../../../schema/rollup/flat.ts';
import { buildReport } from '../../support/report-builder.ts';

const to = (place: string, printed: Correction['printed'], value: Correction['value']): Correction => ({
  ...{ place, printed, value },
  revision: 7,
});

describe('a place', () => {
  it('of the text is told by what is counted and how it is called, whatever else is stated', () => {
    expect(placeInText({ measure: 'disclosures.total', label: null })).toBe('text/disclosures.total');
    expect(placeInText({ measure: 'disclosures.item', label: '部门动态' })).toBe('text/disclosures.item/部门动态');
    expect(measureInText('text/disclosures.item/部门动态')).toBe('disclosures.item');
    expect(measureInText('IV/review.total')).toBeNull();
  });
  it('holds what is printed there, a gap too, and none that the report has not', () => {
    const report = buildReport({
      cells: { 'IV/review.total': 'slash', 'IV/review.upheld': 2 },
      narrative: [{ measure: 'disclosures.total', value: 30 }],
    });
    expect(printedAt(report, 'IV/review.total')).toBe('slash');
    expect(printedAt(report, 'IV/review.upheld')).toBe(2);
    expect(printedAt(report, 'text/disclosures.total')).toBe(30);
    expect(printedAt(report, 'text/disclosures.website')).toBeUndefined();
    expect(printedAt(report, 'II/procurement.amount')).toBeUndefined();
  });
});

describe('put beside a report', () => {
  const report = buildReport({ cells: { 'IV/review.upheld': 3, 'IV/review.total': 0 } });
  it('hold where the same is printed, and are dropped where something else is', () => {
    const [held, dropped] = [to('IV/review.total', 0, 3), to('IV/review.upheld', 4, 5)];
    const beside = putBeside(report, [held, dropped]);
    expect(beside.dropped).toEqual([dropped]);
    const total = beside.read.figures.find(({ cell }) => cell === 'IV/review.total');
    expect(total).toMatchObject({ content: { value: 0 }, corrected: { value: 3, gap: null, revision: 7 } });
    expect(beside.read.figures.filter(({ corrected }) => corrected)).toHaveLength(1);
  });
  it('count in the place of what is printed, with the sums that rest on them, and are marked', () => {
    const { read } = putBeside(buildReport({ cells: { 'III/3.1/total': 'blank', 'III/3.1/natural': 4 } }), [
      to('III/3.1/natural', 4, 6),
    ]);
    const counted = countByMeasure(asCorrected(read));
    expect(counted.get('requests.granted')?.at(-1)).toMatchObject({ value: 6, origin: 'computed', corrected: true });
    expect(counted.get('requests.received')?.at(-1)).toMatchObject({ corrected: false });
    const flat = flatFigures(read).find(({ cell }) => cell === 'III/3.1/natural');
    expect(flat).toMatchObject({ value: 4, counted: 6, correction: { value: 6 }, corrected: true });
  });
  it('of a number that was read less surely or is approximate make it exact and sure', () => {
    const narrative = [{ measure: 'disclosures.total', value: 30, approximate: true, isLessSure: true }] as const;
    const { read } = putBeside(buildReport({ narrative }), [to('text/disclosures.total', 30, 34)]);
    expect(countByMeasure(read).has('disclosures.total')).toBe(false);
    const stated = flatFigures(read).find(({ measure }) => measure === 'disclosures.total');
    expect(stated).toMatchObject({
      statement: 0,
      value: 30,
      counted: 34,
      approximate: false,
      correction: { value: 34 },
    });
  });
  it('leave the report itself alone', () => {
    expect(asCorrected(report)).toBe(report);
    expect(putBeside(report, []).read).toBe(report);
  });
});

it('money is the same to six decimals', () => {
  expect(isSame(592.372449, 592.3724490000001)).toBe(true);
  expect(isSame(592.372449, 592.37245)).toBe(false);
  expect(isSame('blank', 'slash')).toBe(false);
  expect(isSame(0, 'blank')).toBe(false);
});

it('what rests on a corrected figure is looked at anew, and nothing else: what a store no longer tells stays as it was found', () => {
  const report = buildReport({
    cells: { 'IV/review.upheld': 3, 'IV/review.total': 0, 'III/1/natural': 2 },
    narrative: [
      { measure: 'requests.received', value: 17, counter: '件', scope: 'region' },
      { measure: 'disclosures.total', value: 30 },
    ],
  });
  const before = checkReport(report);
  const { read } = putBeside({ ...report, narrative: report.narrative.map(({ scope: _, ...one }) => one) }, [
    to('IV/review.total', 0, 3),
  ]);
  const after = recheck(asCorrected(read), before, new Set(['IV/review.total']));
  const failing = (found: typeof before) =>
    found.flatMap(({ rule, outcome }) => (outcome === 'failed' || outcome === 'suspicious' ? [rule] : [])).sort();
  expect(failing(before)).toEqual(expect.arrayContaining(['T4-SUM', 'TX-SCOPE', 'T3-ROWSUM']));
  expect(failing(after)).toEqual(failing(before).filter((rule) => !rule.startsWith('T4-')));
});
