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
import { packRollup, unpackRollup } from '../packed/rollups.ts';
import {
  measureOf,
  shortDay,
  shortened,
  shortenedTitle,
  shortMeasure,
  written,
  writtenDay,
  writtenTitle,
} from '../packed/usual.ts';
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
  roll: 'rolls.ndjson',
  rollup: 'sums.ndjson',
  rollup_common: 'sums-two-years.ndjson',
  collected: 'collected.ndjson',
  publication_date: 'published-days.ndjson',
  audit: 'audit.ndjson',
  verdict: 'verdicts.ndjson',
  recheck: 'rechecks.ndjson',
  sentence: 'sentences.ndjson',
  finding_state: 'finding-states.ndjson',
  finding_tally: 'finding-tallies.ndjson',
  return_sheet: 'return-sheets.ndjson',
  pin: 'pins.ndjson',
  pin_host: 'pin-hosts.ndjson',
  briefing: 'briefings.ndjson',
} as const satisfies Partial<Record<TableName, string>>;

export type PlainTable = keyof typeof PLAIN;

/** Columns that hold JSON. */
const JSON_COLUMNS: Readonly<Partial<Record<PlainTable, readonly string[]>>> = {
  publisher: ['held'],
  roster_change: ['names_before'],
  report_version: ['editions', 'outline', 'breakdowns', 'notes', 'repairs', 'finding_counts'],
  amendment: ['printed', 'value'],
  rollup: ['sums'],
  rollup_common: ['sums'],
  audit: ['detail'],
  recheck: ['finding_counts'],
  finding_tally: ['tally'],
  roll: ['filed', 'bureaus'],
  verdict: ['said'],
  return_sheet: ['findings'],
  briefing: ['text', 'content'],
};

const USUAL = {
  pack: (value: unknown) => shortened(JSON.stringify(value)),
  unpack: (kept: string): unknown => JSON.parse(written(kept)),
};

const LISTS: typeof USUAL = { pack: (value) => packRollup(value as never), unpack: unpackRollup };

/** How some of these are kept, which are not JSON as it is; by table and column. */
const PACKED: Readonly<Partial<Record<string, typeof USUAL>>> = {
  'report_version.editions': USUAL,
  'report_version.finding_counts': USUAL,
  'rollup.sums': LISTS,
  'rollup_common.sums': LISTS,
};

interface Short {
  readonly kept: (written: never) => Row[string];
  readonly written: (kept: never) => unknown;
}

/** Texts that are kept shorter than they are written. */
const SHORT: Readonly<Partial<Record<PlainTable, Readonly<Record<string, Short>>>>> = {
  report_version: {
    title: { kept: shortenedTitle, written: writtenTitle },
    period_from: { kept: (day) => shortDay(day, 'first'), written: (day) => writtenDay(day, 'first') },
    period_to: { kept: (day) => shortDay(day, 'last'), written: (day) => writtenDay(day, 'last') },
  },
  counted_column: { measure: { kept: shortMeasure, written: measureOf } },
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
  for (const name of JSON_COLUMNS[table] ?? [])
    line[name] = PACKED[`${table}.${name}`]?.unpack(String(row[name])) ?? JSON.parse(String(row[name]));
  for (const [name, one] of Object.entries(SHORT[table] ?? {})) line[name] = one.written(row[name] as never);
  return line;
}

export function rowOf(table: PlainTable, line: Line): Row {
  const row = { ...line } as Record<string, Row[string]>;
  for (const name of JSON_COLUMNS[table] ?? [])
    row[name] =
      line[name] === null ? null : (PACKED[`${table}.${name}`]?.pack(line[name]) ?? JSON.stringify(line[name]));
  for (const [name, one] of Object.entries(SHORT[table] ?? {})) row[name] = one.kept(line[name] as never);
  const seal = SEALED[table];
  return seal ? { ...row, checksum: seal(row as never) } : row;
}
