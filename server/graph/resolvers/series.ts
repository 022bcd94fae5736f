import { valueByParts } from '../../../schema/chart/facts.ts';
import { unitInfoOf } from '../../../schema/chart/format.ts';
import {
  type PointChange as ChangeRow,
  comparedYear,
  type Otherwise,
  type SeriesSubject,
} from '../../../schema/chart/series.ts';
import { editionName } from '../../../schema/form/edition.ts';
import { getMeasure } from '../../../schema/form/measures/index.ts';
import { getIndicator, isIndicatorId } from '../../../schema/rollup/indicators.ts';
import { COSTS } from '../../aggregate/cost.ts';
import {
  countFound,
  type FindingsBehind,
  type Found,
  findingsBehind,
  foundAs,
} from '../../aggregate/findings-behind.ts';
import { isMoney, type OffUnit, offUnitBehind } from '../../aggregate/off-unit.ts';
import { type Proven, type ProvenBehind, provenBehind } from '../../aggregate/proven.ts';
import { reportsBehind } from '../../aggregate/reports-behind.ts';
import type { FoundBehind } from '../../store/find/findings.ts';
import type { Complete } from '../all-fields.ts';
import type { Context } from '../context.ts';
import { keptFinding } from '../found.ts';
import type {
  PointChangeResolvers,
  ProvenFigureResolvers,
  QualityResolvers,
  SeriesAnswerResolvers,
  SeriesPointResolvers,
  SeriesResolvers,
} from '../generated.ts';
import { connectionOver, pageOf } from '../pages.ts';
import { PointRow } from '../series-point.ts';
import { FiguresOfPoint } from './figures.ts';
import { OnPoint, withoutThem } from './members.ts';
import { notesOfAnswer, notesOfPoint } from './notes.ts';

export const SeriesAnswer: Complete<SeriesAnswerResolvers> = {
  series: ({ answer, asOf, on }) => answer.series.map((series) => ({ series, asOf, on })),
  revision: ({ answer }) => answer.revision,
  revisedOn: ({ answer }) => answer.revisedOn,
  notes: (row, _, context) => notesOfAnswer(row, context),
  filings: ({ answer }) => [...(answer.filings ?? [])],
};

export const Series: Complete<SeriesResolvers> = {
  subject: ({ series }) => series.subject,
  quantity: ({ series }) => series.quantity,
  label: ({ series: { quantity } }) => (isIndicatorId(quantity) ? getIndicator(quantity) : getMeasure(quantity)).label,
  short: ({ series: { quantity } }) => (isIndicatorId(quantity) ? getIndicator(quantity) : getMeasure(quantity)).short,
  applicant: ({ series }) => series.applicant,
  unit: ({ series }) => series.unit,
  unitInfo: ({ series: { unit } }) => unitInfoOf(unit),
  key: ({ series: { key } }) => ({ ...key, edition: key?.edition === undefined ? null : editionName(key.edition) }),
  points: ({ series, ...state }) => series.points.map((point) => new PointRow(point, series, state)),
  predecessors: ({ series }, _, { loaders }) =>
    loaders.publisher
      .loadMany([...series.predecessors])
      .then((rows) => rows.flatMap((row) => (row && !(row instanceof Error) ? [row] : []))),
  successions: ({ series }) => series.successions.map((mark) => ({ ...mark, others: [...mark.others] })),
};

type SameFields = 'year' | 'value' | 'gap' | 'coverage' | 'change' | 'breakBefore' | 'numerator' | 'denominator';

export const SeriesPoint: Complete<SeriesPointResolvers, Pick<PointRow, SameFields>> = {
  ...OnPoint,
  ...FiguresOfPoint,
  edition: ({ edition }) =>
    edition === null || edition === 'mixed' || edition === 'narrative' ? edition : editionName(edition),
  belowMinBase: (point) => point.belowMinBase,
  computed: ({ computed }) => computed,
  quality: (point) => point,
  notes: (point, _, context) => notesOfPoint(point, context),
  noteNumbers: ({ noteNumbers }) => [...noteNumbers],
  editions: ({ editions }) => editions.map(({ edition, reports }) => ({ edition: editionName(edition), reports })),
  reports: (point, args, { reader, loaders, budget }) => {
    budget.spend(COSTS.reportsBehind);
    return reportsBehind(reader, point.series, point.year, point.asOf).then(async (ids) => {
      const reports = await loaders.report.loadMany([...ids]);
      return connectionOver(
        reports.flatMap((report) => (report && !(report instanceof Error) ? [report] : [])),
        pageOf(args),
      );
    });
  },
};

/** One look-up serves all points of a subject, however many of them are asked; it costs what the reports behind one do. */
const LOOKED_UP = new WeakMap<SeriesSubject, Promise<FindingsBehind>>();
/** Amounts are looked at by line: other measures have none. */
const AMOUNTS = new WeakMap<PointRow['series'], Promise<OffUnit>>();

async function foundBehind(point: PointRow, { reader, budget }: Context): Promise<readonly FoundBehind[]> {
  const { series, asOf, year } = point;
  const known = LOOKED_UP.get(series.subject);
  if (known) return (await known)(series, year);
  budget.spend(COSTS.reportsBehind);
  const years = series.points.flatMap((one) => [one.year, comparedYear(one)]);
  const asked = findingsBehind(reader, [series], { from: Math.min(...years), to: Math.max(...years) }, asOf);
  LOOKED_UP.set(series.subject, asked);
  return (await asked)(series, year);
}

async function countedBehind(point: PointRow, context: Context): Promise<Found> {
  const { series, asOf, year, quality } = point;
  const { failed, suspicious, offUnit } = quality ?? {};
  if (failed !== undefined && suspicious !== undefined && offUnit !== undefined) return { failed, suspicious, offUnit };
  const found = await foundBehind(point, context);
  if (!isMoney(series)) return foundAs(series, year, countFound(found, []), found);
  const asked = AMOUNTS.get(series) ?? offUnitBehind(context.reader, [series], asOf);
  AMOUNTS.set(series, asked);
  return foundAs(series, year, countFound(found, (await asked)(series, year)), found);
}

async function failedBehind(point: PointRow, year: number, context: Context): Promise<number> {
  await foundBehind(point, context);
  const behind = (await LOOKED_UP.get(point.series.subject))?.(point.series, year) ?? [];
  return foundAs(point.series, year, countFound(behind, []), behind).failed;
}

/** What is proven behind a line, told once for all its points. */
const PROVEN = new WeakMap<PointRow['series'], Promise<ProvenBehind>>();

async function provenAt(point: PointRow, context: Context): Promise<Proven> {
  const { series, asOf, year, quality } = point;
  if (quality?.proven !== undefined) return { ...quality, proven: quality.proven };
  await foundBehind(point, context);
  const behind = await LOOKED_UP.get(series.subject);
  if (!behind) return { proven: [] };
  const asked = PROVEN.get(series) ?? provenBehind(context.reader, [series], behind, asOf);
  PROVEN.set(series, asked);
  return (await asked)(series, year);
}

export const ProvenFigure: Complete<ProvenFigureResolvers, Pick<Otherwise, 'measure' | 'counted'>> = {
  publisher: async ({ publisher: id }, _, { loaders }) => {
    const publisher = await loaders.publisher.load(id);
    if (!publisher) throw new Error(`A figure is of ${id}, which is not on the list`);
    return publisher;
  },
  applicant: ({ applicant }) => applicant ?? 'total',
  proven: ({ otherwise }) => otherwise,
};

export const Quality: Complete<QualityResolvers> = {
  computed: ({ quality }) => quality?.computed ?? 0,
  approximate: ({ quality }) => quality?.approximate ?? 0,
  corrected: ({ quality }) => quality?.corrected ?? 0,
  failed: async (point, _, context) => (await countedBehind(point, context)).failed,
  failedBefore: async (point, _, context) =>
    point.quality?.failedBefore ?? (await failedBehind(point, comparedYear(point), context)),
  suspicious: async (point, _, context) => (await countedBehind(point, context)).suspicious,
  offUnit: async (point, _, context) => (await countedBehind(point, context)).offUnit.length,
  proven: async (point, _, context) => [...(await provenAt(point, context)).proven],
  valueByParts: async (point, _, context) =>
    valueByParts({ value: point.value, quality: await provenAt(point, context) }),
  valueWithoutFailed: async (point, _, context) => {
    const failed = (await foundBehind(point, context)).filter(({ finding }) => finding.outcome === 'failed');
    return withoutThem(
      point,
      failed.map(({ publisher }) => publisher),
      context,
    );
  },
  findings: async (point, args, context) => {
    const found = await foundBehind(point, context);
    return connectionOver(
      found.map(({ finding }) => keptFinding(finding, point.asOf)),
      pageOf(args),
    );
  },
};

export const PointChange: Complete<PointChangeResolvers, Omit<ChangeRow, 'change' | 'against'>> = {
  against: ({ against }) => against ?? '',
  absolute: ({ change }) => (change.kind === 'none' ? null : change.absolute),
  points: ({ change }) => (change.kind !== 'none' && change.of === 'ratio' ? change.absolute : null),
  percent: ({ change }) => (change.kind === 'none' ? null : change.percent),
  reason: ({ change }) => change.reason,
};
