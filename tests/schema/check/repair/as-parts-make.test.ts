/** What the rest of a table proves: one repair that nothing rivals, or the total as its parts add up; what may be several things stays. */
import { expect, test } from 'vitest';
import { asPartsMake, provenRepairs } from '../../../../schema/check/repair/as-parts-make.ts';
import type { RepairKind } from '../../../../schema/check/repair/kinds.ts';
import { type Repair, smallestRepairs } from '../../../../schema/check/repair/repair.ts';
import { numberOf } from '../../../../schema/report/figure.ts';
import { buildReport } from '../../../support/report-builder.ts';

function repair(kind: RepairKind, cell: string, to: number, rivals = 0, ...others: readonly string[]): Repair {
  const cells = [cell, ...others].map((id) => ({
    cell: id as Repair['cells'][number]['cell'],
    from: { kind: 'number' as const, value: 0, printed: '0' },
    to,
  }));
  return { kind, cells, evidence: null, whose: 'theirs', leftOut: null, rivals };
}

const chosen = (...repairs: Repair[]) =>
  provenRepairs(repairs).map(({ cells }) => cells.map(({ cell, to }) => `${cell}=${to}`));

test('of each table the repair without a rival, or else its total', () => {
  expect(chosen(repair('digitLost', 'IV/review.upheld', 11), repair('totalWrong', 'IV/review.total', 1))).toEqual([
    ['IV/review.upheld=11'],
  ]);
  expect(chosen(repair('digitLost', 'IV/review.upheld', 11, 1), repair('totalWrong', 'IV/review.total', 1, 1))).toEqual(
    [['IV/review.total=1']],
  );
  expect(chosen(repair('numberWrong', 'III/1/natural', 3, 4), repair('numberWrong', 'III/1/business', 3, 4))).toEqual(
    [],
  );
  expect(chosen(repair('totalWrong', 'III/1/total', 3), repair('totalWrong', 'IV/litigation.direct.total', 2))).toEqual(
    [['III/1/total=3'], ['IV/litigation.direct.total=2']],
  );
});

test('a block of section four is mended once, alone or with its row', () => {
  const row = repair('shiftedRow', 'IV/review.total', 4, 0, 'IV/litigation.direct.total');
  expect(chosen(row, repair('totalWrong', 'IV/litigation.direct.total', 2))).toHaveLength(1);
});

test('a total left at 0 becomes what its parts make; printed stays printed', () => {
  const report = buildReport({
    year: 2023,
    cells: { 'IV/review.upheld': 8, 'IV/review.corrected': 3, 'IV/review.total': 0 },
  });
  const made = asPartsMake(report, smallestRepairs(report));
  const total = (of: typeof report) => of.figures.find(({ cell }) => cell === 'IV/review.total')?.content;
  expect(total(made) && numberOf(total(made) as never)).toBe(11);
  expect(total(made)?.printed).toBe(total(report)?.printed);
  expect(asPartsMake(report, [])).toBe(report);
});
