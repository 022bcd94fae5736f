/** Requests of one year from who asked to what became of them, with the books of each applicant. */
import type { Of } from '../../schema/chart/chart.ts';
import { type CompareTo, PLAIN, type Where } from '../../schema/chart/finer.ts';
import { getOutcomeSet } from '../../schema/chart/outcomes.ts';
import type { PointChange, PointGap, Series, SeriesPoint } from '../../schema/chart/series.ts';
import { APPLICANTS, type Applicant } from '../../schema/form/applicants.ts';
import type { MeasureId } from '../../schema/form/measures/measure.ts';
import { Problem } from '../../schema/problem.ts';
import { type Flowing, unaccountedOf, unbalancedOf } from '../../schema/rollup/flow.ts';
import type { Reader } from '../store/reader.ts';
import type { Budget } from './cost.ts';
import { askSeries } from './series.ts';

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

export interface Flow {
  /** The line of all requests closed, and its point of the year. */
  readonly line: Series;
  readonly closed: SeriesPoint;
  readonly links: readonly FlowLink[];
  /** By applicant, in the order of the form; all of them together last. */
  readonly books: readonly Books[];
  readonly revision: number;
  readonly revisedOn: string;
}

const OUTCOMES = getOutcomeSet('requests').classes;
const IN_AND_OUT = {
  received: 'requests.received',
  carriedIn: 'requests.carriedIn',
  closed: 'requests.closed',
  carriedOut: 'requests.carriedOut',
} as const;

export interface FlowQuestion {
  readonly of: Of;
  readonly year: number;
  /** What is left out, in every link alike; nothing where it is not said. */
  readonly where?: Where;
  /** What changes are reckoned against; the year before where it is not said. */
  readonly compareTo?: CompareTo;
  readonly asOf: number | null;
  /** The day (ISO) that `asOf` is the state of, where it was asked for by a day. */
  readonly on?: string | undefined;
  readonly now: string;
}

/** Answers the question; throws a Problem for a set of more than one line, of which none flows into another. */
export async function askFlow(reader: Reader, question: FlowQuestion, budget: Budget): Promise<Flow> {
  const { of, year, where = PLAIN.where, compareTo = PLAIN.compareTo, ...state } = question;
  const links: FlowLink[] = [];
  const books: Books[] = [];
  let whole: Pick<Flow, 'line' | 'closed' | 'revision' | 'revisedOn'> | null = null;
  for (const applicant of APPLICANTS) {
    const { series, revision, revisedOn } = await askSeries(
      reader,
      {
        quantities: [...Object.values(IN_AND_OUT), ...OUTCOMES],
        of: [of],
        years: { kind: 'range', from: year, to: year },
        ...{
          ...state,
          applicant,
          basis: 'common',
          over: 'none',
          finer: { ...PLAIN, compareTo, where: { ...where, alike: true } },
        },
      },
      budget,
    );
    const found = new Map(series.map((line) => [line.quantity, line]));
    if (found.size < series.length) throw manyLines(series.length / found.size);
    const pointOf = (measure: MeasureId) => found.get(measure)?.points[0];
    if (applicant !== 'total') {
      for (const outcome of OUTCOMES) {
        const point = pointOf(outcome);
        if (!point) continue;
        links.push({ applicant, outcome, value: point.value, gap: point.gap, change: point.change });
      }
    }
    const countOf = (measure: MeasureId) => pointOf(measure)?.value ?? null;
    const flowing: Flowing = {
      received: countOf(IN_AND_OUT.received),
      carriedIn: countOf(IN_AND_OUT.carriedIn),
      closed: countOf(IN_AND_OUT.closed),
      carriedOut: countOf(IN_AND_OUT.carriedOut),
    };
    const unaccounted = unaccountedOf(flowing.closed, OUTCOMES.map(countOf));
    books.push({ applicant, ...flowing, unbalanced: unbalancedOf(flowing), unaccounted });
    const line = found.get(IN_AND_OUT.closed);
    const closed = line?.points[0];
    if (line && closed) whole = { line, closed, revision, revisedOn };
  }
  if (whole === null) throw new Error(`No line was answered for ${JSON.stringify(of)}`);
  return { ...whole, links, books };
}

function manyLines(lines: number): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `flow 一次只能问一家或一个合计，参数 of 现有 ${lines} 家。请写单位或地区的编号，或用 sum: 合为一条。`,
    en: `A flow is of one bureau or one sum; the argument of names ${lines}. Write the id of a bureau or region, or fold the set with sum:.`,
  });
}
