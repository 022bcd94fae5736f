/** Findings come and go while their version stays: a report of the year beside it came in, or a rule was changed. */
import type { ExpressionBuilder } from 'kysely';
import type { Tables } from '../tables/tables.ts';

type WithFinding = ExpressionBuilder<Pick<Tables, 'finding'>, 'finding'>;

/** Those that held after revision `asOf`; null: now. */
export function foundAt(asOf: number | null) {
  return (eb: WithFinding) =>
    asOf === null
      ? eb('finding.superseded', 'is', null)
      : eb.and([
          eb.or([eb('finding.revision', 'is', null), eb('finding.revision', '<=', asOf)]),
          eb.or([eb('finding.superseded', 'is', null), eb('finding.superseded', '>', asOf)]),
        ]);
}
