/** Columns that somebody put into a table and left empty, between the form's: a reader passes over them. */
import type { Chunk } from '../chunks.ts';

/**
 * The rows without columns that are empty in all of them, where all are wider than the form by the same, and what is left is exactly
 * `size` columns; else as they are. A column of the form that nobody filled in is none of these: with it, rows are no wider.
 */
export function withoutHollow(chunks: readonly Chunk[], size: number): readonly Chunk[] {
  const wide = chunks.filter(({ values }) => values.length > size);
  const [first] = wide;
  // Outside a grid nobody knows which cells stand one below the other.
  const isEven = wide.every(({ values, shape }) => values.length === first?.values.length && shape.includes(':'));
  if (!first || !isEven) return chunks;
  const filled = first.values.map((_, index) => wide.some(({ values }) => values[index]?.text !== ''));
  // What is empty before and behind the values is no column among them.
  const isWithin = filled[0] === true && filled.at(-1) === true;
  if (!isWithin || filled.filter(Boolean).length !== size) return chunks;
  return chunks.map((chunk) =>
    chunk.values.length > size ? { ...chunk, values: chunk.values.filter((_, index) => filled[index]) } : chunk,
  );
}
