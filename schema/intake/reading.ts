/**
 * What is said over HTTP of a document that was read and not stored (`/readings`), and of one that was stored
 * (`/documents`). Written by the server, checked by the page as it comes in.
 */
import type { Outcome } from '../check/finding.ts';
import type { Label } from '../language.ts';
import type { ReportKind } from '../report/report.ts';
import type { ShownFinding, ShownRepair, ShownReport } from '../report/shown.ts';

/** A refusal: its code, and a sentence that says what was found and what the person can do. */
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

/** A document that is no report, or cannot be read. */
export interface RefusedReading {
  readonly fileName: string;
  readonly problem: Refusal;
}

/** Of a scan that is being read: a line between those of documents. */
export interface PageRead {
  readonly page: number;
  readonly pages: number;
  readonly fileName: string;
}

export interface GoodReading {
  readonly fileName: string;
  readonly problem: null;
  readonly publisher: (Candidate & { readonly kind: ReportKind }) | null;
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
  /** What the rules between reports find when it is held against what is stored of its bureau, region and neighbours; beside the findings of the report itself. */
  readonly around: readonly ShownFinding[];
  readonly report: ShownReport;
  readonly repairs: readonly ShownRepair[];
}

export type Reading = RefusedReading | GoodReading;

interface Accepted {
  readonly report: string;
  readonly revision: number;
  readonly year: number;
  readonly publisher: string;
  readonly findings: Readonly<Record<Outcome, number>>;
  /** Cells read as numbers, and cells of the form. */
  readonly cells: { readonly numbers: number; readonly all: number };
}

/** What became of a document that was handed in. */
export type Receipt =
  | (Accepted & { readonly kind: 'stored' })
  | (Accepted & { readonly kind: 'unchanged' })
  | (Accepted & {
      readonly kind: 'revised';
      readonly previousRevision: number;
      readonly changedCells: number;
      /** Corrections that hold no longer, since the document prints something else there: which figure, and what it was corrected to. */
      readonly dropped: readonly Label[];
    });

/** A document that was handed in: its receipt, or why it was not taken. */
export type Receipted =
  | { readonly fileName: string; readonly problem: Refusal; readonly receipt: null }
  | { readonly fileName: string; readonly problem: null; readonly receipt: Receipt };
