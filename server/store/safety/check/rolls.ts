/** Whether rolls are those of the list: each is made afresh. */
import type { Reader } from '../../reader.ts';
import { rollOf } from '../../save/rolls.ts';
import { isSealed, SEALS } from '../../sealed.ts';
import { contentDamage, type Damage } from './damage.ts';

export async function* checkRolls(reader: Reader): AsyncGenerator<Damage> {
  const kept = new Map((await reader.db.selectFrom('roll').selectAll().execute()).map((row) => [row.region_id, row]));
  const regions = await reader.db.selectFrom('publisher').select('id').where('kind', '=', 'region').execute();
  for (const id of new Set([...regions.map((region) => region.id), ...kept.keys()])) {
    const row = kept.get(id);
    // Of one that is not what was written, the look through the list has told.
    if (row && !isSealed('roll', row)) continue;
    const afresh = await rollOf(reader, id);
    if (!row || !afresh || Number(row.checksum) !== afresh.checksum)
      yield contentDamage(SEALS.roll.called(row ?? { region_id: id, ...NOTHING }));
  }
}

const NOTHING = { above: null, complete_since: null, listed: 0, filed: '', bureaus: '', checksum: 0 };
