/**
 * Columns by their headers. Cells are taken in the form's order; the headers over them are the second reading. Published
 * headers are scattered over lines and spans, so only the order in which their words appear is looked at.
 */

import type { BlockId, SectionedEditionId } from '../../../schema/form/edition.ts';
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

/** Words over the first row of values, folded; prose is left out. */
export function headerWords(rows: readonly GridRow[], isFirst: (row: GridRow) => boolean): string {
  let words = '';
  for (const row of rows.slice(0, MOST_HEADER_ROWS)) {
    if (isFirst(row)) break;
    if (!isProse(row)) words += row.line.folded;
  }
  return words;
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
export function columnsOfResults(words: string): Columns {
  const found = words.match(RESULT) ?? [];
  if (found.length !== RESULTS.length * 3) return SILENT;
  const at: number[] = [];
  for (let block = 0; block < found.length; block += RESULTS.length) {
    const own = found.slice(block, block + RESULTS.length);
    for (const result of RESULTS) {
      if (!own.includes(result)) return SILENT;
      at.push(block + own.indexOf(result));
    }
  }
  return at.every((place, column) => place === column) ? { say: 'agree' } : { say: 'otherwise', at };
}

const APPLICANT_WORDS = ['商业企业', '科研机构', '社会公益', '法律服务'];
/** What narrow columns leave of them on one line. */
const APPLICANT_STARTS = [/商业/, /科研/, /社会|公益/, /法律/];

/**
 * The columns of section 三. 自然人, 其他 and 总计 stand in other header rows than these four, so their order shows nothing.
 * Where a header is broken into lines of half words, the lines tell their order only if one of them has a half of each.
 */
export function columnsOfApplicants(rows: readonly GridRow[], isFirst: (row: GridRow) => boolean): Columns {
  const words = headerWords(rows, isFirst);
  // The header is what stands last before the values.
  const whole = columnsAt(APPLICANT_WORDS.map((word) => words.lastIndexOf(word)));
  if (whole.say !== 'silent') return ofApplicants(whole);
  for (const row of rows.slice(0, MOST_HEADER_ROWS)) {
    if (isFirst(row)) break;
    const line = isProse(row) ? SILENT : columnsAt(APPLICANT_STARTS.map((start) => row.line.folded.search(start)));
    if (line.say !== 'silent') return ofApplicants(line);
  }
  const broken = columnsAt(APPLICANT_STARTS.map((start) => words.search(start)));
  return broken.say === 'agree' ? broken : SILENT;
}

function ofApplicants(columns: Columns): Columns {
  return columns.say === 'otherwise' ? { say: 'otherwise', at: [0, ...columns.at.map((at) => at + 1), 5, 6] } : columns;
}

const BEFORE = /上一?年/;
const WORDS_II: Readonly<Record<SectionedEditionId, Readonly<Record<BlockId, readonly (string | RegExp)[]>>>> = {
  '2019': {
    '1': ['制作', '新公开', '对外公开'],
    '5': [BEFORE, '本年增', '处理决定'],
    '6': [BEFORE, '本年增', '处理决定'],
    '8': [BEFORE, '本年增'],
    '9': [/(?<!上一?年度?)项目数/, '金额'],
  },
  '2021': {
    '1': ['制发', '废止', '有效'],
    '5': ['处理决定'],
    '6': ['处理决定'],
    '8': ['金额'],
    '9': [],
  },
};

/** The columns of a block of section 二; the words of its rows' labels and their notes follow those of the header. */
export function columnsOfBlock(block: BlockId, edition: SectionedEditionId, headers: string): Columns {
  const places = placesInBlock(block, edition, headers);
  return places.some((place) => place < 0) && namesOtherBlocks(block, edition, headers)
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
