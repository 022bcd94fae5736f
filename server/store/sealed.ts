/**
 * Small tables whose rows carry one checksum over all their columns (but a number that the database gives them), and are sealed anew whenever
 * a column changes. How the larger ones are covered, part by part: checksums.ts.
 */
import { crc32 } from 'node:zlib';
import type { Selectable } from 'kysely';
import type { Label } from '../../schema/language.ts';
import type { Tables } from './tables/tables.ts';

interface Seal<Row> {
  /** What the checksum covers, in this order; never changed without a migration that seals anew. */
  readonly covers: readonly (keyof Row & string)[];
  /** What tells a row. */
  readonly key: readonly (keyof Row & string)[];
  /** The beginning of a sentence that goes on with “damaged”. */
  readonly called: (row: Row) => Label;
}

type SealedTable =
  | 'due_rule'
  | 'publication_date'
  | 'roster_change'
  | 'succession'
  | 'return_sheet'
  | 'finding_tally'
  | 'roll'
  | 'pin'
  | 'pin_host'
  | 'collected'
  | 'access_key'
  | 'audit';

export type { SealedTable };

export type SealedRow<Table extends SealedTable> = Selectable<Tables[Table]>;

export const SEALS: { readonly [Table in SealedTable]: Seal<SealedRow<Table>> } = {
  due_rule: {
    covers: ['region_id', 'kind', 'since', 'month', 'day', 'revision', 'superseded'],
    key: ['id'],
    called: ({ revision }) => ({
      zh: `第 ${revision} 号数据版本所设的报送期限`,
      en: `stored deadline that was set at revision ${revision} is`,
    }),
  },
  publication_date: {
    covers: ['report_id', 'revision', 'published_on', 'source', 'actor', 'at'],
    key: ['report_id', 'revision'],
    called: ({ report_id: id }) => ({
      zh: `${id} 年报填报的公布日期`,
      en: `stored day of publication that was entered of ${id} is`,
    }),
  },
  roster_change: {
    covers: ['revision', 'publisher_id', 'names_before'],
    key: ['publisher_id', 'revision'],
    called: ({ publisher_id: id, revision }) => ({
      zh: `第 ${revision} 号数据版本涉及 ${id} 的记录`,
      en: `stored record that revision ${revision} concerned ${id} is`,
    }),
  },
  succession: {
    covers: ['predecessor_id', 'successor_id', 'kind', 'on_date', 'document', 'former_name', 'revision'],
    key: ['id'],
    called: ({ predecessor_id, successor_id }) => ({
      zh: `${predecessor_id ?? successor_id} 的沿革`,
      en: `stored record of what became of ${predecessor_id ?? successor_id} is`,
    }),
  },
  return_sheet: {
    covers: [
      ...(['publisher_id', 'year', 'findings', 'sent_on', 'due_on', 'answered_on', 'actor', 'at'] as const),
      ...(['revision', 'superseded'] as const),
    ],
    key: ['id'],
    called: ({ publisher_id: id, year }) => ({
      zh: `${id} ${year} 年报的退回修改单`,
      en: `stored return sheet of ${id} for ${year} is`,
    }),
  },
  finding_tally: {
    covers: ['region_id', 'year', 'tally'],
    key: ['region_id', 'year'],
    called: ({ region_id: id, year }) => ({
      zh: `${id} ${year} 年各份年报的差错数`,
      en: `stored counts of mistakes in the reports of ${id} for ${year} are`,
    }),
  },
  roll: {
    covers: ['region_id', 'above', 'complete_since', 'listed', 'filed', 'bureaus'],
    key: ['region_id'],
    called: ({ region_id: id }) => ({
      zh: `${id} 各单位报送情况的记录`,
      en: `stored record of who reports in ${id} is`,
    }),
  },
  pin: {
    covers: ['address', 'since', 'actor', 'at'],
    key: ['id'],
    called: ({ id }) => ({ zh: `编号为 ${id} 的固定的图`, en: `stored pinned chart ${id} is` }),
  },
  pin_host: {
    covers: ['pin_id', 'day', 'host', 'count'],
    key: ['pin_id', 'day', 'host'],
    called: ({ pin_id: id }) => ({
      zh: `编号为 ${id} 的固定的图在各网站的次数`,
      en: `stored counts of the sites that show the pinned chart ${id} are`,
    }),
  },
  collected: {
    covers: [
      ...(['report_id', 'address', 'page_etag', 'page_last_modified', 'page_hash'] as const),
      ...(['file_address', 'file_etag', 'file_last_modified', 'file_hash', 'document_hash'] as const),
      ...(['at', 'asked_at', 'outcome'] as const),
    ],
    key: ['report_id'],
    called: ({ report_id: id }) => ({
      zh: `${id} 年报的采集网址`,
      en: `stored address that the report ${id} was collected from is`,
    }),
  },
  access_key: {
    covers: [
      ...([
        'id',
        'hash',
        'label',
        'created_at',
        'used_at',
        'revoked_at',
        'role',
        'publisher_id',
        'expires_at',
      ] as const),
    ],
    key: ['id'],
    called: ({ id }) => ({ zh: `密钥 ${id}`, en: `stored key ${id} is` }),
  },
  audit: {
    covers: ['at', 'actor', 'action', 'subject', 'detail'],
    key: ['id'],
    called: ({ id }) => ({ zh: `变更记录中第 ${id} 条`, en: `stored entry ${id} of what was done is` }),
  },
};

export const SEALED_TABLES = Object.keys(SEALS) as readonly SealedTable[];

type Unsealed<Table extends SealedTable> = Omit<SealedRow<Table>, 'checksum' | 'id'> & { readonly id?: unknown };

/** Numbers that a driver hands out as text count as the same. */
export function sealOf<Table extends SealedTable>(table: Table, row: Unsealed<Table>): number {
  const fields = row as Readonly<Record<string, unknown>>;
  return crc32([table, ...SEALS[table].covers.map((column) => fields[column])].join('\u0000'));
}

/** The row with its checksum. */
export function sealed<Table extends SealedTable, Row extends Unsealed<Table>>(
  table: Table,
  row: Row,
): Row & { readonly checksum: number } {
  return { ...row, checksum: sealOf(table, row) };
}

export function isSealed<Table extends SealedTable>(table: Table, row: SealedRow<Table>): boolean {
  return Number((row as { readonly checksum: unknown }).checksum) === sealOf(table, row);
}
