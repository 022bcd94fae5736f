/** What a number of cases counts, where the prose is about reviews and suits over the disclosure of information. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { Mention } from '../sentence/mentions.ts';
import { type ProseTopic, topicAfter } from '../sentence/thread.ts';
import { kinds } from '../words/kinds.ts';
import type { Token } from '../words/token.ts';

type Block = 'review' | 'litigation' | 'litigation.direct' | 'litigation.afterReview';
type Result = 'upheld' | 'corrected' | 'otherResult' | 'pending';

const BLOCKS: Readonly<Partial<Record<ProseTopic, Block>>> = {
  review: 'review',
  litigation: 'litigation',
  direct: 'litigation.direct',
  after: 'litigation.afterReview',
};
const NAMES = kinds('review litigation direct after');
/** Said of another number than that of cases over disclosure. */
const NEVER = kinds(`filing compare rate past next part span often plan detail other decision agent others practice
  respectively`);
const FILLING = kinds(`filler within sum count matter application request conj now whole all already handle close people
  self region among publish info receive left theme each`);
const LEADING = kinds('among filler left all already receive count sum now whole self region');

export interface AppealContext {
  readonly mention: Mention;
  /** What the words up to the number are about. */
  readonly topic: ProseTopic | null;
  /** The paragraph is about requests or appeals, or the disclosure of information was named in the sentence. */
  readonly isAboutDisclosure: boolean;
  /** The sentence tells of the work of a justice bureau, or goes on to say which of the cases are about disclosure. */
  readonly isOfAllKinds: boolean;
}

/** The measures a number states: two for `行政复议、行政诉讼各2件`. */
export function appealMeasures(context: AppealContext): readonly NarrativeMeasure[] {
  const { mention, topic, isAboutDisclosure, isOfAllKinds } = context;
  const { own, tail, time } = mention;
  if (time !== 'now' || !isAboutDisclosure || isOfAllKinds) return [];
  if (own.some(({ kind }) => NEVER.has(kind)) || tail.some(({ kind }) => kind === 'filing')) return [];
  const at = own.findLastIndex((token) => resultOf(token) !== null);
  const result = resultOf(own[at]);
  if (result && isFilling(own.slice(at + 1))) return one(topic, result);
  const blocks = blocksOf(own);
  const [block] = blocks;
  if (block === undefined) return sayingBehind(mention, topic);
  const last = own.findLastIndex(({ kind }) => NAMES.has(kind));
  if (!isFilling(own.slice(last + 1))) return [];
  // 复议和诉讼共3件 counts both as one, which is no measure of ours.
  return blocks.length === 1 || mention.quantity.value === 0 || own.some(({ kind }) => kind === 'each')
    ? blocks.map((each): NarrativeMeasure => `${each}.total`)
    : [];
}

/** 3件维持, 2件行政复议, 其中涉及信息公开的16件. */
function sayingBehind({ own, tail }: Mention, topic: ProseTopic | null): readonly NarrativeMeasure[] {
  if (own.some(({ kind }) => kind === 'matter') && isFilling(own)) return one(topic, 'total');
  if (!own.every(({ kind }) => LEADING.has(kind))) return [];
  const at = tail.findIndex((token) => resultOf(token) !== null);
  const result = resultOf(tail[at]);
  if (result && at <= 4 && isFilling(tail.slice(0, at))) return one(topic, result);
  const [block, ...others] = blocksOf(tail);
  return block !== undefined && others.length === 0 && isFilling(tail.filter(({ kind }) => !NAMES.has(kind)))
    ? [`${block}.total`]
    : [];
}

function isFilling(tokens: readonly Token[]): boolean {
  return tokens.every(({ kind, sign }) => FILLING.has(kind) || sign === '、');
}

function resultOf(token: Token | undefined): Result | null {
  switch (token?.kind) {
    case 'upheld':
    case 'corrected':
    case 'otherResult':
    case 'pending':
      return token.kind;
    default:
      return null;
  }
}

/** The kinds of cases that some words name, each once; 复议后提起诉讼 is one of them. */
function blocksOf(tokens: readonly Token[]): readonly Block[] {
  const blocks: Block[] = [];
  let topic: ProseTopic | null = null;
  for (const token of tokens) {
    if (!NAMES.has(token.kind)) continue;
    topic = topicAfter(token, topic);
    const block = topic === null ? undefined : BLOCKS[topic];
    if (block !== undefined && !blocks.includes(block)) blocks.push(block);
  }
  return blocks;
}

function one(topic: ProseTopic | null, what: Result | 'total'): readonly NarrativeMeasure[] {
  const block = topic === null ? undefined : BLOCKS[topic];
  return block === undefined ? [] : [`${block}.${what}`];
}
