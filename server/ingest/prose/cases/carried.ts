/** Requests carried over from the year before, and into the next. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { Token } from '../words/token.ts';
import { type CaseContext, FILLING, has, isLeading } from './cases.ts';

/** 上年结转, 结转2024年, 剩余 and 正在办理, before the number or behind it. */
export function carriedBy({ mention: { own, tail }, year, words }: CaseContext): NarrativeMeasure | null {
  const said = carriedIn(own, year);
  if (said !== null) return said;
  if (has(own, 'underway') && !has(own, 'past')) {
    const at = own.findLastIndex(({ kind }) => kind === 'underway');
    return own.slice(at + 1).every(({ kind }) => FILLING.has(kind)) ? 'requests.carriedOut' : null;
  }
  const carry = own.findIndex(({ kind }) => kind === 'carry');
  // 办结44件,结转1件.
  if (
    carry >= 0 &&
    !has(own, 'past') &&
    own.every(({ kind }) => kind === 'carry' || kind === 'filler' || kind === 'count')
  )
    return 'requests.carriedOut';
  if (!isLeading(own, words) && own.at(-1)?.kind !== 'left') return null;
  const behind = carriedIn(tail, year);
  if (behind !== null) return behind;
  const under = tail.findIndex(({ kind }) => kind === 'underway');
  const isOfReason = tail[0] !== undefined && words(tail[0].start, tail[0].end).startsWith('因');
  if (under >= 0 && (isOfReason || tail.slice(0, under).every(({ kind }) => FILLING.has(kind) || kind === 'some')))
    return 'requests.carriedOut';
  const only = tail.find(({ kind }) => kind !== 'filler' && kind !== 'within' && kind !== 'application');
  if (only?.kind === 'carry' && /结转|顺延|延/.test(words(only.start, only.end))) return 'requests.carriedOut';
  const isLeft = own.length === 1 && own[0] && /^(?:剩余|尚余|尚有|还剩|剩)$/.test(words(own[0].start, own[0].end));
  const isDelayed = tail.every(
    ({ kind, start, end }) =>
      (kind === 'some' && /延/.test(words(start, end))) || kind === 'filler' || kind === 'already',
  );
  return isLeft && (tail.length === 0 || isDelayed) ? 'requests.carriedOut' : null;
}

function carriedIn(tokens: readonly Token[], year: number | null): NarrativeMeasure | null {
  const at = tokens.findIndex(({ kind }) => kind === 'carry' || kind === 'underway');
  const carry = tokens[at];
  if (!carry) return null;
  const before = tokens.slice(Math.max(0, at - 4), at);
  const after = tokens.slice(at + 1, at + 4);
  const past = before.findLast(({ kind }) => kind === 'past');
  const next = after.find(({ kind }) => kind === 'next' || kind === 'now' || kind === 'past');
  if (carry.kind === 'underway') {
    if (next?.kind === 'next' || before.at(-1)?.kind === 'next') return 'requests.carriedOut';
    return past && isYearBefore(past, year) ? 'requests.carriedIn' : null;
  }
  if (past && next?.kind !== 'next') return isYearBefore(past, year) ? 'requests.carriedIn' : null;
  if (next?.kind === 'next') return isYearAfter(next, year) ? 'requests.carriedOut' : null;
  if (next) return next.kind === 'now' || isYearBefore(next, year) ? 'requests.carriedIn' : null;
  return null;
}

function isYearBefore({ sign }: Token, year: number | null): boolean {
  return sign === '' || year === null || Number(sign) === year - 1;
}

function isYearAfter({ sign }: Token, year: number | null): boolean {
  return sign === '' || year === null || Number(sign) === year + 1;
}
