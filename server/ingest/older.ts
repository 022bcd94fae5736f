/** What is particular to reading reports on 2008 to 2018. */
import { FIRST_SECTIONED_YEAR } from '../../schema/report/older.ts';
import type { NarrativeFigure, ReadingNote } from '../../schema/report/report.ts';
import type { FoundCells } from './tables/table-cells.ts';

/** Fewer numbers than this, in all three, are rows of some other table that happen to be worded alike. */
const FEWEST_NUMBERS = 20;

/** Whether what was taken for tables of sections 二, 三 and 四 in a report of that year is none: the forms came in 2019. */
export function tablesAreNone(
  year: number | null,
  tables: Readonly<Record<string, { readonly cells: FoundCells } | null>>,
): boolean {
  if (year === null || year >= FIRST_SECTIONED_YEAR) return false;
  const numbers = Object.values(tables).flatMap((table) => [...(table?.cells.values() ?? [])]);
  return numbers.filter(({ content }) => content.kind === 'number').length < FEWEST_NUMBERS;
}

/** Its headings being anybody's own, an older report is known by what it is about … */
export function isAboutDisclosure(text: string): boolean {
  return /信息公开/.test(text.slice(0, 5000).replace(/\s/g, ''));
}

/** … and by one of the numbers that every such report states: what was disclosed, or what was asked for. */
export function isCountOfReport({ measure }: Pick<NarrativeFigure, 'measure'>): boolean {
  return /^(?:disclosures|requests)\./.test(measure);
}

/** Says that it is an older report, and what that means. */
export function olderNote(hasAnnex: boolean): ReadingNote {
  const read = hasAnnex ? '附表按 2014 年统计表逐项读取' : '文中没有 2014 年统计表，只读取正文数字';
  return {
    code: 'olderForm',
    detail: `2019 年以前的旧式年报：当时没有表二、表三、表四和六个部分的统一格式，不作缺表、缺项核查；${read}`,
    place: null,
  };
}
