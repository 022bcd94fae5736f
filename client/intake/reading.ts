/** What the server says of a document that it read and did not store, and of one that it stored; checked as it comes in. */

import { countOutcomes } from '../../schema/check/finding.ts';
import type {
  Candidate,
  CellChange,
  GoodReading,
  Question,
  Reading,
  Receipt,
  Receipted,
  Refusal,
  RefusedReading,
} from '../../schema/intake/reading.ts';
import { type Guard, isBoolean, isNumber, isText, listOf, nullOr, oneOf, shapeOf } from './shapes.ts';
import { isCounts, isFinding, isLabel, isRepair, isReportKind, isShownReport } from './shown-report.ts';

const isRefusal = shapeOf<Refusal>({ code: isText, sentence: isLabel });
const candidate = { id: isText, name: isLabel };

const isQuestion = shapeOf<Question>({
  code: isText,
  sentence: isLabel,
  candidates: listOf(shapeOf<Candidate>(candidate)),
});

const isExisting = shapeOf<NonNullable<GoodReading['existing']>>({
  report: isText,
  revision: isNumber,
  same: isBoolean,
  changedCells: isNumber,
});

const isPrevious = shapeOf<NonNullable<GoodReading['previous']>>({
  report: isText,
  year: isNumber,
  differences: listOf(shapeOf<CellChange>({ cell: isText, previous: nullOr(isNumber), current: nullOr(isNumber) })),
});

const isRefused = shapeOf<RefusedReading>({ fileName: isText, problem: isRefusal });

const isGoodReading = shapeOf<GoodReading>({
  fileName: isText,
  problem: oneOf(null),
  publisher: nullOr(shapeOf<NonNullable<GoodReading['publisher']>>({ ...candidate, kind: isReportKind })),
  printedPublisher: nullOr(isText),
  year: nullOr(isNumber),
  question: nullOr(isQuestion),
  existing: nullOr(isExisting),
  previous: nullOr(isPrevious),
  cells: shapeOf<GoodReading['cells']>({ numbers: isNumber, all: isNumber, gaps: isNumber }),
  around: listOf(isFinding),
  report: isShownReport,
  repairs: listOf(isRepair),
});

export const isReading = (value: unknown): value is Reading => isRefused(value) || isGoodReading(value);

type Of<Kind extends Receipt['kind']> = Extract<Receipt, { readonly kind: Kind }>;

const receipt = {
  report: isText,
  revision: isNumber,
  year: isNumber,
  publisher: isText,
  findings: isCounts,
  cells: shapeOf<Receipt['cells']>({ numbers: isNumber, all: isNumber }),
};
const isStored = shapeOf<Of<'stored'>>({ ...receipt, kind: oneOf('stored') });
const isUnchanged = shapeOf<Of<'unchanged'>>({ ...receipt, kind: oneOf('unchanged') });
const isRevised = shapeOf<Of<'revised'>>({
  ...receipt,
  kind: oneOf('revised'),
  previousRevision: isNumber,
  changedCells: isNumber,
  dropped: listOf(isLabel),
});
const isReceipt = (value: unknown): value is Receipt => isStored(value) || isUnchanged(value) || isRevised(value);

const isTaken = shapeOf<Extract<Receipted, { readonly problem: null }>>({
  fileName: isText,
  problem: oneOf(null),
  receipt: isReceipt,
});
const isNotTaken = shapeOf<Extract<Receipted, { readonly receipt: null }>>({
  fileName: isText,
  problem: isRefusal,
  receipt: oneOf(null),
});
const isReceipted = (value: unknown): value is Receipted => isTaken(value) || isNotTaken(value);

export function isGood(reading: Reading): reading is GoodReading {
  return reading.problem === null;
}

/** The guarded list under a name; null when the answer is something else, or says nothing. */
function ensureList<T>(answer: unknown, name: string, guard: Guard<T>): readonly T[] | null {
  const list = shapeOf<Readonly<Record<string, readonly T[]>>>({ [name]: listOf(guard) });
  return list(answer) && answer[name]?.length ? answer[name] : null;
}

/** A reading whose report carries all that was found: in it, and by holding it against what is stored. */
export function withAround(reading: Reading): Reading {
  if (!isGood(reading) || reading.around.length === 0) return reading;
  const { report, around } = reading;
  const findings = [...report.findings, ...around];
  return { ...reading, around: [], report: { ...report, findings, findingCounts: countOutcomes(findings) } };
}

/** The readings of an answer; null when it is something else. */
export function ensureReadings(answer: unknown): readonly Reading[] | null {
  return ensureList(answer, 'readings', isReading)?.map(withAround) ?? null;
}

/** The receipts of an answer; null when it is something else. */
export function ensureReceipts(answer: unknown): readonly Receipted[] | null {
  return ensureList(answer, 'receipts', isReceipted);
}

const isFailure = shapeOf<{ readonly extensions: Refusal }>({ extensions: isRefusal });

/** The refusal in a failed answer; null when it carries none of ours. */
export function ensureRefusal(answer: unknown): Refusal | null {
  return ensureList(answer, 'errors', isFailure)?.[0]?.extensions ?? null;
}
