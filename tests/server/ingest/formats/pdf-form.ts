/** A filled form drawn on the pages of a PDF, cell by cell, by hand: for what printers do and this one can be told to do. */
import type { FilledForm } from '../render/form.ts';
import { type FormTable, partsOf } from './parts.ts';
import { type PdfOptions, pdfOf } from './pdf-writer.ts';

/** Words at a place; y is measured upwards to the line they stand on. */
export interface Words {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
  /** They stand in a cell for a value. */
  readonly isValue: boolean;
}

export interface CellBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FormPage {
  readonly words: readonly Words[];
  readonly cells: readonly CellBox[];
}

const [WIDTH, HEIGHT, MARGIN] = [595, 842, 60];
const SIZE = 9;
const LEADING = 11.5;
const PADDING = 3;

/** Shares of the table's width. */
const COLUMNS: Readonly<Record<number, readonly number[]>> = {
  4: [0.25, 0.25, 0.25, 0.25],
  10: [0.06, 0.09, 0.29, ...Array<number>(7).fill(0.08)],
  15: Array<number>(15).fill(1 / 15),
};

/** Song is as wide as high; digits and Latin letters are half as wide. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) < 0x80 ? size / 2 : size;
  return width;
}

function wrapped(text: string, width: number, size: number): string[] {
  const lines = [''];
  for (const character of text) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && widthOf(line + character, size) > width) lines.push(character);
    else lines[lines.length - 1] = line + character;
  }
  return lines;
}

/** The pages of a form: its words and its cells. A page ends between two rows. */
function pagesOf(form: FilledForm): FormPage[] {
  const pages: { words: Words[]; cells: CellBox[] }[] = [{ words: [], cells: [] }];
  let top = MARGIN;
  const room = (height: number): void => {
    if (top + height <= HEIGHT - MARGIN) return;
    pages.push({ words: [], cells: [] });
    top = MARGIN;
  };
  const paragraph = (text: string): void => {
    for (const line of wrapped(text, WIDTH - 2 * MARGIN, 11)) {
      room(18);
      pages.at(-1)?.words.push({ x: MARGIN, y: HEIGHT - top - 12, size: 11, text: line, isValue: false });
      top += 18;
    }
  };
  const table = ({ columns, rows }: FormTable): void => {
    const shares = COLUMNS[columns] ?? [];
    const edges = [MARGIN];
    for (const share of shares) edges.push((edges.at(-1) ?? 0) + share * (WIDTH - 2 * MARGIN));
    // Columns that cells of earlier rows still cover, by how many rows.
    const covered = Array<number>(columns).fill(0);
    const placed = rows.map((row) => {
      let column = 0;
      const cells = row.map((cell) => {
        while ((covered[column] ?? 0) > 0) column++;
        const at = column;
        for (let i = 0; i < cell.across; i++) covered[column++] = cell.down;
        const [left, right] = [edges[at] ?? 0, edges[at + cell.across] ?? 0];
        const isValue = /^[+\-\d.]+$/.test(cell.text) || cell.text === '';
        return { ...cell, left, right, isValue, lines: wrapped(cell.text, right - left - 2 * PADDING, SIZE) };
      });
      covered.forEach((rest, index) => {
        covered[index] = Math.max(0, rest - 1);
      });
      const lines = Math.max(1, ...cells.filter(({ down }) => down === 1).map((cell) => cell.lines.length));
      return { cells, height: lines * LEADING + 2 * PADDING };
    });
    const tops = placed.map(({ height }) => {
      room(height);
      const at = { page: pages.length - 1, top };
      top += height;
      return at;
    });
    placed.forEach(({ cells }, row) => {
      for (const { left, right, lines, down, isValue } of cells) {
        const first = tops[row];
        if (!first) continue;
        // A cell that the end of a page cuts has a part on each; its words stand in the first.
        for (let page = first.page; page < pages.length; page++) {
          const own = tops.slice(row, row + down).flatMap((at, i) => (at.page === page ? [{ at, i }] : []));
          const start = own[0]?.at.top;
          if (start === undefined) break;
          const height = own.reduce((sum, { i }) => sum + (placed[row + i]?.height ?? 0), 0);
          pages[page]?.cells.push({ x: left, y: HEIGHT - start - height, width: right - left, height });
          if (page > first.page) continue;
          lines.forEach((text, index) => {
            if (text === '') return;
            const x = isValue ? (left + right - widthOf(text, SIZE)) / 2 : left + PADDING;
            const middle = start + height / 2 - (lines.length * LEADING) / 2;
            const y = HEIGHT - middle - index * LEADING - SIZE;
            pages[page]?.words.push({ x, y, size: SIZE, text, isValue });
          });
        }
      }
    });
  };
  for (const part of partsOf(form)) {
    if (part.kind === 'table') table(part);
    else paragraph(part.text);
  }
  return pages;
}

/** Words as an operation. */
export function written({ x, y, size, text }: Words): string {
  const codes = Array.from(text, (character) => character.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  return `BT /U ${size} Tf 1 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)} Tm <${codes}> Tj ET\n`;
}

/** Each cell with its own frame. */
export function framed({ cells }: FormPage): string {
  return cells
    .map(({ x, y, width, height }) => `${[x, y, width, height].map((n) => n.toFixed(2)).join(' ')} re S\n`)
    .join('');
}

export function allWritten({ words }: FormPage): string {
  return words.map(written).join('');
}

/** The form as a PDF; `draw` says how a page is painted. */
export function drawnForm(
  form: FilledForm,
  draw: (page: FormPage) => string = (page) => framed(page) + allWritten(page),
  options: PdfOptions = {},
): Uint8Array {
  return pdfOf(pagesOf(form).map(draw), options);
}
