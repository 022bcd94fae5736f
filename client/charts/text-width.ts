/** About how wide a text will be, in pixels: Chinese characters are square, others half as wide. Enough to leave room. */
export function textWidth(text: string, size: number): number {
  let squares = 0;
  for (const character of text) squares += character > '\u2e7f' ? 1 : 0.58;
  return Math.ceil(squares * size);
}

/** Breaks a name into lines of at most `width` pixels; labels wrap, they never turn. */
export function wrapText(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  // Chinese may break anywhere, other scripts between words.
  for (const piece of text.match(/[\u2e80-\uffff]|[^\u2e80-\uffff\s]+\s*|\s+/g) ?? []) {
    if (line !== '' && textWidth(line + piece.trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line !== '') lines.push(line.trimEnd());
  return lines;
}
