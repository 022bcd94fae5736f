/**
 * Texts folded for comparing: no white space, one form for every character, no pinyin noise. What is printed is never
 * changed; folded text is only looked at. `foldLabel` drops punctuation as well and keeps no places; `foldProse` keeps
 * punctuation and knows where each character stands in the transcript.
 */

import { remembered } from './memo.ts';
import { foldTable } from './normalize-tables.ts';

const CHARACTERS = foldTable();

/** Dropped altogether: white space of every width, joiners, marks of markdown emphasis. */
const SPACE = /[\s\u200b-\u200f\u2060\ufeff\u00ad\u3000\u2800*]/;
const PUNCTUATION = /[\p{P}\p{S}]/u;

const PROSE_MARKS = new Map<string, string>([
  ['，', ','],
  ['、', '、'],
  ['。', '。'],
  ['；', ';'],
  ['：', ':'],
  ['（', '('],
  ['）', ')'],
  ['〔', '('],
  ['〕', ')'],
  ['［', '('],
  ['］', ')'],
  ['【', '('],
  ['】', ')'],
  ['﹐', ','],
  ['﹔', ';'],
  ['“', '“'],
  ['”', '”'],
  ['「', '“'],
  ['」', '”'],
]);

/**
 * One code unit in, at most one out: tables indexed by code unit, filled as characters are met. Dropped characters are 0;
 * characters with longer compatibility forms (㈠) are MANY and looked up in words.
 */
const UNKNOWN = 0xffff;
const MANY = 0xfffe;
const labelUnits = new Uint16Array(0x10000).fill(UNKNOWN);
const proseUnits = new Uint16Array(0x10000).fill(UNKNOWN);
const longForms = new Map<number, string>();

function labelForm(character: string): string {
  if (SPACE.test(character)) return '';
  const plain = (c: string): string => CHARACTERS.get(c) ?? (SPACE.test(c) || PUNCTUATION.test(c) ? '' : c);
  return Array.from(character.normalize('NFKC'), plain).join('');
}

function labelUnit(code: number): number {
  const known = labelUnits[code] ?? 0;
  if (known !== UNKNOWN) return known;
  const form = labelForm(String.fromCharCode(code));
  const unit = form.length > 1 ? MANY : form === '' ? 0 : form.charCodeAt(0);
  if (unit === MANY) longForms.set(code, form);
  labelUnits[code] = unit;
  return unit;
}

function proseUnit(code: number): number {
  const known = proseUnits[code] ?? 0;
  if (known !== UNKNOWN) return known;
  const character = String.fromCharCode(code);
  const mark = PROSE_MARKS.get(character);
  let form = mark ?? '';
  if (mark === undefined && !SPACE.test(character)) {
    form = Array.from(character.normalize('NFKC'), (c) => CHARACTERS.get(c) ?? (SPACE.test(c) ? '' : c)).join('');
  }
  // Longer compatibility forms (㈠, ㎡) stay as they are, so that places stay simple.
  const unit = form.length > 1 ? code : form === '' ? 0 : form.charCodeAt(0);
  proseUnits[code] = unit;
  return unit;
}

/** Words that mirrors in traditional characters use for ours. */
const WORDS: readonly (readonly [string, string])[] = [
  ['档案', '文件'],
  ['专案', '项目'],
  ['资讯', '信息'],
];

/** A label as it is compared: only letters, digits and Han characters of one form. */
export const foldLabel: (printed: string) => string = remembered(foldedLabel);

function foldedLabel(printed: string): string {
  // Markdown breaks a cell's line with a tag.
  const text = printed.includes('<') ? printed.replace(/<\/?[a-z][^<>]{0,40}>/gi, '') : printed;
  let folded = '';
  let kept = 0;
  let damaged = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const unit = labelUnit(code);
    if (unit === code) continue;
    folded += text.slice(kept, i);
    kept = i + 1;
    if (unit === MANY) folded += longForms.get(code) ?? '';
    else if (unit !== 0) folded += String.fromCharCode(unit);
    else if (code === 0x28 || code === 0xff08) {
      const skip = pinyinEnd(text, i);
      if (skip > i) {
        damaged = true;
        i = skip;
        kept = skip + 1;
      }
    }
  }
  folded = kept === 0 ? text : folded + text.slice(kept);
  if (damaged || folded.includes('案') || folded.includes('讯')) {
    for (const [theirs, ours] of WORDS) folded = folded.replaceAll(theirs, ours);
  }
  return folded;
}

export interface FoldedProse {
  readonly text: string;
  /** Offset in the transcript of each folded character. */
  readonly at: readonly number[];
}

/** A stretch of prose with line ends and blanks gone, and the way back to the transcript. */
export function foldProse(text: string, start: number, end: number): FoldedProse {
  const at: number[] = [];
  let folded = '';
  let kept = start;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const skip = code === 0x28 || code === 0xff08 ? pinyinEnd(text, i) : i;
    const unit = skip > i ? 0 : proseUnit(code);
    if (unit !== 0) at.push(i);
    if (unit === code) continue;
    folded += text.slice(kept, i);
    if (unit !== 0) folded += String.fromCharCode(unit);
    i = skip;
    kept = i + 1;
  }
  folded += text.slice(kept, Math.max(end, kept));
  // The words of mirrors are as long as ours, so places stay.
  if (folded.includes('讯')) folded = folded.replaceAll('资讯', '信息');
  return { text: folded, at };
}

const PINYIN = /[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ]/;

/** Where a bracket with pinyin only, put after a Han character by a conversion, ends; the start itself when there is none. */
export function pinyinEnd(text: string, open: number): number {
  if (open === 0 || !isHan(text.charCodeAt(open - 1))) return open;
  for (let i = open + 1; i < text.length && i <= open + 8; i++) {
    const character = text.charAt(i);
    if (character === ')' || character === '）') return i > open + 1 ? i : open;
    if (!PINYIN.test(character)) return open;
  }
  return open;
}

export function isHan(code: number): boolean {
  return (code >= 0x2e80 && code <= 0x2fdf) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff);
}

/** Whether a text has a Han character at all. */
export function hasHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) return true;
  return false;
}

/** Without bracketed notes: `规范性文件(指…)` is 规范性文件. An unclosed bracket runs to the end. */
export function withoutNotes(text: string): string {
  if (!/[(（〔[【]/.test(text)) return text;
  let plain = '';
  let depth = 0;
  for (const character of text) {
    if ('(（〔[【'.includes(character)) depth++;
    else if (')）〕]】'.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0) plain += character;
  }
  return plain;
}

const TRADITIONAL_SIGNS = new Uint8Array(0x10000);
for (const character of '開報數據規檔項機關請辦結屬國過執復審總計處務') TRADITIONAL_SIGNS[character.charCodeAt(0)] = 1;

/** Signs of a mirror or a conversion: characters of the traditional script, or pinyin after Han characters. */
export function looksConverted(text: string): boolean {
  let signs = 0;
  for (let i = 0; i < text.length && signs < 12; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x28) signs += pinyinEnd(text, i) > i ? 3 : 0;
    else signs += TRADITIONAL_SIGNS[code] ?? 0;
  }
  return signs >= 12;
}
