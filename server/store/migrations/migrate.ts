/** Brings a database to the newest schema, each migration in its own transaction; refuses a newer schema than ours. */
import { type Kysely, sql } from 'kysely';
import { type MigrationResultSet, Migrator } from 'kysely/migration';
import { Problem } from '../../../schema/problem.ts';
import type { DialectWords } from '../dialect.ts';
import type { Reader } from '../reader.ts';
import * as initial from './0001-initial.ts';
import * as keys from './0002-keys.ts';
import * as contents from './0003-contents.ts';
import * as ratioRows from './0004-ratio-rows.ts';
import * as roster from './0005-roster.ts';
import * as access from './0006-access.ts';
import * as collected from './0007-collected.ts';
import * as deadlines from './0008-deadlines.ts';
import * as checksums from './0009-checksums.ts';
import * as pruned from './0010-pruned.ts';
import * as marks from './0011-marks.ts';
import * as listChecksums from './0012-list-checksums.ts';
import * as columns from './0013-columns.ts';
import * as compact from './0014-compact.ts';
import * as completeLists from './0015-complete-lists.ts';
import * as verdicts from './0016-verdicts.ts';
import * as amendments from './0017-amendments.ts';
import * as pointNotes from './0018-point-notes.ts';
import * as around from './0019-around.ts';
import * as covering from './0020-covering.ts';
import * as pins from './0021-pins.ts';
import * as briefings from './0022-briefings.ts';
import * as saved from './0023-saved.ts';
import * as sealed from './0024-sealed.ts';
import * as smaller from './0025-smaller.ts';
import * as findingTallies from './0026-finding-tallies.ts';
import * as namesBefore from './0027-names-before.ts';
import * as rolls from './0028-rolls.ts';
import { sortByCodePoints } from './collation.ts';

/** Numbered and listed by hand; never edited once released. */
const MIGRATIONS = {
  '0001-initial': initial,
  '0002-keys': keys,
  '0003-contents': contents,
  '0004-ratio-rows': ratioRows,
  '0005-roster': roster,
  '0006-access': access,
  '0007-collected': collected,
  '0008-deadlines': deadlines,
  '0009-checksums': checksums,
  '0010-pruned': pruned,
  '0011-marks': marks,
  '0012-list-checksums': listChecksums,
  '0013-columns': columns,
  '0014-compact': compact,
  '0015-complete-lists': completeLists,
  '0016-verdicts': verdicts,
  '0017-amendments': amendments,
  '0018-point-notes': pointNotes,
  '0019-around': around,
  '0020-covering': covering,
  '0021-pins': pins,
  '0022-briefings': briefings,
  '0023-saved': saved,
  '0024-sealed': sealed,
  '0025-smaller': smaller,
  '0026-finding-tallies': findingTallies,
  '0027-names-before': namesBefore,
  '0028-rolls': rolls,
} as const;

/** The name of the last migration: this version's schema. */
export const NEWEST = Object.keys(MIGRATIONS).at(-1) ?? '';

/** Whether this version of the program knows a migration. */
export function isKnownMigration(name: string): boolean {
  return name in MIGRATIONS;
}

/** The name of the last migration that a database has gone through; null where it has gone through none. */
export async function latestMigration({ db }: Reader): Promise<string | null> {
  try {
    const row = await db
      .selectFrom('kysely_migration')
      .select('name')
      .orderBy('name', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.name ?? null;
  } catch (error) {
    if (isMissingTable(error)) return null;
    throw error;
  }
}

/** Done before anything is changed in a database with reports in it; `migration` is the first that it has not gone through. */
export type BeforeMigrating = (migration: string) => Promise<void>;

/** Told how many versions of reports an upgrade has carried over, and of how many. */
export type Upgrading = (done: number, all: number) => void;

/** The migrations that a database has gone through. */
async function goneThrough<Schema>(db: Kysely<Schema>): Promise<ReadonlySet<string>> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    if (isMissingTable(error)) return new Set();
    throw error;
  }
}

function isMissingTable(error: unknown): boolean {
  return error instanceof Error && /no such table|does not exist/.test(error.message);
}

/** Throws a Problem where a newer version of the program has written the database. */
export async function migrate<Schema>(
  db: Kysely<Schema>,
  words: DialectWords,
  before?: BeforeMigrating,
  told: Upgrading = () => {},
): Promise<void> {
  const done = await goneThrough(db);
  const unknown = [...done].find((name) => !isKnownMigration(name));
  if (unknown !== undefined) throw newerThanThis(unknown);
  const next = Object.keys(MIGRATIONS).find((name) => !done.has(name));
  if (before && next !== undefined && done.size > 0 && (await holdsReports(db))) await before(next);
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(MIGRATIONS).map(([name, { up }]) => [
            name,
            { up: (inner: Kysely<unknown>) => up(inner, words) },
          ]),
        ),
    },
  });
  const names = Object.keys(MIGRATIONS);
  for (const [place, name] of names.entries()) {
    const migration = MIGRATIONS[name as keyof typeof MIGRATIONS];
    if (!('ahead' in migration) || done.has(name) || done.size === 0) continue;
    ensureMigrated(await migrator.migrateTo(names[place - 1] ?? name));
    await migration.ahead(db as unknown as Kysely<unknown>, words, told);
  }
  ensureMigrated(await migrator.migrateToLatest());
  if (words.name === 'postgres') await sortByCodePoints(db);
}

function ensureMigrated({ error, results }: MigrationResultSet): void {
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'the list of migrations';
    throw new Error(`The database could not be brought to this version's schema (${failed}). Nothing was changed.`, {
      cause: error,
    });
  }
}

async function holdsReports<Schema>(db: Kysely<Schema>): Promise<boolean> {
  return (await sql`select id from report limit 1`.execute(db)).rows.length > 0;
}

function newerThanThis(migration: string): Problem {
  return new Problem('NEWER_DATABASE', {
    zh: `这个数据库由较新的版本写入（结构 ${migration}），本版本只认到 ${NEWEST}，不能退回。请用较新的版本，或恢复升级前自动所作的备份（数据文件夹下 backups）。`,
    en: `This database was written by a newer version (schema ${migration}); this version knows ${NEWEST} at most, and there is no way back. Use the newer version, or restore the backup that was made before the upgrade (backups in the data folder).`,
  });
}
