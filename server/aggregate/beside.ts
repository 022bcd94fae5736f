/** The sum over a region's bureaus beside the report that its government published itself, measure by measure. */
import type { SeriesPoint } from '../../schema/chart/series.ts';
import { isMeasureId } from '../../schema/form/measures/index.ts';
import type { MeasureId } from '../../schema/form/measures/measure.ts';
import { Problem } from '../../schema/problem.ts';
import { type Beside, besideOf } from '../../schema/rollup/beside.ts';
import { regionsIn } from '../store/find/publishers.ts';
import { countBureaus } from '../store/find/rolls.ts';
import { regionsBelow } from '../store/find/roster.ts';
import type { Reader } from '../store/reader.ts';
import type { Budget } from './cost.ts';
import { ensureYears } from './question.ts';
import { askSeries } from './series.ts';

export interface SumBeside extends Beside {
  readonly measure: MeasureId;
  readonly sum: SeriesPoint;
  readonly printed: SeriesPoint;
  /** Regions right below of which no bureau is on the list. */
  readonly smallerRegions: number;
}

/** One entry a measure, in the order asked; none where the region has no bureaus. Throws BAD_ARGUMENT for anything but a measure. */
export async function sumBeside(
  reader: Reader,
  region: string,
  year: number,
  measures: readonly string[],
  { now, asOf }: { readonly now: string; readonly asOf: number | null },
  budget: Budget,
): Promise<readonly SumBeside[]> {
  const quantities = measures.map(ensureMeasure);
  const { bureaus, empty } = await treeOf(reader, region);
  if (bureaus === 0) return [];
  const { series } = await askSeries(
    reader,
    {
      quantities,
      of: [
        { kind: 'one', id: region },
        { kind: 'reportOf', region },
      ],
      years: ensureYears({ from: year, to: year }),
      applicant: 'total',
      basis: 'common',
      over: 'none',
      asOf,
      now,
    },
    budget,
  );
  return quantities.flatMap((measure): SumBeside[] => {
    const pointIn = (scope: 'bureaus' | 'governmentWide'): SeriesPoint | undefined =>
      series.find(({ quantity, subject }) => quantity === measure && subject.scope === scope)?.points[0];
    const [sum, printed] = [pointIn('bureaus'), pointIn('governmentWide')];
    if (!sum || !printed) return [];
    const beside = besideOf(sum.value, sum.coverage, printed.value, empty);
    return [{ measure, sum, printed, smallerRegions: empty, ...beside }];
  });
}

/** How many bureaus are below a region, and how many of the regions right below it have none that could be in the sum. */
export async function treeOf(
  reader: Reader,
  region: string,
): Promise<{ readonly bureaus: number; readonly empty: number }> {
  const right = await regionsIn(reader, region);
  const trees = await Promise.all(right.map(({ id }) => regionsBelow(reader, id)));
  const listed = await countBureaus(reader, [region, ...trees.flat()]);
  const empty = trees.filter((tree) => tree.every((id) => listed.get(id) === 0));
  return { bureaus: [...listed.values()].reduce((sum, count) => sum + count, 0), empty: empty.length };
}

function ensureMeasure(id: string): MeasureId {
  if (isMeasureId(id)) return id;
  throw new Problem('BAD_ARGUMENT', {
    zh: `没有名为“${id.slice(0, 60)}”的指标，或者它是比率：比率不能相加，也不能相减。全部指标见查询 measures。`,
    en: `No measure is named “${id.slice(0, 60)}”, or it is a ratio, which cannot be added or set off. The query measures lists them all.`,
  });
}
