/** 合计 of what a sentence told one by one: it is told from arithmetic what was added up. */

import { channelOf } from '../disclosures/channels.ts';
import type { StatedInText } from '../stated.ts';
import type { Token } from '../words/token.ts';
import type { Mention } from './mentions.ts';

/** Numbers added up at most. */
const MOST_CHANNELS = 12;

/** 公布审计结果6份,公开预决算2条、工作动态19条,全年共计27条: entries of nothing counted before, and two at least. */
export function isSumOfEntries(value: number, stated: readonly StatedInText[], first: number): boolean {
  let sum = 0;
  let index = stated.length - 1;
  for (; index >= Math.max(first, stated.length - MOST_CHANNELS); index--) {
    const one = stated[index];
    if (one?.figure.measure !== 'disclosures.item' || one.owner !== null) break;
    sum += one.figure.value;
  }
  return sum > 0 && sum === value && index < stated.length - 2;
}

/** 网站256条,微信471条,共计727条. */
export function isSumOfChannels(value: number, stated: readonly StatedInText[], first: number): boolean {
  let sum = 0;
  for (let index = stated.length - 1; index >= Math.max(first, stated.length - MOST_CHANNELS); index--) {
    const figure = stated[index]?.figure;
    if (
      !figure?.measure.startsWith('disclosures.') ||
      figure.measure === 'disclosures.total' ||
      figure.measure === 'disclosures.item'
    )
      return false;
    sum += figure.value;
    if (sum === value) return index < stated.length - 1;
  }
  return false;
}

/** 1—6月公开信息214条,7—12月268条,全年合计482条. */
export function isSumOfParts(
  { own, quantity: { value } }: Mention,
  parts: readonly number[],
  tokens: readonly Token[],
): boolean {
  return (
    parts.length > 1 &&
    own.some(({ kind }) => kind === 'whole' || kind === 'now') &&
    parts.reduce((sum, part) => sum + part, 0) === value &&
    tokens.some(({ kind }) => kind === 'publish' || kind === 'disclose') &&
    channelOf(tokens) === null
  );
}
