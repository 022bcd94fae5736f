/** Lists of the prose, and the number each belongs to. */
import type { Breakdown, ReadReport } from '../report/report.ts';
import type { Found, Outcome, Severity } from './finding.ts';
import { addUp } from './operands.ts';
import { type InstanceNames, isRemainder, type Stated, statedOperand } from './stated.ts';

/** A breakdown with its figures in place of their indexes. */
export interface StatedList {
  readonly by: Breakdown['by'];
  readonly closed: boolean;
  readonly total: Stated;
  readonly parts: readonly Stated[];
}

/** The report's breakdowns; one that points at nothing is left out. */
export function statedLists({ narrative, breakdowns }: ReadReport): readonly StatedList[] {
  return breakdowns.flatMap((breakdown) => {
    const total = narrative[breakdown.total];
    const parts = breakdown.parts.flatMap((index) => {
      const figure = narrative[index];
      return figure ? [{ index, figure }] : [];
    });
    if (!total || parts.length === 0) return [];
    return [{ by: breakdown.by, closed: breakdown.closed, total: { index: breakdown.total, figure: total }, parts }];
  });
}

/** Only a closed list has to add up; an open one is pointed out, gravely where its parts exceed the whole. */
export function judgeList(list: StatedList, subjects: InstanceNames): Found {
  const left = list.parts.map((part) => statedOperand(part, 'left'));
  const expected = addUp(left);
  const actual = list.total.figure.value;
  const [outcome, severity] = judge(list, expected, actual);
  return {
    outcome,
    severity,
    subject: subjects.name(`${list.by}:${list.total.figure.measure}`),
    operands: [...left, statedOperand(list.total, 'right')],
    expected,
    actual,
  };
}

function judge(list: StatedList, expected: number, actual: number): readonly [Outcome, Severity] {
  if (list.total.figure.approximate || list.parts.some(({ figure }) => figure.approximate))
    return ['notAssessable', 'error'];
  if (expected === actual) return ['confirmed', 'error'];
  // 条 and 篇 are not one unit in every office's use: a difference may lie in the counting, and more so in what is not listed.
  if (!sharesCounter(list)) return ['suspicious', list.closed ? 'warning' : 'hint'];
  if (list.closed) return ['failed', 'error'];
  return expected > actual || list.parts.some(({ figure }) => isRemainder(figure))
    ? ['suspicious', 'warning']
    : ['suspicious', 'hint'];
}

function sharesCounter({ total, parts }: StatedList): boolean {
  const counters = new Set([total, ...parts].map(({ figure }) => figure.counter).filter((counter) => counter !== ''));
  return counters.size <= 1;
}
