/** The compiled tables as a Word document on the statutory form, and as a workbook that says of every cell what it stands on. */

import type { Paragraph, Table } from 'docx';
import { writeXlsx } from 'hucre';
import { formatNumber } from '../../schema/chart/format.ts';
import type { BlockId, CellId } from '../../schema/form/edition.ts';
import { tableFourLayout } from '../../schema/form/layout/table-four.ts';
import { tableThreeLayout } from '../../schema/form/layout/table-three.ts';
import { tableTwoLayout } from '../../schema/form/layout/table-two.ts';
import { joinNames, type Lang, wordsIn } from '../../schema/language.ts';
import { publisherName } from '../../schema/report/publisher.ts';
import type { Compiled } from '../aggregate/compile.ts';
import { compiledWords } from './compiled.words.ts';
import { formOf, headingOf, officialDocument, remarkOf, textOf, titleOf } from './official.ts';

const BLOCKS: readonly BlockId[] = ['1', '5', '6', '8', '9'];

/** The report with its six sections: tables filled in, prose left to its writers. In Chinese, whoever asks: the form has no other language. */
export async function compiledDocx(compiled: Compiled): Promise<Uint8Array> {
  const lang = 'zh';
  const words = wordsIn(compiledWords, lang);
  const { region, year, edition, expected, missing } = compiled;
  const title = words.title(publisherName(region.name, false)[lang], year);
  const editions = Object.fromEntries(BLOCKS.map((block) => [block, edition]));
  // A number as the form prints it, without thousands; an amount keeps its decimals. Where nobody has one the cell stays empty.
  const numberOf = (cell: CellId): string => {
    const sum = compiled.cells.get(cell)?.sum ?? null;
    return sum === null ? '' : formatNumber(sum).replace(/,/g, '');
  };
  const names = missing.map((one) => one[lang]);
  const children: (Paragraph | Table)[] = [
    titleOf(title),
    textOf(words.made(expected - missing.length, expected, names.length === 0 ? '' : joinNames(names, lang))),
    headingOf(words.sections.one),
    textOf(words.toWrite),
    headingOf(words.sections.two),
    formOf(tableTwoLayout(editions), numberOf, lang),
    headingOf(words.sections.three),
    formOf(tableThreeLayout(edition), numberOf, lang),
    headingOf(words.sections.four),
    formOf(tableFourLayout(edition), numberOf, lang),
    headingOf(words.sections.five),
    textOf(words.toWrite),
    headingOf(words.sections.six),
    textOf(words.toWrite),
    remarkOf(words.source(compiled.revision, compiled.revisedOn)),
  ];
  return officialDocument({ title, lang }, children);
}

/** A row a cell: the sum, of it the office, what is printed, the gap, and how many of how many. */
export async function compiledXlsx(compiled: Compiled, lang: Lang): Promise<Uint8Array> {
  const words = wordsIn(compiledWords, lang);
  const { region, year, expected, missing, hasOffice } = compiled;
  const title = words.title(publisherName(region.name, false)[lang], year);
  const cells = [...compiled.cells.values()];
  const {
    id,
    table,
    row,
    column,
    sum: total,
    office: own,
    without,
    printed: published,
    gap,
    reported: held,
    expected: due,
  } = words.columns;
  const head = [id, table, row, column, total, ...(hasOffice ? [own, without] : []), published, gap, held, due];
  const rows = cells.map(({ cell, sum, office, printed, reported }) => [
    cell.id,
    words.tables[cell.section === 'annex' ? 'II' : cell.section],
    cell.row[lang],
    cell.column[lang],
    sum,
    ...(hasOffice ? [office, sum === null ? null : tidy(sum - (office ?? 0))] : []),
    printed,
    sum === null || printed === null ? null : tidy(printed - sum),
    reported,
    expected,
  ]);
  const gaps = cells.filter(({ sum, printed }) => sum !== null && printed !== null && sum !== printed).length;
  return writeXlsx({
    sheets: [
      {
        name: words.cover,
        columns: [{ width: 18 }, { width: 90 }],
        rows: [
          [title, null],
          [
            words.made(
              expected - missing.length,
              expected,
              joinNames(
                missing.map((one) => one[lang]),
                lang,
              ),
            ),
            null,
          ],
          [words.gaps(gaps), null],
          [words.source(compiled.revision, compiled.revisedOn), null],
          ...Object.values(words.notes).map((note) => [note, null]),
        ],
      },
      {
        name: words.sheet,
        columns: head.map((_, column) => ({ width: column === 2 || column === 3 ? 34 : 16 })),
        rows: [head, ...rows],
        freezePane: { rows: 1 },
        a11y: { summary: title, headerRow: 0 },
        pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    ],
    properties: { title, creator: words.creator },
  });
}

/** Sums of amounts without what binary fractions leave behind. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
