/** Whose reports, and on which years: what every list of reports, or of what stands in them, is narrowed by. */
import type { ExpressionBuilder } from 'kysely';
import type { Tables } from '../tables/tables.ts';
import type { YearRange } from './series.ts';

/** What is left out, or null, holds for all. */
export interface FiledBy {
  /** Of these regions themselves and of their bureaus; never empty. */
  readonly regions?: readonly string[] | null;
  /** Never empty. */
  readonly publishers?: readonly string[] | null;
  readonly years?: YearRange | null;
}

export function isFiledBy({ regions, publishers, years }: FiledBy) {
  return (eb: ExpressionBuilder<Pick<Tables, 'report'>, 'report'>) =>
    eb.and([
      ...(regions ? [eb('report.region_id', 'in', regions)] : []),
      ...(publishers ? [eb('report.publisher_id', 'in', publishers)] : []),
      ...(years ? [eb('report.year', '>=', years.from), eb('report.year', '<=', years.to)] : []),
    ]);
}

/** Reports that are held now: a row of one that was withdrawn stays. In one look at the few that are, and not one a report. */
export function isNotWithdrawn() {
  return (eb: ExpressionBuilder<Pick<Tables, 'report' | 'amendment'>, 'report'>) =>
    eb(
      'report.id',
      'not in',
      eb
        .selectFrom('amendment')
        .select('amendment.report_id')
        .where('amendment.place', 'is', null)
        .where('amendment.superseded', 'is', null),
    );
}
