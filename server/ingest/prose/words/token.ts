/** A word, a number, a mark of a folded paragraph. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { Kind } from './kinds.ts';

export interface Quantity {
  readonly value: number;
  /** 约, 近, 余, 多. */
  readonly approximate: boolean;
  readonly counter: string;
}

export interface Token {
  readonly kind: Kind;
  /** The mark itself, the digits of a year or a percentage, how a list is opened (其, 包, 含…); empty for other words. */
  readonly sign: string;
  readonly measure: NarrativeMeasure | null;
  /** The folded paragraph, in which it stands from `start` up to `end`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly quantity: Quantity | null;
}

/** The sign of 增加到, 降至: the number behind is this year's, the one before another's. */
export const BECOMES = '到';

/** The sign of 5月15日以后: a part of the year, where the clause counts something. */
export const OPEN_DAY = '日';

/** The sign of a day of an earlier year. */
export const OTHER_YEAR = '年';

/** One that names no measure. */
export function token(
  text: string,
  kind: Kind,
  sign: string,
  start: number,
  end: number,
  quantity: Quantity | null = null,
): Token {
  return { kind, sign, measure: null, text, start, end, quantity };
}

/** The document's words, folded, from one token to another; none where either is missing. */
export function wordsOf(from: Token | undefined, to: Token | undefined = from): string {
  return from && to ? from.text.slice(from.start, to.end) : '';
}

/** The same up to, but not including, the second. */
export function wordsBefore(from: Token | undefined, to: Token | undefined): string {
  return from && to ? from.text.slice(from.start, to.start) : '';
}

/** Whether a word of one of these kinds is among them. */
export function has(tokens: readonly Token[], ...some: readonly Kind[]): boolean {
  return tokens.some(({ kind }) => some.includes(kind));
}

/** Whether a token is a certain mark. */
export function isMark(token: Token | undefined, mark: string): boolean {
  return token?.kind === 'mark' && token.sign === mark;
}
