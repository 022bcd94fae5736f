/** A region's year in one column: JSON of the rollup as it is added up. */
import type { CommonSum, Rollup, Sum } from '../../../schema/rollup/rollup.ts';
import { cutOut } from './cut-out.ts';

export function packRollup(rollup: Rollup<Sum | CommonSum>): string {
  return JSON.stringify(rollup);
}

/** Nothing kept yet is an empty rollup. */
export function unpackRollup<Entry extends Sum | CommonSum>(packed: string | undefined): Rollup<Entry> {
  return packed === undefined ? {} : JSON.parse(packed);
}

/** The entries of one measure, by place in its row; none where the rollup has no such measure. */
export function unpackEntries<Entry extends Sum | CommonSum>(packed: string, measure: string): readonly Entry[] {
  return cutOut<readonly Entry[]>(packed, measure, ']]') ?? [];
}
