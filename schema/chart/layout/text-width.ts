/**
 * How wide text will be, without a font to ask: estimated from the widths that the sans faces of the font stack share, a
 * little to the wide side, so that what fits by this measure fits in fact.
 */

const NARROW = /[iljtfrI.,:;|!'’‘`()[\]{}/\\\- ]/;
const WIDE = /[mwMW@%＠]/;
/** Han, kana, hangul, full-width forms and punctuation: one em each. */
const FULL =
  /[\u1100-\u11ff\u2014\u2018-\u201d\u2026\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
const WEIGHT_FACTOR = 1.05;

/** Width in pixels at that size. */
export function textWidth(text: string, size: number, bold = false): number {
  let ems = 0;
  for (const sign of text) ems += emsOf(sign);
  return ems * size * (bold ? WEIGHT_FACTOR : 1);
}

function emsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  if (/\p{M}/u.test(sign) || /\p{Cf}/u.test(sign)) return 0;
  if (FULL.test(sign)) return 1;
  if (code > 0xffff) return 1.2;
  if (/\d/.test(sign)) return 0.57;
  if (NARROW.test(sign)) return 0.34;
  if (WIDE.test(sign)) return 0.9;
  if (/\p{Lu}/u.test(sign)) return 0.68;
  return sign === '+' || sign === '−' || sign === '=' ? 0.6 : 0.57;
}

/** Signs that may not begin a line, and that may not end one. */
const NO_START = /[，。、；：？！）》〉」』】〕”’％%,.;:?!)\]}…·—]/;
const NO_END = /[（《〈「『【〔“‘([{—]/;

/**
 * Text broken into lines no wider than `width`: between Han characters as the rules of punctuation allow, between words
 * elsewhere, inside a word only where it fills a line alone. What is beyond `lines` ends in an ellipsis.
 */
export function wrapText(text: string, size: number, width: number, lines: number, bold = false): readonly string[] {
  const result: string[] = [];
  let line = '';
  for (const piece of piecesOf(text.trim())) {
    if (line === '' || textWidth((line + piece).trimEnd(), size, bold) <= width) {
      line += line === '' ? piece.trimStart() : piece;
      continue;
    }
    result.push(line.trimEnd());
    line = piece.trimStart();
  }
  if (line.trim() !== '') result.push(line.trimEnd());
  const whole = result.flatMap((each) => splitLong(each, size, width, bold));
  if (whole.length <= lines) return whole;
  const kept = whole.slice(0, lines);
  const last = kept.pop() ?? '';
  return [...kept, shorten(`${last}…`, size, width, bold)];
}

/**
 * A heading broken well: after a comma or stop where that leaves lines of much the same length, and otherwise in lines as
 * even as they can be, so that no word stands alone on the last.
 */
export function wrapHeading(text: string, size: number, width: number, lines: number): readonly string[] {
  const plain = wrapText(text, size, width, lines, true);
  if (plain.length < 2 || plain.at(-1)?.endsWith('…')) return plain;
  const clauses = text.split(/(?<=[，；：,;:] ?)/).filter((clause) => clause !== '');
  let best: { readonly lines: readonly string[]; readonly longest: number } | null = null;
  for (let at = 1; at < clauses.length && plain.length === 2; at += 1) {
    const halves = [clauses.slice(0, at).join('').trim(), clauses.slice(at).join('').trim()];
    const longest = Math.max(...halves.map((half) => textWidth(half, size, true)));
    if (longest <= width && (best === null || longest < best.longest)) best = { lines: halves, longest };
  }
  const total = textWidth(text, size, true);
  if (best && best.longest < total * 0.72) return best.lines;
  for (let narrow = total / plain.length; narrow < width; narrow += size / 2) {
    const even = wrapText(text, size, narrow, lines, true);
    if (even.length === plain.length && !even.at(-1)?.endsWith('…')) return even;
  }
  return plain;
}

/** Text cut to the width with an ellipsis, whole where it fits. */
export function shorten(text: string, size: number, width: number, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text;
  const signs = [...text.replace(/…$/, '')];
  while (signs.length > 0 && textWidth(`${signs.join('').trimEnd()}…`, size, bold) > width) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}

/** Where a line may break: after every piece. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const sign of text) {
    const before = [...piece].at(-1) ?? '';
    const mayBreak =
      piece !== '' &&
      sign !== ' ' &&
      !NO_START.test(sign) &&
      !NO_END.test(before) &&
      (FULL.test(sign) || FULL.test(before) || before === ' ') &&
      !keepsTogether(piece, sign);
    if (mayBreak) {
      pieces.push(piece);
      piece = '';
    }
    piece += sign;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

/** A number stays with its unit: `2025 年`, `1,284 件`, `12 个`. */
function keepsTogether(piece: string, sign: string): boolean {
  return (/[\d%] $/.test(piece) && FULL.test(sign)) || (/\d$/.test(piece) && /[年件家项条]/.test(sign));
}

function splitLong(line: string, size: number, width: number, bold: boolean): readonly string[] {
  if (textWidth(line, size, bold) <= width) return [line];
  const parts: string[] = [];
  let part = '';
  for (const sign of line) {
    if (part !== '' && textWidth(part + sign, size, bold) > width) {
      parts.push(part.trimEnd());
      part = '';
    }
    part += part === '' ? sign.trimStart() : sign;
  }
  if (part.trim() !== '') parts.push(part.trimEnd());
  return parts;
}
