/** Texts that people write about findings. */
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { visibleLines } from '../../schema/roster/names.ts';

/** Characters of a reason or an answer: a page of print. */
export const LONGEST_REASON = 2000;

/** The text without blanks around it and what nobody can see; throws BAD_ARGUMENT where it is longer than `longest` characters. */
export function ensureText(text: string, longest: number, what: Label): string {
  const trimmed = visibleLines(text);
  if (trimmed.length <= longest) return trimmed;
  throw new Problem('BAD_ARGUMENT', {
    zh: `${what.zh}有 ${trimmed.length} 个字，最多 ${longest} 个，没有存储。请写要点，详细材料另附。`,
    en: `The ${what.en} has ${trimmed.length} characters and ${longest} is the most; nothing was stored. Give the gist, and keep the rest elsewhere.`,
  });
}
