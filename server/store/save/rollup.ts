/**
 * Rollups move with each accepted version: what it counted is added, what the version before it counted is taken away, in
 * the same transaction. So a region's trend reads one row a year, whatever number of reports stands behind it, and the
 * rows always equal the sums computed afresh (a test holds them to it).
 */
import { sql } from 'kysely';
import type { WriteTransaction } from '../writer.ts';

export interface VersionOfYear {
  readonly region: string;
  readonly year: number;
  readonly version: number;
}

/** Adds (sign 1) or takes away (sign −1) what one version counts in its region's year. */
export async function applyToRollup(tx: WriteTransaction, at: VersionOfYear, sign: 1 | -1): Promise<void> {
  await sql`
    insert into rollup (region_id, year, measure, applicant, sum, numbers, blanks, in_2019, in_2021)
    select cast(${at.region} as text), cast(${at.year} as ${sql.raw(tx.words.whole)}), measure, applicant,
      ${sql.lit(sign)} * coalesce(counted, 0),
      case when state = 'number' then 1 else 0 end, case when state = 'empty' then 1 else 0 end,
      case when edition = '2019' then 1 else 0 end, case when edition = '2021' then 1 else 0 end
    from figure where version_id = ${at.version} and state <> 'unknown'
    on conflict (region_id, measure, applicant, year) do update set
      sum = rollup.sum + excluded.sum,
      numbers = rollup.numbers + ${sql.lit(sign)} * excluded.numbers,
      blanks = rollup.blanks + ${sql.lit(sign)} * excluded.blanks,
      in_2019 = rollup.in_2019 + ${sql.lit(sign)} * excluded.in_2019,
      in_2021 = rollup.in_2021 + ${sql.lit(sign)} * excluded.in_2021`.execute(tx.db);
}

/** The same for the common set of a year and the year before: both versions of one bureau, where both count. */
export async function applyToCommon(
  tx: WriteTransaction,
  at: { readonly region: string; readonly year: number; readonly current: number; readonly previous: number },
  sign: 1 | -1,
): Promise<void> {
  await sql`
    insert into rollup_common (region_id, year, measure, applicant, current, previous, bureaus)
    select cast(${at.region} as text), cast(${at.year} as ${sql.raw(tx.words.whole)}), a.measure, a.applicant,
      ${sql.lit(sign)} * coalesce(a.counted, 0), ${sql.lit(sign)} * coalesce(b.counted, 0), 1
    from figure as a
    join figure as b on b.version_id = ${at.previous} and b.measure = a.measure and b.applicant = a.applicant
    where a.version_id = ${at.current} and a.state <> 'unknown' and b.state <> 'unknown'
    on conflict (region_id, measure, applicant, year) do update set
      current = rollup_common.current + excluded.current,
      previous = rollup_common.previous + excluded.previous,
      bureaus = rollup_common.bureaus + ${sql.lit(sign)} * excluded.bureaus`.execute(tx.db);
}
