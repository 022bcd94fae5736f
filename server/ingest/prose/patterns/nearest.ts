/**
 * The last pattern of all: a number with its counter, the word nearest to it that heads a measure, and what the section is about.
 * It reads what no pattern knows, and what it reads is marked less sure: never the ground of an error, and in no rollup.
 */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { Mention } from '../sentence/mentions.ts';
import type { ProseTopic } from '../sentence/thread.ts';
import { type Kind, kinds } from '../words/kinds.ts';
import { has, type Token } from '../words/token.ts';
import { shapeOf, spell } from './shape.ts';

/** Words that say that the number is of another time or body, or of a part, or of a step on the way. */
const NEVER =
  kinds(`compare often plan past next part span agent others rate closingRate filing practice document no some via channel column
  among within left respectively detail paper proposal training decision other followers audience doing fee natural organization
  people percent share theme carry underway after direct direct pending upheld corrected otherResult original reposted region`);
/** Words as far as which a head is near. */
const NEAR = 6;

/** 发布重大项目信息36条 is on one subject. */
const OF_ONE = shapeOf('(disclose|publish) filler* unknown filler* affair? info', {});

interface Head {
  readonly kinds: ReadonlySet<Kind>;
  readonly counters: RegExp;
  readonly topics: readonly (ProseTopic | null)[];
}

const CASES = /^(?:件|件次|宗|起|例|份)$/;
const HEADS: readonly Head[] = [
  { kinds: kinds('outcome close receive handle'), counters: CASES, topics: ['requests'] },
  { kinds: kinds('review litigation'), counters: /^[件起例宗]$/, topics: ['appeals', 'review', 'litigation'] },
  { kinds: kinds('disclose publish'), counters: /^[条篇]$/, topics: [null] },
];

/** What the number counts, as far as its nearest words tell; null where they do not. */
export function nearest(
  { own, tail, time, isTailShared, isShifted, quantity }: Mention,
  topic: ProseTopic | null,
): NarrativeMeasure | null {
  if (time !== 'now' || quantity.value === 0 || quantity.approximate || isShifted) return null;
  const head = HEADS.find((one) => one.topics.includes(topic) && one.counters.test(quantity.counter));
  if (!head || own.length === 0) return null;
  if (own.some(({ kind }) => NEVER.has(kind)) || tail.some(({ kind }) => NEVER.has(kind))) return null;
  // 自行受理, 通过邮政受理: an unknown word right before its verb says how.
  const at = own.findLastIndex(({ kind }, index) => head.kinds.has(kind) && index >= own.length - NEAR);
  if (at > 0 && own[at - 1]?.kind === 'unknown' && own[at - 1]?.sign === '') return null;
  const behind =
    isTailShared || own.length > NEAR ? undefined : tail.slice(0, NEAR).find(({ kind }) => head.kinds.has(kind));
  return measureOf(own[at] ?? behind, [...own, ...tail]);
}

function measureOf(head: Token | undefined, words: readonly Token[]): NarrativeMeasure | null {
  if (head?.kind === 'review' || head?.kind === 'litigation')
    return has(words, 'request', 'application') ? null : `${head.kind}.total`;
  if (head?.kind === 'disclose' || head?.kind === 'publish')
    return has(words, 'info') && has(words, 'now', 'whole') && !OF_ONE.test(spell(words)) ? 'disclosures.total' : null;
  return head?.measure ?? null;
}
