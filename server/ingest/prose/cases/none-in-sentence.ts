/** What the clauses of a sentence say there is none of, and where. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import { type NoneWhere, nonesOf } from '../patterns/none.ts';
import type { Clause } from '../sentence/mentions.ts';
import { isAppealTopic, isUnderFees, type ProseTopic, topicAfter } from '../sentence/thread.ts';
import { has, isMark, type Token, wordsOf } from '../words/token.ts';

interface NoneContext {
  readonly tokens: readonly Token[];
  /** What the words up to the clause are about, and the paragraph by its heading. */
  readonly topic: ProseTopic | null;
  readonly about: ProseTopic | null;
  /** The clause before said that there were no reviews. */
  readonly isBehindNoReview: boolean;
}

interface NoneAt {
  readonly name: string;
  readonly measure: NarrativeMeasure;
  readonly place: { readonly from: number; readonly start: number; readonly end: number };
  /** The clause itself says it, not the head before its colon. */
  readonly isOfClause: boolean;
}

/** A clause without a number that says none. */
export function nonesIn(
  { from, to, time }: Clause,
  { tokens, topic: before, about, isBehindNoReview }: NoneContext,
): readonly NoneAt[] {
  const clause = tokens.slice(from, to);
  const [start, end] = [clause[0]?.start ?? 0, clause.at(-1)?.end ?? 0];
  const text = wordsOf(clause[0], clause.at(-1));
  const head = headOf(tokens, from, text);
  const said = (from: number, none: ReturnType<typeof nonesOf>[number], isOfClause: boolean): NoneAt => ({
    ...none,
    place: { from, start: isOfClause ? start + none.start : start, end },
    isOfClause,
  });
  // 收取信息处理费情况:无.
  if (head) return nonesOf(`${head.words}为无`, () => true).map((none) => said(head.start, none, false));
  if (
    text.length < 3 ||
    text.length >= 90 ||
    (!isBehindNoReview && !/[未没无零免不]/.test(text)) ||
    text.includes('工作人员')
  )
    return [];
  // None since the beginning is none this year.
  if (time !== 'now' && time !== 'span' && !has(clause, 'carry')) return [];
  const last = clause.reduce((sofar: ProseTopic | null, token) => topicAfter(token, sofar), before);
  const topic = last === 'other' && about === 'requests' ? about : last;
  const isIn = (where: NoneWhere): boolean => {
    if (where === 'fees') return isUnderFees(tokens[0]);
    if (where === 'cases' && isAppealTopic(topic)) return true;
    return where === 'reviews' ? isBehindNoReview : topic === 'requests';
  };
  return nonesOf(text, isIn).map((none) => said(start, none, true));
}

/** The clause before a colon that 无 alone answers. */
function headOf(
  tokens: readonly Token[],
  from: number,
  words: string,
): { readonly start: number; readonly words: string } | null {
  if (!isMark(tokens[from - 1], ':') || !/^(?:无|没有|零)$/.test(words)) return null;
  let at = from - 2;
  while (at > 0 && tokens[at - 1]?.kind !== 'mark') at--;
  const first = tokens[at];
  return first && first.kind !== 'mark' ? { start: first.start, words: wordsOf(first, tokens[from - 2]) } : null;
}
