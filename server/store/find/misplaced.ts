/**
 * Versions that end before or after the one that took their place, which no checksum covers: as of a revision between, there would be two of
 * a report, or none. The last before a report was withdrawn ends with the withdrawal, and the next begins where that ends.
 */
import { type ExpressionBuilder, sql } from 'kysely';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { Tables } from '../tables/tables.ts';
import type { YearRange } from './columns.ts';
import { damagedReport } from './sound.ts';

type Of = { readonly publishers: readonly string[] } | { readonly regions: readonly string[] };

/** Of reports of these years of these publishers, or in these regions; null: of all there are. */
export async function misplacedVersions(
  reader: Reader,
  within: { readonly years: YearRange; readonly of: Of } | null,
): Promise<readonly number[]> {
  const next = sql<
    number | null
  >`lead(report_version.revision) over (partition by report_id order by report_version.revision)`;
  const all = reader.db
    .selectFrom('report_version')
    .innerJoin('report', 'report.id', 'report_version.report_id')
    .select(['report_version.id', 'report_id', 'report_version.superseded', next.as('next')]);
  const versions = within === null ? all : all.where(isWithin(within));
  const apart = await reader.db
    .selectFrom(versions.as('ordered'))
    .select(['id', 'report_id', 'superseded', 'next'])
    .where('superseded', 'is distinct from', (eb) => eb.ref('next'))
    .execute();
  if (apart.length === 0) return [];
  const withdrawals = await reader.db
    .selectFrom('amendment')
    .select(['report_id', 'revision', 'superseded'])
    .where('place', 'is', null)
    .execute();
  const spans = new Set(withdrawals.map((row) => `${row.report_id} ${row.revision} ${row.superseded}`));
  return apart
    .filter((row) => !spans.has(`${row.report_id} ${row.superseded} ${row.next}`))
    .map(({ id }) => toCount(id));
}

function isWithin({ years, of }: { readonly years: YearRange; readonly of: Of }) {
  return (eb: ExpressionBuilder<Pick<Tables, 'report'>, 'report'>) =>
    eb.and([
      eb('report.year', '>=', years.from),
      eb('report.year', '<=', years.to),
      'publishers' in of ? eb('report.publisher_id', 'in', of.publishers) : eb('report.region_id', 'in', of.regions),
    ]);
}

/** Throws DAMAGED for the first of them. */
export async function ensureInPlace(reader: Reader, years: YearRange, of: Of): Promise<void> {
  const [lost] = await misplacedVersions(reader, { years, of });
  if (lost !== undefined) throw await damagedReport(reader, 'heading', { version_id: lost });
}
