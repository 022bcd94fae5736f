/** Rows as lines that can be read without this program: a column a name, JSON where it holds more than one thing, no checksums; and back. */
import {
  amendmentChecksum,
  briefingChecksum,
  columnChecksum,
  nameChecksum,
  pointNoteChecksum,
  publisherChecksum,
  recheckChecksum,
  revisionChecksum,
  rollupChecksum,
  savedChecksum,
  verdictChecksum,
  versionChecksum,
} from '../checksums.ts';
import type { Row, TableName } from '../move/rows.ts';
import { SEALED_TABLES, sealOf } from '../sealed.ts';

/** What a line holds: anything that JSON can say. */
export type Line = Readonly<Record<string, unknown>>;

/** Tables whose rows are lines as they are, by the file they stand in. What reports hold, and documents, are written otherwise. */
export const PLAIN = {
  setting: 'settings.ndjson',
  publisher: 'publishers.ndjson',
  publisher_name: 'names.ndjson',
  revision: 'revisions.ndjson',
  roster_change: 'list-changes.ndjson',
  succession: 'successions.ndjson',
  due_rule: 'deadlines.ndjson',
  point_note: 'point-notes.ndjson',
  saved: 'saved.ndjson',
  report: 'reports.ndjson',
  report_version: 'versions.ndjson',
  amendment: 'amendments.ndjson',
  counted_column: 'columns.ndjson',
  rollup: 'sums.ndjson',
  rollup_common: 'sums-two-years.ndjson',
  collected: 'collected.ndjson',
  publication_date: 'published-days.ndjson',
  audit: 'audit.ndjson',
  verdict: 'verdicts.ndjson',
  recheck: 'rechecks.ndjson',
  sentence: 'sentences.ndjson',
  finding_state: 'finding-states.ndjson',
  return_sheet: 'return-sheets.ndjson',
  pin: 'pins.ndjson',
  pin_host: 'pin-hosts.ndjson',
  briefing: 'briefings.ndjson',
} as const satisfies Partial<Record<TableName, string>>;

export type PlainTable = keyof typeof PLAIN;

/** Columns that hold JSON. */
const JSON_COLUMNS: Readonly<Partial<Record<PlainTable, readonly string[]>>> = {
  publisher: ['held'],
  report_version: ['editions', 'outline', 'breakdowns', 'notes', 'repairs', 'finding_counts'],
  amendment: ['printed', 'value'],
  rollup: ['sums'],
  rollup_common: ['sums'],
  audit: ['detail'],
  recheck: ['finding_counts'],
  verdict: ['said'],
  return_sheet: ['findings'],
  briefing: ['text', 'content'],
};

const SEALED: Readonly<Partial<Record<string, (row: never) => number>>> = {
  ...Object.fromEntries(SEALED_TABLES.map((table) => [table, (row: never) => sealOf(table, row)])),
  publisher: publisherChecksum,
  publisher_name: nameChecksum,
  revision: revisionChecksum,
  point_note: pointNoteChecksum,
  briefing: briefingChecksum,
  saved: savedChecksum,
  report_version: versionChecksum,
  amendment: amendmentChecksum,
  counted_column: columnChecksum,
  recheck: recheckChecksum,
  verdict: verdictChecksum,
  rollup: (row) => rollupChecksum('rollup', row),
  rollup_common: (row) => rollupChecksum('rollup_common', row),
};

export function lineOf(table: PlainTable, { checksum: _, ...row }: Row): Line {
  const line: Record<string, unknown> = { ...row };
  for (const name of JSON_COLUMNS[table] ?? []) line[name] = JSON.parse(String(row[name]));
  return line;
}

export function rowOf(table: PlainTable, line: Line): Row {
  const row = { ...line } as Record<string, Row[string]>;
  for (const name of JSON_COLUMNS[table] ?? []) row[name] = line[name] === null ? null : JSON.stringify(line[name]);
  const seal = SEALED[table];
  return seal ? { ...row, checksum: seal(row as never) } : row;
}
