/** The compiled tables as a Word document on the statutory form. */

import type { Paragraph, Table } from 'docx';
import type { BlockId, CellId } from '../../schema/form/edition.ts';
import type { TableLayout } from '../../schema/form/layout/layout.ts';
import { tableFourLayout } from '../../schema/form/layout/table-four.ts';
import { tableThreeLayout } from '../../schema/form/layout/table-three.ts';
import { tableTwoLayout } from '../../schema/form/layout/table-two.ts';
import { type Lang, wordsIn } from '../../schema/language.ts';
import { publisherName } from '../../schema/report/publisher.ts';
import { type CompiledTables, filledIn, ORDINALS, printedAs, SECTION_HEADINGS } from '../../schema/rollup/compiled.ts';
import { compiledNotes } from '../../schema/rollup/compiled.words.ts';
import type { Compiled } from '../aggregate/compile.ts';
import { compiledWords } from './compiled.words.ts';
import { formOf, headingOf, officialDocument, remarkOf, textOf, titleOf } from './official.ts';

const BLOCKS: readonly BlockId[] = ['1', '5', '6', '8', '9'];

interface LaidOut {
  readonly section: 'II' | 'III' | 'IV';
  /** `二、主动公开政府信息情况`. */
  readonly heading: string;
  readonly layout: TableLayout;
}

/** The three tables as the form of the year lays them out. */
export function compiledLayouts({ edition }: Pick<CompiledTables, 'edition'>): readonly LaidOut[] {
  const editions = Object.fromEntries(BLOCKS.map((block) => [block, edition]));
  return [
    { section: 'II', heading: headingAt(1), layout: tableTwoLayout(editions) },
    { section: 'III', heading: headingAt(2), layout: tableThreeLayout(edition) },
    { section: 'IV', heading: headingAt(3), layout: tableFourLayout(edition) },
  ];
}

/** What a report of the region is called. */
export function compiledTitle({ region, year }: Pick<CompiledTables, 'region' | 'year'>, lang: Lang): string {
  return wordsIn(compiledWords, lang).title(publisherName(region.name, false)[lang], year);
}

/** The report with its six sections: tables filled in, prose left to its writers. In Chinese, whoever asks: the form has no other language. */
export async function compiledDocx(compiled: Compiled): Promise<Uint8Array> {
  const lang = 'zh';
  const words = wordsIn(compiledWords, lang);
  const [title, government] = [compiledTitle(compiled, lang), publisherName(compiled.region.name, false)[lang]];
  const numberOf = (id: CellId): string => {
    const cell = compiled.cells.get(id);
    return cell === undefined ? '' : printedAs(filledIn(compiled, cell, compiled.ways));
  };
  const tables = new Map(compiledLayouts(compiled).map(({ heading, layout }) => [heading, layout]));
  const children: (Paragraph | Table)[] = [
    titleOf(government, title.slice(government.length)),
    // Set apart from the report's own words: they are taken out before it is published.
    remarkOf(words.draft(government)),
    ...compiledNotes(compiled, lang).map((note) => remarkOf(note)),
    ...SECTION_HEADINGS.flatMap((_, index) => {
      const layout = tables.get(headingAt(index));
      return [headingOf(headingAt(index)), layout ? formOf(layout, numberOf, lang) : textOf(words.toWrite)];
    }),
    remarkOf(words.source(compiled.revision, compiled.revisedOn)),
  ];
  return officialDocument({ title, lang }, children);
}

function headingAt(index: number): string {
  return `${ORDINALS.charAt(index)}、${SECTION_HEADINGS[index]}`;
}
