/** Which way up a page lies: the way in which words are recognized. A page that lies on its side or its head holds hardly any. */
import type { Recognized } from './recognizer.ts';

/** What is sure enough to be a word: two characters and more. */
const SURE = 0.85;
/** Fewer lines tell nothing. */
const FEWEST_LINES = 8;
/** Of the lines of a page that stands upright, more than this share are words: of the sparsest page of tables, a fifth. */
const FEW_WORDS = 0.1;
/** Lines of a page that are tried each way, and words among them that decide. */
const SAMPLE = 24;
const FEWEST_WORDS = 2;

function wordsIn(texts: readonly Recognized[]): number {
  return texts.filter(({ text, sure }) => sure >= SURE && /\p{Script=Han}{2}/u.test(text)).length;
}

/** Whether what was recognized of a page is so little that it may lie on its side or its head. */
export function looksTurned(texts: readonly Recognized[]): boolean {
  return texts.length >= FEWEST_LINES && wordsIn(texts) < FEW_WORDS * texts.length;
}

/** The turn, of some, in which the page stands upright; null: in none of them. All are asked about at once. */
export async function uprightOf<Line>(
  turns: readonly number[],
  linesOf: (turn: number) => readonly Line[],
  textsOf: (lines: readonly Line[]) => Promise<readonly Recognized[]>,
): Promise<number | null> {
  const samples = turns.map((turn) => {
    const lines = linesOf(turn);
    const step = Math.ceil(lines.length / SAMPLE);
    return lines.filter((_, index) => index % step === 0);
  });
  const texts = await textsOf(samples.flat());
  const words = samples.map(({ length }, index) => {
    const from = samples.slice(0, index).reduce((sum, before) => sum + before.length, 0);
    return wordsIn(texts.slice(from, from + length));
  });
  const most = Math.max(...words);
  const rest = words.filter((count) => count !== most);
  const isClear = most >= FEWEST_WORDS && rest.length === words.length - 1 && rest.every((count) => count * 2 < most);
  return isClear ? (turns[words.indexOf(most)] ?? null) : null;
}
