/** Questions of series, asked at the root or of the bureaus and regions that another question found. */
import { ensureQuantity, ensureYears } from '../aggregate/question.ts';
import type { Context } from './context.ts';
import { ensureSome, stateAsked } from './filters.ts';
import { finerOf } from './finer.ts';
import type { QuerySeriesArgs, RequireFields } from './generated.ts';
import type { SeriesAsked, SeriesOf } from './series-loader.ts';
import type { AnswerRow, AskedState } from './series-point.ts';

type Given = Omit<RequireFields<QuerySeriesArgs, 'applicant' | 'basis' | 'over'>, 'of'>;

/** The question of these arguments but for whom it is asked of; throws BAD_ARGUMENT. */
export async function seriesAsked(
  context: Context,
  args: Given,
): Promise<{ readonly question: SeriesAsked; readonly state: AskedState }> {
  const state = await stateAsked(context, args);
  const question: SeriesAsked = {
    quantities: ensureSome('measures', args.measures).map(ensureQuantity),
    years: args.years ? ensureYears(args.years) : { kind: 'all' },
    applicant: args.applicant,
    basis: args.basis,
    over: args.over,
    ...state,
    finer: finerOf(args),
    now: context.today,
  };
  return { question, state };
}

/** `series` of a bureau or region. */
export async function seriesOf(publisher: SeriesOf['publisher'], args: Given, context: Context): Promise<AnswerRow> {
  const { question, state } = await seriesAsked(context, args);
  return { answer: await context.loaders.series.load({ publisher, question }), ...state };
}
