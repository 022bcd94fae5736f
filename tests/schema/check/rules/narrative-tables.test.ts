/** What the prose says of requests and appeals, held against tables three and four. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellIII, cellIV } from '../../../../schema/form/cells.ts';
import type { EditionId } from '../../../../schema/form/edition.ts';
import { balancedCells, type CellValues, everyCell, outcomeCodes } from '../../../support/report-builder.ts';
import { checkStated, said, told } from './narrative-findings.ts';

const RUNS = { numRuns: 60, seed: 20260311 };

/** A table whose sums hold, and what a text that agrees with it would state. */
const tables = fc
  .record({
    edition: fc.constantFrom<EditionId>('2019', '2021'),
    counts: fc.array(fc.nat({ max: 40 }), { minLength: 30, maxLength: 30 }),
    carriedIn: fc.nat({ max: 5 }),
    carriedOut: fc.nat({ max: 5 }),
  })
  .map(({ edition, counts, carriedIn, carriedOut }) => {
    const codes = outcomeCodes(edition);
    const cells = balancedCells(edition, (code, applicant) => {
      if (code === '2') return applicant === 'natural' ? carriedIn : 0;
      if (code === '4') return applicant === 'natural' ? carriedOut + 5 : 0;
      const at = codes.indexOf(code);
      return applicant === 'natural' ? (counts[at] ?? 0) : applicant === 'business' ? (counts[29 - at] ?? 0) % 3 : 0;
    });
    const row = (code: string): number => Number(cells[cellIII(code, 'total')] ?? 0);
    const group = (code: string): number =>
      codes.filter((one) => one.startsWith(code)).reduce((sum, one) => sum + row(one), 0);
    return { edition, cells, row, group };
  });

describe('TX-NEW', () => {
  test('confirms row one, and rows one and two together, and says which', () => {
    const cells = { 'III/1/total': 30, 'III/2/total': 4 } as const;
    const alone = checkStated([said('requests.received', 30)], cells);
    expect(told(alone)).toEqual([['TX-NEW', 'requests.received', 'confirmed', 30, 30]]);
    const both = checkStated([said('requests.received', 34)], cells);
    expect(told(both)).toEqual([['TX-NEW', 'requests.received', 'confirmed', 34, 34]]);
    expect(
      both[0]?.operands.map(({ ref }) => (ref.kind === 'cell' ? ref.cell : ref.kind === 'narrative' && ref.measure)),
    ).toEqual(['III/1/total', 'III/2/total', 'requests.received']);
  });

  test('fails where neither way of counting gives the number', () => {
    const cells = { 'III/1/total': 30, 'III/2/total': 4 } as const;
    expect(told(checkStated([said('requests.received', 31)], cells))).toEqual([
      ['TX-NEW', 'requests.received', 'failed', 30, 31],
    ]);
    expect(told(checkStated([said('requests.handled', 31)], cells))).toEqual([
      ['TX-NEW', 'requests.handled', 'failed', 34, 31],
    ]);
  });

  test('holds natural persons and organizations against their columns', () => {
    const cells = { 'III/1/natural': 9, 'III/2/natural': 1, 'III/1/business': 2, 'III/1/nonprofit': 1 } as const;
    expect(told(checkStated([said('requests.natural', 10), said('requests.organizations', 3)], cells))).toEqual([
      ['TX-NEW', 'requests.natural', 'confirmed', 10, 10],
      ['TX-NEW', 'requests.organizations', 'confirmed', 3, 3],
    ]);
    expect(told(checkStated([said('requests.organizations', 4)], cells))[0]?.[2]).toBe('failed');
  });

  test('takes persons and organizations of what was closed as well', () => {
    const cells = { 'III/1/natural': 9, 'III/3.7/natural': 8, 'III/1/business': 2, 'III/3.7/business': 3 } as const;
    const ofClosed = checkStated([said('requests.natural', 8), said('requests.organizations', 3)], cells);
    expect(ofClosed.map(({ outcome }) => outcome)).toEqual(['confirmed', 'confirmed']);
    expect(checkStated([said('requests.natural', 7)], cells)[0]?.outcome).toBe('failed');
  });

  test('takes a second number for a part where another agrees', () => {
    const findings = checkStated([said('requests.received', 30), said('requests.received', 12)], { 'III/1/total': 30 });
    expect(findings.map(({ outcome, severity }) => [outcome, severity])).toEqual([
      ['confirmed', 'error'],
      ['suspicious', 'hint'],
    ]);
  });

  test('says the same thing stated again only once', () => {
    expect(
      checkStated([said('requests.received', 5), said('requests.received', 5)], { 'III/1/total': 5 }),
    ).toHaveLength(1);
  });

  test('does not judge approximate numbers, nor cells that could not be read', () => {
    const approximate = said('requests.received', 30, { approximate: true });
    expect(checkStated([approximate], { 'III/1/total': 33 })).toMatchObject([
      { outcome: 'notAssessable', expected: 33 },
    ]);
    expect(checkStated([said('requests.received', 30)], everyCell('2021', 'III', 'tableIsImage'))).toMatchObject([
      { outcome: 'notAssessable', expected: null, actual: 30 },
    ]);
    expect(checkStated([said('requests.received', 30)], everyCell('2021', 'III', 'blank'))).toMatchObject([
      { outcome: 'notAssessable' },
    ]);
  });
});

describe('T3-ZERO-ALL', () => {
  test('fails where the table is all zero and the text reports requests', () => {
    expect(told(checkStated([said('requests.received', 3)]))).toEqual([
      ['T3-ZERO-ALL', 'requests.received', 'failed', 0, 3],
    ]);
    expect(told(checkStated([said('requests.received', 3)], {}, { edition: '2019' }))[0]?.[2]).toBe('failed');
  });

  test('is about a table of which every number is 0 and every cell is known', () => {
    const ruleOf = (cells: CellValues): unknown[] =>
      told(checkStated([said('requests.received', 3)], cells)).map(([rule]) => rule);
    expect(ruleOf({ 'III/3.1/natural': 'blank' })).toEqual(['T3-ZERO-ALL']);
    expect(ruleOf({ 'III/3.1/natural': 1 })).toEqual(['TX-NEW']);
    expect(ruleOf({ 'III/3.1/natural': 'unreadable' })).toEqual(['TX-NEW']);
    expect(ruleOf(everyCell('2021', 'III', 'blank'))).toEqual(['TX-NEW']);
  });

  test('fails where the text says there was none and the table has some', () => {
    expect(told(checkStated([said('requests.received', 0, { counter: '' })], { 'III/1/total': 2 }))).toEqual([
      ['T3-ZERO-ALL', 'requests.received', 'failed', 2, 0],
    ]);
  });

  test('only points at none where another number of the text agrees with the table', () => {
    const narrative = [said('requests.received', 0), said('requests.received', 2)];
    expect(told(checkStated(narrative, { 'III/1/total': 2 }))).toEqual([
      ['T3-ZERO-ALL', 'requests.received', 'suspicious', 2, 0],
      ['TX-NEW', 'requests.received', 'confirmed', 2, 2],
    ]);
  });

  test('is confirmed where both say none, blanks among the zeros or not', () => {
    const blanks = fc.array(fc.constantFrom('III/3.1/natural', 'III/2/total', 'III/3.7/other', 'III/4/total'));
    fc.assert(
      fc.property(blanks, (cells) => {
        const empty = Object.fromEntries(
          cells.filter((cell) => !cell.endsWith('other')).map((cell) => [cell, 'blank']),
        );
        expect(told(checkStated([said('requests.received', 0)], empty as CellValues))).toEqual([
          ['T3-ZERO-ALL', 'requests.received', 'confirmed', 0, 0],
        ]);
      }),
      RUNS,
    );
  });
});

describe('TX-DONE', () => {
  const cells = { 'III/2/total': 3, 'III/3.7/total': 40, 'III/4/total': 5, 'III/1/total': 42 } as const;

  test.each([
    ['requests.closed', 40, 39],
    ['requests.carriedIn', 3, 4],
    ['requests.carriedOut', 5, 0],
  ] as const)('holds %s against its row', (measure, right, wrong) => {
    expect(told(checkStated([said(measure, right)], cells))).toEqual([['TX-DONE', measure, 'confirmed', right, right]]);
    expect(told(checkStated([said(measure, wrong)], cells))).toEqual([['TX-DONE', measure, 'failed', right, wrong]]);
  });
});

describe('TX-OUT', () => {
  const cells = {
    'III/3.1/total': 12,
    'III/3.2/total': 5,
    'III/3.3.4/total': 2,
    'III/3.3.6/total': 1,
    'III/3.4.1/total': 7,
    'III/3.4.2/total': 2,
    'III/3.5.1/total': 4,
    'III/3.6.3/total': 1,
  } as const;

  test.each([
    ['requests.granted', 12],
    ['requests.partlyGranted', 5],
    ['requests.grantedAndPartly', 17],
    ['requests.refused', 3],
    ['requests.unavailable', 9],
    ['requests.unavailable.notHeld', 7],
    ['requests.declined', 4],
    ['requests.otherwise', 1],
    ['requests.refused.thirdParty', 2],
  ] as const)('adds up the rows of %s', (measure, right) => {
    const others = [said('requests.partlyGranted', 5)];
    expect(told(checkStated([said(measure, right)], cells))).toEqual([['TX-OUT', measure, 'confirmed', right, right]]);
    expect(told(checkStated([...others, said(measure, right + 20)], cells)).at(-1)).toEqual(
      measure === 'requests.partlyGranted'
        ? ['TX-OUT', `${measure}#2`, 'suspicious', right, right + 20]
        : ['TX-OUT', measure, 'failed', right, right + 20],
    );
  });

  test('reads the single row of the 2019 form', () => {
    const single = { 'III/3.6/total': 6 } as const;
    expect(told(checkStated([said('requests.otherwise', 6)], single, { edition: '2019' }))[0]?.[2]).toBe('confirmed');
  });

  test('adds up the applicants where the row totals are left blank', () => {
    const blank = {
      'III/3.1/natural': 258,
      'III/3.1/business': 12,
      'III/3.1/total': 'blank',
      'III/3.2/natural': 3,
      'III/3.2/total': 'blank',
    } as const;
    expect(told(checkStated([said('requests.grantedAndPartly', 258)], blank))).toEqual([
      ['TX-OUT', 'requests.grantedAndPartly', 'failed', 273, 258],
    ]);
    expect(told(checkStated([said('requests.grantedAndPartly', 273)], blank))[0]?.[2]).toBe('confirmed');
  });

  test('only points at a number that was read less surely', () => {
    const unsure = { ...said('requests.granted', 40), isLessSure: true as const };
    expect(checkStated([unsure], cells)).toMatchObject([{ outcome: 'suspicious', severity: 'hint' }]);
    expect(checkStated([said('requests.granted', 40)], cells)).toMatchObject([
      { outcome: 'failed', severity: 'error' },
    ]);
  });

  test('takes 不属于本机关 and 信息不存在 for parts of the row that holds both', () => {
    const part = (value: number, quote: string) => ({ ...said('requests.unavailable.notHeld', value), quote });
    expect(checkStated([part(4, '不属于本机关公开4件'), part(3, '信息不存在3件')], cells)).toEqual([]);
    expect(told(checkStated([part(8, '不属于本机关公开8件')], cells))[0]?.[2]).toBe('failed');
    expect(told(checkStated([part(4, '本机关不掌握4件')], cells))[0]?.[2]).toBe('failed');
  });

  test('only points at words taken in a looser sense', () => {
    expect(checkStated([said('requests.granted', 17)], cells)).toMatchObject([
      { outcome: 'suspicious', severity: 'warning' },
    ]);
    expect(checkStated([said('requests.unavailable.notHeld', 9)], cells)).toMatchObject([{ outcome: 'suspicious' }]);
  });
});

describe('a text that says what its table says', () => {
  test('is confirmed in every number, whichever the form', () => {
    fc.assert(
      fc.property(tables, fc.boolean(), ({ edition, cells, row, group }, withCarriedIn) => {
        const narrative = [
          said('requests.received', row('1') + (withCarriedIn ? row('2') : 0)),
          said('requests.carriedIn', row('2')),
          said('requests.closed', row('3.7')),
          said('requests.carriedOut', row('4')),
          said('requests.granted', row('3.1')),
          said('requests.partlyGranted', row('3.2')),
          said('requests.refused', group('3.3')),
          said('requests.unavailable', group('3.4')),
          said('requests.declined', group('3.5')),
          said('requests.otherwise', group('3.6')),
        ];
        const outcomes = new Set(checkStated(narrative, cells, { edition }).map(({ outcome }) => outcome));
        expect([...outcomes]).toEqual(['confirmed']);
      }),
      RUNS,
    );
  });

  test('fails in the one number that is changed, and in no other', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 300, max: 900 }), ({ edition, cells, row }, off) => {
        const narrative = [
          said('requests.received', row('1')),
          said('requests.closed', row('3.7') + off),
          said('requests.partlyGranted', row('3.2')),
        ];
        const failed = checkStated(narrative, cells, { edition }).filter(({ outcome }) => outcome !== 'confirmed');
        expect(failed.map(({ rule, outcome }) => [rule, outcome])).toEqual([['TX-DONE', 'failed']]);
      }),
      RUNS,
    );
  });
});

describe('TX-REV', () => {
  const cells: CellValues = {
    [cellIV('review.upheld')]: 4,
    [cellIV('review.corrected')]: 1,
    [cellIV('review.total')]: 5,
    [cellIV('litigation.direct.upheld')]: 2,
    [cellIV('litigation.direct.total')]: 2,
    [cellIV('litigation.afterReview.upheld')]: 3,
    [cellIV('litigation.afterReview.total')]: 3,
  };

  test.each([
    ['review.total', 5],
    ['review.upheld', 4],
    ['review.pending', 0],
    ['litigation.total', 5],
    ['litigation.upheld', 5],
    ['litigation.direct.total', 2],
    ['litigation.afterReview.total', 3],
  ] as const)('holds %s against its block, suits of both kinds together', (measure, right) => {
    expect(told(checkStated([said(measure, right)], cells))).toEqual([['TX-REV', measure, 'confirmed', right, right]]);
    expect(told(checkStated([said(measure, right + 1)], cells))).toEqual([
      ['TX-REV', measure, 'failed', right, right + 1],
    ]);
  });

  test('takes the results for a total that was not filled in', () => {
    const notFilled = { ...cells, [cellIV('review.total')]: 0 };
    expect(told(checkStated([said('review.total', 5)], notFilled))).toEqual([
      ['TX-REV', 'review.total', 'confirmed', 5, 5],
    ]);
  });

  test('never speaks against a text that agrees', () => {
    const value = fc.nat({ max: 90 });
    fc.assert(
      fc.property(value, value, value, (reviews, direct, after) => {
        const agreed: CellValues = {
          [cellIV('review.total')]: reviews,
          [cellIV('litigation.direct.total')]: direct,
          [cellIV('litigation.afterReview.total')]: after,
        };
        const findings = checkStated([said('review.total', reviews), said('litigation.total', direct + after)], agreed);
        expect(findings.map(({ outcome }) => outcome)).toEqual(['confirmed', 'confirmed']);
      }),
      RUNS,
    );
  });
});

test('requests and appeals of the text are compared with their tables only, never with one another', () => {
  const rules = new Set(
    checkStated([said('requests.closed', 3), said('requests.closed', 4), said('proposals', 2), said('proposals', 9)], {
      'III/3.7/total': 3,
    }).map(({ rule }) => rule),
  );
  expect([...rules]).toEqual(['TX-DONE']);
});
