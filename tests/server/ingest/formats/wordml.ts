/**
 * A filled form as the XML that Word and WPS write, made by hand: every piece can be dressed otherwise (a cell in a content
 * control, a number in tracked changes), because that is how documents differ that look the same.
 */
import type { FilledForm } from '../render/form.ts';
import { type FormCell, type FormTable, gridOf, partsOf } from './parts.ts';
import { type ZipEntry, zipOf } from './zip-writer.ts';

export type SectionId = 'II' | 'III' | 'IV';

/** Where a cell stands: its table, its row and its column in the grid, and whether it holds a figure. */
export interface CellAt {
  readonly section: SectionId;
  readonly row: number;
  readonly column: number;
  readonly value: boolean;
  readonly text: string;
}

export interface Dress {
  /** The content of a cell: its paragraphs. */
  readonly cell: (at: CellAt) => string;
  /** The whole `w:tc`, by its content and the properties of its span. */
  readonly tc: (content: string, properties: string, at: CellAt) => string;
  readonly tr: (cells: readonly string[], row: number, section: SectionId) => string;
  readonly tbl: (rows: readonly string[], section: SectionId) => string;
  /** A paragraph outside the tables. */
  readonly line: (text: string) => string;
}

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
export const t = (text: string): string => `<w:t xml:space="preserve">${escaped(text)}</w:t>`;
export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋"/>${properties}<w:lang w:eastAsia="zh-CN"/></w:rPr>${t(text)}</w:r>`;
export const p = (content: string, properties = ''): string =>
  `<w:p w:rsidR="00A1"><w:pPr>${properties}<w:jc w:val="center"/><w:rPr><w:sz w:val="21"/></w:rPr></w:pPr>${content}</w:p>`;
export const tc = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>${properties}<w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`;
export const tr = (cells: readonly string[], properties = ''): string =>
  `<w:tr><w:trPr>${properties}<w:trHeight w:val="400"/></w:trPr>${cells.join('')}</w:tr>`;
export const tbl = (rows: readonly string[]): string =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="a3"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>${rows.join('')}</w:tbl>`;

export const PLAIN: Dress = {
  cell: ({ text }) => (text === '' ? p('') : p(run(text))),
  tc: (content, properties) => tc(content, properties),
  tr: (cells) => tr(cells),
  tbl: (rows) => tbl(rows),
  line: (text) => p(run(text)),
};

/** The body of the document. */
export function bodyOf(form: FilledForm, dress: Partial<Dress> = {}): string {
  const worn = { ...PLAIN, ...dress };
  let tables = 0;
  return partsOf(form)
    .map((part) => {
      if (part.kind === 'line') return worn.line(part.text);
      const section = SECTIONS[tables++] ?? 'IV';
      return worn.tbl(rowsOf(part, section, worn), section);
    })
    .join('');
}

const SECTIONS: readonly SectionId[] = ['II', 'III', 'IV'];

function rowsOf(table: FormTable, section: SectionId, dress: Dress): string[] {
  const grid = gridOf(table);
  return grid.map((cells, row) => {
    const written: string[] = [];
    for (let column = 0; column < cells.length; column++) {
      const origin = originOf(grid, row, column);
      if (!origin || origin.column !== column) continue;
      const { cell } = origin;
      const value = origin.row === row && isValue(section, row, table.rows, cell);
      const at: CellAt = { section, row, column, value, text: origin.row === row ? cell.text : '' };
      const across = cell.across > 1 ? `<w:gridSpan w:val="${cell.across}"/>` : '';
      const down = cell.down > 1 ? `<w:vMerge${origin.row === row ? ' w:val="restart"' : ''}/>` : '';
      written.push(dress.tc(dress.cell(at), across + down, at));
    }
    return dress.tr(written, row, section);
  });
}

interface Origin {
  readonly cell: FormCell;
  readonly row: number;
  readonly column: number;
}

/** The cell that covers a place of the grid, and where it begins. */
function originOf(grid: readonly (readonly (FormCell | null)[])[], row: number, column: number): Origin | null {
  for (let top = row; top >= 0; top--) {
    for (let left = column; left >= 0; left--) {
      const cell = grid[top]?.[left];
      if (cell && top + cell.down > row && left + cell.across > column) return { cell, row: top, column: left };
    }
  }
  return null;
}

/** Figures stand behind the labels: in section 三 below its three header rows, in section 四 in the last row. */
export function isValue(
  section: SectionId,
  row: number,
  rows: readonly (readonly FormCell[])[],
  cell: FormCell,
): boolean {
  const cells = rows[row] ?? [];
  if (section === 'IV') return row === 3;
  if (section === 'III') return row >= 3 && cells.indexOf(cell) >= cells.length - 7;
  return cells.length > 1 && cells[0]?.text !== '信息内容' && cell !== cells[0];
}

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NAMESPACES = `xmlns:w="${W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`;

const SECTION_END = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>';

export function documentXml(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${NAMESPACES}><w:body>${body}${SECTION_END}</w:body></w:document>`;
}

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface WordPackage {
  readonly document: string;
  /** Name of the part that holds the text. */
  readonly main?: string;
  readonly mainType?: string;
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** Relationships of the main part: id, type (last word), target. */
  readonly relations?: readonly (readonly [id: string, type: string, target: string])[];
}

export function relationsXml(relations: readonly (readonly [id: string, type: string, target: string])[]): string {
  const each = relations.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

/** The parts of a package as Word writes them. */
export function wordParts(word: WordPackage): ZipEntry[] {
  const main = word.main ?? 'word/document.xml';
  const slash = main.lastIndexOf('/') + 1;
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="${word.mainType ?? `${TYPE}.document.main+xml`}"/></Types>`;
  return [
    { name: '[Content_Types].xml', bytes: types },
    { name: '_rels/.rels', bytes: relationsXml([['rId1', 'officeDocument', main]]) },
    { name: main, bytes: word.document },
    {
      name: `${main.slice(0, slash)}_rels/${main.slice(slash)}.rels`,
      bytes: relationsXml(word.relations ?? []),
    },
    ...Object.entries(word.parts ?? {}).map(([name, bytes]) => ({ name, bytes })),
  ];
}

/** The bytes of a .docx with this body. */
export function wordFile(body: string, rest: Omit<WordPackage, 'document'> = {}): Uint8Array {
  return zipOf(wordParts({ ...rest, document: documentXml(body) }));
}
