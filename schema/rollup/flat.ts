/** A report as flat rows, one for each measure and applicant: what it prints beside what sums make of it. */
import type { Applicant } from '../form/applicants.ts';
import type { CellId } from '../form/edition.ts';
import type { MeasureId } from '../form/measures/measure.ts';
import { asCorrected } from '../report/correction.ts';
import { type Confidence, type Corrected, type GapReason, isEmptyCell, numberOf } from '../report/figure.ts';
import type { Place } from '../report/source.ts';
import { type CountedFrom, countByMeasure } from './counted.ts';
import type { RowEdition } from './rollup.ts';
import { editionOfRow } from './row-edition.ts';

export interface FlatFigure {
  readonly measure: MeasureId;
  readonly applicant: Applicant | null;
  /** Null for a sum of parts that the form prints no number for, and for a number of the text. */
  readonly cell: CellId | null;
  /** Its place among the figures of the text; null for everything else. */
  readonly statement: number | null;
  /** As printed or stated, in the measure's unit; null for a gap, and where nothing is printed. */
  readonly value: number | null;
  readonly gap: GapReason | null;
  /** What stands there, letter for letter; empty where nothing is printed. */
  readonly printed: string;
  /** What enters sums: an empty cell as 0; null where nothing is known. */
  readonly counted: number | null;
  readonly computed: boolean;
  readonly approximate: boolean;
  readonly edition: RowEdition;
  readonly place: Place | null;
  readonly confidence: Confidence | null;
  /** What the printed or stated number was corrected to; null where nobody corrected it. */
  readonly correction: Corrected | null;
  /** `counted` rests on a correction: of the number itself, or of one that it was computed from. */
  readonly corrected: boolean;
}

/**
 * In the order of the form, of a report as printed with its corrections beside. Rows by which one measure runs on as another are not among
 * them: they hold nothing new.
 */
export function flatFigures(report: CountedFrom): readonly FlatFigure[] {
  const settled = asCorrected(report);
  const figures = new Map(report.figures.map((figure) => [figure.cell, figure]));
  return [...countByMeasure(settled)].flatMap(([measure, row]) => {
    const edition = editionOfRow(report, measure, row);
    return row.flatMap((one): FlatFigure[] => {
      if (one === undefined) return [];
      const { applicant, cell, value, gap, origin, approximate, corrected } = one;
      const counted = value ?? (gap !== null && isEmptyCell(gap) ? 0 : null);
      const shared = {
        measure,
        applicant,
        cell,
        counted,
        approximate,
        corrected,
        edition,
        computed: origin === 'computed' && value !== null,
      };
      const figure = cell === null ? undefined : figures.get(cell);
      if (figure) {
        const { content, place, confidence } = figure;
        const { printed } = content;
        const own = content.kind === 'gap' ? content.reason : null;
        const correction = figure.corrected ?? null;
        return [
          { ...shared, statement: null, value: numberOf(content), gap: own, printed, place, confidence, correction },
        ];
      }
      const stated =
        origin === 'narrative'
          ? settled.narrative.findIndex(
              (number) =>
                number.measure === measure &&
                number.value === value &&
                number.approximate === approximate &&
                !number.isLessSure,
            )
          : -1;
      const number = report.narrative[stated];
      const isStated = stated >= 0;
      return [
        {
          ...shared,
          statement: isStated ? stated : null,
          value: number?.value ?? null,
          gap,
          printed: number?.quote ?? '',
          place: number?.place ?? null,
          confidence: null,
          correction: number?.corrected ?? null,
        },
      ];
    });
  });
}
