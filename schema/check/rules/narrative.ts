/** Rules of the prose: lists against the numbers they belong to, numbers stated twice, and the prose against the tables. */
import type { ReadReport } from '../../report/report.ts';
import type { Finding, Outcome, Severity } from '../finding.ts';
import { addUp, indexFigures } from '../operands.ts';
import { checkSectionTexts } from './narrative-sections.ts';
import { checkSelf } from './narrative-self.ts';
import { checkShares } from './narrative-shares.ts';
import { checkAgainstTables, checkAllClosed } from './narrative-tables.ts';
import { isRemainder, type StatedList, Subjects, statedLists, statedOperand } from './stated.ts';
import { checkTwice } from './stated-twice.ts';

export function checkNarrative(report: ReadReport): readonly Finding[] {
  const lists = statedLists(report);
  const subjects = new Subjects();
  const index = indexFigures(report);
  return [
    ...lists.map((list) => checkList(list, subjects)),
    ...checkOutside(report, lists, subjects),
    ...checkTwice(report, lists),
    ...checkAgainstTables(report, index),
    ...checkAllClosed(report, index),
    ...checkShares(report, lists, index),
    ...checkSelf(report),
    ...checkSectionTexts(report),
  ];
}

/**
 * TX-TOTAL and TX-BREAK, error. The parts of a list add up to the number the list belongs to. TX-TOTAL judges channels
 * against the total of disclosures (subject `channel:disclosures.total`); TX-BREAK judges entries of one channel
 * (`entry:disclosures.website`) and original against reposted (`origin:disclosures.wechat`). Derived: the form asks for no
 * list. Only a closed list has to add up; an open one is pointed out, gravely where its parts exceed the whole.
 */
function checkList(list: StatedList, subjects: Subjects): Finding {
  const left = list.parts.map((part) => statedOperand(part, 'left'));
  const right = statedOperand(list.total, 'right');
  const expected = addUp(left);
  const actual = list.total.figure.value;
  const [outcome, severity] = judgeList(list, expected, actual);
  return {
    rule: list.by === 'channel' ? 'TX-TOTAL' : 'TX-BREAK',
    outcome,
    severity,
    subject: subjects.name(`${list.by}:${list.total.figure.measure}`),
    operands: [...left, right],
    expected,
    actual,
  };
}

function judgeList(list: StatedList, expected: number, actual: number): readonly [Outcome, Severity] {
  if (list.total.figure.approximate || list.parts.some(({ figure }) => figure.approximate))
    return ['notAssessable', 'error'];
  if (expected === actual) return ['confirmed', 'error'];
  // 条 and 篇 are not one unit in every office's use: a difference may lie in the counting.
  if (!sharesCounter(list)) return ['suspicious', 'warning'];
  if (list.closed) return ['failed', 'error'];
  return expected > actual || list.parts.some(({ figure }) => isRemainder(figure))
    ? ['suspicious', 'warning']
    : ['suspicious', 'hint'];
}

function sharesCounter({ total, parts }: StatedList): boolean {
  const counters = new Set([total, ...parts].map(({ figure }) => figure.counter).filter((counter) => counter !== ''));
  return counters.size <= 1;
}

/** Channels that may be counted inside one another, so that naming both is no omission. */
const OVERLAPPING: Readonly<Record<string, readonly string[]>> = {
  'disclosures.newMedia': ['disclosures.wechat', 'disclosures.weibo'],
  'disclosures.wechat': ['disclosures.newMedia'],
  'disclosures.weibo': ['disclosures.newMedia'],
};

/**
 * TX-TOTAL, hint (subject `outside:disclosures.press`). The total of disclosures is made up of the channels listed for it,
 * and the text tells of another channel beside them. Derived: the total then covers less than the text says was published.
 */
function checkOutside(report: ReadReport, lists: readonly StatedList[], subjects: Subjects): readonly Finding[] {
  const whole = lists.find(
    ({ by, total, parts }) =>
      by === 'channel' &&
      total.figure.measure === 'disclosures.total' &&
      parts.reduce((sum, { figure }) => sum + figure.value, 0) === total.figure.value,
  );
  if (!whole) return [];
  const covered = new Set<string>(['disclosures.total', 'disclosures.item']);
  for (const { figure } of whole.parts) {
    covered.add(figure.measure);
    for (const measure of OVERLAPPING[figure.measure] ?? []) covered.add(measure);
  }
  const findings: Finding[] = [];
  report.narrative.forEach((figure, index) => {
    if (!figure.measure.startsWith('disclosures.') || covered.has(figure.measure) || figure.value === 0) return;
    covered.add(figure.measure);
    findings.push({
      rule: 'TX-TOTAL',
      outcome: 'suspicious',
      severity: 'hint',
      subject: subjects.name(`outside:${figure.measure}`),
      operands: [statedOperand({ index, figure }, 'left'), statedOperand(whole.total, 'right')],
      expected: null,
      actual: whole.total.figure.value,
    });
  });
  return findings;
}
