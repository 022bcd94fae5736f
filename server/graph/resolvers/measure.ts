import { cellsOf } from '../../../schema/form/cells.ts';
import type { Cell, Edition as FormRow } from '../../../schema/form/edition.ts';
import { editionName, SECTION_IDS } from '../../../schema/form/edition.ts';
import { getMeasure } from '../../../schema/form/measures/index.ts';
import type { Measure as MeasureRow } from '../../../schema/form/measures/measure.ts';
import { RATIO, UNITS } from '../../../schema/form/measures/units.ts';
import {
  getIndicator,
  type Indicator as IndicatorRow,
  type Term as TermRow,
  variantsOf,
} from '../../../schema/rollup/indicators.ts';
import type { Complete } from '../all-fields.ts';
import type {
  FormCellResolvers,
  FormResolvers,
  IndicatorResolvers,
  MeasureResolvers,
  QuantityResolvers,
} from '../generated.ts';

export const Measure: Complete<MeasureResolvers, Omit<MeasureRow, 'parts' | 'totalOf' | 'join' | 'olderJoin'>> = {
  subject: ({ topic }) => topic,
  unitInfo: ({ unit }) => UNITS[unit],
  editions: ({ printedIn }) => printedIn.flatMap((form) => (form === 'narrative' ? [] : [editionName(form)])),
  parts: ({ parts }) => parts.map(getMeasure),
  totalOf: ({ totalOf }) => totalOf.map(getMeasure),
  join: ({ join }) => joined(join),
  olderJoin: ({ olderJoin }) => joined(olderJoin),
};

function joined({ kind, predecessor, note }: MeasureRow['join']) {
  return { kind, predecessor: predecessor === null ? null : getMeasure(predecessor), note };
}

export const Indicator: Complete<
  IndicatorResolvers,
  Omit<IndicatorRow, 'numerator' | 'denominator' | 'alsoCalled' | 'variantOf'>
> = {
  subject: ({ topic }) => topic,
  unitInfo: () => RATIO,
  alsoCalled: ({ alsoCalled }) => [...alsoCalled],
  variants: (indicator) => [...variantsOf(indicator)],
  variantOf: ({ variantOf }) => (variantOf === null ? null : getIndicator(variantOf)),
  numerator: ({ numerator }) => numerator.map(termOf),
  denominator: ({ denominator }) => denominator.map(termOf),
};

function termOf({ measure, sign, applicant }: TermRow) {
  return { measure: getMeasure(measure), sign, applicant };
}

export const Form: Complete<FormResolvers, Pick<FormRow, 'notice'>> = {
  edition: (form) => editionName(form.id),
  cells: (form) => SECTION_IDS.flatMap((section) => cellsOf(form.id, section)),
};

export const FormCell: Complete<FormCellResolvers, Omit<Cell, 'measure'>> = {
  measure: ({ measure }) => getMeasure(measure),
};

export const Quantity: Complete<QuantityResolvers> = {
  __resolveType: (quantity) => ('sumRule' in quantity ? 'Measure' : 'Indicator'),
};
