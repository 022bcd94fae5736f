import type { NarrativePlan } from '../example.ts';
import { DERIVED, type Rule } from '../rule.ts';
import { InstanceNames } from '../stated.ts';
import { judgeList } from '../stated-lists.ts';
import { listSentence } from '../words/stated-list.ts';

const entries = (website: number, ...values: readonly number[]): readonly NarrativePlan[] => [
  { measure: 'disclosures.website', value: website },
  ...['部门动态', '公告', '其他'].map(
    (label, index): NarrativePlan => ({
      measure: 'disclosures.item',
      label,
      value: values[index] ?? 0,
    }),
  ),
];
const CLOSED = [{ total: 0, parts: [1, 2, 3], closed: true, by: 'entry' }] as const;

/**
 * Entries of one channel (subject `entry:disclosures.website`), and original against reposted (`origin:disclosures.wechat`). The
 * form asks for no list.
 */
export const TX_BREAK: Rule<'TX-BREAK'> = {
  id: 'TX-BREAK',
  family: 'narrative',
  severity: 'error',
  asksOlder: true,
  title: { zh: '分项与所写之数', en: 'Entries against their total' },
  why: {
    zh: '正文列出的分项（栏目、类别，或原创与转载）之和 = 正文所写之数。列全的（以“其他”收尾等）不等即为错误；未列全的只作提示；含“余、约”等概数的不作判断。',
    en: 'The entries the text lists (by column or kind, or original and reposted) add up to the number it states. A complete list must add up; an incomplete one is only pointed out; approximate numbers are not judged.',
  },
  basis: DERIVED,
  apply: ({ lists }) => {
    const subjects = new InstanceNames();
    return lists.filter(({ by }) => by !== 'channel').map((list) => judgeList(list, subjects));
  },
  sentence: listSentence,
  examples: {
    holds: { narrative: entries(92, 71, 17, 4), breakdowns: CLOSED },
    fails: { narrative: entries(90, 71, 17, 4), breakdowns: CLOSED },
    notAssessable: {
      narrative: entries(90, 71, 17, 4).map((stated) => ({ ...stated, approximate: stated.value === 71 })),
      breakdowns: CLOSED,
    },
  },
};
