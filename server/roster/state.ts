/** The list as it stands in the store, for working out what a change would do to it. */
import { type Listed, type RosterState, rosterState } from '../../schema/roster/state.ts';
import { listRoster, listSuccessions, otherNames, reportYears } from '../store/find/roster.ts';
import { toCount } from '../store/numbers.ts';
import type { Reader } from '../store/reader.ts';

export async function readState(reader: Reader): Promise<RosterState> {
  const names = Map.groupBy(await otherNames(reader), (name) => name.publisher_id);
  const written = (id: string, which: 'alias' | 'former'): string[] =>
    (names.get(id) ?? []).filter((name) => Number(name[which]) === 1).map((name) => name.written);
  const listed = (await listRoster(reader)).map(
    (row): Listed => ({
      id: row.id,
      kind: row.kind,
      region: row.region_id,
      name: { zh: row.name_zh, en: row.name_en },
      shortName: { zh: row.short_zh, en: row.short_en },
      type: row.type,
      since: row.since === null ? null : toCount(row.since),
      until: row.until === null ? null : toCount(row.until),
      function: row.function,
      contact: row.contact,
      completeSince: row.complete_since === null ? null : toCount(row.complete_since),
      aliases: written(row.id, 'alias'),
      formerNames: written(row.id, 'former'),
    }),
  );
  return rosterState(listed, await listSuccessions(reader), await reportYears(reader));
}
