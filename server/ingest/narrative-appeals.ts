/** What a number of cases counts, where the prose is about reviews and suits over the disclosure of information. */
import type { NarrativeMeasure } from '../../schema/report/report.ts';
import type { Topic } from './narrative-scope.ts';
import { isFiller, type Result, resultWords } from './narrative-words.ts';

type Block = 'review' | 'litigation' | 'litigation.direct' | 'litigation.afterReview';

const BLOCKS: Readonly<Partial<Record<Topic, Block>>> = {
  review: 'review',
  litigation: 'litigation',
  direct: 'litigation.direct',
  after: 'litigation.afterReview',
};
const SUBJECT =
  /(?:未经复议)?直接(?:起诉|提起(?:行政)?诉讼)|(?:经)?复议后(?:再)?(?:起诉|提起(?:行政)?诉讼|诉讼)|(?:行政)?复议|(?:行政)?(?:诉讼|起诉)/g;
const NOT_COUNTED = /备案|同比|较|增加|减少|增长|下降|上一?年|去年|纠错|败诉|超期|答复意见|听证|约谈|提案|撤诉|应诉/;
const BUSINESS = /办理|审理|受理|审结|代理|参与|承办|化解|调解|收案|立案|出庭/;

/** The measures a number states: two for `行政复议、行政诉讼各2件`. */
export function appealMeasures(
  words: string,
  tail: string,
  topic: Topic | null,
  isAboutDisclosure: boolean,
): readonly NarrativeMeasure[] {
  if (NOT_COUNTED.test(words) || /^[^,。;]{0,6}备案/.test(tail)) return [];
  const result = resultWords.last(words);
  if (result && isFiller(words.slice(result.end))) return one(topic, result.means);
  const named = [...words.matchAll(SUBJECT)];
  const last = named.at(-1);
  if (last) {
    if (BUSINESS.test(words) && !isAboutDisclosure) return [];
    if (!isFiller(words.slice(last.index + last[0].length).replace(/各/g, ''))) return [];
    const kinds = new Set(named.map(([word]) => blockOf(word)));
    if (kinds.size === 1) return one(topicOfBlock(blockOf(last[0])), 'total');
    return /各[有为]?$/.test(words)
      ? [...kinds].map((block): NarrativeMeasure => `${block}.total`)
      : bothNamed(last[0], words);
  }
  if (!/^(?:其中|有|另有|均|:|,)*$/.test(words) && !/(?:发生|收到|被提起|提起)$/.test(words)) return [];
  const behind = resultWords.last(tail);
  if (behind && behind.start <= 8 && !/不|未/.test(tail.slice(0, behind.start))) return one(topic, behind.means);
  const subject = /^(?:政府|信息公开|涉及|的|因|类)*((?:行政)?复议|(?:行政)?诉讼)(?:案件|申请)?$/.exec(tail)?.[1];
  return subject === undefined ? [] : one(topicOfBlock(blockOf(subject)), 'total');
}

/** 经复议后提起诉讼 names the review it follows; 行政复议和诉讼 counts both as one, which is no measure of ours. */
function bothNamed(last: string, words: string): readonly NarrativeMeasure[] {
  return /后/.test(last) && !/[、和及与]/.test(words) ? one('after', 'total') : [];
}

function one(topic: Topic | null, what: Result | 'total'): readonly NarrativeMeasure[] {
  const block = topic === null ? undefined : BLOCKS[topic];
  return block === undefined ? [] : [`${block}.${what}`];
}

function blockOf(word: string): Block {
  if (word.includes('直接')) return 'litigation.direct';
  if (word.includes('后')) return 'litigation.afterReview';
  return word.includes('复议') ? 'review' : 'litigation';
}

function topicOfBlock(block: Block): Topic {
  switch (block) {
    case 'review':
      return 'review';
    case 'litigation':
      return 'litigation';
    case 'litigation.direct':
      return 'direct';
    case 'litigation.afterReview':
      return 'after';
  }
}
