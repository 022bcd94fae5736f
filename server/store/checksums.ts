/**
 * What is stored of a report and of the list carries a checksum, and nothing is answered from a row whose checksum fails: bytes that a disk, a
 * copy or a cable altered would else be other figures. A checksum covers what the row is found under too, so that a row which
 * turns up in another one's place fails. CRC-32 lets one alteration in four thousand million through; it is no protection
 * against people, for who can write the file can write the checksum.
 */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { written, writtenDay, writtenTitle } from './packed/usual.ts';
import type { AmendmentRow } from './tables/amendment.ts';
import type { RecheckTable } from './tables/around.ts';
import type { BriefingRow } from './tables/briefing.ts';
import type { CountedColumnTable } from './tables/column.ts';
import type { ContentsTexts } from './tables/contents.ts';
import type { DocumentTable } from './tables/document.ts';
import type { FindingRow } from './tables/finding.ts';
import type { PointNoteTable } from './tables/point-note.ts';
import type { PublisherNameRow, PublisherRow } from './tables/publisher.ts';
import type { ReportTable, ReportVersionTable } from './tables/report.ts';
import type { RevisionTable } from './tables/revision.ts';
import type { RollupTable } from './tables/rollup.ts';
import type { SavedTable } from './tables/saved.ts';
import type { VerdictTable } from './tables/verdict.ts';

/** Numbers that a driver hands out as text count as the same. */
type Field = string | number | bigint | null;

/** A damaged row may hold anything: where text should be and is none, it is no text that was ever written. */
function textIn(value: unknown): string {
  return typeof value === 'string' ? value : `\u0000${value}`;
}

function checksum(text: string, ...others: readonly Field[]): number {
  return crc32(textIn(text), crc32(others.join('\u0000')));
}

function holds(kept: number, computed: number): boolean {
  return Number(kept) === computed;
}

type Counted = Pick<ContentsTexts, 'counted'> & Pick<ReportTable, 'publisher_id' | 'year'>;
type Printed = Pick<ContentsTexts, 'version_id' | 'printed'>;
type Narrative = Pick<ContentsTexts, 'version_id' | 'narrative'>;
type Finding = Omit<FindingRow, 'superseded' | 'checksum'>;
type Recheck = Omit<RecheckTable, 'superseded' | 'checksum'>;
type Version = Omit<ReportVersionTable, 'id' | 'superseded' | 'checksum'>;
type Label = Pick<DocumentTable, 'hash' | 'file_name' | 'media_type' | 'size' | 'pruned_at'>;
type Text = Pick<DocumentTable, 'hash' | 'text'>;
type Sums = Omit<RollupTable, 'checksum'>;
type Columns = Omit<CountedColumnTable, 'checksum'>;
type Publisher = Omit<PublisherRow, 'checksum'>;
type Name = Omit<PublisherNameRow, 'checksum'>;
type Revision = Omit<RevisionTable, 'checksum'>;
type Amendment = Omit<AmendmentRow, 'checksum'>;
type PointNote = Omit<PointNoteTable, 'id' | 'checksum'>;
type Briefing = Omit<BriefingRow, 'id' | 'checksum'>;
type Saved = Omit<SavedTable, 'id' | 'checksum'>;
type Verdict = Omit<VerdictTable, 'id' | 'checksum'>;
type RollupName = 'rollup' | 'rollup_common';

/**
 * Of what a report counts: whose it is and of which year is a part of it. A question about many bureaus checks hundreds of these, so
 * that nothing is selected or computed for it that could be left out.
 */
export function countedChecksum({ counted, publisher_id, year }: Counted): number {
  return crc32(textIn(counted), crc32(textIn(publisher_id), Number(year)));
}

export function printedChecksum({ version_id, printed }: Printed): number {
  return checksum(printed, 'printed', version_id);
}

export function narrativeChecksum({ version_id, narrative }: Narrative): number {
  return checksum(narrative, 'narrative', version_id);
}

export function findingChecksum(row: Finding): number {
  const { version_id, position, rule, outcome, severity, rank, count, findings, revision } = row;
  const of = [version_id, position, rule, outcome, severity, rank, count];
  // Rows were sealed before this could be said.
  return checksum(findings, ...of, ...(revision === null ? [] : [revision]));
}

export function recheckChecksum({ version_id, revision, finding_counts }: Recheck): number {
  return checksum(finding_counts, 'recheck', version_id, revision);
}

/** Of a version without what changes when the next one takes its place. */
export function versionChecksum(row: Version): number {
  return checksum(
    row.outline,
    ...[
      row.report_id,
      row.revision,
      row.document_hash,
      writtenTitle(row.title),
      row.published_on,
      writtenDay(row.period_from, 'first'),
      writtenDay(row.period_to, 'last'),
    ],
    ...[written(row.editions), row.breakdowns, row.notes, row.repairs, row.source_zh, row.source_en],
    ...[row.changed_cells, written(row.finding_counts)],
  );
}

/** Of what is said of a document beside its text. */
export function labelChecksum({ hash, file_name, media_type, size, pruned_at }: Label): number {
  return checksum(file_name, hash, media_type, size, ...(pruned_at === null ? [] : [pruned_at]));
}

export function textChecksum({ hash, text }: Text): number {
  return checksum(text, hash);
}

export function rollupChecksum(table: RollupName, { region_id, year, kind, sums }: Sums): number {
  return checksum(sums, table, region_id, year, kind);
}

/** Short, and checked by the thousand. */
export function columnChecksum({ measure, region_id, year, cells }: Columns): number {
  return crc32(`${measure}\u0000${region_id}\u0000${year}\u0000${cells}`);
}

export function publisherChecksum(row: Publisher): number {
  return checksum(
    row.name_zh,
    ...[row.id, row.kind, row.region_id, row.name_en, row.short_zh, row.short_en, row.type, row.since, row.until],
    ...[row.illustrative, row.example, row.function, row.contact, row.position, row.held],
    // Rows were sealed before this could be said.
    ...(row.complete_since === null ? [] : [row.complete_since]),
  );
}

export function nameChecksum({ name, publisher_id, written, alias, former, until }: Name): number {
  return checksum(written, name, publisher_id, alias, former, until);
}

export function revisionChecksum({ number, at, kind, about, note, report_id, actor }: Revision): number {
  return checksum(note, number, at, kind, about, report_id, actor);
}

/** Of a note without its number, with when it was taken back: it is sealed anew then. */
export function pointNoteChecksum(row: PointNote): number {
  const { publisher_id, scope, quantity, year, onward, kind, zh, en, revision, superseded } = row;
  const of = [en, publisher_id, scope, quantity, year, onward, kind, revision];
  return checksum(zh, ...of, ...(superseded === null ? [] : [superseded]));
}

/** Of a briefing as it stands, sealed anew whenever a draft is stored. */
export function briefingChecksum(row: Briefing): number {
  const { region_id, publisher_id, year, lang, title, text, version, actor, at, edited_by, edited_at } = row;
  const { copied_from, revision, signed_by, signed_at, content } = row;
  return checksum(
    text,
    ...[content, title, region_id, publisher_id, year, lang, version, actor, at, edited_by, edited_at],
    ...[copied_from, revision, signed_by, signed_at],
  );
}

/** Of what was saved under a name, without its number; it is sealed anew when it is renamed or removed. */
export function savedChecksum(row: Saved): number {
  const { region_id, kind, holds, zh, en, revision, superseded } = row;
  return checksum(zh, en, region_id, kind, holds, revision, ...(superseded === null ? [] : [superseded]));
}

/** Of the row with how it ended: it is sealed anew then. */
export function amendmentChecksum(row: Amendment): number {
  const { reason, revision, report_id, place, printed, value, source, superseded, ended, ended_reason } = row;
  return checksum(reason, revision, report_id, place, printed, value, source, superseded, ended, ended_reason);
}

export function verdictChecksum(row: Verdict): number {
  const { report_id, rule, rule_version, subject, said, verdict, reason, actor, at, revision } = row;
  return checksum(said, report_id, rule, rule_version, subject, verdict, reason, actor, at, revision);
}

type Kept<Row, Column extends string> = Row & { readonly [Name in Column]: number };

export const isSound = {
  counted: (row: Kept<Counted, 'counted_checksum'>) =>
    row.counted !== null && holds(row.counted_checksum, countedChecksum(row)),
  printed: (row: Kept<Printed, 'printed_checksum'>) => holds(row.printed_checksum, printedChecksum(row)),
  narrative: (row: Kept<Narrative, 'narrative_checksum'>) => holds(row.narrative_checksum, narrativeChecksum(row)),
  finding: (row: Kept<Finding, 'checksum'>) => holds(row.checksum, findingChecksum(row)),
  recheck: (row: Kept<Recheck, 'checksum'>) => holds(row.checksum, recheckChecksum(row)),
  version: (row: Kept<Version, 'checksum'>) => holds(row.checksum, versionChecksum(row)),
  label: (row: Kept<Label, 'label_checksum'>) =>
    row.file_name !== null && holds(row.label_checksum, labelChecksum(row)),
  text: (row: Kept<Text, 'text_checksum'>) => holds(row.text_checksum, textChecksum(row)),
  /** The bytes of a document are found under their own hash; of one that was pruned there are none. */
  bytes: ({ hash, bytes, pruned_at }: Pick<DocumentTable, 'hash' | 'bytes' | 'pruned_at'>) =>
    pruned_at === null ? createHash('sha256').update(bytes).digest('hex') === hash : bytes.length === 0,
  columns: (row: Kept<Columns, 'checksum'>) => holds(row.checksum, columnChecksum(row)),
  publisher: (row: PublisherRow) => holds(row.checksum, publisherChecksum(row)),
  name: (row: PublisherNameRow) => holds(row.checksum, nameChecksum(row)),
  amendment: (row: AmendmentRow) => holds(row.checksum, amendmentChecksum(row)),
  pointNote: (row: Kept<PointNote, 'checksum'>) => holds(row.checksum, pointNoteChecksum(row)),
  briefing: (row: Kept<Briefing, 'checksum'>) => holds(row.checksum, briefingChecksum(row)),
  saved: (row: Kept<Saved, 'checksum'>) => holds(row.checksum, savedChecksum(row)),
  revision: (row: RevisionTable) => holds(row.checksum, revisionChecksum(row)),
  verdict: (row: Kept<Verdict, 'checksum'>) => holds(row.checksum, verdictChecksum(row)),
  sums: (table: RollupName, row: Kept<Sums, 'checksum'>) => holds(row.checksum, rollupChecksum(table, row)),
} as const;
