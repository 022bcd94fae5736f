/** A filled form as the XML of a workbook, made by hand: every cell can be written otherwise. */
import type { FilledForm } from '../render/form.ts';
import { gridOf, type Part, partsOf } from './parts.ts';
import { escaped, isValue, relationsXml, type SectionId } from './wordml.ts';
import { type ZipEntry, zipOf } from './zip-writer.ts';

/** A cell of the sheet, by its place there (from 1). */
export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly section: SectionId | null;
  /** Whether it holds a figure of the form, and not words. */
  readonly value: boolean;
}

export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Placed {
  readonly cells: readonly PlacedCell[];
  readonly merges: readonly Merge[];
  readonly rows: number;
  readonly columns: number;
}

const SECTIONS: readonly SectionId[] = ['II', 'III', 'IV'];
const WIDTH = 15;

/** The parts of a form one below the other, from a row and a column on. */
export function placed(parts: readonly Part[], sections: readonly SectionId[] = SECTIONS, top = 1, left = 1): Placed {
  const cells: PlacedCell[] = [];
  const merges: Merge[] = [];
  let row = top;
  let tables = 0;
  for (const part of parts) {
    if (part.kind === 'line') {
      cells.push({ row, column: left, text: part.text, section: null, value: false });
      merges.push({ top: row, left, bottom: row, right: left + WIDTH - 1 });
      row++;
      continue;
    }
    const section = sections[tables++] ?? 'IV';
    gridOf(part).forEach((items, index) => {
      items.forEach((item, column) => {
        if (!item) return;
        const value = isValue(section, index, part.rows, item);
        cells.push({ row, column: left + column, text: item.text, section, value });
        if (item.across * item.down > 1) {
          merges.push({
            top: row,
            left: left + column,
            bottom: row + item.down - 1,
            right: left + column + item.across - 1,
          });
        }
      });
      row++;
    });
  }
  return { cells, merges, rows: row - 1, columns: WIDTH };
}

export function wholeForm(form: FilledForm): Placed {
  return placed(partsOf(form));
}

function letters(column: number): string {
  return column <= 26
    ? String.fromCharCode(64 + column)
    : letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1);
}

export const reference = ({ row, column }: { readonly row: number; readonly column: number }): string =>
  `${letters(column)}${row}`;

export const isNumeric = (text: string): boolean => /^-?\d+(?:\.\d+)?$/.test(text);

export const inline = (text: string): string => `<is><t xml:space="preserve">${escaped(text)}</t></is>`;

export type WriteCell = (cell: PlacedCell) => string;

/** Numbers as numbers, words inline, empty cells as cells with a style. */
export const PLAIN_CELL: WriteCell = (cell) => {
  if (cell.text === '') return `<c r="${reference(cell)}" s="1"/>`;
  if (isNumeric(cell.text)) return `<c r="${reference(cell)}" s="1"><v>${cell.text}</v></c>`;
  return `<c r="${reference(cell)}" s="1" t="inlineStr">${inline(cell.text)}</c>`;
};

export interface SheetDress {
  readonly cell?: WriteCell;
  /** Attributes of a row. */
  readonly row?: (row: number) => string;
  /** Before and behind the rows. */
  readonly head?: string;
  readonly foot?: string;
}

export function sheetXml({ cells, merges }: Placed, dress: SheetDress = {}): string {
  const write = dress.cell ?? PLAIN_CELL;
  const rows = new Map<number, PlacedCell[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const drawn = [...rows]
    .sort(([a], [b]) => a - b)
    .map(
      ([row, own]) =>
        `<row r="${row}"${dress.row?.(row) ?? ''}>${own
          .toSorted((a, b) => a.column - b.column)
          .map(write)
          .join('')}</row>`,
    );
  const merged = merges.map(
    ({ top, left, bottom, right }) =>
      `<mergeCell ref="${reference({ row: top, column: left })}:${reference({ row: bottom, column: right })}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${dress.head ?? ''}<sheetData>${drawn.join('')}</sheetData>${merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.join('')}</mergeCells>` : ''}${dress.foot ?? ''}</worksheet>`;
}

export interface SheetPart {
  readonly name: string;
  readonly xml: string;
  readonly state?: 'hidden' | 'veryHidden';
}

export interface BookOptions {
  readonly styles?: string;
  readonly strings?: string;
  readonly workbook?: string;
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  readonly folder?: string;
}

export function bookParts(sheets: readonly SheetPart[], options: BookOptions = {}): ZipEntry[] {
  const folder = options.folder ?? 'xl';
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
  );
  const relations: [string, string, string][] = sheets.map((_, index) => [
    `rId${index + 1}`,
    'worksheet',
    `worksheets/sheet${index + 1}.xml`,
  ]);
  if (options.styles) relations.push(['rId90', 'styles', 'styles.xml']);
  if (options.strings) relations.push(['rId91', 'sharedStrings', 'sharedStrings.xml']);
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return [
    {
      name: '[Content_Types].xml',
      bytes: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${folder}/workbook.xml" ContentType="${type}.sheet.main+xml"/></Types>`,
    },
    { name: '_rels/.rels', bytes: relationsXml([['rId1', 'officeDocument', `${folder}/workbook.xml`]]) },
    {
      name: `${folder}/workbook.xml`,
      bytes: `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${options.workbook ?? ''}<sheets>${listed.join('')}</sheets></workbook>`,
    },
    { name: `${folder}/_rels/workbook.xml.rels`, bytes: relationsXml(relations) },
    ...sheets.map(({ xml }, index) => ({ name: `${folder}/worksheets/sheet${index + 1}.xml`, bytes: xml })),
    ...(options.styles ? [{ name: `${folder}/styles.xml`, bytes: options.styles }] : []),
    ...(options.strings ? [{ name: `${folder}/sharedStrings.xml`, bytes: options.strings }] : []),
    ...Object.entries(options.parts ?? {}).map(([name, bytes]) => ({ name, bytes })),
  ];
}

export function bookFile(sheets: readonly SheetPart[], options: BookOptions = {}): Uint8Array {
  return zipOf(bookParts(sheets, options));
}

/** A styles part in which style 2 on are of these formats, with what else they say. */
export function stylesXml(
  codes: readonly (string | number)[],
  fonts = '',
  rest: (index: number) => string = () => '',
): string {
  const custom = codes.flatMap((code, index) =>
    typeof code === 'string'
      ? [`<numFmt numFmtId="${200 + index}" formatCode="${escaped(code).replaceAll('"', '&quot;')}"/>`]
      : [],
  );
  const styles = codes.map(
    (code, index) =>
      `<xf numFmtId="${typeof code === 'string' ? 200 + index : code}" applyNumberFormat="1" ${rest(index)}/>`,
  );
  return `<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>${custom.join('')}</numFmts><fonts><font><sz val="11"/></font>${fonts}</fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`;
}
