/** What a table of a chart is made of: columns, rows, and the words that stand in their cells. */

import { type Lang, say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import { behindWord, namedYear } from '../compared.ts';
import { isKnown } from '../facts.ts';
import { formatNumber } from '../format.ts';
import type { Series, SeriesPoint, SeriesSubject } from '../series.ts';
import { basisWord, changeBeside, changeRank, coverageWord, valueWord } from './point-words.ts';

export interface Cell {
  readonly text: string;
  /** What a column sorts by; null stands last. */
  readonly sort: number | string | null;
}

export interface Column {
  readonly head: string;
  /** Of the numbers; null where they have none or the row says it. */
  readonly unit: string | null;
  /** Sentences, which may take several lines; anything else is a number or a word. */
  readonly prose: boolean;
}

export interface TableRow {
  readonly key: string;
  readonly head: Cell;
  /** The bureau or region that the row is about; null for a year. */
  readonly subject: SeriesSubject | null;
  /** One a column after the first. */
  readonly cells: readonly Cell[];
}

export interface TableModel {
  /** The first names the heads of the rows. */
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

export function column(head: string, unit: string | null = null, prose = false): Column {
  return { head, unit, prose };
}

export function word(text: string): Cell {
  return { text, sort: text === '' ? null : text };
}

export function pointOf({ points }: Series, year: number): SeriesPoint | undefined {
  return points.find((point) => point.year === year);
}

export function valueCell(point: SeriesPoint | undefined, unit: Series['unit'], lang: Lang): Cell {
  return { text: valueWord(point, unit, lang), sort: point?.value ?? null };
}

export function changeCell(point: SeriesPoint | undefined, unit: Series['unit'], lang: Lang): Cell {
  if (!isKnown(point)) return word('');
  const told = changeBeside(point, unit, lang);
  const parts = told === '' ? [] : [told, basisWord(point.change, lang)];
  return { text: parts.filter((part) => part !== '').join(' · '), sort: changeRank(point) };
}

export function coverageCell(point: SeriesPoint | undefined, lang: Lang): Cell {
  return point ? { text: coverageWord(point, lang), sort: point.coverage.reported } : word('');
}

/** What a chart's changes are told against, as the head of their column; that of one year where it is named. */
export function changeHead({ lang, view, compareTo }: Chart, year: number | null = null): string {
  const then = namedYear(view === 'index' ? undefined : compareTo);
  const zh = behindWord('比', then);
  return year === null ? say(lang, zh, `On ${then.en}`) : say(lang, `${year} 年${zh}`, `${year} on ${then.en}`);
}

export const COVERAGE = { zh: '有数字的单位', en: 'Bureaus with a figure' };

export function baseCell({ denominator }: Pick<SeriesPoint, 'denominator'>): Cell {
  return { text: denominator === null ? '' : formatNumber(denominator, 0), sort: denominator };
}
