/** Which edition each block of section 二 follows: by its headers, its rows, its shape, or as the others do. */
import type { BlockId, SectionedEditionId } from '../../../../schema/form/edition.ts';
import { editionOfHeaders } from '../labels.ts';
import type { FoundBlock } from './blocks.ts';

export type EditionsII = Readonly<Partial<Record<BlockId, SectionedEditionId>>>;

/** Each block by its own headers. One that has lost them follows those that have them, and only then its own shape. */
export function editionsOf(blocks: ReadonlyMap<BlockId, FoundBlock>): EditionsII {
  const editions: Partial<Record<BlockId, SectionedEditionId>> = {};
  for (const [id, block] of blocks) {
    const edition = editionOfHeaders(id, block.headers) ?? editionOfRows(id, block);
    if (edition !== null) editions[id] = edition;
  }
  const headed = majority(Object.values(editions));
  const bare = [...blocks].filter(([id]) => editions[id] === undefined);
  for (const [id, block] of bare) {
    const edition = headed ?? editionOfShape(id, block);
    if (edition !== null) editions[id] = edition;
  }
  const usual = majority(Object.values(editions)) ?? '2021';
  for (const [id] of bare) editions[id] ??= usual;
  return editions;
}

/** Rows that only one edition has. */
function editionOfRows(id: BlockId, block: FoundBlock): SectionedEditionId | null {
  return id === '9' || block.rows.some((row) => id === '5' && row.ref.row === 1) ? '2019' : null;
}

/** Without headers anywhere, the number of columns. */
function editionOfShape(id: BlockId, block: FoundBlock): SectionedEditionId | null {
  if (id === '1') return null;
  const widths = block.rows.map((row) => row.chunk.values.filter((cell) => cell.text !== '').length);
  const width = Math.max(0, ...widths);
  if (width === 1) return '2021';
  return width > 1 ? '2019' : null;
}

/** The edition most blocks follow; the newer one when they are even. */
export function majority(editions: readonly SectionedEditionId[]): SectionedEditionId | null {
  if (editions.length === 0) return null;
  const old = editions.filter((edition) => edition === '2019').length;
  return old * 2 > editions.length ? '2019' : '2021';
}
