/**
 * Section 四 in other shapes than its one row of fifteen: a row of five for each of the three blocks, a column for each,
 * or a line for each result. Blocks and results are told by their words; without the words of all of them, nothing is.
 */
import type { Chunk } from '../chunks.ts';
import type { GridCell } from '../grid-row.ts';

const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const WIDTH = RESULTS.length;
/** Words that name a block; the last of them counts. */
const BLOCK = /未经(?:行政)?复议|直接起诉|复议后|经复议|行政复议/g;

export interface PlacedIV {
  /** In the form's order. */
  readonly cells: readonly GridCell[];
  /** Whether the document prints the blocks in the form's order. */
  readonly inOrder: boolean;
}

/** The fifteen cells, when the words of blocks and results place every one of them. */
export function placeByWords(chunks: readonly Chunk[]): PlacedIV | null {
  return inRows(chunks) ?? inLines(chunks) ?? inColumns(chunks);
}

/** The blocks that some folded words name, in order. */
function blocksOf(words: string): number[] {
  const named = (words.match(BLOCK) ?? []).map((name) => {
    if (name === '行政复议') return 0;
    return name === '复议后' || name === '经复议' ? 2 : 1;
  });
  return named.filter((block, index) => block !== named[index - 1]);
}

function blockOf(words: string): number | null {
  return blocksOf(words).at(-1) ?? null;
}

/** Each block with its five results in a row. */
function inRows(chunks: readonly Chunk[]): PlacedIV | null {
  const blocks = new Map<number, readonly GridCell[]>();
  for (const chunk of chunks) {
    if (chunk.values.length !== WIDTH) continue;
    const block = blockOf(chunk.own) ?? blockOf(chunk.before);
    const order = `${chunk.before}${chunk.own}`.match(new RegExp(RESULTS.join('|'), 'g')) ?? [];
    if (block === null || (order.length > 0 && order.slice(-WIDTH).join() !== RESULTS.join())) continue;
    const known = blocks.get(block);
    if (known && known[0]?.start !== chunk.values[0]?.start) return null;
    blocks.set(block, chunk.values);
  }
  return together(blocks);
}

/** Each result with its figure on a line, block after block. */
function inLines(chunks: readonly Chunk[]): PlacedIV | null {
  const blocks = new Map<number, GridCell[]>();
  let block: number | null = null;
  const seen = new Set<number>();
  for (const { own, before, last, values } of chunks) {
    const filled = values.filter((cell) => cell.text !== '');
    const value = filled[0] ?? values[0];
    const result = RESULTS.indexOf(last);
    if (!value || filled.length > 1 || result < 0 || seen.has(value.start)) continue;
    seen.add(value.start);
    block = blockOf(own) ?? blockOf(before) ?? block;
    if (block === null) return null;
    const cells = blocks.get(block) ?? [];
    if (cells.length !== result) return null;
    cells.push(value);
    blocks.set(block, cells);
  }
  return together(blocks);
}

/** A column for each block, a row for each result. */
function inColumns(chunks: readonly Chunk[]): PlacedIV | null {
  const rows = chunks.filter(({ last, values }) => RESULTS.includes(last) && values.length === 3);
  const [first] = rows;
  const order = first ? blocksOf(`${first.before}${first.own}`) : [];
  if (order.length !== 3 || new Set(order).size !== 3) return null;
  const blocks = new Map<number, GridCell[]>(order.map((block) => [block, []]));
  const seen = new Set<number>();
  for (const { last, values } of rows) {
    const start = values[0]?.start ?? 0;
    if (seen.has(start)) continue;
    seen.add(start);
    for (const [column, block] of order.entries()) {
      const cells = blocks.get(block);
      const value = values[column];
      if (!cells || !value || cells.length !== RESULTS.indexOf(last)) return null;
      cells.push(value);
    }
  }
  return together(blocks);
}

function together(blocks: ReadonlyMap<number, readonly GridCell[]>): PlacedIV | null {
  const cells = [0, 1, 2].flatMap((block) => blocks.get(block) ?? []);
  if (blocks.size !== 3 || cells.length !== WIDTH * 3) return null;
  return { cells, inOrder: [...blocks.keys()].join() === '0,1,2' };
}
