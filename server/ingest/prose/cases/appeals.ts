/** Reviews and suits: the table names the column of section 四, the words or those before them its block. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import { APPEALS } from '../patterns/appeals.ts';
import { type CaseBefore, sumOfCases } from '../second-pass/sums.ts';
import type { Mention } from '../sentence/mentions.ts';
import { type ProseTopic, topicAfter } from '../sentence/thread.ts';
import { type Kind, kinds } from '../words/kinds.ts';
import { has, type Token } from '../words/token.ts';

const BLOCKS = {
  review: 'review',
  litigation: 'litigation',
  direct: 'litigation.direct',
  after: 'litigation.afterReview',
} as const;
const NAMES = kinds('review litigation direct after');
const RESULTS = kinds('upheld corrected otherResult pending');

type Block = (typeof BLOCKS)[keyof typeof BLOCKS];

/** What the number counts, two measures for `行政复议、行政诉讼各2件`, and by which pattern; `topic`: what the words were about, `seen`: kinds of words before, `counted`: cases. */
export function appealsIn(
  mention: Mention,
  topic: ProseTopic | null,
  { seen, counted }: { readonly seen: ReadonlySet<Kind>; readonly counted: readonly CaseBefore[] },
): { readonly name: string; readonly measures: readonly NarrativeMeasure[] } | null {
  const found = APPEALS.find(mention, {
    isOurs: mention.time === 'now',
    is: (condition) =>
      condition === 'behindOutcomes'
        ? seen.has('upheld') || seen.has('corrected')
        : sumOfCases(mention.quantity.value, counted, seen) === condition,
  });
  if (!found?.as) return found;
  const { name, words: said = [], as: column } = found;
  const result = column === 'result' ? said.findLast(({ kind }) => RESULTS.has(kind))?.kind : column;
  const named = blocksOf(said);
  const before = topic === null ? undefined : blockOf(topic);
  const blocks = named.length > 0 ? named : before === undefined ? [] : [before];
  // 复议和诉讼共3件 counts both as one, which is no measure of ours.
  const isOne = blocks.length > 1 && mention.quantity.value !== 0 && !has(said, 'each');
  return { name, measures: result && !isOne ? blocks.map((block) => `${block}.${result}` as NarrativeMeasure) : [] };
}

function blockOf(topic: ProseTopic): Block | undefined {
  return topic in BLOCKS ? BLOCKS[topic as keyof typeof BLOCKS] : undefined;
}

/** The kinds of cases that some words name, each once; 复议后提起诉讼 is one of them. */
function blocksOf(words: readonly Token[]): readonly Block[] {
  const blocks: Block[] = [];
  let topic: ProseTopic | null = null;
  for (const token of words) {
    if (!NAMES.has(token.kind)) continue;
    topic = topicAfter(token, topic);
    const block = topic === null ? undefined : blockOf(topic);
    if (block !== undefined && !blocks.includes(block)) blocks.push(block);
  }
  return blocks;
}
