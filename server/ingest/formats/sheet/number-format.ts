/**
 * Numbers of a workbook as a person sees them in their cells: a format may show zero as a dash or not at all, scale by
 * thousands, round, or make a date of the number. Format codes are those of ECMA-376 part 1, 18.8.31.
 */
import { dateTokens, isDatePart, showDate } from './date-format.ts';
import { type FormatPart, parseFormat, type Token } from './format-code.ts';

/** Codes of the formats that have numbers instead, as the Chinese editions show them. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"¥"#,##0;"¥"-#,##0',
  6: '"¥"#,##0;"¥"-#,##0',
  7: '"¥"#,##0.00;"¥"-#,##0.00',
  8: '"¥"#,##0.00;"¥"-#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'yyyy/m/d',
  15: 'd-mm-yy',
  16: 'd-mm',
  17: 'mm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'h"时"mm"分"',
  35: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  41: '#,##0;-#,##0;"-"',
  42: '"¥"#,##0;"¥"-#,##0;"¥-"',
  43: '#,##0.00;-#,##0.00;"-"',
  44: '"¥"#,##0.00;"¥"-#,##0.00;"¥-"',
  45: 'mm:ss',
  46: 'h:mm:ss',
  47: 'mm:ss',
  48: '##0.0E+0',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'h"时"mm"分"',
  56: 'h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** The code of a format without one of its own; General for numbers the standard does not give. */
export function builtInFormat(id: number): string {
  return BUILT_IN[id] ?? 'General';
}

export type NumberShower = (value: number) => string;

const PLAIN = /^(?:general|g\/通用格式|@)?$/i;

/** A shower of numbers for a format code. A code that is none shows the number plainly. */
export function numberShower(code: string, from1904: boolean): NumberShower {
  if (PLAIN.test(code.trim())) return plain;
  const sections = parseFormat(code);
  if (sections === null) return plain;
  return (value) => {
    if (!Number.isFinite(value)) return '';
    const section = choose(sections, value);
    // No section for such a number: Excel fills the cell with number signs.
    if (section === null) return '###';
    if (isDatePart(section)) return showDate(dateTokens(section), value, from1904);
    return showNumber(section, value, sections);
  };
}

/** As General shows it. Numbers are kept in binary precision: 7730.28 may stand as 7730.2799999999997. */
function plain(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** The section for a number: by its conditions, or by its sign. The last of four is for text. */
function choose(sections: readonly FormatPart[], value: number): FormatPart | null {
  const own = sections.slice(0, 3);
  if (own.some(({ condition }) => condition !== null)) {
    const met = own.find(({ condition }) => condition?.(value));
    return (
      met ??
      own.find(({ condition }, index) => condition === null && (index > 0 || value >= 0)) ??
      own.find(({ condition }) => condition === null) ??
      null
    );
  }
  const [first, second, third] = own;
  if (value < 0 && second) return second;
  if (value === 0 && third) return third;
  return first ?? null;
}

function showNumber(section: FormatPart, value: number, sections: readonly FormatPart[]): string {
  const { tokens } = section;
  const digits = tokens.some(({ kind }) => kind === 'digit');
  // A section for negative numbers says itself how they look.
  const bySign = sections.every(({ condition }) => condition === null);
  const ownSign = bySign ? sections.indexOf(section) === 1 : section.negativeOnly;
  const sign = value < 0 && !ownSign ? '-' : '';
  if (!digits) {
    const shown = tokens.map((token) => (token.kind === 'general' ? plain(Math.abs(value)) : token.text)).join('');
    return tokens.some(({ kind }) => kind === 'general') ? sign + shown : shown;
  }
  if (tokens.some(({ kind }) => kind === 'exponent' || kind === 'fraction'))
    return value.toExponential(2).toUpperCase();
  const shown = layOut(section, Math.abs(value));
  return /[1-9]/.test(shown.digits) ? sign + shown.text : shown.text;
}

/** Puts the digits of a number where the code has places for them; the first place takes all that are left. */
function layOut({ tokens, percents, thousands, grouped }: FormatPart, value: number): { text: string; digits: string } {
  const point = tokens.findIndex(({ kind }) => kind === 'point');
  const before = point < 0 ? tokens : tokens.slice(0, point);
  const behind = point < 0 ? [] : tokens.slice(point + 1);
  const decimals = behind.filter(({ kind }) => kind === 'digit').length;
  const [whole = '0', part = ''] = rounded(value, percents * 2 - thousands * 3, decimals).split('.');
  const digits = whole === '0' ? '' : whole;
  const first = before.findIndex(({ kind }) => kind === 'digit');
  const written: string[] = [];
  let left = digits.length;
  let count = 0;
  for (let index = before.length - 1; index >= 0; index--) {
    const token = before[index];
    if (!token) continue;
    if (token.kind !== 'digit') {
      written.unshift(token.text);
      continue;
    }
    do {
      const digit = left > 0 ? digits.charAt(--left) : token.text === '0' ? '0' : token.text === '?' ? ' ' : '';
      if (digit !== '' && grouped && count > 0 && count % 3 === 0) written.unshift(',');
      if (digit !== '') count++;
      written.unshift(digit);
    } while (index === first && left > 0);
  }
  return { text: written.join('') + decimalsOf(behind, part), digits: digits + part };
}

function decimalsOf(tokens: readonly Token[], part: string): string {
  if (tokens.length === 0) return '';
  const places = tokens.filter(({ kind }) => kind === 'digit');
  // A place written `#` shows no zero behind the last digit.
  let shown = part.length;
  while (shown > 0 && part.charAt(shown - 1) === '0' && places[shown - 1]?.text === '#') shown--;
  let at = 0;
  let written = places.length > 0 && shown > 0 ? '.' : '';
  for (const token of tokens) {
    if (token.kind === 'digit') written += at < shown ? part.charAt(at++) : '';
    else written += token.text;
  }
  return written;
}

/** Rounds half up in decimal, as a person would, `value` times ten to the power of `shift`. */
function rounded(value: number, shift: number, decimals: number): string {
  const [mantissa = '0', exponent = '0'] = value.toPrecision(15).includes('e')
    ? value.toExponential(14).split('e')
    : [value.toPrecision(15), '0'];
  const [whole = '0', part = ''] = mantissa.split('.');
  const digits = whole + part;
  const point = whole.length + Number(exponent) + shift;
  const padded = point < 0 ? '0'.repeat(Math.min(400, -point)) + digits : digits.padEnd(Math.min(400, point), '0');
  const at = Math.max(0, point);
  const kept = `0${padded.slice(0, at)}${padded.slice(at, at + decimals).padEnd(decimals, '0')}`;
  const up = padded.charAt(at + decimals) >= '5';
  const result = (BigInt(kept) + (up ? 1n : 0n)).toString().padStart(decimals + 1, '0');
  return decimals === 0 ? result : `${result.slice(0, -decimals)}.${result.slice(-decimals)}`;
}
