/**
 * How wide text will be, without a font to ask: estimated from the widths that the sans faces of the font stack share, a
 * little to the wide side, so that what fits by this measure fits in fact.
 */

const NARROW = /[iljtfrI.,:;|!'’‘`()[\]{}/\\\- ]/;
const WIDE = /[mwMW@%＠]/;
/** Han, kana, hangul, full-width forms and punctuation: one em each, and a line may break around them. */
export const FULL =
  /[\u1100-\u11ff\u2014\u2018-\u201d\u2026\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
/** Signs of notes; they stay with the word before them. */
const CIRCLED = /[\u2460-\u2473]/;
/** Accents and signs that only steer. */
const NO_WIDTH = /[\p{M}\p{Cf}]/u;
const WEIGHT_FACTOR = 1.05;

/** Width in pixels at that size. */
export function textWidth(text: string, size: number, bold = false): number {
  return pixelsOf(addEms(0, text), size, bold);
}

/** Ems of a text that goes on after so many ems. */
export function addEms(ems: number, text: string): number {
  let sum = ems;
  for (const sign of text) sum += emsOf(sign);
  return sum;
}

/** Pixels of so many ems at that size. */
export function pixelsOf(ems: number, size: number, bold: boolean): number {
  return ems * size * (bold ? WEIGHT_FACTOR : 1);
}

function emsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  // What is asked of every sign of every label is asked in as few steps as can be.
  if (code > 0x7f) {
    if (NO_WIDTH.test(sign)) return 0;
    if (FULL.test(sign) || CIRCLED.test(sign)) return 1;
    if (code > 0xffff) return 1.2;
  }
  if (/\d/.test(sign)) return 0.57;
  if (NARROW.test(sign)) return 0.34;
  if (WIDE.test(sign)) return 0.9;
  if (/\p{Lu}/u.test(sign)) return 0.68;
  return sign === '+' || sign === '−' || sign === '=' ? 0.6 : 0.57;
}

/** Text cut to the width with an ellipsis, whole where it fits. */
export function shorten(text: string, size: number, width: number, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text;
  const signs = [...text.replace(/…$/, '')];
  while (signs.length > 0 && textWidth(`${signs.join('').trimEnd()}…`, size, bold) > width) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
