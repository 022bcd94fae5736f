import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../../../schema/check/check.ts';
import type { Finding, Outcome } from '../../../../schema/check/finding.ts';
import type { RuleId } from '../../../../schema/check/rules/index.ts';
import { APPLICANTS } from '../../../../schema/form/applicants.ts';
import { cellIII } from '../../../../schema/form/cells.ts';
import { GAP_REASONS, isEmptyCell } from '../../../../schema/report/figure.ts';
import { arbitraryEdition, arbitraryTableIII, arbitraryTableIV } from '../../../support/arbitrary-report.ts';
import {
  balancedCells,
  buildReport,
  everyCell,
  outcomeCodes,
  type ReportPlan,
} from '../../../support/report-builder.ts';

const find = (plan: ReportPlan, rule: RuleId): readonly Finding[] =>
  checkReport(buildReport(plan)).filter((finding) => finding.rule === rule);
const subjectsOf = (findings: readonly Finding[], outcome: Outcome) =>
  findings.filter((finding) => finding.outcome === outcome).map((finding) => finding.subject);
const RUNS = { numRuns: 60, seed: 20260101 };

describe('a clean table set', () => {
  test('of 2019 confirms 7 balances, 7 column sums, 23 row sums and 3 blocks', () => {
    const findings = checkReport(buildReport({ edition: '2019' }));
    const count = (rule: RuleId) => findings.filter((finding) => finding.rule === rule).length;
    expect([count('T3-BAL'), count('T3-COLSUM'), count('T3-ROWSUM'), count('T4-SUM')]).toEqual([7, 7, 23, 3]);
    expect(findings).toHaveLength(40);
    expect(findings.every(({ outcome }) => outcome === 'confirmed')).toBe(true);
  });

  test('of 2021 confirms 42', () => {
    const findings = checkReport(buildReport({ edition: '2021' }));
    expect(findings.map(({ outcome }) => outcome)).toEqual(Array(42).fill('confirmed'));
  });

  test('whatever its numbers, is confirmed throughout', () => {
    const sets = arbitraryEdition.chain((edition) =>
      fc.record({ edition: fc.constant(edition), iii: arbitraryTableIII(edition), iv: arbitraryTableIV }),
    );
    fc.assert(
      fc.property(sets, ({ edition, iii, iv }) => {
        const findings = checkReport(buildReport({ edition, cells: { ...iii, ...iv } }));
        expect(findings.filter(({ outcome }) => outcome !== 'confirmed')).toEqual([]);
        expect(findings).toHaveLength(edition === '2019' ? 40 : 42);
      }),
      RUNS,
    );
  });

  test('gives every finding a subject of its own within its rule', () => {
    const keys = checkReport(
      buildReport({ edition: '2021', cells: { 'III/3.1/natural': -1, 'III/4/total': 'blank' } }),
    );
    const names = keys.map(({ rule, subject }) => `${rule} ${subject}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test('shifted by one in any cell fails wherever that cell is added up, and nowhere else', () => {
    const cases = fc.record({
      iii: arbitraryTableIII('2021'),
      code: fc.constantFrom('1', '2', '3.7', '4', ...outcomeCodes('2021')),
      applicant: fc.constantFrom(...APPLICANTS),
    });
    fc.assert(
      fc.property(cases, ({ iii, code, applicant }) => {
        const cell = cellIII(code, applicant);
        const old = iii[cell];
        const cells = { ...iii, [cell]: (typeof old === 'number' ? old : 0) + 1 };
        const failed = checkReport(buildReport({ edition: '2021', cells })).filter(
          ({ outcome }) => outcome === 'failed',
        );
        const expected = [`T3-ROWSUM ${code}`];
        if (['1', '2', '3.7', '4'].includes(code)) expected.push(`T3-BAL ${applicant}`);
        if (code.startsWith('3.')) expected.push(`T3-COLSUM ${applicant}`);
        expect(failed.map(({ rule, subject }) => `${rule} ${subject}`).sort()).toEqual(expected.sort());
        expect(failed.every(({ severity }) => severity === 'error')).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('T3-BAL', () => {
  test('fails for the column whose sides differ, with both sums', () => {
    // 自然人 60 + 0 against 61 + 0 while the total column balances.
    const [finding] = find({ edition: '2019', cells: { 'III/1/natural': 60, 'III/3.7/natural': 61 } }, 'T3-BAL');
    expect(finding).toMatchObject({
      outcome: 'failed',
      severity: 'error',
      subject: 'natural',
      expected: 60,
      actual: 61,
    });
    expect(finding?.operands.map(({ side, value }) => [side, value])).toEqual([
      ['left', 60],
      ['left', 0],
      ['right', 61],
      ['right', 0],
    ]);
  });

  test('fails where what was carried in is forgotten', () => {
    const findings = find({ cells: { 'III/2/total': 3 } }, 'T3-BAL');
    expect(subjectsOf(findings, 'failed')).toEqual(['total']);
  });

  test('counts an empty cell as 0 where the sides then agree', () => {
    const cells = { 'III/1/total': 5, 'III/2/total': 'blank', 'III/3.7/total': 5, 'III/4/total': 'slash' } as const;
    expect(subjectsOf(find({ cells }, 'T3-BAL'), 'confirmed')).toContain('total');
  });

  test('is not judged where an empty cell could hold the difference', () => {
    const cells = { 'III/1/total': 5, 'III/3.7/total': 3, 'III/4/total': 'blank' } as const;
    expect(subjectsOf(find({ cells }, 'T3-BAL'), 'notAssessable')).toEqual(['total']);
  });

  test('fails where the empty cell stands on the larger side and cannot mend it', () => {
    const cells = { 'III/1/total': 5, 'III/2/total': 'blank', 'III/3.7/total': 3 } as const;
    expect(subjectsOf(find({ cells }, 'T3-BAL'), 'failed')).toEqual(['total']);
  });
});

describe('T3-COLSUM', () => {
  test('takes the single row of requests handled otherwise in the 2019 form', () => {
    const cells = { 'III/3.6/natural': 2, 'III/3.7/natural': 2 } as const;
    const findings = find({ edition: '2019', cells }, 'T3-COLSUM');
    expect(subjectsOf(findings, 'confirmed')).toContain('natural');
    expect(findings[0]?.operands).toHaveLength(19 + 1);
  });

  test('takes its three rows in the 2021 form', () => {
    const cells = { 'III/3.6.1/natural': 1, 'III/3.6.3/natural': 1, 'III/3.7/natural': 2 } as const;
    const findings = find({ edition: '2021', cells }, 'T3-COLSUM');
    expect(subjectsOf(findings, 'confirmed')).toContain('natural');
    expect(findings[0]?.operands).toHaveLength(21 + 1);
  });

  test('follows the rows that are there where a 2021 report keeps the one row', () => {
    const cells = { 'III/3.6/natural': 2, 'III/3.7/natural': 2 } as const;
    const findings = find({ edition: '2021', editionIII: '2019', cells }, 'T3-COLSUM');
    expect(subjectsOf(findings, 'confirmed')).toHaveLength(7);
    expect(findings[0]?.expected).toBe(2);
  });

  test('fails where an outcome is missing from the total', () => {
    const cells = { 'III/3.1/business': 4, 'III/3.3.7/business': 1, 'III/3.7/business': 4 } as const;
    const failed = find({ cells }, 'T3-COLSUM').filter(({ outcome }) => outcome === 'failed');
    expect(failed).toMatchObject([{ subject: 'business', expected: 5, actual: 4, severity: 'error' }]);
  });

  test('is not judged where the total is empty', () => {
    const cells = { 'III/3.1/natural': 4, 'III/3.7/natural': 'blank' } as const;
    const [finding] = find({ cells }, 'T3-COLSUM');
    expect(finding).toMatchObject({ outcome: 'notAssessable', expected: 4, actual: null });
  });

  test('takes an empty outcome of an applicant for 0, and only points out where the total says more', () => {
    const cells = { 'III/3.1/natural': 4, 'III/3.2/natural': 'blank', 'III/3.7/natural': 5 } as const;
    const loud = find({ cells }, 'T3-COLSUM').filter(({ outcome }) => outcome !== 'confirmed');
    expect(loud).toMatchObject([{ subject: 'natural', outcome: 'suspicious', severity: 'hint' }]);
    const less = { ...cells, 'III/3.7/natural': 3 } as const;
    expect(subjectsOf(find({ cells: less }, 'T3-COLSUM'), 'failed')).toEqual(['natural']);
  });

  test('leaves the total column open where row totals are not given', () => {
    const cells = { 'III/3.1/total': 'blank', 'III/3.7/total': 4 } as const;
    expect(subjectsOf(find({ cells }, 'T3-COLSUM'), 'notAssessable')).toEqual(['total']);
  });
});

describe('T3-ROWSUM', () => {
  test('fails for the row whose applicants do not add up', () => {
    const cells = { 'III/3.1/natural': 10, 'III/3.1/legalService': 2, 'III/3.1/total': 11 } as const;
    const failed = find({ cells }, 'T3-ROWSUM').filter(({ outcome }) => outcome === 'failed');
    expect(failed).toMatchObject([{ subject: '3.1', expected: 12, actual: 11, severity: 'error' }]);
  });

  test('counts empty applicant cells as 0', () => {
    const cells = {
      'III/1/business': 'blank',
      'III/1/research': 'dash',
      'III/1/natural': 3,
      'III/1/total': 3,
    } as const;
    expect(subjectsOf(find({ cells }, 'T3-ROWSUM'), 'confirmed')).toContain('1');
    expect(subjectsOf(find({ cells: { ...cells, 'III/1/total': 4 } }, 'T3-ROWSUM'), 'suspicious')).toEqual(['1']);
    expect(subjectsOf(find({ cells: { ...cells, 'III/1/total': 2 } }, 'T3-ROWSUM'), 'failed')).toEqual(['1']);
  });

  test('is not judged without a total, and never a mismatch then', () => {
    const cells = { 'III/3.2/natural': 3, 'III/3.2/total': 'blank' } as const;
    const findings = find({ cells }, 'T3-ROWSUM');
    expect(subjectsOf(findings, 'notAssessable')).toEqual(['3.2']);
    expect(subjectsOf(findings, 'failed')).toEqual([]);
  });

  test.each(GAP_REASONS.filter((reason) => !isEmptyCell(reason)))(
    'is not judged where a cell is a gap of kind %s',
    (gap) => {
      const findings = find({ cells: { 'III/3.4.1/nonprofit': gap, 'III/3.4.1/natural': 2 } }, 'T3-ROWSUM');
      expect(findings.filter(({ outcome }) => outcome !== 'confirmed')).toMatchObject([
        { subject: '3.4.1', outcome: 'notAssessable', expected: null },
      ]);
    },
  );
});

describe('T3-ROWTOTAL-BLANK', () => {
  test('offers the sum of a row whose total is empty, as a hint', () => {
    const numbers = { 'III/3.1/natural': 258, 'III/3.1/business': 12 } as const;
    const cells = { ...numbers, 'III/3.1/research': 'slash', 'III/3.1/total': 'blank' } as const;
    expect(find({ edition: '2019', cells }, 'T3-ROWTOTAL-BLANK')).toMatchObject([
      { subject: '3.1', outcome: 'suspicious', severity: 'hint', expected: 270, actual: null },
    ]);
  });

  test('speaks for a struck-out total and for a row of printed zeros too', () => {
    const cells = { 'III/3.1/total': 'slash', 'III/3.2/total': 'none' } as const;
    const findings = find({ cells }, 'T3-ROWTOTAL-BLANK');
    expect(findings.map(({ subject, expected }) => [subject, expected])).toEqual([
      ['3.1', 0],
      ['3.2', 0],
    ]);
  });

  test('keeps silent where the whole row is empty, or a cell of it is unknown, or the total itself is', () => {
    const empty = Object.fromEntries(APPLICANTS.map((applicant) => [cellIII('3.1', applicant), 'blank' as const]));
    const unknown = { 'III/3.2/natural': 'unreadable', 'III/3.2/total': 'blank' } as const;
    const cells = { ...empty, ...unknown, 'III/4/total': 'cellMissing' as const };
    expect(find({ cells }, 'T3-ROWTOTAL-BLANK')).toEqual([]);
  });
});

describe('T3-PARTIAL-BLANK', () => {
  test('points at the empty cells among printed zeros', () => {
    const findings = find({ cells: { 'III/1/research': 'blank', 'III/4/total': 'slash' } }, 'T3-PARTIAL-BLANK');
    expect(findings).toMatchObject([{ subject: 'III', outcome: 'suspicious', severity: 'hint' }]);
    expect(findings[0]?.operands.map(({ ref, gap }) => [ref, gap])).toEqual([
      [{ kind: 'cell', cell: 'III/1/research' }, 'blank'],
      [{ kind: 'cell', cell: 'III/4/total' }, 'slash'],
    ]);
  });

  test('keeps silent where every zero is left empty, or none is', () => {
    const cells = { ...everyCell('2019', 'III', 'blank'), 'III/1/natural': 4, 'III/1/total': 4 };
    expect(find({ edition: '2019', cells }, 'T3-PARTIAL-BLANK')).toEqual([]);
    expect(find({ edition: '2019' }, 'T3-PARTIAL-BLANK')).toEqual([]);
  });

  test('does not take unknown cells for empty ones', () => {
    expect(find({ cells: { 'III/1/natural': 'unreadable' } }, 'T3-PARTIAL-BLANK')).toEqual([]);
  });
});

describe('T3-NONNEG', () => {
  test('fails for negative numbers and for fractions, cell by cell', () => {
    const findings = find({ cells: { 'III/1/natural': -2, 'III/3.5.2/total': 1.5 } }, 'T3-NONNEG');
    expect(findings).toMatchObject([
      { subject: 'III/1/natural', outcome: 'failed', severity: 'error', actual: -2 },
      { subject: 'III/3.5.2/total', outcome: 'failed', severity: 'error', actual: 1.5 },
    ]);
  });

  test('adds fractions up without dust', () => {
    const cells = { 'III/1/natural': 0.1, 'III/1/business': 0.2, 'III/1/total': 0.3 };
    expect(subjectsOf(find({ cells }, 'T3-ROWSUM'), 'failed')).toEqual([]);
  });
});

describe('a table that is not there', () => {
  test('is not judged anywhere and raises no failure: one finding a table says so', () => {
    const cells = { ...everyCell('2021', 'III', 'tableIsImage'), ...everyCell('2021', 'IV', 'tableMissing') };
    const findings = checkReport(buildReport({ edition: '2021', cells }));
    expect(findings.map(({ rule, subject, outcome }) => [rule, subject, outcome])).toEqual([
      ['T-MISSING', 'III', 'notAssessable'],
      ['T-MISSING', 'IV', 'notAssessable'],
    ]);
  });

  test('yields no finding where the reader found no form at all', () => {
    expect(checkReport({ ...buildReport({ edition: '2021' }), figures: [] })).toEqual([]);
  });

  test('replaced by empty cells is never confirmed as zero', () => {
    const cells = { ...everyCell('2019', 'III', 'blank'), ...everyCell('2019', 'IV', 'blank') };
    const findings = checkReport(buildReport({ edition: '2019', cells }));
    expect(findings.map(({ outcome }) => outcome)).toEqual(Array(40).fill('notAssessable'));
  });
});

test('a balanced table built for tests really balances', () => {
  const cells = balancedCells('2019', (code, applicant) => (code === '3.1' && applicant === 'natural' ? 7 : 0));
  expect([cells['III/1/natural'], cells['III/1/total'], cells['III/3.7/total']]).toEqual([7, 7, 7]);
});
