/** The compiled tables as a workbook: on the form, and beside it what every cell stands on and what the checks say. */
import { type CellStyle, type WriteSheet, writeXlsx } from 'hucre';
import { OUTCOMES } from '../../schema/check/finding.ts';
import { OUTCOME_LABELS, SEVERITY_LABELS } from '../../schema/check/table.ts';
import { findingSentence } from '../../schema/check/words/words.ts';
import { cellName, TABLE_NAMES } from '../../schema/form/cells.ts';
import type { CellId } from '../../schema/form/edition.ts';
import { type Lang, wordsIn } from '../../schema/language.ts';
import { publisherName } from '../../schema/report/publisher.ts';
import { filledIn, gapOf, handedOn, summed } from '../../schema/rollup/compiled.ts';
import { compiledNotes } from '../../schema/rollup/compiled.words.ts';
import type { Compiled } from '../aggregate/compile.ts';
import { compiledLayouts, compiledTitle } from './compiled.ts';
import { compiledWords } from './compiled.words.ts';
import { formSheet } from './form-sheet.ts';

type Value = string | number | null;
const BOLD: { readonly style: CellStyle } = { style: { font: { bold: true } } };
const PAGE = { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const;

/** Cover and notes, the three tables on the form, a row a cell, and the findings. */
export async function compiledXlsx(compiled: Compiled, lang: Lang): Promise<Uint8Array> {
  const words = wordsIn(compiledWords, lang);
  const title = compiledTitle(compiled, lang);
  const numberIn = (id: CellId): number | null => {
    const cell = compiled.cells.get(id);
    return cell === undefined ? null : filledIn(compiled, cell, compiled.ways);
  };
  return writeXlsx({
    sheets: [
      coverOf(compiled, title, lang),
      ...compiledLayouts(compiled).map(({ section, heading, layout }) =>
        formSheet({ name: TABLE_NAMES[section][lang], heading, layout }, numberIn),
      ),
      cellSheet(compiled, title, lang),
      findingSheet(compiled, title, lang),
    ],
    properties: { title, creator: words.creator },
  });
}

function coverOf(compiled: Compiled, title: string, lang: Lang): WriteSheet {
  const words = wordsIn(compiledWords, lang);
  const { region, cells, ways, revision, revisedOn } = compiled;
  const gaps = [...cells.values()].filter((cell) => (gapOf(cell, ways.office) ?? 0) !== 0).length;
  return {
    name: words.cover,
    columns: [{ width: 100, style: { alignment: { vertical: 'top' as const, wrapText: true } } }],
    rows: [
      // The form has no other language: a reader knows by it whose report it is.
      [compiledTitle(compiled, 'zh')],
      ...(lang === 'zh' ? [] : [[title]]),
      [words.draft(publisherName(region.name, false)[lang])],
      ...compiledNotes(compiled, lang).map((note) => [note]),
      [words.gaps(gaps)],
      ...Object.values(words.notes).map((note) => [note]),
      [words.source(revision, revisedOn)],
    ],
    a11y: { summary: title },
  };
}

/** What stands in each cell of the form and what it stands on; a gap is empty, and never 0. */
function cellSheet(compiled: Compiled, title: string, lang: Lang): WriteSheet {
  const words = wordsIn(compiledWords, lang);
  const { columns } = words;
  const { hasOffice, ways, expected } = compiled;
  const head = [
    ...[columns.id, columns.cell, columns.filled, columns.sum],
    ...(hasOffice ? [columns.office, columns.without] : []),
    ...[columns.before, columns.printed, columns.gap, columns.reported, columns.expected],
  ];
  const rows = [...compiled.cells.values()].map((one): Value[] => [
    one.cell.id,
    cellName(one.cell.id, lang),
    filledIn(compiled, one, ways),
    summed(one, 'with'),
    ...(hasOffice ? [one.office, summed(one, 'without')] : []),
    handedOn(compiled, one, ways.office),
    one.printed,
    gapOf(one, ways.office),
    one.reported,
    expected,
  ]);
  return tableSheet(words.sheet, title, head, rows, { 0: 30, 1: 70 });
}

/** What does not hold first; what holds is told too, so that one sees what was asked. */
function findingSheet({ findings }: Compiled, title: string, lang: Lang): WriteSheet {
  const words = wordsIn(compiledWords, lang);
  const rows = [...findings]
    .sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome))
    .map((finding): Value[] => [
      OUTCOME_LABELS[finding.outcome][lang],
      SEVERITY_LABELS[finding.severity][lang],
      finding.rule,
      findingSentence(finding, lang),
    ]);
  const { outcome, severity, rule, sentence } = words.found;
  return tableSheet(words.findings, title, [outcome, severity, rule, sentence], rows, { 3: 110 });
}

/** A table from A1 with its head kept in sight and a filter. */
function tableSheet(
  name: string,
  summary: string,
  head: readonly string[],
  rows: readonly (readonly Value[])[],
  widths: Readonly<Record<number, number>>,
): WriteSheet {
  return {
    name,
    columns: head.map((_, column) => ({ width: widths[column] ?? 16 })),
    rows: [[...head], ...rows.map((row) => [...row])],
    cells: new Map(head.map((_, column) => [`0,${column}`, BOLD])),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${String.fromCharCode(64 + head.length)}${rows.length + 1}` },
    a11y: { summary, headerRow: 0 },
    pageSetup: PAGE,
  };
}
