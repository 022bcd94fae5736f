/**
 * A document read for somebody who has not decided yet: what it says, whose it seems to be, what is already held, and what
 * changed since last year. Nothing is stored.
 */

import type { Candidate, CellChange, GoodReading, Question, Reading } from '../../schema/intake/reading.ts';
import type { Problem } from '../../schema/problem.ts';
import { countNumbers, type Figure, numberOf } from '../../schema/report/figure.ts';
import { shownRepair, shownReport } from '../../schema/report/shown.ts';
import type { BugLog } from '../bug.ts';
import { figuresOf, type StoredFigure } from '../store/find/figures.ts';
import { findPublishers, type PublisherName } from '../store/find/publishers.ts';
import { findReports, reportId } from '../store/find/reports.ts';
import type { Reader } from '../store/reader.ts';
import { attempt, type ExaminedDocument, type Looked } from './members.ts';
import { hashOf, keptMediaType } from './submit.ts';
import { attribute, candidatesFor } from './whose.ts';

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
  const { result, refusal } = await attempt(() => describeDocument(looked, context), context.log);
  return refusal ? { fileName, problem: refusal } : result;
}

async function describeDocument(
  { document, examined, named, fileName }: ExaminedDocument,
  { reader, names }: ReadingContext,
): Promise<GoodReading> {
  const { read } = examined;
  const { publisher, year, problem } = attribute(read, fileName, named, names);
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
      read.figures,
    );
  const hash = hashOf(document.bytes);
  const numbers = countNumbers(read.figures);
  const [row] = publisher ? await findPublishers(reader, [publisher.id]) : [];
  return {
    fileName,
    problem: null,
    publisher:
      publisher && row ? { id: publisher.id, kind: publisher.kind, name: { zh: row.name_zh, en: row.name_en } } : null,
    printedPublisher: read.publisher,
    year,
    question: problem && (await questionOf(problem, publisher ? [] : candidatesFor(read.publisher, names), reader)),
    existing: held
      ? {
          report: held.id,
          revision: held.revision,
          same: held.documentHash === hash,
          changedCells: differences(held.version).length,
        }
      : null,
    previous: previous
      ? { report: previous.id, year: previous.year, differences: differences(previous.version) }
      : null,
    cells: { numbers, all: read.figures.length, gaps: read.figures.length - numbers },
    report: shownReport(read, examined.findings, {
      year,
      document: { hash, fileName, mediaType: keptMediaType(document), size: document.bytes.length },
    }),
    repairs: examined.repairs.map(shownRepair),
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
export function differencesBetween(stored: readonly StoredFigure[], figures: readonly Figure[]): CellChange[] {
  const before = new Map(stored.map((figure) => [figure.cell, numberOf(figure.content)]));
  return figures.flatMap((figure) => {
    const current = numberOf(figure.content);
    const previous = before.get(figure.cell) ?? null;
    return current === previous ? [] : [{ cell: figure.cell, previous, current }];
  });
}
