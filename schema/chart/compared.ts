/** The year that a change is told against, in words: said here for titles, notes, tables, pictures and files alike. */
import type { Label } from '../language.ts';
import { comparedYear, type SeriesPoint } from './series.ts';

export interface ComparedYear extends Label {
  /** In English behind a number: `0 the year before`, `0 in 2021`. */
  readonly when: string;
}

export const YEAR_BEFORE: ComparedYear = { zh: '上年', en: 'the year before', when: 'the year before' };

/** “2021 年”; undefined: “上年”. */
export function namedYear(year: number | undefined): ComparedYear {
  return year === undefined ? YEAR_BEFORE : { zh: `${year} 年`, en: String(year), when: `in ${year}` };
}

/** As it is named of a point: “上年”, “2021 年”. */
export function comparedLabel(point: Pick<SeriesPoint, 'year' | 'change'>): ComparedYear {
  const then = comparedYear(point);
  return namedYear(then === point.year - 1 ? undefined : then);
}

/** Behind a Chinese word: “比上年”, “比 2021 年”. */
export function behindWord(word: string, year: Label): string {
  return `${word}${/^\d/.test(year.zh) ? ' ' : ''}${year.zh}`;
}

/** 同比 is on the year before, and on no other. */
export function noRate(then: Label): string {
  return then === YEAR_BEFORE ? '不作同比' : '不作比较';
}
