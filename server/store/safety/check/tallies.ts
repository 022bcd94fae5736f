/** Whether mistakes are counted as they stand: each region's year is counted afresh. */
import { toCount } from '../../numbers.ts';
import { packTally } from '../../packed/tallies.ts';
import type { Reader } from '../../reader.ts';
import { tallyYear } from '../../save/tallies.ts';
import { isSealed, SEALS } from '../../sealed.ts';
import { contentDamage, type Damage } from './damage.ts';

export async function* checkTallies(reader: Reader): AsyncGenerator<Damage> {
  const years = await reader.db
    .selectFrom('finding_tally')
    .select(['region_id', 'year'])
    .orderBy('region_id')
    .orderBy('year')
    .execute();
  for (const { region_id, year } of years) {
    const row = await reader.db
      .selectFrom('finding_tally')
      .selectAll()
      .where('region_id', '=', region_id)
      .where('year', '=', year)
      .executeTakeFirst();
    // Of one that is not what was written, the look through the list has told.
    if (!row || !isSealed('finding_tally', row)) continue;
    const afresh = packTally(await tallyYear(reader, { region: region_id, year: toCount(year) }));
    if (afresh !== row.tally) yield contentDamage(SEALS.finding_tally.called(row));
  }
}
