/** Batched look-ups: however many nodes a page of a query names, each kind of thing is fetched once. */
import DataLoader from 'dataloader';
import type { Succession } from '../../schema/roster/change.ts';
import type { Budget } from '../aggregate/cost.ts';
import { type Deadlines, readDeadlines } from '../aggregate/deadlines.ts';
import { type AccessKeyRow, findAccessKeys } from '../store/find/access-keys.ts';
import { correctionsEver, findCorrections, type StoredCorrection } from '../store/find/amendments.ts';
import { type CollectedRow, findCollected } from '../store/find/collected.ts';
import { findDocuments, findTexts, type StoredDocument } from '../store/find/documents.ts';
import { type EnteredDay, enteredDays } from '../store/find/due.ts';
import { figuresOf, narrativeOf, type StoredFigure, type StoredNarrative } from '../store/find/figures.ts';
import { countStandingOf, type FindingCounts } from '../store/find/finding-counts.ts';
import { findingsOf, type StoredFinding } from '../store/find/findings.ts';
import { pointNotes, type StoredNote } from '../store/find/point-notes.ts';
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
import { type Standing, standingsAt } from '../store/find/states.ts';
import { type FindingKey, type StoredVerdict, verdictsOn } from '../store/find/verdicts.ts';
import type { Reader } from '../store/reader.ts';
import type { KeptAt } from './found.ts';
import { type SeriesLoader, seriesLoader } from './series-loader.ts';

export interface Loaders {
  /** All notes on numbers that hold as of a revision; null: now. */
  readonly pointNotes: (asOf: number | null) => Promise<readonly StoredNote[]>;
  readonly deadlines: () => Promise<Deadlines>;
  readonly enteredDay: DataLoader<string, EnteredDay | null>;
  readonly publisher: DataLoader<string, PublisherRow | null>;
  /** Series of bureaus and regions that a question found. */
  readonly series: SeriesLoader;
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
  readonly findings: DataLoader<KeptAt, readonly StoredFinding[], string>;
  readonly findingCounts: DataLoader<KeptAt, FindingCounts, string>;
  /** How findings of a version stood after a revision. */
  readonly standings: DataLoader<KeptAt, ReadonlyMap<FindingKey, Standing>, string>;
  /** What was said of the findings of a report until a revision, the newest first. */
  readonly verdicts: DataLoader<ReportAt, readonly StoredVerdict[], string>;
  readonly document: DataLoader<string, StoredDocument | null>;
  /** Of a document that was paid for. */
  readonly text: DataLoader<string, { readonly text: string } | null>;
  readonly collected: DataLoader<string, CollectedRow | null>;
  readonly accessKey: DataLoader<string, AccessKeyRow | null>;
  /** By the revision at which it was made. */
  readonly correction: DataLoader<number, StoredCorrection | null>;
  /** All there ever were of a report. */
  readonly corrections: DataLoader<string, readonly StoredCorrection[]>;
  readonly revision: DataLoader<number, RevisionRow | null>;
}

interface ReportAt {
  readonly id: string;
  readonly asOf: number | null;
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

/** What versions have at a revision: of each the same place in the list. */
function atRevisions<Out>(
  find: (versions: readonly number[], asOf: number | null) => Promise<readonly Out[]>,
): DataLoader<KeptAt, Out, string> {
  return new DataLoader(
    async (keys: readonly KeptAt[]) => {
      const found = new Map<KeptAt, Out>();
      for (const [asOf, same] of Map.groupBy(keys, (key) => key.asOf)) {
        const versions = same.map(({ version }) => version);
        for (const [place, one] of (await find(versions, asOf)).entries()) found.set(same[place] as KeptAt, one);
      }
      return keys.map((key) => found.get(key) as Out);
    },
    { cacheKeyFn: ({ version, asOf }: KeptAt) => `${version} ${asOf}` },
  );
}

const same = <Row>(row: Row): Row => row;

/** `answer`: once it is refused, no text is fetched for it any more. `budget`: of points. What reports are held, and their versions, are told as of a revision; null: now. */
export function makeLoaders(reader: Reader, answer: Budget, budget: Budget, asOf: number | null): Loaders {
  let deadlines: Promise<Deadlines> | undefined;
  const notes = new Map<number | null, Promise<readonly StoredNote[]>>();
  return {
    pointNotes: (asOf) => {
      const asked = notes.get(asOf) ?? pointNotes(reader, asOf);
      notes.set(asOf, asked);
      return asked;
    },
    deadlines: () => {
      deadlines ??= readDeadlines(reader, asOf);
      return deadlines;
    },
    enteredDay: one(
      (reports: readonly string[]) => enteredDays(reader, reports, asOf),
      (row) => row.report,
    ),
    series: seriesLoader(reader, budget),
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
      (ids: readonly string[]) => yearsOf(reader, ids, asOf),
      (row) => row.region,
      (row) => row.year,
    ),
    latestYear: one(
      (ids: readonly string[]) => latestYears(reader, ids, asOf),
      (row) => row.publisher,
    ),
    report: one(
      // Whoever comes from a change or a note may come to one that was withdrawn.
      (ids: readonly string[]) => findReportsEver(reader, ids, asOf),
      (row) => row.id,
    ),
    versions: many(
      (ids: readonly string[]) => versionsOf(reader, ids, asOf),
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
    findingCounts: atRevisions((versions, asOf) => countStandingOf(reader, versions, asOf)),
    standings: new DataLoader(
      async (keys) => {
        const found = new Map<number | null, Awaited<ReturnType<typeof standingsAt>>>();
        for (const [asOf, at] of Map.groupBy(keys, (key) => key.asOf)) {
          const versions = at.map(({ version }) => version);
          found.set(asOf, await standingsAt(reader, versions, asOf));
        }
        return keys.map(({ version, asOf }) => found.get(asOf)?.get(version) ?? new Map());
      },
      { cacheKeyFn: ({ version, asOf }) => `${version} ${asOf}` },
    ),
    verdicts: new DataLoader(
      async (keys) => {
        const found: StoredVerdict[][] = keys.map(() => []);
        for (const [asOf, at] of Map.groupBy(keys, (key) => key.asOf)) {
          const ids = at.map(({ id }) => id);
          const said = Map.groupBy(await verdictsOn(reader, ids, asOf), ({ report }) => report);
          for (const [place, key] of keys.entries()) if (key.asOf === asOf) found[place] = said.get(key.id) ?? [];
        }
        return found;
      },
      { cacheKeyFn: ({ id, asOf }) => `${id} ${asOf}` },
    ),
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
    correction: one(
      (revisions: readonly number[]) => findCorrections(reader, revisions),
      (row) => row.revision,
    ),
    corrections: many(
      (reports: readonly string[]) => correctionsEver(reader, reports),
      (row) => row.report,
      same,
    ),
    revision: one(
      (numbers: readonly number[]) => findRevisions(reader, numbers),
      (row) => Number(row.number),
    ),
  };
}
