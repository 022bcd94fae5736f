/**
 * A document read for somebody who has not decided yet: what it says, whose it seems to be, what is already held, and what
 * changed since last year. Nothing is stored.
 */

import type {
  Candidate,
  CellChange,
  GoodReading,
  Question,
  Reading,
  Refusal,
  RefusedReading,
} from '../../schema/intake/reading.ts';
import type { Problem } from '../../schema/problem.ts';
import { numberOf } from '../../schema/report/figure.ts';
import { shownFinding, shownRepair } from '../../schema/report/shown.ts';
import type { BugLog } from '../bug.ts';
import { figuresOf, type StoredFigure } from '../store/find/figures.ts';
import { foundAround } from '../store/find/found-around.ts';
import { findPublishers, type PublisherName } from '../store/find/publishers.ts';
import { findReports, reportId } from '../store/find/reports.ts';
import type { Reader } from '../store/reader.ts';
import { type Described, type Known, knownOf, type Readers, type ReadFor, shownOf } from './examine.ts';
import { attempt, type HandedIn, type Looked, walk } from './members.ts';
import { attribute, candidatesFor, type Named } from './whose.ts';

export interface ReadingContext {
  readonly reader: Reader;
  /** All names of publishers on the list. */
  readonly names: readonly PublisherName[];
  readonly log: BugLog;
}

/** What is said of a document that was looked at, or why it could not be read. Throws nothing. */
export async function readingOf(looked: Looked, context: ReadingContext): Promise<Reading> {
  const { fileName } = looked;
  if (looked.kind === 'refused') return { fileName, problem: looked.refusal };
  const { examined, named } = looked;
  const { result, refusal } = await attempt(
    () => aboutIt({ known: knownOf(examined), read: () => examined.read }, fileName, named, context),
    context.log,
  );
  if (refusal) return { fileName, problem: refusal };
  return { ...result, report: shownOf(examined, result.year), repairs: examined.repairs.map(shownRepair) };
}

export interface DescribedFile {
  /** UTF-8 JSON of a Reading. */
  readonly json: Uint8Array;
  readonly refusal: Refusal | null;
}

/**
 * The same of every document of a file: the report in it goes from the reading process to whoever asked without being looked into.
 * Throws nothing but the signal's reason.
 */
export async function* describeFile(
  file: HandedIn,
  { unpack, describe }: Pick<Readers, 'unpack' | 'describe'>,
  context: ReadingContext,
  by: ReadFor = {},
): AsyncGenerator<DescribedFile> {
  const { log } = context;
  for await (const looked of walk(file, { unpack, read: describe, log, by })) {
    const { fileName } = looked;
    const { result, refusal } =
      looked.kind === 'refused'
        ? { result: null, refusal: looked.refusal }
        : await attempt(() => aboutIt(looked.examined, fileName, looked.named, context), log);
    if (refusal) yield refusedFile(fileName, refusal);
    else if (looked.kind === 'examined') yield { json: joined(result, looked.examined.shown), refusal: null };
  }
}

/** What is said of a file that was not read. */
export function refusedFile(fileName: string, refusal: Refusal): DescribedFile {
  return { json: Buffer.from(JSON.stringify({ fileName, problem: refusal } satisfies RefusedReading)), refusal };
}

type About = Omit<GoodReading, 'report' | 'repairs'>;

/** One JSON object of both; the year is the last field of the report. */
function joined(about: About, shown: Uint8Array): Uint8Array {
  const head = Buffer.from(`${JSON.stringify(about).slice(0, -1)},`);
  const tail = Buffer.from(`,"year":${about.year}}}`);
  return Buffer.concat([head, shown.subarray(1, -2), tail]);
}

async function aboutIt(
  { known, read }: Pick<Described, 'known' | 'read'>,
  fileName: string,
  named: Named,
  { reader, names }: ReadingContext,
): Promise<About> {
  const { publisher, year, problem } = attribute(known, fileName, named, names);
  const id = publisher && year !== null ? reportId(publisher.id, year) : null;
  const before = publisher && year !== null ? reportId(publisher.id, year - 1) : null;
  const reports = await findReports(
    reader,
    [id, before].filter((one) => one !== null),
  );
  const held = reports.find((report) => report.id === id);
  const previous = reports.find((report) => report.id === before);
  const figures = await figuresOf(
    reader,
    [held, previous].flatMap((report) => (report ? [report.version] : [])),
  );
  const differences = (version: number): CellChange[] =>
    differencesBetween(
      figures.filter((figure) => figure.version === version),
      known.figures,
    );
  const around =
    publisher && year !== null ? await foundAround(reader, { publisher: publisher.id, year, read: read() }) : [];
  const all = known.figures.length;
  const numbers = known.figures.filter(({ value }) => value !== null).length;
  const [row] = publisher ? await findPublishers(reader, [publisher.id]) : [];
  return {
    fileName,
    problem: null,
    publisher:
      publisher && row ? { id: publisher.id, kind: publisher.kind, name: { zh: row.name_zh, en: row.name_en } } : null,
    printedPublisher: known.publisher,
    year,
    question: problem && (await questionOf(problem, publisher ? [] : candidatesFor(known.publisher, names), reader)),
    existing: held
      ? {
          report: held.id,
          revision: held.revision,
          same: held.documentHash === known.hash,
          changedCells: differences(held.version).length,
        }
      : null,
    previous: previous
      ? { report: previous.id, year: previous.year, differences: differences(previous.version) }
      : null,
    cells: { numbers, all, gaps: all - numbers },
    around: around.map((finding) => shownFinding(finding, null)),
  };
}

/** What has to be answered, and the publishers that may be meant, likeliest first. */
async function questionOf({ code, sentence }: Problem, ids: readonly string[], reader: Reader): Promise<Question> {
  const rows = new Map((await findPublishers(reader, ids)).map((row) => [row.id, row]));
  const candidates = ids.flatMap((id): Candidate[] => {
    const row = rows.get(id);
    return row ? [{ id, name: { zh: row.name_zh, en: row.name_en } }] : [];
  });
  return { code, sentence, candidates };
}

/** Cells that both have and that hold something else, and cells that only one has. */
export function differencesBetween(stored: readonly StoredFigure[], figures: Known['figures']): CellChange[] {
  const before = new Map<string, number | null>(stored.map((figure) => [figure.cell, numberOf(figure.content)]));
  return figures.flatMap(({ cell, value: current }) => {
    const previous = before.get(cell) ?? null;
    return current === previous ? [] : [{ cell, previous, current }];
  });
}
