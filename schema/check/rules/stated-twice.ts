/** TX-TWICE: the same thing stated with two numbers. */
import type { NarrativeFigure, ReadReport } from '../../report/report.ts';
import type { Finding } from '../finding.ts';
import { isRemainder, type Stated, type StatedList, Subjects, statedOperand } from './stated.ts';

/**
 * Followers are counted on several days and for several accounts; two numbers are no contradiction. Requests and appeals are
 * held against their tables, which say which of two numbers is wrong.
 */
function isCompared({ measure }: NarrativeFigure): boolean {
  return measure.startsWith('disclosures.') || measure === 'wechat.original' || measure === 'wechat.reposted';
}

/** How far an approximate number may lie from an exact one and still mean it: 50余 is 53. */
const APPROXIMATE_WITHIN = 0.1;

/**
 * TX-TWICE, error; warning where one of the two is approximate. The text states the same measure (or the entry of a list
 * under the same name) with the same counter and another number. Derived. Entries of one list, and entries of lists that
 * belong to different totals, are different things under one name and are not compared.
 */
export function checkTwice(report: ReadReport, lists: readonly StatedList[]): readonly Finding[] {
  const listOf = new Map<number, StatedList>();
  for (const list of lists) for (const part of list.parts) listOf.set(part.index, list);

  const groups = new Map<string, Stated[]>();
  report.narrative.forEach((figure, index) => {
    const name = nameOf(figure);
    if (name === null) return;
    const key = `${name}|${figure.counter}`;
    const group = groups.get(key);
    if (group) group.push({ index, figure });
    else groups.set(key, [{ index, figure }]);
  });

  const subjects = new Subjects();
  const findings: Finding[] = [];
  for (const [first, ...others] of groups.values()) {
    if (!first) continue;
    const told = new Set([first.figure.value]);
    for (const other of others) {
      if (told.has(other.figure.value) || !sameThing(listOf.get(first.index), listOf.get(other.index))) continue;
      if (agree(first.figure, other.figure)) continue;
      told.add(other.figure.value);
      const isApproximate = first.figure.approximate || other.figure.approximate;
      findings.push({
        rule: 'TX-TWICE',
        outcome: isApproximate ? 'suspicious' : 'failed',
        severity: isApproximate ? 'warning' : 'error',
        subject: subjects.name(nameOf(first.figure) ?? first.figure.measure),
        operands: [statedOperand(first, 'left'), statedOperand(other, 'right')],
        expected: first.figure.value,
        actual: other.figure.value,
      });
    }
  }
  return findings;
}

/** What a number is a number of, as far as the words tell; null where they do not tell enough. */
function nameOf(figure: NarrativeFigure): string | null {
  if (!isCompared(figure)) return null;
  if (figure.measure !== 'disclosures.item') return figure.measure;
  if (figure.label === null || isRemainder(figure)) return null;
  const name = bareName(figure.label);
  return name === '' ? null : `${figure.measure}:${name}`;
}

/** 行政执法类, 行政执法信息 and “行政执法”栏目 are one name. */
function bareName(label: string): string {
  let name = label.replace(/[\s“”"「」《》]/g, '');
  for (;;) {
    const shorter = name.replace(/(?:信息|类|栏目|专栏|栏|版块|板块)$/, '');
    if (shorter === name) return name;
    name = shorter;
  }
}

function sameThing(a: StatedList | undefined, b: StatedList | undefined): boolean {
  if (!a || !b) return true;
  return a !== b && a.total.figure.measure === b.total.figure.measure;
}

function agree(a: NarrativeFigure, b: NarrativeFigure): boolean {
  if (!a.approximate && !b.approximate) return a.value === b.value;
  return Math.abs(a.value - b.value) <= APPROXIMATE_WITHIN * Math.max(a.value, b.value);
}
