/** The list of regions and bureaus, entered or extended as one revision. */
import type { Bureau, Region } from '../../../schema/report/publisher.ts';
import { foldName } from '../names.ts';
import type { NewPublisher } from '../tables/publisher.ts';
import type { WriteTransaction } from '../writer.ts';
import { startRevision } from './revision.ts';

export interface Roster {
  readonly regions: readonly Region[];
  readonly bureaus: readonly Bureau[];
}

interface Names {
  readonly written: string;
  readonly alias: 0 | 1;
}

function namesOfRegion(region: Region): Names[] {
  return [
    { written: region.name.zh, alias: 0 },
    { written: `${region.name.zh}人民政府`, alias: 0 },
    ...region.aliases.map((written) => ({ written, alias: 1 as const })),
  ];
}

function namesOfBureau(bureau: Bureau): Names[] {
  return [{ written: bureau.name.zh, alias: 0 }, ...bureau.aliases.map((written) => ({ written, alias: 1 as const }))];
}

/**
 * Adds the regions and bureaus that are not on the list yet; those that are stay as they are. Returns how many were added;
 * with none, no revision is made. A name that already belongs to somebody else is left to its owner.
 */
export async function saveRoster(tx: WriteTransaction, roster: Roster, at: string): Promise<number> {
  const known = new Set((await tx.db.selectFrom('publisher').select('id').execute()).map((row) => row.id));
  const last = await tx.db
    .selectFrom('publisher')
    .select((eb) => eb.fn.max('position').as('position'))
    .executeTakeFirst();
  let position = Number(last?.position ?? 0);
  const rows: NewPublisher[] = [];
  const names: { publisher: string; name: Names }[] = [];
  for (const region of roster.regions) {
    if (known.has(region.id)) continue;
    position += 1;
    rows.push({
      id: region.id,
      kind: 'region',
      region_id: region.parent,
      name_zh: region.name.zh,
      name_en: region.name.en,
      short_zh: region.name.zh,
      short_en: region.name.en,
      type: region.level,
      since: null,
      until: null,
      illustrative: region.illustrative ? 1 : 0,
      position,
    });
    names.push(...namesOfRegion(region).map((name) => ({ publisher: region.id, name })));
  }
  const illustrative = new Map(roster.regions.map((region) => [region.id, region.illustrative]));
  for (const bureau of roster.bureaus) {
    if (known.has(bureau.id)) continue;
    position += 1;
    rows.push({
      id: bureau.id,
      kind: 'bureau',
      region_id: bureau.region,
      name_zh: bureau.name.zh,
      name_en: bureau.name.en,
      short_zh: bureau.shortName.zh,
      short_en: bureau.shortName.en,
      type: bureau.kind,
      since: bureau.since,
      until: bureau.until,
      illustrative: illustrative.get(bureau.region) ? 1 : 0,
      position,
    });
    names.push(...namesOfBureau(bureau).map((name) => ({ publisher: bureau.id, name })));
  }
  if (rows.length === 0) return 0;
  await tx.db.insertInto('publisher').values(rows).execute();
  await tx.db
    .insertInto('publisher_name')
    .values(names.map(({ publisher, name }) => ({ name: foldName(name.written), publisher_id: publisher, ...name })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await startRevision(tx, { at, kind: 'roster', note: `单位名录新增 ${rows.length} 家`, report_id: null, actor: null });
  return rows.length;
}
