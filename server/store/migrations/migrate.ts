/** Brings a database to the newest schema, each migration in its own transaction; refuses a newer schema than ours. */
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
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
} as const;

/** The name of the last migration: this version's schema. */
export const NEWEST = Object.keys(MIGRATIONS).at(-1) ?? '';

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
    if (error instanceof Error && /no such table|does not exist/.test(error.message)) return null;
    throw error;
  }
}

export async function migrate(db: Kysely<unknown>, words: DialectWords): Promise<void> {
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
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'the list of migrations';
    throw new Error(
      `The database could not be brought to this version's schema (${failed}). Nothing was changed; a database written by a newer version needs that version.`,
      { cause: error },
    );
  }
  if (words.name === 'postgres') await sortByCodePoints(db);
}
