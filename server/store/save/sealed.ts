/** Changes of rows that carry one checksum over all their columns. */
import { sql } from 'kysely';
import { SEALS, type SealedRow, type SealedTable, sealOf } from '../sealed.ts';
import type { WriteTransaction } from '../writer.ts';

/** Changes columns of one row and seals it anew; what tells it stays. `row`: as it is kept, and found sound. */
export async function updateSealed<Table extends SealedTable>(
  tx: WriteTransaction,
  table: Table,
  row: SealedRow<Table>,
  fields: Partial<SealedRow<Table>>,
): Promise<void> {
  const kept = row as Readonly<Record<string, unknown>>;
  const changed = { ...fields, checksum: sealOf(table, { ...row, ...fields }) };
  const set = Object.entries(changed).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  const same = SEALS[table].key.map((name) => sql`${sql.ref(name)} = ${kept[name]}`);
  await sql`update ${sql.table(table)} set ${sql.join(set)} where ${sql.join(same, sql` and `)}`.execute(tx.db);
}
