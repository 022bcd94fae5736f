/** Writes a store of this version's schema beside the earlier ones: run before a migration is added. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import Database from 'better-sqlite3';
import { NEWEST } from '../../server/store/migrations/migrate.ts';
import { openSqlite } from '../../server/store/open.ts';
import { enrol, file, REGION, received } from './small-district.ts';

/** Statements that make the database anew, tables in the order of the alphabet, indexes last. */
function dump(database: Database.Database): string {
  const made = database
    .prepare<[], { name: string; type: string; sql: string }>(
      "select name, type, sql from sqlite_schema where sql is not null order by type = 'index', name",
    )
    .all()
    // The index of the prose is made anew where it is missing, and its tables are the database's own.
    .filter(({ name }) => !/^prose(?:_|$)/.test(name));
  const rows = (table: string): string[] => {
    const columns = database.prepare<[], { name: string }>(`pragma table_info("${table}")`).all();
    const quoted = columns.map(({ name }) => `quote("${name}")`).join(` || ',' || `);
    return database
      .prepare<[], string>(`select 'INSERT INTO "${table}" VALUES(' || ${quoted} || ');' from "${table}"`)
      .pluck()
      .all();
  };
  const statements = made.flatMap(({ name, type, sql }) => [`${sql};`, ...(type === 'table' ? rows(name) : [])]);
  return ['BEGIN TRANSACTION;', ...statements, 'COMMIT;'].join('\n');
}

const folder = mkdtempSync(join(tmpdir(), 'gongkai-fixture-'));
const path = join(folder, 'store.sqlite');
const store = await openSqlite(path);
await enrol(store);
await file(store, 'hill-a', 2019, { cells: { ...received(3), 'II/licensing.decisions': 30 } });
await file(store, 'hill-b', 2021, {
  cells: { ...received(9), 'III/3.7/total': 'unreadable' },
  narrative: [{ measure: 'disclosures.total', value: 120 }],
});
await file(store, 'hill-a', 2022, { cells: { ...received(4), 'III/2/natural': 'blank', 'IV/review.upheld': 2 } });
await file(store, 'hill-b', 2022, { cells: { ...received(6), 'II/fees.amount': 592.372449 } });
await file(store, 'hill-a', 2022, {
  cells: { ...received(5), 'III/2/natural': 'slash', 'IV/review.upheld': 1 },
  narrative: [{ measure: 'disclosures.website', value: 28, approximate: true }],
});
await file(store, REGION.id, 2022, { cells: received(30), kind: 'region' });
await store.close();
const database = new Database(path, { readonly: true });
const sql = dump(database);
database.close();
rmSync(folder, { recursive: true });
const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
writeFileSync(new URL(`../fixtures/stores/${NEWEST}.sql.br`, import.meta.url), brotliCompressSync(sql, { params }));
