/** Words of the transcript that a rule found by itself. */
import type { Place } from '../report/source.ts';
import type { Operand } from './finding.ts';

/** A match in the transcript as an operand: what it says, and the number it gives. */
export function passageOperand(
  text: string,
  { index, 0: words }: RegExpMatchArray,
  side: Operand['side'],
  value: number | null,
): Operand {
  const start = index ?? 0;
  const place: Place = { start, end: start + words.length, line: lineAt(text, start) };
  const gap = value === null ? 'none' : null;
  return { ref: { kind: 'passage', place }, side, label: words, value, gap, approximate: false };
}

/** From 1. */
function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
