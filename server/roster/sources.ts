/** Where lists come from: a workbook or CSV, a pasted column of names, or documents whose publishers are on no list. */
import { Problem } from '../../schema/problem.ts';
import { COLUMNS, headingOf } from '../../schema/roster/columns.ts';
import { foldName } from '../../schema/roster/names.ts';
import { NOTICES } from '../../schema/roster/notices.ts';
import { type ListRow, rowsOfTable, type SourceTable } from '../../schema/roster/rows.ts';
import type { Readers } from '../intake/examine.ts';
import { mediaTypeOf } from '../intake/media-types.ts';

export interface ListFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** The rows of a file. Throws what reading it throws, and Problem BAD_ARGUMENT where no sheet is a list. */
export async function rowsOfFile(file: ListFile, readers: Pick<Readers, 'tables'>): Promise<readonly ListRow[]> {
  const document = { ...file, mediaType: mediaTypeOf(file.fileName) };
  return rowsOfTables(await readers.tables(document, { lane: 'keyHolders' }), file.fileName);
}

/** The rows of what was pasted: a column of names, or cells with their headings. */
export async function rowsOfText(text: string, readers: Pick<Readers, 'tables'>): Promise<readonly ListRow[]> {
  return rowsOfFile({ bytes: new TextEncoder().encode(text), fileName: '粘贴的内容' }, readers);
}

function rowsOfTables(tables: readonly SourceTable[], fileName: string): readonly ListRow[] {
  const read = tables.flatMap((table) => {
    const rows = rowsOfTable(table);
    return rows === null ? [] : [{ ...rows, sheet: table.name }];
  });
  const headed = read.filter(({ header }) => header !== null);
  // Sheets with headings are the list, each of them; a bare column of names counts where nothing has any.
  const lists = headed.length > 0 ? headed : read.slice(0, 1);
  if (lists.length === 0) throw noList(fileName);
  return lists.flatMap(({ rows, sheet }) => (lists.length > 1 ? rows.map((row) => onSheet(row, sheet)) : rows));
}

/** Cells of several sheets are told apart by the sheet's name: 乡镇!C7. */
function onSheet(row: ListRow, sheet: string): ListRow {
  const at = (cell: string): string => `${sheet}!${cell}`;
  const places = Object.fromEntries(Object.entries(row.places).map(([column, cell]) => [column, at(cell)]));
  const { leftOut } = row;
  return {
    ...row,
    places,
    leftOut: leftOut && { ...leftOut, cell: leftOut.cell === null ? at(`${row.line}`) : at(leftOut.cell) },
  };
}

/** A document that was read, and the publisher's name printed in it. */
export interface ReadName {
  readonly fileName: string;
  readonly printedPublisher: string | null;
}

/** The government of a region itself; those of townships are bureaus. */
const GOVERNMENT = /[省市区县州旗盟](?:人民)?政府$/u;

/** The list that documents propose: a row for each name printed in them. */
export function rowsOfDocuments(documents: readonly ReadName[]): readonly ListRow[] {
  const named = documents.flatMap(({ fileName, printedPublisher }) =>
    printedPublisher === null || printedPublisher.trim() === '' ? [] : [{ fileName, name: printedPublisher.trim() }],
  );
  return [...Map.groupBy(named, ({ name }) => foldName(name)).values()].map((same) => ({
    line: null,
    texts: { name: same[0]?.name ?? '' },
    places: {},
    leftOut: GOVERNMENT.test(same[0]?.name ?? '') ? NOTICES.government(null) : null,
    documents: same.map(({ fileName }) => fileName),
  }));
}

function noList(fileName: string): Problem {
  const headings = COLUMNS.map(headingOf).slice(0, 9).join('、');
  return new Problem('BAD_ARGUMENT', {
    zh: `“${fileName}”的前 10 行里没有找到“${headingOf('name')}”一列，分不清哪一列是单位名称。请加一行列名（${headings}；除第一个外都可以不要），或只留一列单位名称。可下载模板填写。`,
    en: `No column “${headingOf('name')}” was found in the first 10 rows of “${fileName}”, so it cannot be told which column holds the names. Add a row of headings (${headings}; all but the first may be left out), or keep the column of names only. A template can be downloaded.`,
  });
}
