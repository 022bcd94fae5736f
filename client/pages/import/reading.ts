/** What the server says of a document that it read and did not store, and of one that it stored; checked as it comes in. */
import type { Outcome } from '../../../schema/check/finding.ts';
import type { Label } from '../../../schema/form/edition.ts';
import type { ShownReport } from '../report/report.query.ts';

/** A refusal: what was found, and what the person can do. */
export interface Refusal {
  readonly code: string;
  readonly sentence: Label;
}

export interface Candidate {
  readonly id: string;
  readonly name: Label;
}

/** Something that has to be answered before the document can be stored. */
export interface Question extends Refusal {
  readonly candidates: readonly Candidate[];
}

export interface CellChange {
  readonly cell: string;
  readonly previous: number | null;
  readonly current: number | null;
}

/** The smallest change that would make the figures add up. Offered, never applied. */
export interface Repair {
  readonly kind: string;
  /** Who erred: our reading, their document, or nobody can tell. */
  readonly whose: 'ours' | 'theirs' | 'unknown';
  readonly sentence: Label;
  readonly cells: readonly { readonly cell: string; readonly from: number | null; readonly to: number }[];
}

/** The report inside a reading: the fields a stored report has, without those that only storing gives it. */
export type ReadReport = Pick<
  ShownReport,
  'editions' | 'figures' | 'narrative' | 'findings' | 'outline' | 'notes' | 'title' | 'publishedOn'
> & {
  readonly year: number | null;
  readonly document: Pick<ShownReport['document'], 'fileName' | 'mediaType' | 'size' | 'text'>;
};

/** A document that is no report, or cannot be read. */
export interface RefusedReading {
  readonly fileName: string;
  readonly problem: Refusal;
}

export interface GoodReading {
  readonly fileName: string;
  readonly problem: null;
  readonly publisher: (Candidate & { readonly kind: 'bureau' | 'region' }) | null;
  /** The name as printed on the document. */
  readonly printedPublisher: string | null;
  readonly year: number | null;
  readonly question: Question | null;
  /** What is already held for this publisher and year. */
  readonly existing: {
    readonly report: string;
    readonly revision: number;
    readonly same: boolean;
    readonly changedCells: number;
  } | null;
  /** Last year's report, and the cells in which this one differs from it. */
  readonly previous: {
    readonly report: string;
    readonly year: number;
    readonly differences: readonly CellChange[];
  } | null;
  readonly cells: { readonly numbers: number; readonly all: number; readonly gaps: number };
  readonly report: ReadReport;
  readonly repairs: readonly Repair[];
}

export type Reading = RefusedReading | GoodReading;

export interface Receipt {
  readonly kind: 'stored' | 'revised' | 'unchanged';
  readonly report: string;
  readonly revision: number;
  readonly year: number;
  readonly publisher: string;
  readonly findings: Readonly<Record<Outcome, number>>;
  readonly cells: { readonly numbers: number; readonly all: number };
  readonly previousRevision?: number;
  readonly changedCells?: number;
}

export interface Receipted {
  readonly fileName: string;
  readonly problem: Refusal | null;
  readonly receipt: Receipt | null;
}

export function isGood(reading: Reading): reading is GoodReading {
  return reading.problem === null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isLabel(value: unknown): value is Label {
  return isObject(value) && typeof value.zh === 'string' && typeof value.en === 'string';
}

function isRefusal(value: unknown): value is Refusal {
  return isObject(value) && typeof value.code === 'string' && isLabel(value.sentence);
}

function isReport(value: unknown): boolean {
  return (
    isObject(value) &&
    [value.figures, value.findings, value.narrative, value.editions, value.outline, value.notes].every(Array.isArray) &&
    isObject(value.document) &&
    typeof value.document.text === 'string'
  );
}

function isReading(value: unknown): value is Reading {
  if (!isObject(value) || typeof value.fileName !== 'string') return false;
  return value.problem === null ? isReport(value.report) && isObject(value.cells) : isRefusal(value.problem);
}

function isReceipted(value: unknown): value is Receipted {
  if (!isObject(value) || typeof value.fileName !== 'string') return false;
  return isRefusal(value.problem) || (isObject(value.receipt) && typeof value.receipt.report === 'string');
}

/** The readings of an answer; null when it is something else. */
export function ensureReadings(answer: unknown): readonly Reading[] | null {
  if (!isObject(answer) || !Array.isArray(answer.readings) || answer.readings.length === 0) return null;
  const readings: readonly unknown[] = answer.readings;
  return readings.every(isReading) ? readings : null;
}

/** The receipts of an answer; null when it is something else. */
export function ensureReceipts(answer: unknown): readonly Receipted[] | null {
  if (!isObject(answer) || !Array.isArray(answer.receipts) || answer.receipts.length === 0) return null;
  const receipts: readonly unknown[] = answer.receipts;
  return receipts.every(isReceipted) ? receipts : null;
}

/** The refusal in a failed answer; null when it carries none of ours. */
export function ensureRefusal(answer: unknown): Refusal | null {
  if (!isObject(answer) || !Array.isArray(answer.errors)) return null;
  const first: unknown = answer.errors[0];
  return isObject(first) && isRefusal(first.extensions) ? first.extensions : null;
}
