/** This year's report beside last year's: what was carried over first, then every cell that differs, in the form's order. */
import { APPLICANTS, type Applicant } from '../../schema/form/applicants.ts';
import { cellIII, cellsOf, EDITION_IDS } from '../../schema/form/cells.ts';
import { type CellId, SECTION_IDS, type SectionId } from '../../schema/form/edition.ts';
import type { CellChange, GoodReading } from '../../schema/intake/reading.ts';
import type { ShownFigure, ShownReport } from '../figures/shown.ts';

/** What last year's report carried out (四、结转下年) against what this one carried in (二、上年结转), for one applicant. */
export interface CarryOver {
  readonly applicant: Applicant;
  readonly carriedOut: number | null;
  readonly carriedIn: number | null;
  /** null: one of the two is no number, so nothing can be said. */
  readonly agrees: boolean | null;
}

export interface Difference extends CellChange {
  readonly cell: CellId;
  readonly section: SectionId;
  /** current − previous; null where one of them is no number. */
  readonly change: number | null;
}

export interface Comparison {
  readonly report: string;
  readonly year: number;
  readonly carryOver: readonly CarryOver[];
  readonly differences: readonly Difference[];
}

const CARRIED_IN = '2';
const CARRIED_OUT = '4';

/** Cells of all editions in the form's order. */
const ORDER: ReadonlyMap<string, { readonly id: CellId; readonly section: SectionId; readonly at: number }> = new Map(
  SECTION_IDS.flatMap((section) =>
    [...EDITION_IDS].reverse().flatMap((edition) => cellsOf(edition, section).map(({ id }) => ({ id, section }))),
  )
    .reverse()
    .map(({ id, section }, index, all) => [id, { id, section, at: all.length - index }] as const),
);

/**
 * The comparison with last year's report; null when there is none. A cell that is not among the differences has the same
 * value in both reports, so this year's figures say what last year's were.
 */
export function compareWithPrevious(
  reading: Pick<GoodReading, 'previous'> & { readonly report: Pick<ShownReport, 'figures'> },
): Comparison | null {
  const { previous } = reading;
  if (previous === null) return null;
  const current = new Map<string, ShownFigure>(reading.report.figures.map((figure) => [figure.cell, figure]));
  const changed = new Map(previous.differences.map((one) => [one.cell, one]));
  const lastYears = (cell: CellId): number | null => {
    const change = changed.get(cell);
    return change ? change.previous : (current.get(cell)?.value ?? null);
  };
  const carryOver = APPLICANTS.map((applicant): CarryOver => {
    const carriedOut = lastYears(cellIII(CARRIED_OUT, applicant));
    const carriedIn = current.get(cellIII(CARRIED_IN, applicant))?.value ?? null;
    const agrees = carriedOut === null || carriedIn === null ? null : carriedOut === carriedIn;
    return { applicant, carriedOut, carriedIn, agrees };
  });
  const differences = previous.differences
    .flatMap((one) => {
      const place = ORDER.get(one.cell);
      if (!place) return [];
      const change = one.previous === null || one.current === null ? null : one.current - one.previous;
      return [{ ...one, cell: place.id, section: place.section, change, at: place.at }];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ at: _, ...difference }) => difference);
  return { report: previous.report, year: previous.year, carryOver, differences };
}

/** True when last year's 结转下年 and this year's 上年结转 differ for anybody. */
export function carryOverDiffers({ carryOver }: Comparison): boolean {
  return carryOver.some((one) => one.agrees === false);
}
