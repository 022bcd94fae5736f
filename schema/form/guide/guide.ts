/**
 * The forms of 2019 and 2021 explained: of every cell, measure and indicator what it means, what is counted, and what reports get
 * wrong. A cell is explained by its row and its column, so that nothing is written twice. Where the words come from: the two notices,
 * the articles of the Regulations, what provinces print beside the cells, and what published reports got wrong.
 */
import { getIndicator, type IndicatorId } from '../../rollup/indicators.ts';
import type { Applicant } from '../applicants.ts';
import { findCell } from '../cells.ts';
import type { CellId } from '../edition.ts';
import { isMeasureId } from '../measures/index.ts';
import type { MeasureId } from '../measures/measure.ts';
import { APPEAL_BLOCKS, APPEAL_RESULTS } from './appeals.ts';
import { APPLICANT_COLUMNS } from './applicants.ts';
import { DISCLOSURE_CELLS, DISCLOSURE_COLUMNS, DISCLOSURE_ROWS, STATED_ROWS } from './disclosures.ts';
import { REQUEST_ROWS } from './requests.ts';
import { type GuideText, text } from './text.ts';

export interface Guide {
  readonly means: readonly GuideText['means'][];
  readonly count: GuideText['count'];
  readonly mistakes: GuideText['mistakes'];
}

const find = (table: Readonly<Record<string, GuideText>>, key: string): readonly GuideText[] => {
  const found = table[key];
  return found ? [found] : [];
};

function together(parts: readonly GuideText[]): Guide | null {
  if (parts.length === 0) return null;
  return {
    means: parts.map((part) => part.means),
    count: parts.flatMap((part) => part.count),
    mistakes: parts.flatMap((part) => part.mistakes),
  };
}

/** What is said of a measure: of one in a table the cell, of one that no table prints the sum or the sentence it stands in. */
function partsOf(measure: MeasureId): readonly GuideText[] {
  const whole = [...find(REQUEST_ROWS, measure), ...find(STATED_ROWS, measure)];
  if (whole.length > 0) return whole;
  const cut = measure.lastIndexOf('.');
  const [row, column] = [measure.slice(0, cut), measure.slice(cut + 1)];
  const result = find(APPEAL_RESULTS, column);
  if (result.length > 0) return [...result, ...find(APPEAL_BLOCKS, row)];
  const exact = find(DISCLOSURE_CELLS, measure);
  const said = exact.length > 0 ? exact : find(DISCLOSURE_COLUMNS, column);
  return said.length > 0 ? [...said, ...find(DISCLOSURE_ROWS, row)] : [];
}

/** A measure explained; null for one of the table of 2014 alone. */
export function explainMeasure(measure: MeasureId, applicant: Applicant | null = null): Guide | null {
  const parts = partsOf(measure);
  return together(parts.length > 0 && applicant ? [...parts, APPLICANT_COLUMNS[applicant]] : parts);
}

/** A cell explained; null for one that no form since 2019 has. */
export function explainCell(id: CellId): Guide | null {
  const cell = findCell(id);
  return cell && cell.section !== 'annex' ? explainMeasure(cell.measure, cell.applicant) : null;
}

const FEW = text(
  '基数少于 10 件时，一两件就能使比率大变，不宜排名。',
  'With fewer than 10 cases in the base, one or two move it a lot; such bodies are not ranked.',
);
const POINTS = text(
  '两年相比说“提高几个百分点”，不说增长百分之几。',
  'Between two years it rises by percentage points, and not by per cent.',
);

/** An indicator explained: its formula, its base, and what it is confused with. */
export function explainIndicator(id: IndicatorId): Guide {
  const { formula, note } = getIndicator(id);
  return { means: [formula], count: note ? [note] : [], mistakes: [FEW, POINTS] };
}

export function explainQuantity(quantity: MeasureId | IndicatorId): Guide | null {
  return isMeasureId(quantity) ? explainMeasure(quantity) : explainIndicator(quantity);
}
