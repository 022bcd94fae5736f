/**
 * The words in which SQLite and PostgreSQL differ. Nothing outside this file asks which database it is.
 *
 * Kysely's own SQLite dialect opens transactions with a plain `begin`, which fails at once when another process wrote in
 * between, and runs migrations outside a transaction, which leaves half a schema behind a failing one. Both are mended here.
 */
import Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PGliteDialect,
  type RawBuilder,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  sql,
} from 'kysely';

/** How the schema is written in a dialect. */
export interface DialectWords {
  readonly name: 'sqlite' | 'postgres';
  readonly bytes: 'blob' | 'bytea';
  readonly whole: 'integer' | 'bigint';
  readonly real: 'real' | 'double precision';
  /** Behind every `create table`. */
  readonly tableEnd: RawBuilder<unknown>;
  /** Behind tables whose key is natural. */
  readonly keyedTableEnd: RawBuilder<unknown>;
  /**
   * Run first in each change, so that changes wait for one another: a rollup is read, added to and written back. SQLite's
   * `begin immediate` does it by itself. Other processes are told when the change stands.
   */
  readonly waitForTurn: RawBuilder<unknown> | null;
  /** How the parameter with that number, from 1, is written. */
  placeholder(number: number): string;
}

export const SQLITE: DialectWords = {
  name: 'sqlite',
  bytes: 'blob',
  whole: 'integer',
  real: 'real',
  tableEnd: sql`strict`,
  keyedTableEnd: sql`strict, without rowid`,
  waitForTurn: null,
  placeholder: () => '?',
};

/** Where PostgreSQL tells all processes of every change (no text), and what one of them says to the others. */
export const CHANNEL = 'gongkai';

export const POSTGRES: DialectWords = {
  name: 'postgres',
  bytes: 'bytea',
  whole: 'bigint',
  real: 'double precision',
  tableEnd: sql``,
  keyedTableEnd: sql``,
  // Any number will do, as long as all processes take the same.
  waitForTurn: sql`select pg_advisory_xact_lock(20080501), pg_notify(${sql.lit(CHANNEL)}, '')`,
  placeholder: (number) => `$${number}`,
};

class ImmediateDriver extends SqliteDriver implements Driver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

type Opened = CachingDatabase | (() => Promise<CachingDatabase>);

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: Opened;
  constructor(database: Opened) {
    super({ database });
    this.#database = database;
  }
  override createDriver(): Driver {
    return new ImmediateDriver({ database: this.#database });
  }
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** Prepared statements are kept: the same few dozen texts make up nearly all work. */
class CachingDatabase {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  constructor(database: Database.Database) {
    this.#database = database;
  }
  prepare(text: string): Database.Statement {
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = this.#database.prepare(text);
    if (this.#statements.size >= 300) this.#statements.clear();
    this.#statements.set(text, statement);
    return statement;
  }
  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

/** A SQLite file opened for writing, with the settings that were measured (WAL, synchronous FULL, foreign keys). */
export function sqliteWriterDialect(file: string): SqliteDialect {
  const database = new Database(file, { timeout: 5000 });
  assertSqliteVersion(database);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  database.pragma('journal_size_limit = 67108864');
  // 32 MB: the rows beside a new report are mostly still at hand.
  database.pragma('cache_size = -32768');
  return new ImmediateSqliteDialect(new CachingDatabase(database));
}

/**
 * The same file opened for reading only: a write through it fails in SQLite itself. Opened by the first who reads, for Kysely closes only
 * what was used, and a connection left open keeps the last changes from being folded in.
 */
export function sqliteReaderDialect(file: string): SqliteDialect {
  return new ImmediateSqliteDialect(async () => {
    const database = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 });
    database.pragma('query_only = ON');
    database.pragma('trusted_schema = OFF');
    return new CachingDatabase(database);
  });
}

/** SQLite before 3.51.3 can corrupt a WAL database on reset; the program does not start on one. */
function assertSqliteVersion(database: Database.Database): void {
  const version = String(database.prepare('select sqlite_version() as version').pluck().get());
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (major * 1_000_000 + minor * 1000 + patch < 3_051_003) {
    throw new Error(`SQLite ${version} has a known corruption bug; 3.51.3 or newer is needed. Reinstall with npm ci.`);
  }
}

export { PGliteDialect };
