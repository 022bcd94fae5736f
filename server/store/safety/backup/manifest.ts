/** What is written beside a backup, so that it can be known for what it is, and for whole, without being opened. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { opened } from '../../packed/deflated.ts';
import type { Reader } from '../../reader.ts';
import { noBackup } from './faults.ts';

export interface Manifest {
  /** When the backup was begun: ISO 8601, UTC. */
  readonly at: string;
  readonly reason: string;
  /** Version of the program that made it. */
  readonly version: string;
  /** The last migration. */
  readonly schema: string;
  /** Number of the last change of the data. */
  readonly revision: number;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** SHA-256 over the figures of all report versions (figuresDigest). */
  readonly figures: string | null;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the file. */
  readonly sha256: string;
}

export function manifestOf(backup: string): string {
  return `${backup}.json`;
}

/** The manifest beside a backup; null where there is none. Throws where it cannot be understood. */
export function readManifest(backup: string): Manifest | null {
  const file = manifestOf(backup);
  if (!existsSync(file)) return null;
  try {
    const manifest: Manifest = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof manifest.sha256 === 'string' && typeof manifest.size === 'number') return manifest;
  } catch {
    // The sentence below is all there is to say.
  }
  throw noBackup({
    zh: `${file} 已损坏，无法核对这份备份。请换一份备份；确知备份无误时，可移走该文件再恢复。`,
    en: `${file} is damaged, so that the backup cannot be compared with it. Use another backup; where you know this one to be right, move that file away.`,
  });
}

/** Rows of every table, and the number of the last change. */
export function countRows(file: string): Pick<Manifest, 'rows' | 'revision'> {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const tables = database
      .prepare<[], string>(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite!_%' escape '!' order by name",
      )
      .pluck()
      .all();
    const count = (table: string): number => Number(database.prepare(`select count(*) from "${table}"`).pluck().get());
    return {
      rows: Object.fromEntries(tables.map((table) => [table, count(table)])),
      revision: Number(database.prepare('select coalesce(max(number), 0) from revision').pluck().get()),
    };
  } finally {
    database.close();
  }
}

/** The first schema in which a version's contents are one row. */
const ONE_ROW = '0003';

/** Versions whose figures are read at once. */
const TOGETHER = 200;

/**
 * SHA-256 over what every version of every report holds, hexadecimal: equal stores have equal ones, in whatever database. null for a
 * schema that keeps figures otherwise.
 */
export async function figuresDigest({ db }: Reader, schema: string): Promise<string | null> {
  if (schema < ONE_ROW) return null;
  const versions = await db
    .selectFrom('report_version')
    .select(['id', 'report_id', 'revision'])
    .orderBy('revision')
    .orderBy('report_id')
    .execute();
  const hash = createHash('sha256');
  for (let from = 0; from < versions.length; from += TOGETHER) {
    const some = versions.slice(from, from + TOGETHER);
    const rows = await db
      .selectFrom('contents')
      .select(['version_id', 'counted', 'printed', 'narrative'])
      .where(
        'version_id',
        'in',
        some.map(({ id }) => id),
      )
      .execute();
    const kept = new Map(rows.map((row) => [Number(row.version_id), row]));
    for (const { id, report_id, revision } of some) {
      const row = kept.get(Number(id));
      // Earlier schemas keep the texts themselves.
      const contents = row && opened(row);
      hash.update(
        JSON.stringify([report_id, Number(revision), contents?.counted, contents?.printed, contents?.narrative]),
      );
    }
  }
  return hash.digest('hex');
}

/** SHA-256 of a file, hexadecimal. */
export async function fileDigest(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}
