/** Conditional formats of an Excel 97–2003 workbook ([MS-XLS] CondFmt, CF, DXFN), as far as they hide numbers or show others. */
import { BeyondEnd, Bytes } from '../container/bytes.ts';
import { type Color, WHITE } from '../shown/color.ts';
import type { BiffRecord } from './biff.ts';
import { type Area, effectOf, type HidingRule, type Holds, holdsFor, MOST_RULES } from './hiding-rules.ts';
import { builtInFormat } from './number-format.ts';
import { textOf } from './xls-book.ts';

/** Bytes that records of Excel 2007 begin with. */
const NEWER = 12;

/** The areas that the rules behind the record are for. Throws BeyondEnd. */
export function areasAt(bytes: Bytes, record: BiffRecord, isNewer = false): readonly Area[] {
  const skipped = isNewer ? NEWER : 0;
  const [at, length] = [record.at + skipped, record.length - skipped];
  const count = Math.min(bytes.u16(at + 12), Math.floor((length - 14) / 8), MOST_RULES);
  return Array.from({ length: Math.max(0, count) }, (_, index): Area => {
    const place = at + 14 + index * 8;
    const [top, bottom, left, right] = [0, 2, 4, 6].map((side) => bytes.u16(place + side) + 1);
    return { top: top ?? 0, bottom: bottom ?? 0, left: left ?? 0, right: right ?? 0 };
  });
}

/** Sizes of the parts of a format, in their order; which of them there are, the flags say. */
const FONT = 118;
const [ALIGNMENT, BORDER] = [8, 8];
/** Flags of a format: that it has such a part, or says nothing of its ground. */
const HAS = { code: 1 << 25, font: 1 << 26, alignment: 1 << 27, border: 1 << 28, pattern: 1 << 29 };
const NO_GROUND = 1 << 18;
const STRUCK = 0x80;
const OPERATORS = ['', '', '', '=', '<>', '>', '<', '>=', '<='];

type Told = Pick<HidingRule, 'effect' | 'holds'>;

/** One rule: when it holds, and what its format does. One that is cut off may do anything. */
export function ruleAt(whole: Bytes, record: BiffRecord, palette: ReadonlyMap<number, Color>): Told {
  return within(() => readRule(whole, record, palette));
}

/** How a rule of Excel 2007 colours a cell by its number: a bar or an icon, with the number beside it or in its place. */
const [BAR, ICONS] = [4, 6];

/**
 * One rule as Excel 2007 writes it (CF12), in a file for older programs too: the head of an older rule, bytes of a format, its
 * formulas, and what bars and icons are told.
 */
export function newerRuleAt(whole: Bytes, record: BiffRecord, palette: ReadonlyMap<number, Color>): Told {
  return within(() => {
    const bytes = new Bytes(whole.slice(record.at, record.length));
    const [kind, first, second, format] = [
      bytes.u8(NEWER),
      bytes.u16(NEWER + 2),
      bytes.u16(NEWER + 4),
      bytes.u32(NEWER + 6),
    ];
    const formulas = NEWER + 10 + (format === 0 ? 2 : format);
    if (kind !== BAR && kind !== ICONS) {
      if (format === 0) return { effect: null, holds: null };
      const part = (from: number, to: number): Uint8Array => whole.slice(record.at + from, to - from);
      const older = [part(NEWER, NEWER + 6), part(NEWER + 10, formulas), part(formulas, formulas + first + second)];
      const joined = Buffer.concat(older);
      return readRule(new Bytes(joined), { ...record, at: 0, length: joined.length }, palette);
    }
    const active = formulas + first + second;
    const numbers = active + 2 + bytes.u16(active) + 5;
    const flags = bytes.u8(numbers + 1 + bytes.u8(numbers) + (kind === BAR ? 3 : 5));
    const isAlone = kind === BAR ? (flags & 2) === 0 : (flags & 1) === 1;
    return { effect: isAlone ? 'hides' : null, holds: () => true };
  });
}

function within(told: () => Told): Told {
  try {
    return told();
  } catch (error) {
    if (error instanceof BeyondEnd) return { effect: 'changes', holds: null };
    throw error;
  }
}

function readRule(whole: Bytes, record: BiffRecord, palette: ReadonlyMap<number, Color>): Told {
  const bytes = new Bytes(whole.slice(record.at, record.length));
  const flags = bytes.u32(6);
  let place = 12;
  let code: string | null = null;
  if (flags & HAS.code) {
    const isOwn = (bytes.u16(10) & 1) === 1;
    code = isOwn ? textOf(whole, record, place + 2) : builtInFormat(bytes.u8(place + 1));
    place += isOwn ? bytes.u16(place) : 2;
  }
  let [color, ground, struck]: [Color | null, Color | null, boolean] = [null, WHITE, false];
  if (flags & HAS.font) {
    color = palette.get(bytes.u32(place + 80)) ?? null;
    struck = (bytes.u32(place + 68) & STRUCK) !== 0 && (bytes.u32(place + 88) & STRUCK) === 0;
    place += FONT;
  }
  if (flags & HAS.alignment) place += ALIGNMENT;
  if (flags & HAS.border) place += BORDER;
  if (flags & HAS.pattern && !(flags & NO_GROUND)) ground = palette.get((bytes.u16(place + 2) >> 7) & 0x7f) ?? null;
  const [first, second] = [bytes.u16(2), bytes.u16(4)];
  const formula = record.length - first - second;
  const holds = bytes.u8(0) === 1 ? holdsAt(bytes, formula, first) : null;
  return { effect: effectOf({ color, ground, code, struck }), holds };
}

/** A comparison with a number that is written as such. */
function holdsAt(bytes: Bytes, formula: number, length: number): Holds {
  const kind = bytes.u8(formula);
  const limit =
    kind === 0x1e && length === 3
      ? bytes.u16(formula + 1)
      : kind === 0x1f && length === 9
        ? bytes.f64(formula + 1)
        : Number.NaN;
  return holdsFor(OPERATORS[bytes.u8(1)] ?? '', limit);
}
