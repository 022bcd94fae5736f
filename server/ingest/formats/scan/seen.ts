/**
 * Which picture each number of a transcript was read from. The numbers are written once more with their digits replaced by those of
 * their own place in the list, a place of it each time: whatever the layout makes of the page, it makes of these alike.
 */
import { transcribePages } from '../pdf/layout.ts';
import { UNREADABLE } from '../pdf/text.ts';
import type { SeenNumber } from './recognizer.ts';
import type { SeenPage } from './scan.ts';

/** 0 is left out: what is none may be laid out otherwise. */
const DIGITS = 9;

/** Numbers whose place is sure, in the order of the text, and what could not be read where that changes no line of it. */
export function numbersSeen(pages: readonly SeenPage[], text: string): SeenNumber[] {
  const all = pages.flatMap((page) => page.pieces.filter(({ picture }) => picture !== null));
  const placed = placesOf(pages, text, all);
  return (
    placed ??
    placesOf(
      pages,
      text,
      all.filter((piece) => piece.text !== UNREADABLE),
    ) ??
    []
  );
}

/** null: with other digits the pages would be written otherwise. */
function placesOf(pages: readonly SeenPage[], text: string, pieces: SeenPage['pieces']): SeenNumber[] | null {
  const numbers = new Map(pieces.map((piece, index) => [piece, index]));
  const written = (digitOf: (index: number) => number): string =>
    transcribePages(
      pages.map((page) => ({
        ...page,
        pieces: page.pieces.map((piece) => {
          const index = numbers.get(piece);
          return index === undefined ? piece : { ...piece, text: String(digitOf(index)).repeat(piece.text.length) };
        }),
      })),
    );
  const passes: string[] = [];
  for (let unit = 1; unit <= Math.max(1, pieces.length - 1); unit *= DIGITS)
    passes.push(written((index) => 1 + (Math.floor(index / unit) % DIGITS)));
  // What is the same in both is no number of ours.
  const other = written((index) => 1 + ((index + 1) % DIGITS));
  if ([...passes, other].some((pass) => pass.length !== text.length)) return null;
  const seen = new Map<number, SeenNumber>();
  for (let start = 0; start < text.length; start++) {
    const index = passes[0]?.[start] === other[start] ? -1 : indexAt(passes, start);
    const piece = pieces[index];
    if (!piece?.picture || seen.has(index) || !text.startsWith(piece.text, start)) continue;
    seen.set(index, { start, end: start + piece.text.length, picture: piece.picture });
    start += piece.text.length - 1;
  }
  return [...seen.values()];
}

function indexAt(passes: readonly string[], at: number): number {
  let index = 0;
  for (let pass = passes.length - 1; pass >= 0; pass--) index = index * DIGITS + Number(passes[pass]?.[at]) - 1;
  return index;
}
