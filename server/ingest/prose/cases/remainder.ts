/** 其他N件 behind outcomes: what was closed in another way. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { Found } from '../patterns/pattern.ts';
import { kinds } from '../words/kinds.ts';
import type { Token } from '../words/token.ts';
import type { CaseContext } from './cases.ts';

/** Cases counted before in the sentence, whatever they were taken for. */
interface CaseBefore {
  readonly value: number;
  readonly measure: NarrativeMeasure | null;
}

const AROUND = kinds('filler count sum share percent handle already all conj within');

/**
 * `予以公开40件,无法提供25件,其他7件`: where the outcomes before are of different groups of the form, so that the rest is
 * none of one of them. Null where it may divide a group: 不予公开5件,其中国家秘密2件,其他3件.
 */
export function remainderOf(
  { mention: { own, tail, quantity, time }, topic }: CaseContext,
  counted: readonly CaseBefore[],
  isOthers: boolean,
): Found | null {
  if (topic !== 'requests' || time !== 'now' || isOthers || quantity.approximate) return null;
  if (!isRemainder(own, tail)) return null;
  const groups = counted.map(({ measure }) => groupOf(measure));
  const last = groups.at(-1);
  if (!last || counted.some(({ measure }) => measure === 'requests.otherwise')) return null;
  const isDivided = counted.some(({ measure }) => measure === last) && counted.at(-1)?.measure !== last;
  return !isDivided && new Set(groups.filter((group) => group !== null)).size >= 2
    ? { name: '其他5件', measures: ['requests.otherwise'] }
    : null;
}

function isRemainder(own: readonly Token[], tail: readonly Token[]): boolean {
  const [first, ...rest] = own;
  if (!first || !rest.every(({ kind }) => AROUND.has(kind))) return false;
  if (first.kind === 'otherResult') return tail.every(({ kind }) => AROUND.has(kind));
  if (first.kind !== 'left') return false;
  const named = tail.filter(({ kind }) => !AROUND.has(kind));
  // 其余8件为其他情形, 其他7件.
  if (named.length === 1 && named[0]?.kind === 'otherResult') return true;
  return named.length === 0 && tail.length === 0 && first.end - first.start === 2;
}

function groupOf(measure: NarrativeMeasure | null): string | null {
  const [, group] =
    /^(requests\.(?:granted|partlyGranted|grantedAndPartly|refused|unavailable|declined))\b/.exec(measure ?? '') ?? [];
  return group ?? null;
}
