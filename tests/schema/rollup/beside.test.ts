/** How far a government's own number lies from the sum over its bureaus, and what of that can be proved. */
import { describe, expect, it } from 'vitest';
import { besideOf } from '../../../schema/rollup/beside.ts';
import type { Coverage } from '../../../schema/rollup/coverage.ts';

const whole: Coverage = {
  ...{ expected: 36, reported: 36, blank: 0, empty: 0, unknown: 0, notInForm: 0 },
  missing: [],
  notYetDue: [],
};

describe('a sum beside the printed number', () => {
  it('differs by what was not handed in, and by what nobody can tell', () => {
    const late = { ...whole, reported: 33, blank: 1, missing: ['a', 'b'], notYetDue: ['c'] };
    expect(besideOf(1322, late, 1421, 3)).toEqual({
      difference: 99,
      reasons: ['notReported', 'notYetDue', 'blank', 'smallerRegions', 'unknown'],
    });
    expect(besideOf(1322, { ...whole, missing: ['a'] }, 1421, 0).reasons).toEqual(['notReported', 'unknown']);
  });

  it('differs by the government itself only where everybody on the list is in the sum', () => {
    expect(besideOf(1322, whole, 1421, 0)).toEqual({ difference: 99, reasons: ['government'] });
    expect(besideOf(1322, whole, 1421, 1).reasons).toEqual(['smallerRegions', 'unknown']);
  });

  it('has no reason in anything missing where less is printed than the bureaus count', () => {
    expect(besideOf(1421, { ...whole, missing: ['a'] }, 1322, 2)).toEqual({
      difference: -99,
      reasons: ['printedLess'],
    });
  });

  it('says nothing of no difference, and none of a number that is not there', () => {
    expect(besideOf(20.3, whole, 20.3, 0)).toEqual({ difference: 0, reasons: [] });
    expect(besideOf(0.1, whole, 0.3, 0).difference).toBe(0.2);
    expect(besideOf(null, whole, 5, 0)).toEqual({ difference: null, reasons: [] });
    expect(besideOf(5, whole, null, 0)).toEqual({ difference: null, reasons: [] });
  });
});
