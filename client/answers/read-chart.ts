/**
 * From what GraphQL answers to the terms of schema/: after this, page, embed and picture reason about the same values with
 * the same functions.
 */
import { parseAddress } from '../../schema/chart/address.ts';
import { ID } from '../../schema/chart/address-parameters.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import type { PointChange, Series, SeriesPoint } from '../../schema/chart/series.ts';
import { isMeasureId } from '../../schema/form/measures/index.ts';
import type { Label } from '../../schema/language.ts';
import {
  NO_CHANGE_REASONS,
  NO_PERCENT_REASONS,
  type NoPercentReason,
  noChange,
  type Percent,
} from '../../schema/rollup/change.ts';
import type { Coverage } from '../../schema/rollup/coverage.ts';
import { isIndicatorId } from '../../schema/rollup/indicators.ts';
import type { AnsweredChart } from '../charts/answered-chart.ts';
import type { ChartPartsFragment, FilingPartsFragment, SeriesPartsFragment } from '../gql/graphql.ts';

type PointParts = SeriesPartsFragment['points'][number];

/** A chart as it was answered; who has reported is asked for where a chart may tell it. */
export function readChart(
  parts: ChartPartsFragment & { readonly answer: Partial<FilingPartsFragment> },
): AnsweredChart {
  const { revision, revisedOn, series, filings = [] } = parts.answer;
  const question = parseAddress(parts.address);
  const against = yearNamed(question);
  return {
    ...parts,
    question,
    answer: {
      revision,
      revisedOn,
      series: series.map((one) => readSeries(one, against)),
      ...(filings.length > 0 && { filings }),
    },
    names: namesIn(series),
  };
}

/** The year that changes are told against, where an address names another than the one before: answers do not repeat it. */
function yearNamed({ view, compareTo }: Chart): number | null {
  return view === 'index' ? null : (compareTo ?? null);
}

/** `against`: the year that changes are told against; null: the one before. */
export function readSeries(parts: SeriesPartsFragment, against: number | null = null): Series {
  const { subject, quantity, applicant, unit, points, predecessors, successions } = parts;
  if (!isMeasureId(quantity) && !isIndicatorId(quantity))
    throw new Error(`No measure or indicator is named ${quantity}`);
  return {
    subject: { ...subject, kind: subject.scope === 'own' && ID.test(subject.id) ? 'bureau' : 'region' },
    quantity,
    applicant,
    unit,
    points: points.map((point) => readPoint(point, { quantity, unit, against })),
    predecessors: predecessors.map(({ id }) => id),
    // Days and decisions stand on the page of the bureau; in a drawing there is room for years.
    successions: successions.map((mark) => ({ ...mark, on: null, document: null })),
  };
}

const EDITIONS = {
  EDITION_2014: '2014',
  EDITION_2019: '2019',
  EDITION_2021: '2021',
  mixed: 'mixed',
  narrative: 'narrative',
} as const;

interface Counted extends Pick<Series, 'quantity' | 'unit'> {
  readonly against: number | null;
}

function readPoint({ noteNumbers, ...parts }: PointParts, of: Counted): SeriesPoint {
  return {
    ...parts,
    coverage: readCoverage(parts.coverage),
    change: readChange(parts.change, of),
    edition: parts.edition === null ? null : EDITIONS[parts.edition],
    ...(noteNumbers.length > 0 && { notes: noteNumbers }),
  };
}

/** Who still has time is not asked for: nothing drawn needs it, and the words that tell it come with the chart. */
function readCoverage({ missingPublishers, ...counts }: PointParts['coverage']): Coverage {
  const { expected, reported, unknown, notInForm } = counts;
  const blank = expected - reported - missingPublishers.length;
  const without = { blank, empty: blank - unknown - notInForm };
  return { ...counts, ...without, missing: missingPublishers.map(({ id }) => id), notYetDue: [] };
}

/** GraphQL has the change flat; its kinds are told apart by their reason and by what they leave out. */
function readChange(
  { basis, bureaus, current, previous, absolute, percent, reason }: PointParts['change'],
  { quantity, unit, against }: Counted,
): PointChange {
  const sides = { ...(against !== null && { against: String(against) }), basis, bureaus, current, previous };
  const none = NO_CHANGE_REASONS.find((one) => one === reason);
  if (none !== undefined || absolute === null) return { ...sides, change: noChange(none ?? 'currentMissing') };
  // A share is a ratio, whatever it is a share of.
  const of = unit === 'percent' ? 'ratio' : describeQuantity(quantity).changeOf;
  const share = readPercent(percent, NO_PERCENT_REASONS.find((one) => one === reason) ?? null);
  return {
    ...sides,
    change: absolute === 0 ? { kind: 'unchanged', of, absolute, ...share } : { kind: 'change', of, absolute, ...share },
  };
}

function readPercent(percent: number | null, reason: NoPercentReason | null): Percent {
  if (percent !== null) return { percent, reason: null };
  if (reason === null) throw new Error('A change came without a per cent and without a reason');
  return { percent, reason };
}

function namesIn(series: readonly SeriesPartsFragment[]): ReadonlyMap<string, Label> {
  const names = new Map<string, Label>();
  for (const one of series) {
    for (const point of one.points) {
      for (const { id, shortName } of point.coverage.missingPublishers) names.set(id, shortName);
    }
  }
  return names;
}
