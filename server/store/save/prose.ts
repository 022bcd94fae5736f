/** The prose of documents by pairs of characters, kept beside them so that a text of two characters is found among all of them. */
import { type Kysely, sql } from 'kysely';
import { gramsOf, piecesOf, searchedSections } from '../../../schema/prose/searched.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import { toCount } from '../numbers.ts';
import type { Tables } from '../tables/tables.ts';
import type { Writer, WriteTransaction } from '../writer.ts';
import { prepared } from './prepared.ts';

/** How texts are taken apart; another way, and all are taken apart anew when a store is opened. */
const WAY = '1';
/** No document has this hash: its row says in which way all others were taken apart. */
const NOBODY = '';
/** Documents that are taken apart in one change. */
const AT_ONCE = 50;

const selectKept = prepared((db, { hash }: { hash: string }) =>
  db.selectFrom('prose').select('id').where('document_hash', '=', hash).limit(1),
);

interface Text {
  readonly hash: string;
  readonly outline: ReadReport['outline'];
  readonly text: string;
}

/** Takes the prose of a document apart, unless it was: its sections are those of the report that was first read from it. */
export async function keepProse(tx: WriteTransaction, { hash, outline, text }: Text): Promise<void> {
  if ((await selectKept(tx, { hash })).length > 0) return;
  const pieces = searchedSections(outline, text).flatMap(({ section, flow }) =>
    piecesOf(flow.text).map((piece) => ({ section: section.ordinal, grams: gramsOf(piece) })),
  );
  // One without prose is there too, so that it is not looked at again.
  for (const { section, grams } of pieces.length > 0 ? pieces : [{ section: '', grams: [] }]) {
    await tx.words.keepGrams(tx.db, { hash, section, grams: grams.join(' ') });
  }
}

/** Before documents are dropped. */
export async function dropProse({ db, words }: WriteTransaction, hashes: readonly string[]): Promise<void> {
  for (const hash of hashes) {
    await words.dropGrams(db, hash);
    await db.deleteFrom('prose').where('document_hash', '=', hash).execute();
  }
}

/** Lays the tables, and takes apart what a program that did not know them, or another database, stored. */
export async function ensureProse(
  db: Kysely<Tables>,
  writer: Writer,
  told: (done: number, all: number) => void = () => {},
): Promise<void> {
  if ((await wayOf(db)) !== WAY) await writer.transaction(layAnew);
  await keepMissing(db, writer, told);
}

async function wayOf(db: Kysely<Tables>): Promise<string | null> {
  try {
    const row = await db.selectFrom('prose').select('section').where('document_hash', '=', NOBODY).executeTakeFirst();
    return row?.section ?? null;
  } catch (error) {
    if (error instanceof Error && /no such table|does not exist/.test(error.message)) return null;
    throw error;
  }
}

async function layAnew({ db, words }: WriteTransaction): Promise<void> {
  for (const statement of words.proseTables) await statement.execute(db);
  await words.keepGrams(db, { hash: NOBODY, section: WAY, grams: '' });
}

/** Takes apart what is not yet, some documents a change. */
async function keepMissing(
  db: Kysely<Tables>,
  writer: Writer,
  told: (done: number, all: number) => void,
): Promise<void> {
  const missing = await missingIn(db);
  for (let from = 0; from < missing.length; from += AT_ONCE) {
    await writer.transaction((tx) => keepThese(tx, missing.slice(from, from + AT_ONCE)));
    // A handful is done at once.
    if (missing.length > AT_ONCE) told(Math.min(from + AT_ONCE, missing.length), missing.length);
  }
}

/** The same within one change: of a database that was filled with rows of another. */
export async function keepMissingProse(tx: WriteTransaction): Promise<void> {
  await keepThese(tx, await missingIn(tx.db));
}

/** The first version read from each document that is not taken apart. */
async function missingIn(db: Kysely<Tables>): Promise<readonly number[]> {
  const { rows } = await sql<{ version: number | string }>`
    select min(report_version.id) as version from report_version
    where not exists (select 1 from prose where prose.document_hash = report_version.document_hash)
    group by report_version.document_hash order by 1`.execute(db);
  return rows.map(({ version }) => toCount(version));
}

async function keepThese(tx: WriteTransaction, versions: readonly number[]): Promise<void> {
  for (const version of versions) {
    const row = await tx.db
      .selectFrom('report_version')
      .leftJoin('document', 'document.hash', 'report_version.document_hash')
      .select(['report_version.document_hash as hash', 'document.text', 'report_version.outline'])
      .where('report_version.id', '=', version)
      .executeTakeFirst();
    // A document that is lost has no prose; who asks for its report is told.
    if (row) await keepProse(tx, { hash: row.hash, text: row.text ?? '', outline: outlineIn(row.outline) });
  }
}

/** One that is not what was written holds no store up: who asks for its report is told. */
function outlineIn(text: string): ReadReport['outline'] {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}
