/**
 * Requests of one year as they flow, from the lines of a question that is asked of every applicant: who asked, what became of it, and
 * whether the books of each balance.
 */
import { APPLICANT_PARTS, APPLICANTS, type Applicant } from '../form/applicants.ts';
import type { MeasureId } from '../form/measures/measure.ts';
import { type Flowing, unaccountedOf, unbalancedOf } from '../rollup/flow.ts';
import { getOutcomeSet } from './outcomes.ts';
import type { PointChange, PointGap, Series, SeriesAnswer, SeriesPoint } from './series.ts';

/** From an applicant to an outcome. */
export interface FlowLink {
  readonly applicant: Exclude<Applicant, 'total'>;
  readonly outcome: MeasureId;
  readonly value: number | null;
  readonly gap: PointGap | null;
  readonly change: PointChange;
}

/** What came in and went out of one applicant's requests, or of all. */
export interface Books extends Flowing {
  readonly applicant: Applicant;
  readonly unbalanced: number | null;
  readonly unaccounted: number | null;
}

export interface FlowRead {
  /** The line of all requests closed, and its point of the year. */
  readonly line: Series;
  readonly closed: SeriesPoint;
  readonly links: readonly FlowLink[];
  /** By applicant, in the order of the form; all of them together last. */
  readonly books: readonly Books[];
}

export const OUTCOMES: readonly MeasureId[] = getOutcomeSet('requests').classes;

/** All that one line of a flow counts. */
export const FLOW_MEASURES: readonly MeasureId[] = [
  'requests.received',
  'requests.carriedIn',
  ...OUTCOMES,
  'requests.closed',
  'requests.carriedOut',
];

/** The applicants that a flow is asked of: all of them together first, for that line says which year it is. */
export const FLOW_APPLICANTS: readonly Applicant[] = ['total', ...APPLICANT_PARTS];

/** True where a chart counts what a flow does. */
export function isFlow(measures: readonly string[]): boolean {
  return measures.length === FLOW_MEASURES.length && FLOW_MEASURES.every((one) => measures.includes(one));
}

/** The series of one applicant, or of all together, that counts a measure. */
export function flowSeries(
  { series }: Pick<SeriesAnswer, 'series'>,
  applicant: Applicant,
  measure: MeasureId,
): Series | undefined {
  return series.find((one) => one.applicant === applicant && one.quantity === measure);
}

/** Null where the answer has no line of all requests closed. */
export function flowIn(answer: Pick<SeriesAnswer, 'series'>): FlowRead | null {
  const pointOf = (applicant: Applicant, measure: MeasureId): SeriesPoint | undefined =>
    flowSeries(answer, applicant, measure)?.points[0];
  const line = flowSeries(answer, 'total', 'requests.closed');
  const closed = line?.points[0];
  if (!line || !closed) return null;
  const links = APPLICANT_PARTS.flatMap((applicant) =>
    OUTCOMES.flatMap((outcome): FlowLink[] => {
      const point = pointOf(applicant, outcome);
      return point ? [{ applicant, outcome, value: point.value, gap: point.gap, change: point.change }] : [];
    }),
  );
  const books = APPLICANTS.map((applicant): Books => {
    const countOf = (measure: MeasureId): number | null => pointOf(applicant, measure)?.value ?? null;
    const flowing: Flowing = {
      received: countOf('requests.received'),
      carriedIn: countOf('requests.carriedIn'),
      closed: countOf('requests.closed'),
      carriedOut: countOf('requests.carriedOut'),
    };
    const unaccounted = unaccountedOf(flowing.closed, OUTCOMES.map(countOf));
    return { applicant, ...flowing, unbalanced: unbalancedOf(flowing), unaccounted };
  });
  return { line, closed, links, books };
}
