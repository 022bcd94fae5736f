/** Which part of a paragraph is quoted around what was found in it: whole sentences or clauses, as far as they are near. */

/** Characters of a quote on either side of what was found. */
const AROUND = 60;
const SENTENCE = /[。！？；]/;
const CLAUSE = /[，、：]/;

/** From where to where of the paragraph, the end excluded; verbatim, so that nothing stands for what is left out. */
export function quotedSpan(paragraph: string, found: number, length: number): readonly [from: number, to: number] {
  const from = Math.max(0, found - AROUND);
  const end = found + length;
  const to = Math.min(end + AROUND, paragraph.length);
  const before = paragraph.slice(from, found);
  const behind = paragraph.slice(end, to);
  return [
    from === 0 ? 0 : from + (first(before, SENTENCE) ?? first(before, CLAUSE) ?? -1) + 1,
    to === paragraph.length ? to : end + (last(behind, SENTENCE) ?? last(behind, CLAUSE) ?? behind.length - 1) + 1,
  ];
}

function first(text: string, mark: RegExp): number | null {
  const found = text.search(mark);
  return found < 0 ? null : found;
}

function last(text: string, mark: RegExp): number | null {
  for (let index = text.length - 1; index >= 0; index -= 1) if (mark.test(text.charAt(index))) return index;
  return null;
}
