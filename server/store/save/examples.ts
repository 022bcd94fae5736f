/** Example data taken out whole: the one thing that is ever deleted. */
import { isSound } from '../checksums.ts';
import { listRoster } from '../find/roster.ts';
import { ensureSound } from '../find/sound.ts';
import { opened } from '../packed/deflated.ts';
import { unpackCounted } from '../packed/figures.ts';
import { readerWithin, type WriteTransaction } from '../writer.ts';
import { dropUnnamed } from './document.ts';
import { deletePublishers, updateHeld } from './roster.ts';
import { takeFromSums } from './version.ts';

export interface RemovedExamples {
  readonly publishers: number;
  readonly reports: number;
}

/**
 * Removes made-up regions with everything in them, and of real publishers that came with the program what the program itself
 * handed in (`actor`; `by` is who has them removed); they go with it unless somebody else's report or bureau is there. Sums over bureaus follow.
 */
export async function removeExampleData(
  tx: WriteTransaction,
  actor: string,
  by: { readonly at: string; readonly actor: string | null },
): Promise<RemovedExamples> {
  const { db } = tx;
  const reports = await db
    .selectFrom('report')
    .innerJoin('publisher', 'publisher.id', 'report.publisher_id')
    .select([
      'report.id',
      'report.publisher_id',
      'report.kind',
      'report.region_id',
      'report.year',
      'publisher.illustrative',
    ])
    .where('publisher.example', '=', 1)
    .where((eb) =>
      eb.or([
        eb('publisher.illustrative', '=', 1),
        eb.not(
          eb.exists(
            eb
              .selectFrom('report_version')
              .innerJoin('revision', 'revision.number', 'report_version.revision')
              .select('report_version.id')
              .whereRef('report_version.report_id', '=', 'report.id')
              .where((inner) => inner.or([inner('revision.actor', 'is', null), inner('revision.actor', '!=', actor)])),
          ),
        ),
      ]),
    )
    .execute();
  for (const { id, publisher_id, kind, region_id, year } of reports) {
    const current = await db
      .selectFrom('report_version')
      .innerJoin('contents', 'contents.version_id', 'report_version.id')
      .select(['contents.counted', 'contents.counted_checksum'])
      .where('report_version.report_id', '=', id)
      .where('report_version.superseded', 'is', null)
      .executeTakeFirst();
    const publisher = { id: publisher_id, kind, region: region_id };
    const rows = current ? [{ ...opened(current), publisher_id, year: Number(year) }] : [];
    await ensureSound(readerWithin(tx), 'figures', rows, isSound.counted);
    for (const { counted } of rows) await takeFromSums(tx, { publisher, year: Number(year) }, unpackCounted(counted));
    await deleteReport(tx, id);
    await updateHeld(tx, publisher_id, ({ [year]: _, ...others }) => others);
  }
  const publishers = await emptyExamples(tx);
  await dropUnnamed(tx);
  if (publishers.length > 0) {
    await db
      .deleteFrom('succession')
      .where((eb) => eb.or([eb('predecessor_id', 'in', publishers), eb('successor_id', 'in', publishers)]))
      .execute();
  }
  await deletePublishers(tx, publishers, by);
  return { publishers: publishers.length, reports: reports.length };
}

async function deleteReport({ db }: WriteTransaction, report: string): Promise<void> {
  const versions = db.selectFrom('report_version').select('id').where('report_id', '=', report);
  await db.deleteFrom('contents').where('version_id', 'in', versions).execute();
  await db.deleteFrom('finding').where('version_id', 'in', versions).execute();
  await db.deleteFrom('amendment').where('report_id', '=', report).execute();
  await db.deleteFrom('recheck').where('version_id', 'in', versions).execute();
  await db.deleteFrom('sentence').where('version_id', 'in', versions).execute();
  await db.deleteFrom('finding_state').where('version_id', 'in', versions).execute();
  await db.deleteFrom('verdict').where('report_id', '=', report).execute();
  await db.deleteFrom('publication_date').where('report_id', '=', report).execute();
  await db.deleteFrom('report_version').where('report_id', '=', report).execute();
  await db.deleteFrom('report').where('id', '=', report).execute();
}

/** Example publishers that hold nothing of anybody else, bureaus before the regions that hold them. */
async function emptyExamples(tx: WriteTransaction): Promise<readonly string[]> {
  const rows = await listRoster(readerWithin(tx));
  const reporting = new Set(
    (await tx.db.selectFrom('report').select('publisher_id').distinct().execute()).map((row) => row.publisher_id),
  );
  const made = new Set(
    rows.filter((row) => row.kind === 'region' && Number(row.illustrative) === 1).map(({ id }) => id),
  );
  const isGone = (row: (typeof rows)[number]): boolean =>
    made.has(row.id) || made.has(row.region_id ?? '') || (Number(row.example) === 1 && !reporting.has(row.id));
  const bureaus = rows.filter((row) => row.kind === 'bureau' && isGone(row)).map(({ id }) => id);
  const gone = new Set(bureaus);
  // From below: a region goes when everything in it does.
  const regions = rows.filter((row) => row.kind === 'region' && isGone(row));
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    for (const { id } of regions) {
      if (rows.every((row) => row.region_id !== id || gone.has(row.id))) gone.add(id);
    }
  }
  return [...gone];
}
