/**
 * A report as it is shown: one that is stored, by the graph; one that was read and is stored nowhere, by a reading; and both by the
 * pages. One shape, under the field names of the contract, made here and nowhere else. Ids of cells and rules are
 * plain text, as they travel.
 */
import { countOutcomes, type Finding, type Outcome, type Severity } from '../check/finding.ts';
import type { RepairKind } from '../check/repair/kinds.ts';
import type { Repair, Whose } from '../check/repair/repair.ts';
import { repairSentence } from '../check/repair/words.ts';
import type { Rule } from '../check/rule.ts';
import { getRule } from '../check/rules/index.ts';
import { findingArithmetic, findingSentence } from '../check/words/words.ts';
import type { Applicant } from '../form/applicants.ts';
import { type EditionName, editionName, type SectionId } from '../form/edition.ts';
import type { MeasureId } from '../form/measures/measure.ts';
import type { Label } from '../language.ts';
import { type Confidence, type Figure, type GapReason, numberOf } from './figure.ts';
import type { NarrativeFigure, ReadingNote, ReadReport, ReportKind } from './report.ts';
import type { Place } from './source.ts';

/** The edition found in one block of the tables; `block` is the item of article 20 for section 二, and null elsewhere. */
export interface ShownEdition {
  readonly section: SectionId;
  readonly block: string | null;
  readonly edition: EditionName | null;
}

export interface ShownFigure {
  readonly cell: string;
  readonly measure: { readonly id: MeasureId };
  readonly applicant: Applicant | null;
  /** In the measure's unit; null for a gap. */
  readonly value: number | null;
  readonly gap: GapReason | null;
  readonly printed: string;
  readonly place: Place | null;
  readonly confidence: Confidence | null;
}

export interface ShownNarrative {
  /** Its place in the text: what operands of findings refer to. */
  readonly index: number;
  readonly measure: string;
  readonly label: string | null;
  readonly value: number;
  readonly approximate: boolean;
  readonly counter: string;
  readonly quote: string;
  readonly place: Place;
  /** No pattern knew it: it is called after the nearest word that could be what it counts, and counts for nothing itself. */
  readonly lessSure: boolean;
  /** The reader's pattern that knew it, by name; null: it was stored before these were kept, or is said of the document itself. */
  readonly pattern: string | null;
}

export interface ShownRule {
  readonly id: string;
  readonly title: Label;
  readonly explanation: Label;
  readonly basis: Label;
  readonly severity: Severity;
  /** Counts up whenever it asks something else of the same numbers. */
  readonly version: number;
}

/** One of `cell`, `narrative`, `passage` and `elsewhere` says where the number stands. */
export interface ShownOperand {
  readonly cell: string | null;
  readonly narrative: number | null;
  /** Words of the transcript that are no number read from it. */
  readonly passage: Place | null;
  /** What stands outside the report. */
  readonly elsewhere: { readonly report: string | null; readonly cell: string | null } | null;
  readonly label: string | null;
  readonly value: number | null;
  readonly side: 'left' | 'right';
}

export interface ShownFinding {
  /** The same whenever the same report is read again. */
  readonly id: string;
  /** The stored report it was found in; null where none is stored. */
  readonly report: string | null;
  readonly rule: ShownRule;
  readonly outcome: Outcome;
  readonly severity: Severity;
  readonly subject: string;
  readonly message: Label;
  readonly arithmetic: string;
  readonly operands: readonly ShownOperand[];
  readonly expected: number | null;
  readonly actual: number | null;
}

/** A smallest change after which the sums hold. Offered, never applied. */
export interface ShownRepair {
  readonly kind: RepairKind;
  readonly whose: Whose;
  readonly sentence: Label;
  readonly cells: readonly { readonly cell: string; readonly from: number | null; readonly to: number }[];
  readonly rivals: number;
}

export interface ShownDocument {
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly text: string;
}

/** What reading alone can say of a report; a stored one has a publisher, revisions and a year for certain besides. */
export interface ShownReport {
  readonly year: number | null;
  readonly kind: ReportKind | null;
  readonly title: string | null;
  readonly publishedOn: string | null;
  readonly editions: readonly ShownEdition[];
  readonly figures: readonly ShownFigure[];
  readonly narrative: readonly ShownNarrative[];
  readonly findings: readonly ShownFinding[];
  readonly findingCounts: Readonly<Record<Outcome, number>>;
  readonly document: ShownDocument;
  readonly outline: ReadReport['outline'];
  readonly notes: readonly ReadingNote[];
}

export function shownEditions({ II, III, IV, annex }: ReadReport['editions']): ShownEdition[] {
  const named = (edition: Parameters<typeof editionName>[0] | null | undefined) =>
    edition ? editionName(edition) : null;
  return [
    ...Object.entries(II).map(([block, edition]) => ({ section: 'II' as const, block, edition: named(edition) })),
    { section: 'III', block: null, edition: named(III) },
    { section: 'IV', block: null, edition: named(IV) },
    ...(annex ? [{ section: 'annex' as const, block: null, edition: named(annex) }] : []),
  ];
}

export function shownFigure({ cell, measure, applicant, content, place, confidence }: Figure): ShownFigure {
  return {
    cell,
    measure: { id: measure },
    applicant,
    value: numberOf(content),
    gap: content.kind === 'gap' ? content.reason : null,
    printed: content.printed,
    place,
    confidence,
  };
}

export function shownNarrative(figures: readonly NarrativeFigure[]): ShownNarrative[] {
  return figures.map(({ isLessSure, pattern, ...figure }, index) => ({
    index,
    ...figure,
    lessSure: isLessSure ?? false,
    pattern: pattern ?? null,
  }));
}

export function shownRule({ id, title, why, basis, severity, version = 1 }: Rule): ShownRule {
  return { id, title, explanation: why, basis, severity, version };
}

/** `report` is the id of the stored report it was found in, and null where none is stored. */
export function shownFinding(finding: Finding, report: string | null): ShownFinding {
  const { rule, outcome, severity, subject, expected, actual } = finding;
  return {
    id: [...(report === null ? [] : [report]), rule, subject].join('/'),
    report,
    rule: shownRule(getRule(rule)),
    outcome,
    severity,
    subject,
    // Written when asked for: a page of a list of findings may want none of the sentences.
    get message() {
      return { zh: findingSentence(finding, 'zh'), en: findingSentence(finding, 'en') };
    },
    get arithmetic() {
      return findingArithmetic(finding);
    },
    operands: finding.operands.map(({ ref, label, value, side }) => ({
      cell: ref.kind === 'cell' ? ref.cell : null,
      narrative: ref.kind === 'narrative' ? ref.index : null,
      passage: ref.kind === 'passage' ? ref.place : null,
      elsewhere: ref.kind === 'elsewhere' ? { report: ref.report, cell: ref.cell } : null,
      label,
      value,
      side,
    })),
    expected,
    actual,
  };
}

export function shownRepair(repair: Repair): ShownRepair {
  return {
    kind: repair.kind,
    whose: repair.whose,
    sentence: { zh: repairSentence(repair, 'zh'), en: repairSentence(repair, 'en') },
    cells: repair.cells.map(({ cell, from, to }) => ({ cell, from: numberOf(from), to })),
    rivals: repair.rivals,
  };
}

/** A report that was read and is stored nowhere; `year` is the one it is taken for, named by a person or read. */
export function shownReport(
  read: ReadReport,
  findings: readonly Finding[],
  { year, document }: { readonly year: number | null; readonly document: Omit<ShownDocument, 'text'> },
): ShownReport {
  return {
    year,
    kind: read.kind,
    title: read.title,
    publishedOn: read.publishedOn,
    editions: shownEditions(read.editions),
    figures: read.figures.map(shownFigure),
    narrative: shownNarrative(read.narrative),
    findings: findings.map((finding) => shownFinding(finding, null)),
    findingCounts: countOutcomes(findings),
    document: { ...document, text: read.text },
    outline: read.outline,
    notes: read.notes,
  };
}
