/** Which reports behind the points of money lines seem to be written in another unit (schema/rollup/off-unit.ts). */
import type { Series } from '../../schema/chart/series.ts';
import { getMeasure, isMeasureId } from '../../schema/form/measures/index.ts';
import { offUnitYears } from '../../schema/rollup/off-unit.ts';
import { bureausOf } from '../store/find/publishers.ts';
import { ownRows } from '../store/find/series.ts';
import type { Reader } from '../store/reader.ts';

/** Publishers whose amount of a year is off, by line and year. */
export type OffUnit = (line: Series, year: number) => readonly string[];

const EVER = { from: 2008, to: 2100 };

export function isMoney({ quantity }: Pick<Series, 'quantity'>): boolean {
  return isMeasureId(quantity) && getMeasure(quantity).sumRule === 'amount';
}

/** Looks at all years of whoever stands behind the money lines; asks for nothing where there are none. */
export async function offUnitBehind(reader: Reader, lines: readonly Series[], asOf: number | null): Promise<OffUnit> {
  const money = lines.filter(isMoney);
  if (money.length === 0) return () => [];
  const regions = money.flatMap(({ subject }) => (subject.scope === 'bureaus' ? [subject.id] : []));
  const bureaus = await bureausOf(reader, [...new Set(regions)]);
  const bodiesOf = ({ subject, predecessors }: Series): readonly string[] =>
    subject.scope === 'bureaus'
      ? bureaus.filter(({ region_id }) => region_id === subject.id).map(({ id }) => id)
      : [subject.id, ...predecessors];
  const rows = await ownRows(reader, [...new Set(money.flatMap(bodiesOf))], {
    measures: [...new Set(money.map(({ quantity }) => quantity))],
    ...{ indicators: [], applicant: 'total', asOf, years: EVER },
  });
  const off = new Map<string, ReadonlySet<number>>();
  for (const [key, own] of Map.groupBy(rows, ({ publisher, measure }) => `${publisher} ${measure}`)) {
    off.set(key, offUnitYears(new Map(own.map(({ year, counted }) => [year, counted ?? 0]))));
  }
  return (line, year) => bodiesOf(line).filter((id) => off.get(`${id} ${line.quantity}`)?.has(year));
}
