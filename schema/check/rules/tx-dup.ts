import { isNear } from '../../prose/likeness.ts';
import { type ComparedItem, type Copied, FEWEST_COPIED, nameIn, outsideOperand } from '../around.ts';
import { comparedItems } from '../compared-items.ts';
import type { Found } from '../finding.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { yearOf } from '../words/years.ts';

/** Of section 五, so much stands in that of the year before; of all sentences of its own, so much in another body's report. */
const REPEATED = 0.8;
const COPIED = 0.4;
/** Fewer items are chance. */
const FEWEST_ITEMS = 2;

/** How much of these items stands among the others, in nearly the same words; in characters. */
function repeatedIn(
  now: readonly ComparedItem[],
  before: readonly ComparedItem[],
): { readonly same: number; readonly of: number } {
  let same = 0;
  let of = 0;
  for (const { text, shingles } of now) {
    of += text.length;
    if (before.some((other) => isNear(shingles, other.shingles))) same += text.length;
  }
  return { same, of };
}

/** Subject `own`, or the other report. What the form and everybody says is left out of both. Silent where nothing is alike. */
export const TX_DUP: Rule<'TX-DUP'> = {
  id: 'TX-DUP',
  family: 'around',
  severity: 'hint',
  looksAt: ['before', 'words'],
  title: { zh: '内容雷同', en: 'The same words again' },
  why: {
    zh: '第五部分与本单位上一年的大体相同，或有成段文字与另一单位的年报相同（表式用语和多数单位都写的除外）。',
    en: 'Section five is nearly that of the year before, or whole passages are those of another body’s report; what the form and most bureaus say is left out.',
  },
  basis: PRACTICE,
  apply: ({ report, around }) => {
    if (!around) return [];
    const { before } = around;
    const now = before ? comparedItems(report) : [];
    const { same, of } = repeatedIn(now, before?.items ?? []);
    const own: Found[] =
      before && now.length >= FEWEST_ITEMS && same >= of * REPEATED
        ? [
            {
              outcome: 'suspicious',
              subject: 'own',
              operands: [
                outsideOperand(null, of, 'left', { report: before.report }),
                outsideOperand(null, same, 'right'),
              ],
              expected: of,
              actual: same,
            },
          ]
        : [];
    return [...own, ...around.copied.filter(isMuch).map(foundOf)];
  },
  sentence: ({ subject, expected, actual }, { left: [other], right: [words] }) => {
    const share = Math.round(((actual ?? 0) / (expected ?? 1)) * 100);
    if (subject === 'own')
      return {
        zh: `第五部分 ${expected} 字中有 ${actual} 字（${share}%）与 ${yearOf(other)} 年报告大体相同，请核对`,
        en: `Of ${expected} characters of section five, ${actual} (${share}%) are nearly those of the report of ${yearOf(other)}, please check`,
      };
    return {
      zh: `有 ${actual} 字（占可比文字的 ${share}%）与${other?.label} ${yearOf(other)} 年报告相同，如“${words?.label}”，请核对`,
      en: `${actual} characters (${share}% of what can be compared) are those of the report of ${other ? nameIn(other, 'en') : ''} for ${yearOf(other)}, as in “${words?.label}”, please check`,
    };
  },
  arithmetic: ({ expected, actual }) => `${actual} / ${expected}`,
  examples: {
    holds: {
      sections: [['存在的问题', '公开的内容还不够全面。解读的形式比较单一。']],
      around: { before: { sections: [['存在的问题', '人员变动较多。平台维护不够及时。']] } },
    },
    fails: {
      sections: [['存在的问题', '公开的内容还不够全面。解读的形式比较单一。']],
      around: { before: { sections: [['存在的问题', '公开的内容还不够全面。解读的形式比较单一。']] } },
    },
    notAssessable: null,
  },
};

function isMuch({ shared, of }: Copied): boolean {
  return shared >= FEWEST_COPIED && shared >= of * COPIED;
}

function foundOf({ report, publisher, shared, of, sentence }: Copied): Found {
  return {
    outcome: 'suspicious',
    subject: report,
    operands: [outsideOperand(publisher, of, 'left', { report }), outsideOperand(sentence, shared, 'right')],
    expected: of,
    actual: shared,
  };
}
