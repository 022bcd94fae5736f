/** Excel 97–2003 workbooks made by hand after [MS-XLS], so that they can have what other writers do not write, and be wrong. */
import { oleOf } from './doc-writer.ts';

export type BiffPart = readonly [type: number, ...content: number[]];

export const u16 = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];
export const u32 = (value: number): number[] => [...u16(value), ...u16(value >>> 16)];
export const f64 = (value: number): number[] => [...Buffer.from(new Float64Array([value]).buffer)];
export const wide = (text: string): number[] => [...Buffer.from(text, 'utf16le')];

export const at = (row: number, column: number, style = 0): number[] => [...u16(row), ...u16(column), ...u16(style)];
export const number = (row: number, column: number, value: number, style = 0): BiffPart => [
  0x203,
  ...at(row, column, style),
  ...f64(value),
];
export const words = (row: number, column: number, text: string, style = 0): BiffPart => [
  0x204,
  ...at(row, column, style),
  ...u16(text.length),
  1,
  ...wide(text),
];

/** A font: struck, raised, or white. */
export const font = (struck: boolean, raised: boolean, white = false): BiffPart => [
  0x31,
  ...u16(200),
  ...u16(struck ? 8 : 0),
  ...u16(white ? 9 : 0x7fff),
  ...u16(400),
  ...u16(raised ? 1 : 0),
  0,
  0,
  0,
  0,
  0,
  0,
];
export const style = (fontIndex: number, format: number): BiffPart => [
  0xe0,
  ...u16(fontIndex),
  ...u16(format),
  ...Array<number>(16).fill(0),
];

const BEGIN = (kind: number): BiffPart => [0x809, ...u16(0x600), ...u16(kind), ...Array<number>(12).fill(0)];
const END: BiffPart = [0x0a];

export interface BiffSheet {
  readonly name: string;
  /** 0 visible, 1 hidden, 2 very hidden. */
  readonly state?: number;
  /** 0 sheet, 2 chart. */
  readonly kind?: number;
  readonly parts: readonly BiffPart[];
}

const packed = ([type, ...content]: BiffPart): number[] => [...u16(type), ...u16(content.length), ...content];

/** The stream of a workbook: what stands before the sheets, then the sheets. */
export function workbookStream(sheets: readonly BiffSheet[], globals: readonly BiffPart[] = []): Buffer {
  const bodies = sheets.map(({ parts }) => [BEGIN(0x10), ...parts, END].flatMap(packed));
  const head = [BEGIN(5), ...globals].flatMap(packed);
  const listed = (starts: readonly number[]): number[] =>
    sheets.flatMap(({ name, state = 0, kind = 0 }, index) =>
      packed([0x85, ...u32(starts[index] ?? 0), state, kind, name.length, 1, ...wide(name)]),
    );
  let start = head.length + listed([]).length + 4;
  const starts = bodies.map((body) => {
    start += body.length;
    return start - body.length;
  });
  return Buffer.from([...head, ...listed(starts), ...packed(END), ...bodies.flat()]);
}

/** The bytes of an .xls. */
export function xlsOf(sheets: readonly BiffSheet[], globals: readonly BiffPart[] = []): Uint8Array {
  return oleOf({ Workbook: workbookStream(sheets, globals) });
}
