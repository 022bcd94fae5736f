/** Lists of a Word 97–2003 document whose ordinals Word prints itself: 一、 （一） 1. stand here as formats. */
import { BeyondEnd, type Bytes } from '../container/bytes.ts';
import type { CountedList, ListLevel } from './list-counter.ts';

const MOST_LEVELS = 9;
const LIST = 28;
const LEVEL = 28;
const OVERRIDE = 16;

/** Names of the number formats by their number; those that are left out print plain digits. */
const FORMATS: Readonly<Record<number, string>> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  16: 'japaneseLegal',
  17: 'japaneseDigitalTenThousand',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
};

/**
 * The lists by their number in the document, from 1: definitions with their levels, and overrides that point to them.
 * `definitions`: the table stream from the definitions on; `overrides`: the same from the overrides on. Throws BeyondEnd.
 */
export function readLists(definitions: Bytes, overrides: Bytes): ReadonlyMap<number, CountedList> {
  const lists = new Map<number, CountedList>();
  if (definitions.length === 0 || overrides.length === 0) return lists;
  const levels = readDefinitions(definitions);
  const count = overrides.u32(0);
  // What each override changes follows after all of them.
  let at = 4 + count * OVERRIDE;
  for (let i = 0; i < count; i++) {
    const place = 4 + i * OVERRIDE;
    const definition = overrides.u32(place);
    const changed = overrides.u8(place + 12);
    const starts = new Map<number, number>();
    at += 4;
    for (let change = 0; change < changed; change++) {
      const flags = overrides.u32(at + 4);
      if ((flags & 0x10) !== 0) starts.set(flags & 0x0f, overrides.i32(at));
      at += 8;
      if ((flags & 0x20) !== 0) at = readLevel(overrides, at).end;
    }
    lists.set(i + 1, { definition, levels: levels.get(definition) ?? [], starts });
  }
  return lists;
}

function readDefinitions(bytes: Bytes): Map<number, ListLevel[]> {
  const found = new Map<number, ListLevel[]>();
  const count = bytes.u16(0);
  let at = 2 + count * LIST;
  for (let i = 0; i < count; i++) {
    const place = 2 + i * LIST;
    const simple = (bytes.u8(place + 26) & 1) === 1;
    const levels: ListLevel[] = [];
    for (let level = 0; level < (simple ? 1 : MOST_LEVELS); level++) {
      const read = readLevel(bytes, at);
      levels.push(read.level);
      at = read.end;
    }
    found.set(bytes.u32(place), levels);
  }
  return found;
}

function readLevel(bytes: Bytes, at: number): { level: ListLevel; end: number } {
  const words = at + LEVEL + bytes.u8(at + 24) + bytes.u8(at + 25);
  const length = bytes.u16(words);
  if (length > 255) throw new BeyondEnd('an ordinal longer than a line');
  // Characters below 9 stand for the ordinals of the levels.
  const text = Array.from(bytes.utf16(words + 2, length), (sign) => {
    const code = sign.charCodeAt(0);
    return code < MOST_LEVELS ? code : sign;
  });
  const level = { start: bytes.i32(at), format: FORMATS[bytes.u8(at + 4)] ?? 'decimal', text };
  return { level, end: words + 2 + length * 2 };
}
