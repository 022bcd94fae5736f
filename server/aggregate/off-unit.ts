/** Which reports behind the points of money lines seem to be written in another unit (schema/rollup/off-unit.ts). */
import { behindLine } from '../../schema/chart/facts.ts';
import type { Series } from '../../schema/chart/series.ts';
import { getMeasure, isMeasureId } from '../../schema/form/measures/index.ts';
import { offUnitYears } from '../../schema/rollup/off-unit.ts';
import { bureausOf } from '../store/find/publishers.ts';
import { ownRows } from '../store/find/series.ts';
import type { Reader } from '../store/reader.ts';
import { excludedIn } from './behind.ts';

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
  const behind = new Map(money.map((line) => [line, behindLine(line)]));
  const regions = [...behind.values()].flatMap((one) => ('regions' in one ? one.regions : []));
  const bureaus = Map.groupBy(await bureausOf(reader, [...new Set(regions)]), ({ region_id }) => region_id);
  const bodiesOf = (line: Series): readonly string[] => {
    const one = behind.get(line) ?? behindLine(line);
    return 'publishers' in one
      ? one.publishers
      : one.regions.flatMap((region) => (bureaus.get(region) ?? []).map(({ id }) => id));
  };
  const off = await offUnitOf(
    reader,
    money.flatMap(bodiesOf),
    money.map(({ quantity }) => quantity),
    asOf,
  );
  return (line, year) => {
    const left = excludedIn(line, year);
    return bodiesOf(line).filter((id) => !left.has(id) && off(id, line.quantity, year));
  };
}

/** Whether the amount of a publisher's year is off, of these publishers and measures of money. */
export async function offUnitOf(
  reader: Reader,
  publishers: readonly string[],
  measures: readonly Series['quantity'][],
  asOf: number | null,
): Promise<(publisher: string, measure: Series['quantity'], year: number) => boolean> {
  const rows = await ownRows(reader, [...new Set(publishers)], {
    measures: [...new Set(measures)],
    ...{ indicators: [], applicant: 'total', asOf, years: EVER },
  });
  const off = new Map<string, ReadonlySet<number>>();
  for (const [key, own] of Map.groupBy(rows, ({ publisher, measure }) => `${publisher} ${measure}`)) {
    off.set(key, offUnitYears(new Map(own.map(({ year, counted }) => [year, counted ?? 0]))));
  }
  return (publisher, measure, year) => off.get(`${publisher} ${measure}`)?.has(year) ?? false;
}
