/** Whether the list, its names, notes on numbers and the record of changes are what was written, and whether the reports are there that it says are held. */
import { Problem } from '../../../../schema/problem.ts';
import { isSound } from '../../checksums.ts';
import { ensureAllListed } from '../../find/listed.ts';
import { briefingOf, changeOf, entryOf, nameOf, partOf, pointNoteOf, savedOf } from '../../find/sound.ts';
import { batchesOf } from '../../move/rows.ts';
import type { Reader } from '../../reader.ts';
import { isSealed, SEALED_TABLES, SEALS, type SealedRow, type SealedTable } from '../../sealed.ts';
import { contentDamage, type Damage, surviving } from './damage.ts';

export async function* checkList(reader: Reader): AsyncGenerator<Damage> {
  for (const check of [checkPublishers, checkNames, checkNotes, checkBriefings, checkSaved, checkRevisions])
    yield* surviving(check(reader));
  for (const table of SEALED_TABLES) yield* surviving(checkSealed(reader, table));
}

/** What is refused to readers is named here. */
async function* ensuring(check: Promise<void>): AsyncGenerator<Damage> {
  const refusal = await check.then(
    () => null,
    (error: unknown) => error,
  );
  if (refusal instanceof Problem) yield refusal.sentence;
  else if (refusal !== null) throw refusal;
}

async function* checkPublishers(reader: Reader): AsyncGenerator<Damage> {
  const publishers = await reader.db.selectFrom('publisher').selectAll().orderBy('position').execute();
  for (const kind of ['region', 'bureau'] as const)
    yield* ensuring(ensureAllListed(reader, kind, publishers.filter((row) => row.kind === kind).length));
  const reports = await reader.db
    .selectFrom('report')
    .leftJoin('report_version', 'report_version.report_id', 'report.id')
    .select(['report.publisher_id', 'report.kind', 'report.region_id', 'report.year'])
    .select((eb) => eb.fn.min('report_version.revision').as('first'))
    .groupBy(['report.id', 'report.publisher_id', 'report.kind', 'report.region_id', 'report.year'])
    .execute();
  const withdrawals = await reader.db
    .selectFrom('amendment')
    .innerJoin('report', 'report.id', 'amendment.report_id')
    .select(['report.publisher_id', 'report.year', 'amendment.superseded'])
    .where('amendment.place', 'is', null)
    .orderBy('amendment.revision')
    .execute();
  // The last withdrawal of a report says since when it is held again; null: not now.
  const heldAgain = new Map(withdrawals.map((row) => [`${row.publisher_id} ${row.year}`, row.superseded]));
  const reportsOf = Map.groupBy(reports, (row) => row.publisher_id);
  for (const publisher of publishers) {
    if (!isSound.publisher(publisher)) {
      yield contentDamage(entryOf(publisher.id));
      continue;
    }
    const { id, kind, region_id, name_zh: zh, name_en: en } = publisher;
    const region = kind === 'region' ? id : region_id;
    const own = (reportsOf.get(id) ?? []).filter((row) => row.kind === kind && row.region_id === region);
    const found = new Map(
      own.flatMap((row): [string, number][] => {
        const again = heldAgain.get(`${id} ${row.year}`);
        return again === null ? [] : [[String(row.year), Number(again ?? row.first)]];
      }),
    );
    const held = new Map(Object.entries<number>(JSON.parse(publisher.held)));
    for (const year of new Set([...held.keys(), ...found.keys()])) {
      if (held.get(year) !== found.get(year)) yield contentDamage(partOf('heading', { zh, en }, year));
    }
  }
}

async function* checkNames(reader: Reader): AsyncGenerator<Damage> {
  const names = await reader.db.selectFrom('publisher_name').selectAll().execute();
  for (const name of names) if (!isSound.name(name)) yield contentDamage(nameOf(name));
}

/** As many at a time as are copied together. */
async function* checkSealed<Table extends SealedTable>(reader: Reader, table: Table): AsyncGenerator<Damage> {
  for await (const rows of batchesOf(reader.db as never, table)) {
    for (const row of rows as unknown as readonly SealedRow<Table>[]) {
      if (!isSealed(table, row)) yield contentDamage(SEALS[table].called(row));
    }
  }
}

async function* checkNotes(reader: Reader): AsyncGenerator<Damage> {
  const notes = await reader.db.selectFrom('point_note').selectAll().orderBy('id').execute();
  for (const note of notes) if (!isSound.pointNote(note)) yield contentDamage(pointNoteOf(note));
}

async function* checkBriefings(reader: Reader): AsyncGenerator<Damage> {
  const briefings = await reader.db.selectFrom('briefing').selectAll().orderBy('id').execute();
  for (const one of briefings) if (!isSound.briefing(one)) yield contentDamage(briefingOf(one));
}

async function* checkSaved(reader: Reader): AsyncGenerator<Damage> {
  const saved = await reader.db.selectFrom('saved').selectAll().orderBy('id').execute();
  for (const one of saved) if (!isSound.saved(one)) yield contentDamage(savedOf(one));
}

async function* checkRevisions(reader: Reader): AsyncGenerator<Damage> {
  const revisions = await reader.db.selectFrom('revision').selectAll().orderBy('number').execute();
  for (const revision of revisions) if (!isSound.revision(revision)) yield contentDamage(changeOf(revision.number));
}
