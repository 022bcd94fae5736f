/**
 * The layout that offices expect of a document (GB/T 9704-2012 as it is set by habit): A4 with a text block of 156 × 225 mm, a title in 小标宋, text in
 * 仿宋 of 16 points on lines of 28 (English in 14), page numbers between dashes, outside. Faces are named and none is put in: what a machine has no 仿宋_GB2312 for, it
 * sets in 仿宋.
 */
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  ImageRun,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { textWidth } from '../../schema/chart/layout/text-width.ts';
import { wrapHeading } from '../../schema/chart/layout/wrap.ts';
import type { CellId } from '../../schema/form/edition.ts';
import type { TableRow as FormTableRow, TableLayout } from '../../schema/form/layout/layout.ts';
import { type Lang, say } from '../../schema/language.ts';
import { cleanText } from '../../schema/markup.ts';
import { packed, withPicture } from './packed.ts';

const LATIN = 'Times New Roman';
const FACES = {
  title: '方正小标宋简体',
  text: '仿宋_GB2312',
  heading: '黑体',
  table: '宋体',
} as const;
/** What stands in for a face that a machine does not have. */
const INSTEAD: readonly (readonly [face: string, instead: string])[] = [
  [FACES.title, '宋体'],
  [FACES.text, '仿宋'],
];

const mm = convertMillimetersToTwip;
/** Points in twentieths, as spacing is given; type sizes are in halves. */
const points = (count: number): number => count * 20;
const SIZES = { title: 44, table: 21, page: 28 } as const;
/**
 * What text and headings are set in, a style of each document. English takes half as many lines again as Chinese of the same size, in which two
 * pages of one were three of the other: it is set in 14 points.
 */
const TEXT = 'GongkaiText';
const TEXT_SIZES = { zh: { size: 32, line: 28.5 }, en: { size: 28, line: 25 } } as const;
/** Millimetres of the text block; a picture leaves its caption a line. */
export const TEXT_WIDTH = 156;
export const TEXT_HEIGHT = 210;
const MM_PER_INCH = 25.4;
const PIXELS_PER_INCH = 96;
const POINTS_PER_INCH = 72;
/** In twentieths of a point, as every program writes it. */
const A4 = { width: 11906, height: 16838 } as const;

type Face = keyof typeof FACES;

function run(text: string, face: Face, size?: number, more: IRunOptions = {}): TextRun {
  // A document holds no control characters, and what a report says is text and nothing else.
  const font = { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia: FACES[face] };
  return new TextRun({ ...more, text: cleanText(text), font, ...(size !== undefined && { size }) });
}

/** Of a title no line is left out, however long it is. */
const ANY_LINES = 99;

/** In one line where it fits, and otherwise a line or more for each part of it, as even as they can be: where Word breaks it, a word may be. */
export function titleOf(...parts: readonly string[]): Paragraph {
  const size = SIZES.title / 2;
  const width = (TEXT_WIDTH / MM_PER_INCH) * POINTS_PER_INCH;
  const whole = cleanText(parts.join(''));
  const fits = textWidth(whole, size) <= width;
  const lines = fits ? [whole] : parts.flatMap((part) => wrapHeading(cleanText(part), size, width, ANY_LINES));
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: points(36), lineRule: LineRuleType.EXACT, after: points(28) },
    keepLines: true,
    children: lines.map((text, index) => run(text, 'title', SIZES.title, { break: index === 0 ? 0 : 1 })),
  });
}

/** A paragraph of text, its first line set in by two characters. */
export function textOf(text: string, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    style: TEXT,
    indent: { firstLine: points(32) },
    alignment: AlignmentType.BOTH,
    ...more,
    children: [run(text, 'text')],
  });
}

/** Whom it is for, at the margin. */
export function addresseeOf(text: string): Paragraph {
  return textOf(text, { indent: {}, alignment: AlignmentType.LEFT });
}

/** 一、… in 黑体, kept with what follows; a page holds 22 lines, headings among them. */
export function headingOf(text: string): Paragraph {
  return new Paragraph({
    style: TEXT,
    indent: { firstLine: points(32) },
    keepNext: true,
    children: [run(text, 'heading')],
  });
}

/** 附件 in 黑体 at the margin of a page of its own. */
export function annexOf(text: string): Paragraph {
  return new Paragraph({ style: TEXT, pageBreakBefore: true, children: [run(text, 'heading')] });
}

/** At the right end, as a date or who signs; with what follows, so that no remark stands alone on a page. */
export function closingOf(text: string): Paragraph {
  return textOf(text, { indent: { right: points(64) }, alignment: AlignmentType.RIGHT, keepNext: true });
}

/** In the type of tables: sources and the state of the data. */
export function remarkOf(text: string): Paragraph {
  return new Paragraph({ spacing: { before: points(10) }, children: [run(text, 'table', SIZES.table)] });
}

/** A row of a table of two columns: what it is, and lines of text; `room` in millimetres is left to be written into. */
export interface GridRow {
  readonly name: string;
  readonly lines: readonly string[];
  readonly room?: number;
}

const NAME_WIDTH = 26;
const LINE_STYLE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

export function gridOf(rows: readonly GridRow[]): Table {
  return new Table({
    width: { size: mm(TEXT_WIDTH), type: WidthType.DXA },
    columnWidths: [mm(NAME_WIDTH), mm(TEXT_WIDTH - NAME_WIDTH)],
    borders: {
      ...{ top: LINE_STYLE, bottom: LINE_STYLE, left: LINE_STYLE, right: LINE_STYLE },
      ...{ insideHorizontal: LINE_STYLE, insideVertical: LINE_STYLE },
    },
    rows: rows.map(
      ({ name, lines, room }) =>
        new TableRow({
          cantSplit: true,
          ...(room !== undefined && { height: { value: mm(room), rule: 'atLeast' as const } }),
          children: [
            cellOf([name], NAME_WIDTH, AlignmentType.CENTER),
            cellOf(lines, TEXT_WIDTH - NAME_WIDTH, AlignmentType.LEFT),
          ],
        }),
    ),
  });
}

/** A picture as wide as the text, with its alternative text, kept with what follows; `size` in pixels says its shape. */
export function pictureOf(
  png: Uint8Array,
  size: { readonly width: number; readonly height: number },
  description: string,
): Paragraph {
  const width = (TEXT_WIDTH / MM_PER_INCH) * PIXELS_PER_INCH;
  const height = (width * size.height) / size.width;
  const most = (TEXT_HEIGHT / MM_PER_INCH) * PIXELS_PER_INCH;
  const shrink = Math.min(1, most / height);
  const drawn = (standIn: Uint8Array): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: points(10) },
      keepNext: true,
      children: [
        new ImageRun({
          type: 'png',
          data: standIn,
          transformation: { width: width * shrink, height: height * shrink },
          altText: { name: '', title: '', description: cleanText(description) },
        }),
      ],
    });
  return withPicture(png, drawn);
}

/** 图 1 …, under its picture. */
export function captionOf(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: points(4), after: points(10) },
    children: [run(text, 'table', SIZES.table)],
  });
}

/** A table of words and numbers as wide as the text: the head is repeated over pages, the first column is the widest. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): Table {
  const share = TEXT_WIDTH / (head.length + 1);
  const widths = head.map((_, column) => (column === 0 ? share * 2 : share));
  const rowOf = (cells: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHead,
      children: widths.map((width, column) =>
        cellOf([cells[column] ?? ''], width, column === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT),
      ),
    });
  return new Table({
    width: { size: mm(TEXT_WIDTH), type: WidthType.DXA },
    columnWidths: widths.map(mm),
    borders: {
      ...{ top: LINE_STYLE, bottom: LINE_STYLE, left: LINE_STYLE, right: LINE_STYLE },
      ...{ insideHorizontal: LINE_STYLE, insideVertical: LINE_STYLE },
    },
    rows: [rowOf(head, true), ...rows.map((row) => rowOf(row, false))],
  });
}

/** Millimetres of a label column of a statutory table, and of the text of a small cell in half points. */
const LABEL_WIDTHS = [9, 12, 33] as const;
const SMALL = 15;

/** A statutory table on paper, as wide as the text; `numberOf` gives what stands in a cell. */
export function formOf(layout: TableLayout, numberOf: (cell: CellId) => string, lang: Lang): Table {
  const { columns, labelColumns, head, bodies } = layout;
  const labels =
    labelColumns === LABEL_WIDTHS.length
      ? LABEL_WIDTHS
      : Array.from({ length: labelColumns }, () => TEXT_WIDTH / columns);
  const rest = (TEXT_WIDTH - labels.reduce((sum, width) => sum + width, 0)) / (columns - labelColumns);
  const widths = Array.from({ length: columns }, (_, column) => labels[column] ?? rest);
  const cellAt = (cell: FormTableRow['cells'][number], keepNext: boolean): TableCell => {
    const isLabel = cell.kind === 'label';
    const text = isLabel ? cell.label[lang] : numberOf(cell.cell);
    const isWide = isLabel && (cell.role === 'row' || cell.role === 'note');
    return new TableCell({
      columnSpan: cell.colSpan,
      ...(isLabel && { rowSpan: cell.rowSpan }),
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { top: points(2), bottom: points(2), left: points(2), right: points(2) },
      children: [
        new Paragraph({
          alignment: isWide ? AlignmentType.LEFT : AlignmentType.CENTER,
          keepNext,
          children: [
            run(text, isLabel && cell.role === 'band' ? 'heading' : 'table', columns > 6 ? SMALL : SIZES.table),
          ],
        }),
      ],
    });
  };
  // No row stands on the page before or behind the others of its block: section 三 is one, and fills a page.
  const rowOf = ({ cells }: FormTableRow, isHead: boolean, keepNext: boolean): TableRow =>
    new TableRow({ cantSplit: true, tableHeader: isHead, children: cells.map((cell) => cellAt(cell, keepNext)) });
  return new Table({
    width: { size: mm(TEXT_WIDTH), type: WidthType.DXA },
    columnWidths: widths.map(mm),
    borders: {
      ...{ top: LINE_STYLE, bottom: LINE_STYLE, left: LINE_STYLE, right: LINE_STYLE },
      ...{ insideHorizontal: LINE_STYLE, insideVertical: LINE_STYLE },
    },
    rows: [
      ...head.map((row) => rowOf(row, true, true)),
      ...bodies.flatMap(({ rows }) => rows.map((row, index) => rowOf(row, false, index < rows.length - 1))),
    ],
  });
}

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType];

function cellOf(lines: readonly string[], width: number, alignment: Alignment): TableCell {
  return new TableCell({
    width: { size: mm(width), type: WidthType.DXA },
    verticalAlign: alignment === AlignmentType.CENTER ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    margins: { top: points(3), bottom: points(3), left: points(5), right: points(5) },
    children: (lines.length === 0 ? [''] : lines).map(
      (text) =>
        new Paragraph({
          alignment,
          spacing: { line: points(17), lineRule: LineRuleType.AT_LEAST },
          children: [run(text, 'table', SIZES.table)],
        }),
    ),
  });
}

/** — 1 —, odd pages right and even ones left, a character in from the edge. */
function pageNumber(alignment: Alignment): Footer {
  const edge = alignment === AlignmentType.RIGHT ? { right: points(14) } : { left: points(14) };
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: edge,
        children: [
          run('— ', 'table', SIZES.page),
          new TextRun({ children: [PageNumber.CURRENT], font: LATIN, size: SIZES.page }),
          run(' —', 'table', SIZES.page),
        ],
      }),
    ],
  });
}

/** The document as a file. */
export async function officialDocument(
  { title, lang }: { readonly title: string; readonly lang: Lang },
  children: readonly (Paragraph | Table)[],
): Promise<Uint8Array> {
  const { size, line } = TEXT_SIZES[lang];
  const document = new Document({
    title: cleanText(title),
    creator: '公开年报 Gongkai',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { language: { value: 'en-GB', eastAsia: lang === 'zh' ? 'zh-CN' : 'en-GB' } } },
      },
      paragraphStyles: [
        {
          ...{ id: TEXT, name: say(lang, '正文 3号', 'Text 14 pt'), basedOn: 'Normal', run: { size } },
          paragraph: { spacing: { line: points(line), lineRule: LineRuleType.EXACT } },
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: A4,
            margin: { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35), footer: mm(28) },
          },
        },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [...children],
      },
    ],
  });
  return packed(document, children, INSTEAD);
}
