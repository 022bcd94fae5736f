import { describe, expect, test } from 'vitest';
import { narrativeGroups } from '../../../client/figures/breakdowns.ts';
import { marksOf } from '../../../client/figures/marks.ts';
import { printedLabel } from '../../../client/figures/printed-label.ts';
import type { ShownFinding, ShownNarrative, ShownOperand } from '../../../client/figures/shown.ts';
import { reportYears } from '../../../client/pages/bureau/report-years.ts';
import { readSelection } from '../../../client/report/read-selection.ts';
import { shortArithmetic } from '../../../schema/check/short-arithmetic.ts';
import { tableFourLayout } from '../../../schema/form/layout/table-four.ts';
import { tableThreeLayout } from '../../../schema/form/layout/table-three.ts';
import { seriesOf, subjectOf } from '../../schema/chart/build.ts';

const words = { zh: '', en: '' };

function finding(id: string, outcome: ShownFinding['outcome'], operands: readonly ShownOperand[]): ShownFinding {
  return {
    id,
    outcome,
    severity: 'error',
    subject: '',
    message: words,
    arithmetic: '',
    expected: null,
    actual: null,
    rule: { id: 'TX-BREAK', title: words, explanation: words, basis: words },
    operands,
  };
}

const cell = (id: string, side: 'left' | 'right'): ShownOperand => ({
  cell: id,
  narrative: null,
  passage: null,
  elsewhere: null,
  label: null,
  value: 1,
  side,
});
const stated = (index: number, side: 'left' | 'right'): ShownOperand => ({
  cell: null,
  narrative: index,
  passage: null,
  elsewhere: null,
  label: null,
  value: 1,
  side,
});

describe('What the address of a report page opens', () => {
  const doubt = finding('doubt', 'suspicious', [cell('III/1/total', 'right')]);
  const wrong = finding('wrong', 'failed', [cell('IV/review.total', 'right')]);
  const findings = [doubt, wrong];
  const open = (query: string) => readSelection(new URLSearchParams(query), findings, marksOf(findings));

  test('without anything named: the first failed finding, and nothing was asked for', () => {
    const selection = open('');
    expect(selection.finding?.id).toBe('wrong');
    expect(selection.asked).toBe(false);
    expect([...selection.active]).toEqual(['cell:IV/review.total']);
  });

  test('a cell: that cell, with the finding that concerns it', () => {
    expect(open('cell=III/1/total')).toMatchObject({ spot: 'cell:III/1/total', finding: { id: 'doubt' }, asked: true });
  });

  test('a cell that no finding concerns: no finding', () => {
    expect(open('cell=III/2/total').finding).toBeNull();
  });

  test('a finding by its id; finding=none closes it', () => {
    expect(open('finding=doubt').finding?.id).toBe('doubt');
    expect(open('finding=none').finding).toBeNull();
    expect(open('finding=none').asked).toBe(false);
  });

  test('a number of the prose by its index; anything else is passed over', () => {
    expect(open('text=3').spot).toBe('text:3');
    expect(open('text=-1').spot).toBeNull();
    expect(open('cell=II/nothing').spot).toBeNull();
  });
});

describe('A long sum', () => {
  test('of up to eight terms is shown whole, with what does not fit apart', () => {
    expect(shortArithmetic('6 + 3 + 0 + 2 = 11 ≠ 9')).toEqual({ text: '6 + 3 + 0 + 2 = 11', against: '≠ 9', zeros: 0 });
  });

  test('of more leaves its zeros out and counts them', () => {
    expect(shortArithmetic('70 + 24 + 0 + 0 + 0 + 5 + 0 + 0 + 8 = 107 ≠ 108')).toEqual({
      text: '70 + 24 + 5 + 8 = 107',
      against: '≠ 108',
      zeros: 5,
    });
  });

  test('of nothing but zeros is 0, and empty cells are counted apart', () => {
    expect(shortArithmetic('0 + 0 + 0 + 0 + 0 + 0 + 0 + 0 + 0 = 0').text).toBe('0 = 0');
    expect(shortArithmetic('4 + □ + □ + □ + □ + □ + □ + □ + □ ? □').text).toBe('4 + □×8 ? □');
  });

  test('that holds has nothing against it', () => {
    expect(shortArithmetic('90 + 338 = 428').against).toBe('');
  });
});

describe('Numbers of the prose', () => {
  const figures = [428, 90, 2, 4, 338, 50].map(
    (value, index): ShownNarrative => ({
      index,
      measure: 'disclosures.item',
      label: null,
      value,
      approximate: false,
      counter: '条',
      quote: '',
      place: { start: 0, end: 0, line: 1 },
      lessSure: false,
      pattern: null,
    }),
  );

  test('stand with their parts where a rule added them up, alone otherwise', () => {
    const channels = finding('channels', 'confirmed', [stated(1, 'left'), stated(4, 'left'), stated(0, 'right')]);
    const entries = finding('entries', 'failed', [stated(2, 'left'), stated(3, 'left'), stated(1, 'right')]);
    const groups = narrativeGroups(figures, [channels, entries]);
    expect(groups.map((group) => [group.total.value, group.parts.map((part) => part.value)])).toEqual([
      [428, [90, 338]],
      [90, [2, 4]],
      [50, []],
    ]);
  });
});

describe('Labels in narrow columns', () => {
  const labels = [tableThreeLayout('2021'), tableFourLayout('2021')].map((layout) =>
    [...layout.head, ...layout.bodies.flatMap((body) => body.rows)].flatMap((row) =>
      row.cells.flatMap((one) => (one.kind === 'label' ? [one] : [])),
    ),
  );
  const named = (table: 0 | 1, zh: string) => {
    const found = labels[table]?.find((one) => one.label.zh === zh);
    if (!found) throw new Error(`No label ${zh}`);
    return found;
  };

  test('break as on paper: 结果 over 维持, the number of a group on its own line', () => {
    expect(printedLabel(named(1, '结果维持'), 'IV', 'zh')).toBe('结果\n维持');
    expect(printedLabel(named(0, '（三）不予公开'), 'III', 'zh')).toBe('（三）\n不予公开');
    expect(printedLabel(named(0, '自然人'), 'III', 'zh')).toBe('自然人');
  });

  test('lose no letter in English', () => {
    const label = named(0, '社会公益组织');
    expect(printedLabel(label, 'III', 'en').replace(/\u00AD/g, '')).toBe(label.label.en);
  });
});

describe('The years of a bureau', () => {
  const report = (year: number) => ({ id: String(year), year });

  test('include those expected without a report, newest first, and none that is not expected or not yet due', () => {
    const { points } = seriesOf({
      subject: subjectOf({ id: 'a' }),
      values: ['notExpected', 'notCollected', 3, 'notReported', 5, 'notYetDue'],
    });
    const years = reportYears([report(2021), report(2023)], points);
    expect(years.map((one) => [one.year, one.report?.id ?? null])).toEqual([
      [2023, '2023'],
      [2022, null],
      [2021, '2021'],
    ]);
  });

  test('include a report that was not expected all the same', () => {
    const { points } = seriesOf({ subject: subjectOf({ id: 'a' }), values: ['notReported'] });
    expect(reportYears([report(2018)], points).map((one) => one.year)).toEqual([2019, 2018]);
  });
});
