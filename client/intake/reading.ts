/** What the server says of a document that it read and did not store, and of one that it stored; checked as it comes in. */

import type { GoodReading as GoodReadingOf, Receipted, Refusal, RefusedReading } from '../../schema/intake/reading.ts';
import type { Label } from '../../schema/language.ts';
import type { ShownReport } from '../report/report.query.ts';

/** The report inside a reading: the fields a stored report has, without those that only storing gives it. */
export type ReadReport = Pick<
  ShownReport,
  'editions' | 'figures' | 'narrative' | 'findings' | 'outline' | 'notes' | 'title' | 'publishedOn'
> & {
  readonly year: number | null;
  readonly document: Pick<ShownReport['document'], 'fileName' | 'mediaType' | 'size' | 'text'>;
};

export type {
  CellChange,
  ProposedRepair,
  Question,
  Receipt,
  Receipted,
  Refusal,
  RefusedReading,
} from '../../schema/intake/reading.ts';

export type GoodReading = GoodReadingOf<ReadReport>;
export type Reading = RefusedReading | GoodReading;

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
