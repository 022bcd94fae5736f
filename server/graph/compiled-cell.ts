import type { CompiledCell } from '../../schema/rollup/compiled.ts';
import type { Compiled } from '../aggregate/compile.ts';

/** A cell and the compiled report it is of, by whose ways it is filled in. */
export interface CompiledCellRow {
  readonly of: Compiled;
  readonly one: CompiledCell;
}
