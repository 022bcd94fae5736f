/**
 * How many bureaus and regions stand right under each region, counted as the list is changed (save/listed.ts). Rows that an index, no
 * longer what was written, does not lead to would else be missed by nobody: from a list, from a sum, from who has to report.
 */
import type { Reader } from '../reader.ts';
import type { PublisherRow } from '../tables/publisher.ts';
import { damagedList } from './sound.ts';

type Kind = PublisherRow['kind'];

const COUNTS: Readonly<Record<Kind, string>> = { bureau: 'bureaus ', region: 'regions ' };

/** The setting that counts who of a kind stands right under a region; null: under none. */
export function countName({ kind, region_id }: Pick<PublisherRow, 'kind' | 'region_id'>): string {
  return COUNTS[kind] + (region_id === null ? 'at the top' : `in ${region_id}`);
}

/** Throws DAMAGED where fewer were found under one of the regions than there are. `found`: of that kind, all of these regions. */
export async function ensureListed(
  reader: Reader,
  kind: Kind,
  regions: readonly (string | null)[],
  found: readonly Pick<PublisherRow, 'region_id'>[],
): Promise<void> {
  const groups = Map.groupBy(found, ({ region_id }) => region_id);
  await ensureCounted(reader, kind, regions, (region) => groups.get(region)?.length ?? 0);
}

/** The same, of so many that were found under each. */
async function ensureCounted<Region extends string | null>(
  reader: Reader,
  kind: Kind,
  regions: readonly Region[],
  found: (region: Region) => number,
): Promise<void> {
  if (regions.length === 0) return;
  const byName = new Map(regions.map((region_id) => [countName({ kind, region_id }), region_id]));
  const counts = await reader.db
    .selectFrom('setting')
    .selectAll()
    .where('name', 'in', [...byName.keys()])
    .execute();
  for (const { name, value } of counts) {
    const region = byName.get(name);
    if (region !== undefined && found(region) < Number(value)) throw damagedList(region);
  }
}

/** The same of everybody of that kind, under whatever region. */
export async function ensureAllListed(reader: Reader, kind: Kind, found: number): Promise<void> {
  const counts = await reader.db
    .selectFrom('setting')
    .select('value')
    .where('name', '>=', COUNTS[kind])
    // The character behind the blank.
    .where('name', '<', COUNTS[kind].replace(' ', '!'))
    .execute();
  if (found < counts.reduce((sum, { value }) => sum + Number(value), 0)) throw damagedList(null);
}
