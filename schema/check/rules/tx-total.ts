import type { NarrativeFigure } from '../../report/report.ts';
import { sumAgainst } from '../arithmetic.ts';
import type { NarrativePlan } from '../example.ts';
import type { Found } from '../finding.ts';
import type { CheckContext } from '../rule.ts';
import { DERIVED, type Rule } from '../rule.ts';
import { InstanceNames, statedOperand } from '../stated.ts';
import { judgeList } from '../stated-lists.ts';
import { statedName, statedShort, statedValue } from '../words/names.ts';
import { listSentence } from '../words/stated-list.ts';

/** Channels that may be counted inside one another, so that naming both is no omission. */
const OVERLAPPING: Readonly<Record<string, readonly string[]>> = {
  'disclosures.newMedia': ['disclosures.wechat', 'disclosures.weibo'],
  'disclosures.wechat': ['disclosures.newMedia'],
  'disclosures.weibo': ['disclosures.newMedia'],
};

/** The words themselves say that what follows stands beside the total. */
const BESIDE = /此外|另外|除此|另有|另(?:通过|在|以)/;

/** What stands before a number in its sentence. */
function wordsBefore({ place }: NarrativeFigure, text: string): string {
  const before = text.slice(Math.max(0, place.start - 60), place.start);
  return before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('；'), before.lastIndexOf('\n')) + 1);
}

/**
 * Hint (subject `outside:disclosures.press`). The total of disclosures is made up of the channels listed for it, and the text
 * tells of another channel, not saying that it stands beside the total: it then covers less than the text says was published.
 */
function outsideTotal({ report, lists }: CheckContext, subjects: InstanceNames): readonly Found[] {
  const whole = lists.find(
    ({ by, total, parts }) =>
      by === 'channel' &&
      total.figure.measure === 'disclosures.total' &&
      parts.reduce((sum, { figure }) => sum + figure.value, 0) === total.figure.value,
  );
  if (!whole) return [];
  const covered = new Set<string>(['disclosures.total', 'disclosures.item']);
  const cover = (measure: string): void => {
    covered.add(measure);
    for (const other of OVERLAPPING[measure] ?? []) covered.add(other);
  };
  for (const { figure } of whole.parts) cover(figure.measure);
  return report.narrative.flatMap((figure, index): Found[] => {
    if (!figure.measure.startsWith('disclosures.') || covered.has(figure.measure) || figure.value === 0) return [];
    if (BESIDE.test(wordsBefore(figure, report.text))) return [];
    covered.add(figure.measure);
    return [
      {
        outcome: 'suspicious',
        severity: 'hint',
        subject: subjects.name(`outside:${figure.measure}`),
        operands: [statedOperand({ index, figure }, 'left'), statedOperand(whole.total, 'right')],
        expected: null,
        actual: whole.total.figure.value,
      },
    ];
  });
}

const channels = (total: number, website: number, wechat: number): readonly NarrativePlan[] => [
  { measure: 'disclosures.total', value: total },
  { measure: 'disclosures.website', value: website },
  { measure: 'disclosures.wechat', value: wechat },
];
const CLOSED = [{ total: 0, parts: [1, 2], closed: true, by: 'channel' }] as const;

/** Subject `channel:disclosures.total`. The form asks for no list. */
export const TX_TOTAL: Rule<'TX-TOTAL'> = {
  id: 'TX-TOTAL',
  version: 2,
  family: 'narrative',
  severity: 'error',
  asksOlder: true,
  title: { zh: '各渠道与主动公开总数', en: 'Channels against the total' },
  why: {
    zh: '正文所写各渠道公开数之和 = 主动公开总数。另述于总数之外的渠道作提示。',
    en: 'The channels the text names add up to the total of disclosures. A channel told of outside that total is pointed out.',
  },
  basis: DERIVED,
  apply: (context) => {
    const subjects = new InstanceNames();
    const lists = context.lists.filter(({ by }) => by === 'channel');
    return [...lists.map((list) => judgeList(list, subjects)), ...outsideTotal(context, subjects)];
  },
  sentence: (finding, sides) => {
    if (!finding.subject.startsWith('outside:')) return listSentence(finding, sides);
    const {
      left: [channel],
      right: [total],
    } = sides;
    return {
      zh: `正文另述${statedName(channel, 'zh')}${statedValue(channel, 'zh')}，未计入主动公开总数 ${statedValue(total, 'zh')}，请核对总数的范围`,
      en: `The text also tells of ${statedValue(channel, 'en')} disclosures by another channel (${statedShort(channel, 'en')}), outside the total of ${statedValue(total, 'en')}; please check what the total covers`,
    };
  },
  arithmetic: (finding, sides) =>
    finding.subject.startsWith('outside:') ? sumAgainst(finding, sides, '∉') : sumAgainst(finding, sides),
  examples: {
    holds: { narrative: channels(428, 90, 338), breakdowns: CLOSED },
    fails: { narrative: channels(430, 90, 338), breakdowns: CLOSED },
    notAssessable: {
      narrative: channels(428, 90, 330).map((stated) => ({ ...stated, approximate: stated.value === 330 })),
      breakdowns: CLOSED,
    },
  },
};
