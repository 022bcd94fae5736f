/** What an export says of itself, in manifest.json. */
import type { TableName } from '../move/rows.ts';
import { TABLE_NAMES } from '../move/rows.ts';
import { PLAIN } from './lines.ts';

/** Files of an export, beside documents and their texts. */
export const FILES = {
  ...PLAIN,
  document: 'documents.ndjson',
  contents: 'figures.ndjson',
  finding: 'findings.ndjson',
} as const satisfies Partial<Record<TableName, string>>;

export const NARRATIVE = 'narrative.ndjson';
export const MANIFEST = 'manifest.json';

export type ExportedTable = keyof typeof FILES;

/** What is exported, each table behind those that it points to: all but keys and sessions. */
export const EXPORTED = TABLE_NAMES.filter((table): table is ExportedTable => table in FILES);

export interface KeptTable {
  readonly file: string;
  readonly rows: number;
  /** Over everything in the rows, hexadecimal. */
  readonly hash: string;
}

export interface ExportManifest {
  readonly format: 'gongkai-open-files';
  /** The last migration of the database. */
  readonly schema: string;
  /** Number of the last change of the data, and when it was made: ISO 8601, UTC. */
  readonly revision: number;
  readonly at: string | null;
  /** The region that it is limited to; null: everything. */
  readonly region: string | null;
  /** SHA-256 over the figures of all report versions (figuresDigest); null where it is limited. */
  readonly figures: string | null;
  readonly tables: Readonly<Record<ExportedTable, KeptTable>>;
}
