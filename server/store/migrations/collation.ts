/**
 * PostgreSQL sorts text by the language its database was made for; SQLite by code points. So that both answer in the same order, and an
 * order never depends on the machine, every text is sorted by code points, whichever migration made its column.
 */
import { type Kysely, sql } from 'kysely';

interface Column {
  readonly table: string;
  readonly column: string;
}

/** Columns that sort otherwise are altered; nothing is done where there are none. */
export async function sortByCodePoints<Schema>(db: Kysely<Schema>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<Column>`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = current_schema() and data_type = 'text' and collation_name is distinct from 'C'
      order by table_name, column_name`.execute(tx);
    for (const [table, columns] of Map.groupBy(rows, (row) => row.table)) {
      const changes = columns.map(({ column }) => sql`alter column ${sql.ref(column)} type text collate "C"`);
      await sql`alter table ${sql.table(table)} ${sql.join(changes)}`.execute(tx);
    }
  });
}
