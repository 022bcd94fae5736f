/**
 * The one door in: document → ingest → check → save in one transaction → receipt. Nothing else writes reports: the command
 * line, the seeds and (later) the import page all come through here.
 */
import { hash } from 'node:crypto';
import type { Outcome } from '../../schema/check/finding.ts';
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { listPublisherNames, type PublisherName } from '../store/find/publishers.ts';
import type { Store } from '../store/open.ts';
import { type Saved, saveReport } from '../store/save/report.ts';
import { type Examine, examineHere } from './examine.ts';
import { getPublisher, matchPublisher } from './whose.ts';

export interface Submission {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType: string | null;
  /** Id of the bureau or region, where a person named it; otherwise it is matched by the name on the document. */
  readonly publisher: string | null;
  /** Report year, where a person named it. */
  readonly year: number | null;
  /** Where the figures were published, if known. */
  readonly source: Label | null;
}

export type Receipt = Saved & {
  readonly publisher: string;
  readonly year: number;
  readonly findings: Readonly<Record<Outcome, number>>;
  /** Cells read as numbers, and cells of the form. */
  readonly cells: { readonly numbers: number; readonly all: number };
};

/** What tells two documents apart: SHA-256 of the bytes, hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

export interface Ways {
  /** How the document is read; in this process unless said. Documents of strangers are read in one that can be ended. */
  readonly examine?: Examine;
  /** All names of publishers: saves a look-up when many documents are submitted. */
  readonly names?: readonly PublisherName[];
  /** Who submits it: the id of a key, or the part of the program that does. */
  readonly actor?: string;
}

/**
 * Accepts one document. Throws a Problem (and stores nothing) when it cannot be read, when its bureau is not known, or when
 * no year can be found. `at` is the time of acceptance, ISO 8601 in UTC.
 */
export async function submit(store: Store, submission: Submission, at: string, ways: Ways = {}): Promise<Receipt> {
  const { read, findings, repairs } = await (ways.examine ?? examineHere)(submission);
  const known = ways.names ?? (await listPublisherNames(store.reader));
  const publisher =
    submission.publisher === null ? matchPublisher(read.publisher, known) : getPublisher(submission.publisher, known);
  const year = submission.year ?? read.year;
  if (year === null) {
    throw new Problem('YEAR_MISSING', {
      zh: `“${submission.fileName}”的标题和正文都没有写明年度。请指明年度（命令行用 --year）。`,
      en: `Neither the title nor the text of “${submission.fileName}” names the year. Say which it is (on the command line: --year).`,
    });
  }
  const saved = await store.writer.transaction((tx) =>
    saveReport(tx, {
      publisher,
      year,
      document: {
        hash: hashOf(submission.bytes),
        fileName: submission.fileName,
        mediaType: submission.mediaType ?? 'application/octet-stream',
        bytes: submission.bytes,
      },
      read,
      findings,
      repairs,
      source: submission.source,
      at,
      actor: ways.actor ?? null,
    }),
  );
  const counts = { failed: 0, suspicious: 0, confirmed: 0, notAssessable: 0 };
  for (const finding of findings) counts[finding.outcome] += 1;
  const numbers = read.figures.filter((figure) => figure.reading.kind === 'number').length;
  return { ...saved, publisher: publisher.id, year, findings: counts, cells: { numbers, all: read.figures.length } };
}
