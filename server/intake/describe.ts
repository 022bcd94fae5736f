/**
 * A document read for somebody who has not decided yet: what it says, whose it seems to be, what is already held, and what
 * changed since last year. Nothing is stored.
 */

import type { Candidate, CellChange, Reading, RefusedReading } from '../../schema/intake/reading.ts';
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { countNumbers, type Figure, numberOf } from '../../schema/report/figure.ts';
import type { ReadReport } from '../../schema/report/report.ts';
import { shownRepair, shownReport } from '../../schema/report/shown.ts';
import { figuresOf, type StoredFigure } from '../store/find/figures.ts';
import { findPublishers, type PublisherName } from '../store/find/publishers.ts';
import { findReports } from '../store/find/reports.ts';
import type { Reader } from '../store/reader.ts';
import type { Examined } from './examine.ts';
import { candidatesFor, getPublisher, matchPublisher, type Publisher } from './whose.ts';

export function refusedReading(fileName: string, { code, sentence }: Problem): RefusedReading {
  return { fileName, problem: { code, sentence } };
}

export interface ReadingContext {
  readonly reader: Reader;
  readonly names: readonly PublisherName[];
  /** What a person said the document is. */
  readonly publisher: string | null;
  readonly year: number | null;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
}

/** Describes a document that was examined. */
export async function describeReading(examined: Examined, context: ReadingContext): Promise<Reading> {
  const { read } = examined;
  const { reader, names, fileName } = context;
  const whose = findPublisher(read, context);
  const year = context.year ?? read.year;
  const publisher = whose.publisher;
  const numbers = countNumbers(read.figures);
  const id = publisher && year !== null ? `${publisher.id}-${year}` : null;
  const before = publisher && year !== null ? `${publisher.id}-${year - 1}` : null;
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
  const [row] = publisher ? await findPublishers(reader, [publisher.id]) : [];
  return {
    fileName,
    problem: null,
    publisher:
      publisher && row ? { id: publisher.id, kind: publisher.kind, name: { zh: row.name_zh, en: row.name_en } } : null,
    printedPublisher: read.publisher,
    year,
    question: whose.problem
      ? {
          code: whose.problem.code,
          sentence: whose.problem.sentence,
          candidates: await named(reader, candidatesFor(read.publisher, names)),
        }
      : year === null
        ? { code: 'YEAR_MISSING', sentence: YEAR_ASKED, candidates: [] }
        : null,
    existing: held
      ? {
          report: held.id,
          revision: held.revision,
          same: held.documentHash === context.hash,
          changedCells: differencesBetween(
            figures.filter((figure) => figure.version === held.version),
            read.figures,
          ).length,
        }
      : null,
    previous: previous
      ? {
          report: previous.id,
          year: previous.year,
          differences: differencesBetween(
            figures.filter((figure) => figure.version === previous.version),
            read.figures,
          ),
        }
      : null,
    cells: { numbers, all: read.figures.length, gaps: read.figures.length - numbers },
    report: shownReport(read, examined.findings, {
      year,
      document: { hash: context.hash, fileName, mediaType: context.mediaType, size: context.size },
    }),
    repairs: examined.repairs.map(shownRepair),
  };
}

const YEAR_ASKED: Label = {
  zh: '标题和正文都没有写明年度，请补充。',
  en: 'Neither the title nor the text names the year; please say which it is.',
};

function findPublisher(
  read: ReadReport,
  { names, publisher }: ReadingContext,
): { publisher: Publisher | null; problem: Problem | null } {
  try {
    return {
      publisher: publisher === null ? matchPublisher(read.publisher, names) : getPublisher(publisher, names),
      problem: null,
    };
  } catch (error) {
    if (error instanceof Problem) return { publisher: null, problem: error };
    throw error;
  }
}

async function named(reader: Reader, ids: readonly string[]): Promise<readonly Candidate[]> {
  const rows = new Map((await findPublishers(reader, ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row ? [{ id, name: { zh: row.name_zh, en: row.name_en } }] : [];
  });
}

/** Cells that both have and that hold something else, and cells that only one has. */
function differencesBetween(stored: readonly StoredFigure[], figures: readonly Figure[]): CellChange[] {
  const before = new Map(stored.map((figure) => [figure.cell, numberOf(figure.reading)]));
  return figures.flatMap((figure) => {
    const current = numberOf(figure.reading);
    const previous = before.get(figure.cell) ?? null;
    return current === previous ? [] : [{ cell: figure.cell, previous, current }];
  });
}
