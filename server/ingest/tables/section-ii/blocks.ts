/**
 * The rows of section 二, block by block. A row goes by its own label; one that the form does not have (the kinds of services
 * that some offices list under 其他对外管理服务事项) is no part of the row above it.
 */
import type { BlockId } from '../../../../schema/form/edition.ts';
import { foldLabel, withoutNotes } from '../../text/normalize.ts';
import type { Chunk } from '../chunks.ts';
import type { GridCell, GridRow } from '../grid-row.ts';
import { type RowRefII, rowOfII } from '../labels.ts';

export interface FoundRow {
  readonly ref: RowRefII;
  readonly chunk: Chunk;
}

export interface FoundBlock {
  readonly rows: FoundRow[];
  /** Words over the block's rows, folded and as printed. */
  headers: string;
  headersRaw: string;
}

export interface FoundBlocks {
  readonly blocks: Map<BlockId, FoundBlock>;
  readonly repeated: boolean;
  /** Rows of numbers in the order met, as `block/row`; empty for one that is not the form's. */
  readonly order: readonly string[];
  /** Rows with a label of their own that the form does not have. */
  readonly foreign: readonly Chunk[];
  /** Rows of numbers that no label names. */
  readonly unlabelled: readonly Chunk[];
}

const MOST_ROWS = 200;
const LONGEST_HEADERS = 400;

export function blocksOf(chunks: readonly Chunk[]): FoundBlocks {
  const order: string[] = [];
  const foreign: Chunk[] = [];
  const unlabelled: Chunk[] = [];
  const blocks = new Map<BlockId, FoundBlock>();
  let headers = '';
  let headersRaw = '';
  let repeated = false;
  /** The row under whose label rows of another kind stand; their sum (合计) is its own. */
  let divided: RowRefII | null = null;
  for (const chunk of chunks.slice(0, MOST_ROWS)) {
    headersRaw += ` ${chunk.beforeRaw}`;
    const near = headersRaw.slice(-LONGEST_HEADERS);
    headers = foldLabel(near);
    const above = rowOfII(foldLabel(withoutNotes(near)));
    const isSum = SUM.test(chunk.last);
    const hasNumber = chunk.values.some((cell) => cell.value?.content.kind === 'number');
    if (isForeign(chunk, near)) {
      // 行政许可, 详见附件, and empty cells: the words are the label's, as labelsIn says.
      if (!hasNumber) continue;
      order.push('');
      foreign.push(chunk);
      divided = above ?? divided;
      headers = '';
      headersRaw = '';
      continue;
    }
    const ref = rowOfII(chunk.last) ?? (isSum ? divided : null) ?? above;
    if (ref === null) {
      if (!hasNumber) continue;
      order.push('');
      unlabelled.push(chunk);
      continue;
    }
    divided = null;
    const block = blocks.get(ref.block) ?? { rows: [], headers: '', headersRaw: '' };
    if (block.rows.some((row) => row.ref.row === ref.row)) {
      repeated = repeated || chunk.values.some((cell) => cell.text !== '');
      continue;
    }
    order.push(`${ref.block}/${ref.row}`);
    block.rows.push({ ref, chunk });
    block.headers += headers;
    block.headersRaw += headersRaw;
    blocks.set(ref.block, block);
    headers = '';
    headersRaw = '';
  }
  return { blocks, repeated, order, foreign, unlabelled };
}

const SUM = /^(?:合|小|总|共)计$/;
/** The labels of the form, whole: a part of one is how a page breaks it. */
const LABELS = '规章|行政规范性文件|行政许可|其他对外管理服务事项|行政处罚|行政强制|行政事业性收费|政府集中采购';
const HEADER_WORDS =
  /信息内容|数量|件数|金额|单位|总数|本年|上一?年|增减|第.{1,4}[条项]|公开|制[作发]|有效|项目|备注|指标|统计|其中$/;

/** 其他主动公开文件: a row that some provinces add, in words of a header. */
const ROW_OF_OFFICES = /^其[他它].{2,12}(?:文件|信息|事项)$/;

/** Whether a row has a label of its own that is none of the form's, nor a part of one, a header or a note. */
function isForeign({ last }: Chunk, headersRaw: string): boolean {
  if (!/[\u4e00-\u9fff]{2}/.test(last) || last.length > 20 || rowOfII(last) !== null || SUM.test(last)) return false;
  if (LABELS.includes(last) || (HEADER_WORDS.test(last) && !ROW_OF_OFFICES.test(last))) return false;
  const words = foldLabel(withoutNotes(headersRaw));
  // A label or a note that goes on over lines.
  return words.endsWith(last) && !LABELS.split('|').some((label) => words.endsWith(label));
}

/** A label of the form that stands alone: nothing is printed behind it before the next label. */
export interface LabelAlone {
  readonly ref: RowRefII;
  readonly cell: GridCell;
  /** Words before it, since the last value or label. */
  readonly before: string;
  /** Words behind it in its row, where a number should stand: 详见附件. */
  readonly behind: GridCell | null;
}

/** The labels that stand in the table's cells, whether values follow them or not; the first of each. */
export function labelsIn(rows: readonly GridRow[]): readonly LabelAlone[] {
  const labels = new Map<string, LabelAlone>();
  let before = '';
  const cells = rows.flatMap(({ cells }) => cells.map((cell, at) => ({ cell, rest: cells.slice(at + 1) })));
  for (const { cell, rest } of cells) {
    if (cell.value !== null) {
      if (cell.text !== '') before = '';
      continue;
    }
    const words = foldLabel(withoutNotes(cell.text));
    const ref = words.length <= LONGEST_LABEL ? rowOfII(words) : null;
    if (ref === null) before += ` ${cell.text}`;
    else {
      const key = `${ref.block}/${ref.row}`;
      if (!labels.has(key)) labels.set(key, { ref, cell, before, behind: wordsOf(rest) });
      before = '';
    }
  }
  return [...labels.values()];
}

/** The words alone behind a label in its row. */
function wordsOf(rest: readonly GridCell[]): GridCell | null {
  const [words, ...others] = rest.filter(({ text }) => text !== '');
  return words && words.value === null && others.length === 0 ? words : null;
}

const LONGEST_LABEL = 12;

/** Whether a label stands among numbers in one cell of words, as where a table has run together: then none of them is empty. */
export function hasRunTogether(rows: readonly GridRow[]): boolean {
  return rows.some(({ cells }) =>
    cells.some(({ text, value }) => value === null && /\d/.test(text) && LABEL.test(text.replace(/\s/g, ''))),
  );
}

const LABEL = new RegExp(`(?:${LABELS})\\d`);
