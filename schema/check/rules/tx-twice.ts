import type { NarrativeFigure } from '../../report/report.ts';
import type { Found } from '../finding.ts';
import type { CheckContext } from '../rule.ts';
import { DERIVED, type Rule } from '../rule.ts';
import { InstanceNames, isRemainder, relationOf, type Stated, statedOperand } from '../stated.ts';
import type { StatedList } from '../stated-lists.ts';
import { statedName, statedValue } from '../words/names.ts';

/**
 * Followers are counted on several days and for several accounts; two numbers are no contradiction. Requests and appeals are
 * held against their tables, which say which of two numbers is wrong.
 */
function isCompared({ measure }: NarrativeFigure): boolean {
  return measure.startsWith('disclosures.') || measure === 'wechat.original' || measure === 'wechat.reposted';
}

/** How far an approximate number may lie from an exact one and still mean it: 50余 is 53. */
const APPROXIMATE_WITHIN = 0.1;

/** What a number is a number of, as far as the words tell; null where they do not tell enough. */
function nameOf(figure: NarrativeFigure): string | null {
  if (!isCompared(figure)) return null;
  if (figure.measure !== 'disclosures.item') return figure.measure;
  if (figure.label === null || isRemainder(figure)) return null;
  const name = bareName(figure.label);
  return name === '' ? null : `${figure.measure}:${name}`;
}

/** Two websites, two papers: a channel has as many numbers as accounts and places; 微信公众号 alone may be any of its accounts. */
function areOneThing(a: NarrativeFigure, b: NarrativeFigure): 'yes' | 'perhaps' | 'no' {
  if (!a.measure.startsWith('disclosures.') || a.label !== null) return 'yes';
  return relationOf(a, b);
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

/** Entries of one list, and of lists that belong to different totals, are different things under one name. */
function sameThing(a: StatedList | undefined, b: StatedList | undefined): boolean {
  if (!a || !b) return true;
  return a !== b && a.total.figure.measure === b.total.figure.measure;
}

function agree(a: NarrativeFigure, b: NarrativeFigure): boolean {
  if (!a.approximate && !b.approximate) return a.value === b.value;
  return Math.abs(a.value - b.value) <= APPROXIMATE_WITHIN * Math.max(a.value, b.value);
}

/** The same measure, or the entry of a list under the same name, with the same counter and another number. */
function findTwice({ report, lists }: CheckContext): readonly Found[] {
  const listOf = new Map(lists.flatMap((list) => list.parts.map(({ index }) => [index, list] as const)));
  const groups = new Map<string, Stated[]>();
  report.narrative.forEach((figure, index) => {
    const name = nameOf(figure);
    if (name === null) return;
    const key = `${name}|${figure.counter}`;
    const group = groups.get(key);
    if (group) group.push({ index, figure });
    else groups.set(key, [{ index, figure }]);
  });
  const subjects = new InstanceNames();
  const found: Found[] = [];
  for (const group of groups.values()) {
    const told = new Set([group[0]?.figure.value]);
    for (const other of group.slice(1)) {
      const first = group.find((one) => one.index < other.index && areOneThing(one.figure, other.figure) !== 'no');
      if (!first || told.has(other.figure.value) || !sameThing(listOf.get(first.index), listOf.get(other.index)))
        continue;
      if (agree(first.figure, other.figure)) continue;
      told.add(other.figure.value);
      const isApproximate = first.figure.approximate || other.figure.approximate;
      const isSure = areOneThing(first.figure, other.figure) === 'yes';
      found.push({
        outcome: isApproximate || !isSure ? 'suspicious' : 'failed',
        severity: !isSure ? 'hint' : isApproximate ? 'warning' : 'error',
        subject: subjects.name(nameOf(first.figure) ?? first.figure.measure),
        operands: [statedOperand(first, 'left'), statedOperand(other, 'right')],
        expected: first.figure.value,
        actual: other.figure.value,
      });
    }
  }
  return found;
}

/** Silent where every repetition agrees. */
export const TX_TWICE: Rule<'TX-TWICE'> = {
  id: 'TX-TWICE',
  family: 'narrative',
  severity: 'error',
  asksOlder: true,
  title: { zh: '前后不一', en: 'Stated twice, differently' },
  why: {
    zh: '同一事项在正文中前后写有不同的数。其中一个为概数的只作提示。',
    en: 'The text states two different numbers for the same thing. Where one of them is approximate it is only pointed out.',
  },
  basis: DERIVED,
  apply: findTwice,
  sentence: ({ outcome }, { left: [first], right: [second] }) => {
    const zh = `${statedName(first, 'zh')}：正文一处写 ${statedValue(first, 'zh')}，另一处写 ${statedValue(second, 'zh')}`;
    const en = `${statedName(first, 'en')}: the text states ${statedValue(first, 'en')} in one place and ${statedValue(second, 'en')} in another`;
    if (outcome === 'suspicious' && !first?.approximate && !second?.approximate)
      return { zh: `${zh}，所指或不相同，请核对`, en: `${en}; they may be of two things, please check` };
    return outcome === 'suspicious'
      ? { zh: `${zh}，其中有概数，请核对`, en: `${en}; one of them is approximate, please check` }
      : { zh: `${zh}，前后不一`, en };
  },
  examples: {
    holds: {
      narrative: [
        { measure: 'disclosures.website', value: 53 },
        { measure: 'disclosures.website', value: 50, approximate: true },
      ],
    },
    fails: {
      narrative: [
        { measure: 'disclosures.item', label: '行政执法类', value: 4 },
        { measure: 'disclosures.item', label: '“行政执法”栏目', value: 6 },
      ],
    },
    notAssessable: null,
  },
};
