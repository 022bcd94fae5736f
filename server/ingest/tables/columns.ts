/**
 * Columns by their headers. Cells are taken in the form's order; the headers over them are the second reading. Published
 * headers are scattered over lines and spans, so only the order in which their words appear is looked at.
 */

import type { BlockId, SectionedEditionId } from '../../../schema/form/edition.ts';
import { foldLabel } from '../text/normalize.ts';
import { isProse } from './chunks.ts';
import type { GridRow } from './grid-row.ts';

/**
 * Which of a row's cells each column of the form is, as the headers have it: agree when that is the form's order, silent
 * when the headers are not all there, otherwise the position of each column; foreign when the headers are another block's.
 */
export type Columns =
  | { readonly say: 'agree' | 'silent' | 'foreign' }
  | { readonly say: 'otherwise'; readonly at: readonly number[] };

const SILENT: Columns = { say: 'silent' };

const MOST_HEADER_ROWS = 60;

/** The rows over the first row of values. */
function headerRows(rows: readonly GridRow[], isFirst: (row: GridRow) => boolean): readonly GridRow[] {
  const first = rows.slice(0, MOST_HEADER_ROWS).findIndex(isFirst);
  return rows.slice(0, first < 0 ? MOST_HEADER_ROWS : first);
}

/** Words over the first row of values, folded; prose is left out. */
export function headerWords(rows: readonly GridRow[], isFirst: (row: GridRow) => boolean): string {
  return headerRows(rows, isFirst)
    .map((row) => (isProse(row) ? '' : row.line.folded))
    .join('');
}

/** What the places of the columns' words say; -1 for one whose words are not there. */
function columnsAt(places: readonly number[]): Columns {
  if (places.some((place) => place < 0)) return SILENT;
  const sorted = [...places].sort((a, b) => a - b);
  const at = places.map((place) => sorted.indexOf(place));
  return at.every((place, column) => place === column) ? { say: 'agree' } : { say: 'otherwise', at };
}

const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const RESULT = new RegExp(RESULTS.join('|'), 'g');

/** The fifteen results of section 四, block by block. */
export function columnsOfResults(rows: readonly GridRow[], isFirst: (row: GridRow) => boolean): Columns {
  const found = headerWords(rows, isFirst).match(RESULT) ?? [];
  if (found.length !== RESULTS.length * 3) return SILENT;
  const at: number[] = [];
  for (const printed of blocksAsPrinted(headerRows(rows, isFirst))) {
    const block = printed * RESULTS.length;
    const own = found.slice(block, block + RESULTS.length);
    for (const result of RESULTS) {
      if (!own.includes(result)) return SILENT;
      at.push(block + own.indexOf(result));
    }
  }
  return at.every((place, column) => place === column) ? { say: 'agree' } : { say: 'otherwise', at };
}

/** In which place each of the three blocks is printed, by rows of the header that name two of them; the form's where none does. */
function blocksAsPrinted(header: readonly GridRow[]): readonly number[] {
  const at = isTurned(header, /^行政复议/, /^行政诉讼/) ? 0 : 1;
  return [at === 0 ? 2 : 0, ...(isTurned(header, /^未经|^直接起诉/, /^复议后/) ? [at + 1, at] : [at, at + 1])];
}

/** Whether one row of the header has a cell of the second before one of the first. */
function isTurned(header: readonly GridRow[], first: RegExp, second: RegExp): boolean {
  return header.some(({ cells }) => {
    const names = cells.map(({ text }) => foldLabel(text));
    const [one, other] = [names.findIndex((name) => first.test(name)), names.findIndex((name) => second.test(name))];
    return other >= 0 && other < one;
  });
}

const APPLICANT_WORDS = ['商业企业', '科研机构', '社会公益', '法律服务'];
/** What narrow columns leave of them on one line. */
const APPLICANT_STARTS = [/商业/, /科研/, /社会|公益/, /法律/];

/**
 * The columns of section 三. 自然人, 其他 and 总计 stand in other header rows than these four, as a rule, so that their order
 * shows something only where cells of one row have it.
 * Where a header is broken into lines of half words, the lines tell their order only if one of them has a half of each.
 */
export function columnsOfApplicants(rows: readonly GridRow[], isFirst: (row: GridRow) => boolean): Columns {
  const words = headerWords(rows, isFirst);
  const header = headerRows(rows, isFirst);
  if (isTurned(header, /^自然人$/, /^总计$/)) return { say: 'otherwise', at: [1, 2, 3, 4, 5, 6, 0] };
  for (const { cells } of header) {
    const names = cells.map(({ text }) => foldLabel(text));
    const five = columnsAt(FIVE.map((word) => names.findIndex((name) => word.test(name))));
    if (five.say === 'otherwise') return { say: 'otherwise', at: [0, ...five.at.map((at) => at + 1), 6] };
  }
  // The header is what stands last before the values.
  const whole = columnsAt(APPLICANT_WORDS.map((word) => words.lastIndexOf(word)));
  if (whole.say !== 'silent') return ofApplicants(whole);
  for (const row of header) {
    const line = isProse(row) ? SILENT : columnsAt(APPLICANT_STARTS.map((start) => row.line.folded.search(start)));
    if (line.say !== 'silent') return ofApplicants(line);
  }
  const broken = columnsAt(APPLICANT_STARTS.map((start) => words.search(start)));
  return broken.say === 'agree' ? broken : SILENT;
}

/** With 其他, where one row holds a cell of each. */
const FIVE = [...APPLICANT_STARTS, /^其他$/];

function ofApplicants(columns: Columns): Columns {
  return columns.say === 'otherwise' ? { say: 'otherwise', at: [0, ...columns.at.map((at) => at + 1), 5, 6] } : columns;
}

const BEFORE = /上一?年/;
const OF_THE_YEAR = /(?<!上一?年度?|去年)处理决定/;
const WORDS_II: Readonly<Record<SectionedEditionId, Readonly<Record<BlockId, readonly (string | RegExp)[]>>>> = {
  '2019': {
    '1': ['制作', '新公开', '对外公开'],
    '5': [BEFORE, '本年增', '处理决定'],
    '6': [BEFORE, '本年增', '处理决定'],
    '8': [BEFORE, '本年增'],
    '9': [/(?<!上一?年度?)项目数/, '金额'],
  },
  '2021': {
    '1': [/(?<!上一?年度?|去年)制发/, '废止', '有效'],
    '5': [OF_THE_YEAR],
    '6': [OF_THE_YEAR],
    '8': ['金额'],
    '9': [],
  },
};

/** The columns of a block of section 二; the words of its rows' labels and their notes follow those of the header. */
export function columnsOfBlock(block: BlockId, edition: SectionedEditionId, headers: string): Columns {
  const places = placesInBlock(block, edition, headers);
  return places.some((place) => place < 0) &&
    (namesOtherBlocks(block, edition, headers) || namesLastYear(edition, headers))
    ? { say: 'foreign' }
    : columnsAt(places);
}

/** Whether columns that only other blocks have stand over this one: 上一年项目数量 over 政府集中采购. */
function namesOtherBlocks(block: BlockId, edition: SectionedEditionId, headers: string): boolean {
  const own = WORDS_II[edition][block];
  const others = Object.values(WORDS_II[edition]).flat();
  const words = headerOf(headers);
  return others.some((word) => !own.some((one) => String(one) === String(word)) && placeIn(words, word) >= 0);
}

/** 上年制发件数: no column of the form since 2021 is another year's. */
function namesLastYear(edition: SectionedEditionId, headers: string): boolean {
  return edition === '2021' && /(?:上一?年度?|去年)(?:制发|处理决定)/.test(headerOf(headers));
}

/** The column of the form that one cell of a block's header names; -1 for none. */
export function columnNamed(block: BlockId, edition: SectionedEditionId, name: string): number {
  return WORDS_II[edition][block].findIndex((word) => placeIn(name, word) >= 0);
}

function headerOf(headers: string): string {
  return headers.slice(Math.max(0, headers.indexOf('信息内容')));
}

function placeIn(words: string, word: string | RegExp): number {
  return typeof word === 'string' ? words.indexOf(word) : words.search(word);
}

function placesInBlock(block: BlockId, edition: SectionedEditionId, headers: string): number[] {
  const words = headerOf(headers);
  return WORDS_II[edition][block].map((word) => placeIn(words, word));
}
