/** 合计 behind its parts, 其他 behind its neighbours: arithmetic tells what was added up. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import { channelOf } from '../disclosures/channels.ts';
import type { Condition } from '../patterns/table.ts';
import type { Mention } from '../sentence/mentions.ts';
import type { StatedInText } from '../stated.ts';
import type { Kind } from '../words/kinds.ts';
import { has, type Token } from '../words/token.ts';

/** Cases counted before in the sentence, whatever they were taken for. */
export interface CaseBefore {
  readonly value: number;
  readonly measure: NarrativeMeasure | null;
}

/** Numbers added up at most. */
const MOST_PARTS = 12;
const RECEIVED: readonly (NarrativeMeasure | null)[] = [
  ...([null, 'requests.received', 'requests.natural', 'requests.organizations'] as const),
];
const TAKEN_IN: readonly (NarrativeMeasure | null)[] = [...RECEIVED.slice(1), 'requests.carriedIn'];
const BLOCK = /^(review|litigation.*)\.(?:upheld|corrected|otherResult|pending)$/;
const GROUP = /^requests\.(?:granted|partlyGranted|grantedAndPartly|refused|unavailable|declined)\b/;

/** What the cases before a number come to, where they come to it: the condition of the table of requests that holds. */
export function sumOfCases(value: number, counted: readonly CaseBefore[], seen: ReadonlySet<Kind>): Condition | null {
  let sum = 0;
  for (let from = counted.length - 1; from >= Math.max(0, counted.length - MOST_PARTS); from--) {
    sum += counted[from]?.value ?? 0;
    const parts = counted.slice(from).map(({ measure }) => measure);
    if (sum !== value || parts.length < 2) continue;
    if (parts.every((measure) => RECEIVED.includes(measure)))
      return (seen.has('receive') || seen.has('natural')) && !seen.has('close') ? 'sumOfReceived' : null;
    const blocks = new Set(parts.map((measure) => BLOCK.exec(measure ?? '')?.[1]));
    if (blocks.size === 1 && !blocks.has(undefined)) return 'sumOfOutcomes';
    if (
      parts.length > 2 &&
      parts.every((measure) => measure === 'requests.otherwise' || GROUP.exec(measure ?? '')?.[0] === measure)
    )
      return 'sumOfOutcomes';
    return parts.includes('requests.carriedIn') && parts.every((measure) => TAKEN_IN.includes(measure))
      ? 'sumOfHandled'
      : null;
  }
  return null;
}

/** Outcomes of different groups of the form stand before, and what follows divides none: 不予公开5件,其中国家秘密2件,其他3件. */
export function isBehindOutcomes(counted: readonly CaseBefore[]): boolean {
  const groups = counted.map(({ measure }) => GROUP.exec(measure ?? '')?.[0] ?? null);
  const last = groups.at(-1);
  if (!last || counted.some(({ measure }) => measure === 'requests.otherwise')) return false;
  const isDivided = counted.some(({ measure }) => measure === last) && counted.at(-1)?.measure !== last;
  return !isDivided && new Set(groups.filter((group) => group !== null)).size >= 2;
}

/** 公布审计结果6份,公开预决算2条、工作动态19条,全年共计27条: entries of nothing counted before, and two at least. */
export function isSumOfEntries(value: number, stated: readonly StatedInText[], first: number): boolean {
  let sum = 0;
  let index = stated.length - 1;
  for (; index >= Math.max(first, stated.length - MOST_PARTS); index--) {
    const one = stated[index];
    if (one?.figure.measure !== 'disclosures.item' || one.owner !== null) break;
    sum += one.figure.value;
  }
  return sum > 0 && sum === value && index < stated.length - 2;
}

/** 1—6月公开信息214条,7—12月268条,全年合计482条. */
export function isSumOfParts(
  { own, quantity: { value } }: Mention,
  parts: readonly number[],
  tokens: readonly Token[],
): boolean {
  return (
    parts.length > 1 &&
    has(own, 'whole', 'now') &&
    parts.reduce((sum, part) => sum + part, 0) === value &&
    has(tokens, 'publish', 'disclose') &&
    channelOf(tokens) === null
  );
}
