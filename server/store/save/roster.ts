/** The list of regions and bureaus. server/roster decides what is changed; here it is written, each change as one revision. */
import type { ExpressionBuilder } from 'kysely';
import type { Bureau, Region } from '../../../schema/report/publisher.ts';
import type { Roster, Succession } from '../../../schema/roster/change.ts';
import { nameChecksum, publisherChecksum } from '../checksums.ts';
import { findPublishers } from '../find/publishers.ts';
import { ensureSoundNames } from '../find/sound.ts';
import { foldName } from '../names.ts';
import { sealed } from '../sealed.ts';
import type { PublisherRow, PublisherUpdate } from '../tables/publisher.ts';
import type { NamesBefore } from '../tables/roster.ts';
import type { Tables } from '../tables/tables.ts';
import { readerWithin, type WriteTransaction } from '../writer.ts';
import { moveBelow } from './above.ts';
import { revokeKeysFor } from './access-key.ts';
import { countListed } from './listed.ts';
import { startRevision } from './revision.ts';
import { keepRolls, moveOnRoll } from './rolls.ts';

/** A name a publisher is found under. */
export interface NewName {
  readonly publisher: string;
  readonly written: string;
  /** 1: entered as another name; 0: the name itself, or formed from it. */
  readonly alias: 0 | 1;
}

/** Rows an insert holds, so that no statement has more parameters than SQLite takes. */
const CHUNK = 500;

export function namesOfRegion({ id, name, aliases }: Pick<Region, 'id' | 'name' | 'aliases'>): NewName[] {
  const own = [name.zh, `${name.zh}人民政府`].map((written) => ({ publisher: id, written, alias: 0 as const }));
  return [...own, ...aliases.map((written) => ({ publisher: id, written, alias: 1 as const }))];
}

export function namesOfBureau({ id, name, aliases }: Pick<Bureau, 'id' | 'name' | 'aliases'>): NewName[] {
  const own = { publisher: id, written: name.zh, alias: 0 as const };
  return [own, ...aliases.map((written) => ({ publisher: id, written, alias: 1 as const }))];
}

/**
 * Adds the regions and bureaus that are not on the list yet, with what became of them; those that are stay as they are.
 * Returns how many were added; with none, no revision is made.
 */
export async function saveRoster(
  tx: WriteTransaction,
  roster: Roster,
  at: string,
  { actor = null, example = false }: { readonly actor?: string | null; readonly example?: boolean } = {},
): Promise<number> {
  const known = await knownAmong(
    tx,
    [...roster.regions, ...roster.bureaus].map(({ id }) => id),
  );
  const regions = roster.regions.filter(({ id }) => !known.has(id));
  const bureaus = roster.bureaus.filter(({ id }) => !known.has(id));
  const added = [...regions, ...bureaus].map(({ id }) => id);
  if (added.length === 0) return 0;
  await insertPublishers(tx, { regions, bureaus }, example);
  const revision = await startRosterRevision(tx, { at, note: `单位名录新增 ${added.length} 家`, actor }, added);
  const isNew = (id: string | null): boolean => id !== null && added.includes(id);
  const events = (roster.successions ?? []).filter(
    ({ predecessor, successor }) => isNew(predecessor) || isNew(successor),
  );
  await insertSuccessions(
    tx,
    events.map((event) => ({ ...event, revision })),
  );
  return added.length;
}

/** Those of these ids that are on the list, whose length does not count. */
async function knownAmong({ db }: WriteTransaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const some = ids.slice(from, from + CHUNK);
    for (const { id } of await db.selectFrom('publisher').select('id').where('id', 'in', some).execute()) known.add(id);
  }
  return known;
}

/** Enters publishers with their names, behind those on the list. A bureau of a made-up region is made up. */
export async function insertPublishers(
  tx: WriteTransaction,
  { regions, bureaus }: Roster,
  example = false,
): Promise<void> {
  const last = await tx.db
    .selectFrom('publisher')
    .select((eb) => eb.fn.max('position').as('position'))
    .executeTakeFirst();
  const homes = await findPublishers(readerWithin(tx), [...new Set(bureaus.map(({ region }) => region))]);
  const illustrative = new Set(
    [...homes.filter((home) => home.illustrative === 1), ...regions.filter((region) => region.illustrative)].map(
      ({ id }) => id,
    ),
  );
  let position = Number(last?.position ?? 0);
  const rows: Omit<PublisherRow, 'checksum' | 'held'>[] = [
    ...regions.map((region) => ({
      id: region.id,
      kind: 'region' as const,
      region_id: region.parent,
      name_zh: region.name.zh,
      name_en: region.name.en,
      short_zh: region.name.zh,
      short_en: region.name.en,
      type: region.level,
      since: null,
      until: null,
      illustrative: region.illustrative ? 1 : 0,
      example: example ? 1 : 0,
      function: null,
      contact: null,
      complete_since: region.completeSince ?? null,
      position: ++position,
    })),
    ...bureaus.map((bureau) => ({
      id: bureau.id,
      kind: 'bureau' as const,
      region_id: bureau.region,
      name_zh: bureau.name.zh,
      name_en: bureau.name.en,
      short_zh: bureau.shortName.zh,
      short_en: bureau.shortName.en,
      type: bureau.kind,
      since: bureau.since,
      until: bureau.until,
      illustrative: illustrative.has(bureau.region) ? 1 : 0,
      example: example ? 1 : 0,
      function: bureau.function ?? null,
      contact: bureau.contact ?? null,
      complete_since: null,
      position: ++position,
    })),
  ];
  for (let from = 0; from < rows.length; from += CHUNK) {
    await tx.db
      .insertInto('publisher')
      .values(rows.slice(from, from + CHUNK).map((row) => sealedPublisher({ ...row, held: '{}' })))
      .execute();
  }
  await countListed(tx, rows, 1);
  await keepRolls(
    tx,
    rows.map(({ id, kind, region_id }) => (kind === 'region' ? id : region_id)),
  );
  await insertNames(tx, [...regions.flatMap(namesOfRegion), ...bureaus.flatMap(namesOfBureau)]);
}

/** A row with its checksum, whatever checksum it had. */
function sealedPublisher(row: Omit<PublisherRow, 'checksum'>): PublisherRow {
  return { ...row, checksum: publisherChecksum(row) };
}

/** Adds names; one that the publisher has already stays as it is. */
async function insertNames(tx: WriteTransaction, names: readonly NewName[]): Promise<void> {
  for (let from = 0; from < names.length; from += CHUNK) {
    await tx.db
      .insertInto('publisher_name')
      .values(
        names.slice(from, from + CHUNK).map(({ publisher, written, alias }) => {
          const row = { name: foldName(written), publisher_id: publisher, written, alias, former: 0, until: null };
          return { ...row, checksum: nameChecksum(row) };
        }),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/**
 * A publisher goes by another name: the names formed from the old one are kept as former ones, which still find it.
 * `until` is the last report year in which they were its names; names that were a mistake are not kept.
 */
export async function replaceNames(
  tx: WriteTransaction,
  publisher: string,
  names: readonly NewName[],
  { until, wrong }: { readonly until: number | null; readonly wrong: boolean },
): Promise<void> {
  const whose = (eb: ExpressionBuilder<Tables, 'publisher_name'>) =>
    eb.and({ publisher_id: publisher, alias: 0, former: 0 });
  if (wrong) await tx.db.deleteFrom('publisher_name').where(whose).execute();
  const own = ensureSoundNames(await tx.db.selectFrom('publisher_name').selectAll().where(whose).execute());
  for (const row of own) {
    const former = { ...row, former: 1, until };
    await tx.db
      .updateTable('publisher_name')
      .set({ former: 1, until, checksum: nameChecksum(former) })
      .where('publisher_id', '=', publisher)
      .where('name', '=', row.name)
      .execute();
  }
  const folded = names.map(({ written }) => foldName(written));
  // A name that it once had, or was also called, is its name again.
  await tx.db.deleteFrom('publisher_name').where('publisher_id', '=', publisher).where('name', 'in', folded).execute();
  await insertNames(tx, names);
}

/** Puts these aliases in the place of those that were entered before. */
export async function replaceAliases(
  tx: WriteTransaction,
  publisher: string,
  aliases: readonly string[],
): Promise<void> {
  await tx.db.deleteFrom('publisher_name').where('publisher_id', '=', publisher).where('alias', '=', 1).execute();
  await insertNames(
    tx,
    aliases.map((written) => ({ publisher, written, alias: 1 })),
  );
}

/**
 * Takes publishers off the list with their names, deadlines, notes, briefings and what was saved for them, and revokes the
 * keys made for them: another may get the id.
 * Throws where anything else still points to them.
 */
export async function deletePublishers(
  tx: WriteTransaction,
  ids: readonly string[],
  by: { readonly at: string; readonly actor: string | null },
): Promise<void> {
  if (ids.length === 0) return;
  await revokeKeysFor(tx, ids, by);
  await tx.db.deleteFrom('publisher_name').where('publisher_id', 'in', ids).execute();
  await tx.db.deleteFrom('roster_change').where('publisher_id', 'in', ids).execute();
  await tx.db.deleteFrom('due_rule').where('region_id', 'in', ids).execute();
  await tx.db.deleteFrom('point_note').where('publisher_id', 'in', ids).execute();
  await tx.db.deleteFrom('saved').where('region_id', 'in', ids).execute();
  await tx.db.deleteFrom('return_sheet').where('publisher_id', 'in', ids).execute();
  await tx.db.deleteFrom('briefing').where('publisher_id', 'in', ids).execute();
  const gone = await findPublishers(readerWithin(tx), ids);
  await countListed(tx, gone, -1);
  await tx.db.deleteFrom('roll').where('region_id', 'in', ids).execute();
  await tx.db.deleteFrom('publisher').where('id', 'in', ids).execute();
  await keepRolls(
    tx,
    gone.map(({ region_id }) => region_id),
  );
}

/** Nothing is changed of a row that is not what was written: it would be sealed as it is. */
export async function updatePublisher(tx: WriteTransaction, id: string, fields: PublisherUpdate): Promise<void> {
  for (const row of await findPublishers(readerWithin(tx), [id])) {
    const changed = { ...row, ...fields };
    const change = async (): Promise<void> => {
      await tx.db
        .updateTable('publisher')
        .set({ ...fields, checksum: publisherChecksum(changed) })
        .where('id', '=', id)
        .execute();
      if (changed.region_id === row.region_id) return;
      await countListed(tx, [row], -1);
      await countListed(tx, [changed], 1);
    };
    const movesSums = changed.region_id !== row.region_id || changed.type !== row.type;
    await (movesSums ? moveBelow(tx, id, change) : change());
    await moveOnRoll(tx, row, changed);
  }
}

/** Writes down of which years reports of a publisher are held: `years` is given those it had, each with the revision of its first report. */
export async function updateHeld(
  tx: WriteTransaction,
  publisher: string,
  years: (held: Readonly<Record<string, number>>) => Readonly<Record<string, number>>,
): Promise<void> {
  const [row] = await findPublishers(readerWithin(tx), [publisher]);
  if (row) await updatePublisher(tx, publisher, { held: JSON.stringify(years(JSON.parse(row.held))) });
}

export async function insertSuccessions(tx: WriteTransaction, events: readonly Succession[]): Promise<void> {
  if (events.length === 0) return;
  await tx.db
    .insertInto('succession')
    .values(
      events.map(({ predecessor, successor, kind, on, document, formerName, revision }) =>
        sealed('succession', {
          predecessor_id: predecessor,
          successor_id: successor,
          kind,
          on_date: on,
          document,
          former_name: formerName,
          revision,
        }),
      ),
    )
    .execute();
}

/** The revision of a change of the list, whom it touched, and what those were called before whom it gave another name. */
export async function startRosterRevision(
  tx: WriteTransaction,
  { at, note, actor }: { readonly at: string; readonly note: string; readonly actor: string | null },
  touched: readonly string[],
  before: ReadonlyMap<string, NamesBefore> = new Map(),
): Promise<number> {
  const revision = await startRevision(tx, { at, kind: 'roster', note, report_id: null, actor });
  const rows = [...new Set(touched)].map((publisher_id) => {
    const names = before.get(publisher_id);
    return sealed('roster_change', { publisher_id, revision, names_before: names ? JSON.stringify(names) : null });
  });
  for (let from = 0; from < rows.length; from += CHUNK) {
    await tx.db
      .insertInto('roster_change')
      .values(rows.slice(from, from + CHUNK))
      .execute();
  }
  return revision;
}
