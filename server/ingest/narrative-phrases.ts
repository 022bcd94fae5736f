/** Numbers with a counter in a folded paragraph, each with the words around it. */
import { numeralValue } from './numerals.ts';

/** A number phrase in a folded paragraph. */
export interface Phrase {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly approximate: boolean;
  readonly counter: string;
  /** Words between the phrase before and this one. */
  readonly lead: string;
  /** Words of the lead within this sentence. */
  readonly near: string;
  /** Words of the lead within this clause. */
  readonly clause: string;
  /** Words of the sentence so far, numbers included; at most some hundred. */
  readonly sentence: string;
  /** A few words behind. */
  readonly tail: string;
}

const PHRASE =
  /(约|近|逾|超过|超)?(\d{1,3}(?:,\d{3})+|\d{1,9}|[〇零一二两三四五六七八九十百千]{1,7})(余|多|来)?(条次|条|件|篇|则|项|个|份|部|期|例|起|人次|人|名|宗|册|次)(余|多)?/g;
/** 第一项 and 每一项 count nothing. */
export const NO_COUNT_BEFORE = /[\d.\-第每某任同这那逐首]/;
const SENTENCE_WORDS = 240;

/** In the order of the text. */
export function phrasesOf(text: string): Phrase[] {
  const phrases: Phrase[] = [];
  let from = 0;
  let sentenceFrom = 0;
  for (const match of text.matchAll(PHRASE)) {
    const value = numeralValue(match[2] ?? '');
    if (value === null || NO_COUNT_BEFORE.test(text.charAt(match.index - 1))) continue;
    const lead = text.slice(Math.max(from, match.index - 400), match.index);
    const sentenceEnd = lastIndexOfAny(lead, '。!?！？');
    if (sentenceEnd >= 0) sentenceFrom = match.index - lead.length + sentenceEnd + 1;
    const near = lead.slice(lastIndexOfAny(lead, '。!?！？;；') + 1);
    const end = match.index + match[0].length;
    phrases.push({
      start: match.index,
      end,
      value,
      approximate: (match[1] ?? match[3] ?? match[5]) !== undefined,
      counter: match[4] ?? '',
      lead,
      near,
      clause: clauseOf(near),
      sentence: text.slice(Math.max(sentenceFrom, match.index - SENTENCE_WORDS), match.index),
      tail: /^[^,，。;；:()、]{0,12}/.exec(text.slice(end, end + 12))?.[0] ?? '',
    });
    from = end;
  }
  return phrases;
}

/** The last clause; one that only counts (共计) goes on with the clause before. */
function clauseOf(near: string): string {
  const start = lastIndexOfAny(near, ',:()') + 1;
  if (start < 2 || !/^(?:共|共计|合计|总计|累计|达|达到|约)+$/.test(near.slice(start))) return near.slice(start);
  return near.slice(lastIndexOfAny(near.slice(0, start - 1), ',:()') + 1);
}

export function lastIndexOfAny(text: string, marks: string): number {
  for (let i = text.length - 1; i >= 0; i--) if (marks.includes(text.charAt(i))) return i;
  return -1;
}
