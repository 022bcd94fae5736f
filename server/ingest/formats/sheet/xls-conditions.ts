/** Conditional formats of an Excel 97–2003 workbook ([MS-XLS] CondFmt, CF, DXFN), as far as they hide numbers or show others. */
import { BeyondEnd, Bytes } from '../container/bytes.ts';
import { type Color, WHITE } from '../shown/color.ts';
import type { BiffRecord } from './biff.ts';
import { type Area, effectOf, type HidingRule, type Holds, holdsFor, MOST_RULES } from './hiding-rules.ts';
import { builtInFormat } from './number-format.ts';
import { textOf } from './xls-book.ts';

/** The areas that the rules behind the record are for. Throws BeyondEnd. */
export function areasAt(bytes: Bytes, { at, length }: BiffRecord): readonly Area[] {
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
  try {
    return readRule(whole, record, palette);
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
