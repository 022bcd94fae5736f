/**
 * Reports built from what a test wants to say, everything else filled with 0.
 *
 * A built report is what a reader would have yielded: one figure a cell in the form's order, each with a place in a small
 * reading text, so that stores, checks and pages can be given one without a document.
 */
import { APPLICANT_PARTS, type Applicant } from '../../schema/form/applicants.ts';
import { cellIII, cellsOf, EDITIONS } from '../../schema/form/cells.ts';
import type { BlockId, CellId, EditionId, SectionId } from '../../schema/form/edition.ts';
import type { Confidence, Figure, GapReason, Reading } from '../../schema/report/figure.ts';
import type { Breakdown, NarrativeFigure, ReadingNote, ReadReport, ReportKind } from '../../schema/report/report.ts';

export type CellValues = Partial<Record<CellId, number | GapReason>>;

export interface ReportPlan {
  readonly edition?: EditionId;
  /** Where a report mixes the forms: 洪泽区 2023 has the 2021 form with section 三 of 2019. */
  readonly editionIII?: EditionId;
  readonly year?: number | null;
  readonly publisher?: string | null;
  readonly kind?: ReportKind | null;
  readonly publishedOn?: string | null;
  /** Values by cell; cells not named are 0. Cells of no edition used are refused. */
  readonly cells?: CellValues;
  /** Confidence by cell; cells not named are read alike by both readings. */
  readonly confidence?: Partial<Record<CellId, Confidence>>;
  readonly narrative?: readonly NarrativePlan[];
  readonly breakdowns?: readonly Breakdown[];
  readonly notes?: readonly ReadingNote[];
}

/** A narrative figure of which only measure and value must be said; the counter is 条 unless told otherwise. */
export type NarrativePlan = Pick<NarrativeFigure, 'measure' | 'value'> & Partial<NarrativeFigure>;

const PRINTED_GAPS: Partial<Record<GapReason, string>> = { slash: '/', dash: '-', none: '无', unreadable: '※' };
const NOT_PRINTED: readonly GapReason[] = ['cellMissing', 'rowMissing', 'tableMissing', 'tableIsImage', 'notInEdition'];

function readingOf(value: number | GapReason): Reading {
  if (typeof value === 'number') return { kind: 'number', value, printed: String(value) };
  return { kind: 'gap', reason: value, printed: PRINTED_GAPS[value] ?? '' };
}

/** A reading text that grows line by line and says where the last piece of a line stands. */
class ReadingText {
  text = '';
  line = 0;

  add(before: string, piece: string) {
    this.line += 1;
    const start = this.text.length + before.length;
    this.text += `${before}${piece}\n`;
    return { start, end: start + piece.length, line: this.line };
  }
}

export function buildReport(plan: ReportPlan = {}): ReadReport {
  const edition = plan.edition ?? '2021';
  const editions: Record<SectionId, EditionId> = { II: edition, III: plan.editionIII ?? edition, IV: edition };
  const year = plan.year === undefined ? Number(edition) : plan.year;
  const publisher = plan.publisher === undefined ? '示例区教育局' : plan.publisher;
  const title = publisher === null || year === null ? null : `${publisher}${year}年政府信息公开工作年度报告`;
  const reading = new ReadingText();
  if (title !== null) reading.add('', title);

  const narrative = (plan.narrative ?? []).map((figure): NarrativeFigure => {
    const counter = figure.counter ?? '条';
    const label = figure.label ?? null;
    const approximate = figure.approximate ?? false;
    const quote = figure.quote ?? `${label ?? ''}${figure.value}${approximate ? '余' : ''}${counter}`;
    return {
      measure: figure.measure,
      label,
      value: figure.value,
      approximate,
      counter,
      quote,
      place: figure.place ?? reading.add('', quote),
      scope: figure.scope ?? null,
      share: figure.share ?? null,
    };
  });

  const wanted = new Map(Object.entries(plan.cells ?? {}));
  const figures = (['II', 'III', 'IV'] as const).flatMap((section) =>
    cellsOf(editions[section], section).map((cell): Figure => {
      const value = wanted.get(cell.id) ?? 0;
      wanted.delete(cell.id);
      const isPrinted = typeof value === 'number' || !NOT_PRINTED.includes(value);
      const printed = readingOf(value);
      return {
        cell: cell.id,
        measure: cell.measure,
        applicant: cell.applicant,
        reading: printed,
        place: isPrinted ? reading.add(`${cell.row.zh}\t${cell.column.zh}\t`, printed.printed) : null,
        confidence: isPrinted ? (plan.confidence?.[cell.id] ?? 'agreed') : null,
      };
    }),
  );
  if (wanted.size > 0) throw new Error(`No such cells in this report's forms: ${[...wanted.keys()].join(', ')}`);

  const blocks: Partial<Record<BlockId, EditionId>> = {};
  for (const block of EDITIONS[edition].sectionII) blocks[block.id] = edition;
  return {
    title,
    publisher,
    year,
    kind: plan.kind === undefined ? 'bureau' : plan.kind,
    period: year === null ? null : { from: `${year}-01-01`, to: `${year}-12-31` },
    publishedOn: plan.publishedOn ?? null,
    editions: { II: blocks, III: editions.III, IV: editions.IV },
    figures,
    narrative,
    breakdowns: plan.breakdowns ?? [],
    outline: [],
    notes: plan.notes ?? [],
    text: reading.text,
  };
}

/** The same value, number or gap, for each cell of a section. */
export function everyCell(edition: EditionId, section: SectionId, value: number | GapReason): CellValues {
  return Object.fromEntries(cellsOf(edition, section).map((cell) => [cell.id, value]));
}

/** Codes of the outcome rows of section 三 that carry figures: 3.1 to 3.6 or 3.6.3, without the total. */
export function outcomeCodes(edition: EditionId): readonly string[] {
  return EDITIONS[edition].sectionIII
    .filter((row) => row.measure !== null && row.code.startsWith('3.') && row.code !== '3.7')
    .map((row) => row.code);
}

/**
 * Values for the whole of section 三 under which every identity holds. `count` says how many requests of an applicant
 * ended in an outcome row (`3.1` … ) or stand in rows `2` (carried in) and `4` (carried out); row 1, 3.7 and the totals
 * follow. Row 2 must not exceed what was closed and carried out.
 */
export function balancedCells(
  edition: EditionId,
  count: (code: string, applicant: Exclude<Applicant, 'total'>) => number,
): CellValues {
  const cells: CellValues = {};
  const totals = new Map<string, number>();
  const put = (code: string, applicant: Exclude<Applicant, 'total'>, value: number) => {
    cells[cellIII(code, applicant)] = value;
    totals.set(code, (totals.get(code) ?? 0) + value);
  };
  for (const applicant of APPLICANT_PARTS) {
    let closed = 0;
    for (const code of outcomeCodes(edition)) {
      const value = count(code, applicant);
      put(code, applicant, value);
      closed += value;
    }
    const carriedIn = count('2', applicant);
    const carriedOut = count('4', applicant);
    put('2', applicant, carriedIn);
    put('4', applicant, carriedOut);
    put('3.7', applicant, closed);
    put('1', applicant, closed + carriedOut - carriedIn);
  }
  for (const [code, total] of totals) cells[cellIII(code, 'total')] = total;
  return cells;
}
