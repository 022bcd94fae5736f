/** One mistake, one group: what one wrong number breaks stands together, and two mistakes stay two. */
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../../schema/check/check.ts';
import type { Finding } from '../../../schema/check/finding.ts';
import { type FindingGroup, groupFindings, groupsIn } from '../../../schema/check/groups.ts';
import { type Repair, smallestRepairs } from '../../../schema/check/repair/repair.ts';
import type { CellId } from '../../../schema/form/edition.ts';
import { balancedCells, buildReport, type ReportPlan } from '../../support/report-builder.ts';

type Groups = readonly FindingGroup<Finding, Repair>[];

function groupsOf(plan: ReportPlan): Groups {
  const report = buildReport(plan);
  return groupsIn(checkReport(report), smallestRepairs(report));
}

const rulesIn = (groups: Groups): readonly (readonly string[])[] =>
  groups.map(({ findings }) => findings.map(({ rule, subject }) => `${rule}/${subject}`));

/** Section 三 with thirteen requests of every applicant, where one likes other numbers. */
function tableThree(wrong: Partial<Record<CellId, number>>): ReportPlan {
  const cells = balancedCells('2021', (code) => (code === '3.1' ? 11 : code === '3.4.1' ? 2 : 0));
  return { edition: '2021', cells: { ...cells, ...wrong } };
}

describe('one wrong number', () => {
  test('in a cell that stands in a row and a column is one group, whatever else repeats it', () => {
    const groups = groupsOf(tableThree({ 'III/3.1/natural': 71 }));
    expect(rulesIn(groups)).toEqual([['T3-COLSUM/natural', 'T3-ROWSUM/3.1']]);
    expect(groups[0]?.repair?.cells).toEqual([expect.objectContaining({ cell: 'III/3.1/natural', to: 11 })]);
  });

  test('a total that was not filled in is one group with the hint to fill it in, and with the sentence that knows better', () => {
    const groups = groupsOf({
      cells: { 'IV/review.upheld': 10, 'IV/review.corrected': 1 },
      narrative: [{ measure: 'review.upheld', value: 10, counter: '件' }],
    });
    expect(rulesIn(groups)).toEqual([['T4-SUM/review', 'T4-BLANK/review']]);
    expect(groups[0]?.repair?.kind).toBe('totalNotFilled');
  });

  test('a column of totals that was left empty is one group, however many rows it has', () => {
    const blank = Object.fromEntries(['1', '3.1', '3.4.1', '3.7'].map((row) => [`III/${row}/total`, 'blank' as const]));
    const groups = groupsOf({ ...tableThree({}), cells: { ...tableThree({}).cells, ...blank } });
    const rows = groups.filter(({ findings }) => findings.some(({ rule }) => rule === 'T3-ROWTOTAL-BLANK'));
    expect(rows.map(({ findings }) => findings.length)).toEqual([4]);
  });

  test('a row that slid is one group, however many columns it breaks', () => {
    const slid = Object.fromEntries(
      [0, 11, 11, 11, 11, 11, 11].map((value, column) => [
        `III/3.1/${['natural', 'business', 'research', 'nonprofit', 'legalService', 'otherOrganization', 'total'][column]}`,
        value,
      ]),
    );
    const groups = groupsOf(tableThree(slid));
    expect(groups).toHaveLength(1);
    expect(groups[0]?.findings.length).toBeGreaterThan(2);
  });
});

describe('one wrong number and the total that follows it', () => {
  test('are one group, though two cells have to be mended', () => {
    const groups = groupsOf(tableThree({ 'III/1/natural': 16, 'III/1/total': 24 }));
    expect(groups).toHaveLength(1);
    expect(groups[0]?.findings.map(({ rule, subject }) => `${rule}/${subject}`)).toEqual(
      expect.arrayContaining(['T3-BAL/natural', 'T3-BAL/total']),
    );
    expect(groups[0]?.repair?.kind).toBe('twoCells');
  });
});

describe('two wrong numbers', () => {
  test('are two groups, though their rows and columns cross', () => {
    const groups = groupsOf(tableThree({ 'III/3.1/natural': 16, 'III/3.4.1/business': 9 }));
    expect(rulesIn(groups)).toEqual([
      ['T3-COLSUM/natural', 'T3-ROWSUM/3.1'],
      ['T3-COLSUM/business', 'T3-ROWSUM/3.4.1'],
    ]);
    expect(groups.map(({ repair }) => repair?.kind)).toEqual(['twoCells', 'twoCells']);
  });

  test('are two groups where both are wrong by as much, as their likeliest repair has it', () => {
    const groups = groupsOf(tableThree({ 'III/3.1/natural': 16, 'III/3.4.1/business': 7 }));
    expect(groups.map(({ findings }) => findings.length)).toEqual([2, 2]);
  });

  test('in two blocks are two groups', () => {
    const groups = groupsOf({
      cells: { 'IV/review.upheld': 3, 'IV/review.total': 4, 'IV/litigation.direct.upheld': 5 },
    });
    expect(rulesIn(groups)).toEqual([['T4-SUM/review'], ['T4-SUM/litigation.direct', 'T4-BLANK/litigation.direct']]);
  });
});

test.each(['XY-CARRY-COL', 'T2-21-ORG', 'SUM-ROLLUP', 'T3-ROWTOTAL-BLANK'])(
  'what %s finds in a report is one mistake, however often',
  (rule) => {
    const found = ['one', 'other'].map((subject, at) => ({ subject, at }));
    const seen = ({ at }: (typeof found)[number]) => ({
      ...{ outcome: 'suspicious' as const, severity: 'warning' as const, rule, figures: [`IV/${at}`] },
      ...{ expected: at, actual: 9 },
    });
    expect(groupFindings(found, [], seen)).toHaveLength(1);
    expect(groupFindings(found, [], (one) => ({ ...seen(one), rule: 'T4-SUM' }))).toHaveLength(2);
  },
);

test('what holds or cannot be told is in no group; every other finding is in one', () => {
  const plan = tableThree({ 'III/3.1/natural': 71, 'III/2/total': 5 });
  const doubts = checkReport(buildReport(plan)).filter(
    ({ outcome }) => outcome === 'failed' || outcome === 'suspicious',
  );
  const grouped = rulesIn(groupsOf(plan)).flat();
  expect(grouped.toSorted()).toEqual(doubts.map(({ rule, subject }) => `${rule}/${subject}`).sort());
  expect(doubts.length).toBeGreaterThan(3);
});
