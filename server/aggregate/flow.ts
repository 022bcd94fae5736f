/** Requests of one year from who asked to what became of them, with the books of each applicant. */
import type { Of } from '../../schema/chart/chart.ts';
import { type CompareTo, PLAIN, type Where } from '../../schema/chart/finer.ts';
import { FLOW_APPLICANTS, FLOW_MEASURES, type FlowRead, flowIn } from '../../schema/chart/flow.ts';
import type { Series, SeriesAnswer } from '../../schema/chart/series.ts';
import { Problem } from '../../schema/problem.ts';
import type { Reader } from '../store/reader.ts';
import { askAlike } from './alike.ts';
import type { Budget } from './cost.ts';
import type { SeriesQuestion } from './question.ts';
import { askSeries } from './series.ts';

export interface Flow extends FlowRead {
  readonly revision: number;
  readonly revisedOn: string;
}

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
  const answer = await askFlowSeries(
    reader,
    {
      ...state,
      of: [of],
      years: { kind: 'range', from: year, to: year },
      ...{ quantities: [], applicant: 'total', basis: 'common', over: 'none', finer: { ...PLAIN, compareTo, where } },
    },
    budget,
  );
  const read = flowIn(answer);
  if (read === null) throw new Error(`No line was answered for ${JSON.stringify(of)}`);
  return { ...read, revision: answer.revision, revisedOn: answer.revisedOn };
}

/**
 * The lines that a flow is read from, those of all requests first and then those of each applicant; whatever quantities and applicant the
 * question names. Of the newest year held where it asks for the latest. Throws a Problem for a set of more than one line.
 */
export function askFlowSeries(reader: Reader, question: SeriesQuestion, budget: Budget): Promise<SeriesAnswer> {
  return askAlike(askLines, reader, question, budget, 'knownOfAll');
}

async function askLines(reader: Reader, question: SeriesQuestion, budget: Budget): Promise<SeriesAnswer> {
  let { years } = question;
  let whole: SeriesAnswer | null = null;
  const series: Series[] = [];
  for (const applicant of FLOW_APPLICANTS) {
    const answer: SeriesAnswer = await askSeries(
      reader,
      { ...question, quantities: FLOW_MEASURES, applicant, years },
      budget,
    );
    if (answer.series.length > FLOW_MEASURES.length) throw manyLines(answer.series.length / FLOW_MEASURES.length);
    const year = answer.series[0]?.points.at(-1)?.year;
    if (year !== undefined) years = { kind: 'range', from: year, to: year };
    series.push(...answer.series.map((one) => (applicant === 'total' ? one : { ...one, key: { applicant } })));
    whole ??= answer;
  }
  if (whole === null) throw new Error('A flow is of some applicant');
  return { ...whole, series };
}

function manyLines(lines: number): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `flow 一次只能问一家或一个合计，参数 of 现有 ${lines} 家。请写单位或地区的编号，或用 sum: 合为一条。`,
    en: `A flow is of one bureau or one sum; the argument of names ${lines}. Write the id of a bureau or region, or fold the set with sum:.`,
  });
}
