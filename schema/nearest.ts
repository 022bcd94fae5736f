/** What was meant by a name that nothing has: the nearest of those there are, or nothing where none is near. */
import type { Label } from './language.ts';

/** Letters more, less, other or exchanged with their neighbour that a slip may have, for so many letters one. */
const LETTERS_A_SLIP = 4;
const MOST_SLIPS = 3;

export function nearest(written: string, known: Iterable<string>): string | null {
  const text = written.toLowerCase();
  let most = Math.min(MOST_SLIPS, Math.floor(text.length / LETTERS_A_SLIP));
  let found: string | null = null;
  for (const name of known) {
    if (name.toLowerCase() === text) return name;
    const slips = Math.abs(name.length - text.length) > most ? most + 1 : slipsBetween(name.toLowerCase(), text);
    // Of two that are as near the first stays.
    if (slips > most || (slips === most && found !== null)) continue;
    most = slips;
    found = name;
  }
  return found;
}

/** The question to ask behind a refusal; nothing where nobody can tell what was meant. */
export function didYouMean(written: string, known: Iterable<string>): Label {
  const meant = nearest(written, known);
  return meant === null ? { zh: '', en: '' } : { zh: `是否应为“${meant}”？`, en: ` Did you mean “${meant}”?` };
}

/** Optimal string alignment: row by row, with the two rows before. */
function slipsBetween(one: string, other: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const isSame = one[at - 1] === other[to - 1];
      const isExchanged = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      next[to] = Math.min(
        (row[to] ?? 0) + 1,
        (next[to - 1] ?? 0) + 1,
        (row[to - 1] ?? 0) + (isSame ? 0 : 1),
        isExchanged ? (before[to - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, row] = [row, next];
  }
  return row[other.length] ?? 0;
}
