/** The number that a region's government printed for itself, beside a point that adds up its bureaus. */
import { ID } from '../../schema/chart/address-parameters.ts';
import type { Series, SeriesPoint } from '../../schema/chart/series.ts';
import { tidy } from '../../schema/rollup/addend.ts';
import { type Beside, besideOf } from '../../schema/rollup/beside.ts';
import type { Bounds } from '../../schema/rollup/bounds.ts';
import { isIndicatorId } from '../../schema/rollup/indicators.ts';
import { reportId } from '../store/find/reports.ts';
import type { Reader } from '../store/reader.ts';
import { treeOf } from './beside.ts';
import type { Asked } from './members.ts';
import { askSeries } from './series.ts';

export interface Published extends Beside {
  /** Id of the government's report, whether it is held or not. */
  readonly report: string;
  readonly printed: SeriesPoint;
  /** Of the difference, what those missing from the sum gave the year before; null where that says nothing of it. */
  readonly explained: number | null;
}

/** Null for a point that adds up no region's bureaus; `bounds` are its own. */
export async function publishedBeside(
  reader: Reader,
  { subject, quantity, applicant }: Series,
  point: SeriesPoint,
  bounds: () => Promise<Bounds | null>,
  { asOf, on, now, budget }: Asked,
): Promise<Published | null> {
  // Of a part or another set no government printed a number.
  if (subject.scope !== 'bureaus' || !ID.test(subject.id)) return null;
  const { year } = point;
  const { series } = await askSeries(
    reader,
    {
      quantities: [quantity],
      of: [{ kind: 'reportOf', region: subject.id }],
      years: { kind: 'range', from: year, to: year },
      applicant: applicant ?? 'total',
      ...{ basis: 'common', over: 'none', asOf, on, now },
    },
    budget,
  );
  const printed = series[0]?.points[0];
  if (!printed) return null;
  const report = reportId(subject.id, year);
  if (isIndicatorId(quantity)) {
    const isWhole = point.value !== null && printed.value !== null;
    const difference = isWhole ? tidy((printed.value ?? 0) - (point.value ?? 0)) : null;
    return { report, printed, difference, reasons: [], explained: null };
  }
  const beside = besideOf(point.value, point.coverage, printed.value, (await treeOf(reader, subject.id)).empty);
  const isMore = beside.difference !== null && beside.difference > 0 && point.coverage.missing.length > 0;
  const between = isMore ? await bounds() : null;
  const explained = between !== null && between.carried > 0 ? tidy(between.high - (point.value ?? 0)) : null;
  return { report, printed, ...beside, explained };
}
