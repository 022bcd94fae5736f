/** Batched look-ups: however many nodes a page of a query names, each kind of thing is fetched once. */
import DataLoader from 'dataloader';
import type { Succession } from '../../schema/roster/change.ts';
import type { Budget } from '../aggregate/cost.ts';
import { type Deadlines, readDeadlines } from '../aggregate/deadlines.ts';
import { type AccessKeyRow, findAccessKeys } from '../store/find/access-keys.ts';
import { type CollectedRow, findCollected } from '../store/find/collected.ts';
import { findDocuments, findTexts, type StoredDocument } from '../store/find/documents.ts';
import { type EnteredDay, enteredDays } from '../store/find/due.ts';
import { figuresOf, narrativeOf, type StoredFigure, type StoredNarrative } from '../store/find/figures.ts';
import { countFindings, type FindingCounts } from '../store/find/finding-counts.ts';
import { findingsOf, type StoredFinding } from '../store/find/findings.ts';
import type { PublisherRow } from '../store/find/publishers.ts';
import { aliasesOf, bureausOf, findPublishers } from '../store/find/publishers.ts';
import {
  findReportsEver,
  latestYears,
  type StoredReport,
  type StoredVersion,
  versionsOf,
  yearsOf,
} from '../store/find/reports.ts';
import type { RevisionRow } from '../store/find/revisions.ts';
import { findRevisions } from '../store/find/revisions.ts';
import { formerNamesOf, successionsOf } from '../store/find/roster.ts';
import type { Reader } from '../store/reader.ts';

export interface Loaders {
  readonly deadlines: () => Promise<Deadlines>;
  readonly enteredDay: DataLoader<string, EnteredDay | null>;
  readonly publisher: DataLoader<string, PublisherRow | null>;
  readonly bureausOf: DataLoader<string, readonly PublisherRow[]>;
  readonly aliases: DataLoader<string, readonly string[]>;
  readonly formerNames: DataLoader<string, readonly { readonly name: string; readonly until: number | null }[]>;
  readonly successions: DataLoader<string, readonly Succession[]>;
  readonly years: DataLoader<string, readonly number[]>;
  readonly latestYear: DataLoader<string, { readonly year: number } | null>;
  readonly report: DataLoader<string, StoredReport | null>;
  readonly versions: DataLoader<string, readonly StoredVersion[]>;
  readonly figures: DataLoader<number, readonly StoredFigure[]>;
  readonly narrative: DataLoader<number, readonly StoredNarrative[]>;
  readonly findings: DataLoader<VersionAt, readonly StoredFinding[], string>;
  readonly findingCounts: DataLoader<VersionAt, FindingCounts, string>;
  readonly document: DataLoader<string, StoredDocument | null>;
  /** Of a document that was paid for. */
  readonly text: DataLoader<string, { readonly text: string } | null>;
  readonly collected: DataLoader<string, CollectedRow | null>;
  readonly accessKey: DataLoader<string, AccessKeyRow | null>;
  readonly revision: DataLoader<number, RevisionRow | null>;
}

/** One thing a key. */
function one<Key, Row>(
  find: (keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): DataLoader<Key, Row | null> {
  return new DataLoader(async (keys) => {
    const rows = new Map((await find(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}

/** A list a key, in the order found. */
function many<Key, Row, Out>(
  find: (keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
  out: (row: Row) => Out,
): DataLoader<Key, readonly Out[]> {
  return new DataLoader(async (keys) => {
    const rows = Map.groupBy(await find(keys), keyOf);
    return keys.map((key) => (rows.get(key) ?? []).map(out));
  });
}

/** A version, and the revision after which it is asked about; null: now. */
type VersionAt = Pick<StoredReport, 'version' | 'asOf'>;

/** What versions have at a revision: of each the same place in the list. */
function atRevisions<Out>(
  find: (versions: readonly number[], asOf: number | null) => Promise<readonly Out[]>,
): DataLoader<VersionAt, Out, string> {
  return new DataLoader(
    async (keys: readonly VersionAt[]) => {
      const found = new Map<VersionAt, Out>();
      for (const [asOf, same] of Map.groupBy(keys, (key) => key.asOf)) {
        const versions = same.map(({ version }) => version);
        for (const [place, one] of (await find(versions, asOf)).entries()) found.set(same[place] as VersionAt, one);
      }
      return keys.map((key) => found.get(key) as Out);
    },
    { cacheKeyFn: ({ version, asOf }: VersionAt) => `${version} ${asOf}` },
  );
}

const same = <Row>(row: Row): Row => row;

/** `answer`: once it is refused, no text is fetched for it any more. */
export function makeLoaders(reader: Reader, answer: Budget): Loaders {
  let deadlines: Promise<Deadlines> | undefined;
  return {
    deadlines: () => {
      deadlines ??= readDeadlines(reader);
      return deadlines;
    },
    enteredDay: one(
      (reports: readonly string[]) => enteredDays(reader, reports),
      (row) => row.report,
    ),
    publisher: one(
      (ids: readonly string[]) => findPublishers(reader, ids),
      (row) => row.id,
    ),
    bureausOf: many(
      (ids: readonly string[]) => bureausOf(reader, ids),
      (row) => row.region_id ?? '',
      same,
    ),
    aliases: many(
      (ids: readonly string[]) => aliasesOf(reader, ids),
      (row) => row.publisher_id,
      (row) => row.written,
    ),
    formerNames: many(
      (ids: readonly string[]) => formerNamesOf(reader, ids),
      (row) => row.publisher_id,
      ({ written, until }) => ({ name: written, until: until === null ? null : Number(until) }),
    ),
    successions: new DataLoader(async (ids) => {
      const events = await successionsOf(reader, ids);
      return ids.map((id) => events.filter(({ predecessor, successor }) => predecessor === id || successor === id));
    }),
    years: many(
      (ids: readonly string[]) => yearsOf(reader, ids),
      (row) => row.region,
      (row) => row.year,
    ),
    latestYear: one(
      (ids: readonly string[]) => latestYears(reader, ids),
      (row) => row.publisher,
    ),
    report: one(
      // Whoever comes from a change or a note may come to one that was withdrawn.
      (ids: readonly string[]) => findReportsEver(reader, ids),
      (row) => row.id,
    ),
    versions: many(
      (ids: readonly string[]) => versionsOf(reader, ids),
      (row) => row.report,
      same,
    ),
    figures: many(
      (versions: readonly number[]) => figuresOf(reader, versions),
      (row) => row.version,
      same,
    ),
    narrative: many(
      (versions: readonly number[]) => narrativeOf(reader, versions),
      (row) => row.version,
      same,
    ),
    findings: atRevisions(async (versions, asOf) => {
      const found = Map.groupBy(await findingsOf(reader, versions, asOf), ({ version }) => version);
      return versions.map((version) => found.get(version) ?? []);
    }),
    findingCounts: atRevisions((versions, asOf) => countFindings(reader, versions, asOf)),
    document: one(
      (hashes: readonly string[]) => findDocuments(reader, hashes),
      (row) => row.hash,
    ),
    text: one(
      async (hashes: readonly string[]) => (answer.refused ? [] : findTexts(reader, hashes)),
      (row) => row.hash,
    ),
    collected: one(
      (ids: readonly string[]) => findCollected(reader, ids),
      (row) => row.report_id,
    ),
    accessKey: one(
      (ids: readonly string[]) => findAccessKeys(reader, ids),
      (row) => row.id,
    ),
    revision: one(
      (numbers: readonly number[]) => findRevisions(reader, numbers),
      (row) => Number(row.number),
    ),
  };
}
