/** The form that a row of a report was printed in. */
import { cellsOf } from '../form/cells.ts';
import type { BlockId } from '../form/edition.ts';
import { hasApplicants } from '../form/measures/index.ts';
import type { MeasureId } from '../form/measures/measure.ts';
import type { ReadReport } from '../report/report.ts';
import type { Counted } from './counted.ts';
import type { RowEdition } from './rollup.ts';

/** The block of section 二 in which a measure stands. */
const BLOCK_OF: ReadonlyMap<string, BlockId> = new Map(
  (['2019', '2021'] as const).flatMap((edition) =>
    cellsOf(edition, 'II').flatMap((cell) => (isBlockId(cell.block) ? [[cell.measure, cell.block] as const] : [])),
  ),
);

function isBlockId(block: string): block is BlockId {
  return ['1', '5', '6', '8', '9'].includes(block);
}

/** The form in which a measure's table was printed, in this document; narrative for a number of its text. */
export function editionOfRow(
  { editions }: Pick<ReadReport, 'editions'>,
  measure: MeasureId,
  row: readonly (Counted | undefined)[],
): RowEdition {
  if (row.some((one) => one?.origin === 'narrative')) return 'narrative';
  if (row.some((one) => one?.cell?.startsWith('annex/'))) return '2014';
  const block = BLOCK_OF.get(measure);
  const found = hasApplicants(measure) ? editions.III : block === undefined ? editions.IV : editions.II[block];
  return found ?? editions.annex ?? '';
}
