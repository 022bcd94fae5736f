/** The argument `of`. */
import type { Of } from '../../schema/chart/chart.ts';
import { parseSet } from '../../schema/chart/sets.ts';
import { Problem } from '../../schema/problem.ts';

/** Throws BAD_ARGUMENT for what can be no set: here it is an argument, and no part of an address. */
export function ensureSubject(text: string): Of {
  const set = parseSet(text);
  if ('of' in set) return set.of;
  const shown = text.slice(0, 60);
  throw new Problem('BAD_ARGUMENT', {
    zh: `参数 of 的“${shown}”不可用：${set.why.zh}。`,
    en: `The argument of cannot be “${shown}”: ${set.why.en}.`,
  });
}
