/** A chart's question, as the data layer is asked it. */
import { dimensionsOf } from '../../schema/chart/address.ts';
import { type Chart, readsYearBefore } from '../../schema/chart/chart.ts';
import { type Finer, PLAIN } from '../../schema/chart/finer.ts';
import { linesApart } from '../../schema/chart/names.ts';
import type { SeriesAnswer } from '../../schema/chart/series.ts';
import type { Reader } from '../store/reader.ts';
import { askAlike } from './alike.ts';
import type { Budget } from './cost.ts';
import { askFilings } from './filings.ts';
import { askFlowSeries } from './flow.ts';
import { revisionOn } from './on-a-day.ts';
import { askSeries } from './series.ts';
import { askWithYearBefore } from './year-before.ts';

/** The revision that it is asked of; null: as it is now. */
export async function revisionOf(reader: Reader, { at, revision }: Chart, now: string): Promise<number | null> {
  return at === undefined ? revision : revisionOn(reader, at, null, now);
}

/** Its numbers alone, without what is found and noted of them. Throws as `askSeries` does. */
export async function askChart(
  reader: Reader,
  chart: Chart,
  now: string,
  budget: Budget,
): Promise<{ readonly asOf: number | null; readonly answer: SeriesAnswer }> {
  const asOf = await revisionOf(reader, chart, now);
  const ask = asking(chart);
  const asked = await ask(
    reader,
    {
      quantities: chart.measures,
      of: chart.of,
      years: chart.years,
      applicant: chart.applicant,
      basis: chart.basis,
      over: chart.over,
      asOf,
      on: chart.at,
      finer: finerOf(chart),
      now,
    },
    budget,
  );
  return { asOf, answer: linesApart(asked) };
}

/** How a chart's question is split, read, compared and cut. */
function finerOf({ by, view, per, compareTo, without = [], figures }: Chart): Finer {
  return {
    ...(figures !== undefined && { figures }),
    ...{ by: dimensionsOf(by), view: view ?? PLAIN.view, per: per ?? null },
    ...comparison(view, compareTo),
    where: { ...PLAIN.where, without },
  };
}

/** An index tells its changes on the year before, whatever year is 100. */
function comparison(view: Chart['view'], year: number | undefined): Pick<Finer, 'compareTo' | 'base'> {
  if (year === undefined) return { compareTo: PLAIN.compareTo };
  return view === 'index' ? { compareTo: PLAIN.compareTo, base: year } : { compareTo: { kind: 'year', year } };
}

function asking(chart: Chart): typeof askSeries {
  if (chart.kind === 'coverage') return askFilings;
  if (chart.kind === 'flow') return askFlowSeries;
  const ask = readsYearBefore(chart) ? askWithYearBefore : askSeries;
  const isOfParts = chart.kind === 'outcomes' || dimensionsOf(chart.by).includes('outcome');
  return isOfParts ? (...asked) => askAlike(ask, ...asked) : ask;
}
