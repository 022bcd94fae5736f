/**
 * How a line runs over the changes of form: from the statistics table of 2014, or the text of a report before 2019, into the
 * form of 2019, and from there into that of 2021. A ratio is joined no closer than the measures it is made of.
 */
import { getMeasure, isMeasureId } from '../form/measures/index.ts';
import type { Measure } from '../form/measures/measure.ts';
import { getIndicator, operandsOf } from '../rollup/indicators.ts';
import type { Quantity } from './chart.ts';
import type { SeriesPoint } from './series.ts';

type Join = Pick<Measure['join'], 'kind' | 'note'>;
type Edition = SeriesPoint['edition'];

const CLOSENESS = ['break', 'soft'] as const;

/** The join over which a point of that edition is reached from an earlier form. */
export function joinInto(quantity: Quantity, edition: Edition): Join {
  const which = edition === '2019' || edition === 'narrative' ? 'olderJoin' : 'join';
  if (isMeasureId(quantity)) return getMeasure(quantity)[which];
  const joins = operandsOf(getIndicator(quantity)).map((operand) => getMeasure(operand)[which]);
  const weakest = CLOSENESS.flatMap((kind) => joins.find((join) => join.kind === kind) ?? [])[0];
  return weakest ?? { kind: 'same', note: null };
}

/**
 * Whether the form changed between two points, and what that does to the line: soft where it may be joined with a caution,
 * break where another quantity was counted before. Of each year the form that most reports are on; `from` is null where the year
 * before has a report without such a row.
 */
export function breakBetween(quantity: Quantity, from: Edition, to: Edition): 'soft' | 'break' | null {
  const { kind } = joinInto(quantity, to);
  if (from === null) return kind === 'break' && to !== 'narrative' ? 'break' : null;
  const changed = isOlder(quantity, from) ? !isOlder(quantity, to) : from === '2019' && to !== '2019';
  return changed && (kind === 'soft' || kind === 'break') ? kind : null;
}

/** What has a table since 2019 is counted from the text before it only. */
function isOlder(quantity: Quantity, edition: Edition): boolean {
  if (edition !== 'narrative') return edition === '2014';
  return !isMeasureId(quantity) || !getMeasure(quantity).printedIn.includes('narrative');
}
