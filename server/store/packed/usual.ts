/**
 * What versions say of themselves in a column of text, and many of them in the same words: a mark and a number is kept for it, and in titles for
 * how most of them end, and a year for its first and last day. Columns go by the number of their measure where it has one. Frozen: lists are only ever added to at their end.
 */
import { MEASURES_THEN } from './dictionary.ts';

const MARK = '#';

const everywhere = (form: string): string =>
  `{"II":{"1":"${form}","5":"${form}","6":"${form}","8":"${form}","9":"${form}"},"III":"${form}","IV":"${form}"}`;

const USUAL: readonly string[] = [
  everywhere('2019'),
  everywhere('2021'),
  '{"failed":0,"suspicious":0,"confirmed":0,"notAssessable":0}',
];

/** JSON as it is kept. */
export function shortened(text: string): string {
  const number = USUAL.indexOf(text);
  return number < 0 ? text : `${MARK}${number}`;
}

/** What is kept as a number, or as it is. */
export function written(kept: string): string {
  return kept.startsWith(MARK) ? (USUAL[Number(kept.slice(MARK.length))] ?? kept) : kept;
}

/** How the texts are kept that are kept as a number and in which this stands. */
export function usualWith(part: string): readonly string[] {
  return USUAL.filter((text) => text.includes(part)).map(shortened);
}

/** Behind it stands the number of an ending; nobody writes it, and of a title in which it stands all the same the ending is none. */
const ENDING = '\u001f';
const ENDINGS: readonly string[] = [
  '',
  '年政府信息公开工作年度报告',
  '年度政府信息公开工作年度报告',
  '政府信息公开工作年度报告',
  '年政府信息公开年度报告',
  '年度政府信息公开工作报告',
  '年政府信息公开工作报告',
];

/** A title as it is kept. */
export function shortenedTitle(title: string | null): string | null {
  if (title === null) return null;
  const found = ENDINGS.findIndex((ending) => ending !== '' && title.endsWith(ending));
  if (found < 0) return title.includes(ENDING) ? `${title}${ENDING}0` : title;
  return `${title.slice(0, title.length - (ENDINGS[found] ?? '').length)}${ENDING}${found}`;
}

export function writtenTitle(kept: string | null): string | null {
  const at = kept?.lastIndexOf(ENDING) ?? -1;
  return kept === null || at < 0 ? kept : `${kept.slice(0, at)}${ENDINGS[Number(kept.slice(at + 1))] ?? ''}`;
}

/** A first or last day that is a year's is kept as that year. */
const OF_YEAR = { first: '-01-01', last: '-12-31' } as const;

export function shortDay(day: string | null, which: keyof typeof OF_YEAR): string | null {
  return day?.endsWith(OF_YEAR[which]) === true && day.length === FULL ? day.slice(0, -OF_YEAR[which].length) : day;
}

export function writtenDay(kept: string | null, which: keyof typeof OF_YEAR): string | null {
  return kept?.length === FULL - OF_YEAR[which].length ? `${kept}${OF_YEAR[which]}` : kept;
}

/** What a version covers; null where it does not say. */
export function periodOf(row: { readonly period_from: string | null; readonly period_to: string | null }) {
  const [from, to] = [writtenDay(row.period_from, 'first'), writtenDay(row.period_to, 'last')];
  return from === null || to === null ? null : { from, to };
}

const FULL = '2021-12-31'.length;

const NUMBERS: ReadonlyMap<string, string> = new Map(MEASURES_THEN.map((measure, number) => [measure, `${number}`]));

/** What the columns of a measure go by: its number, or its name, which begins with a letter. */
export function shortMeasure(measure: string): string {
  return NUMBERS.get(measure) ?? measure;
}

export function measureOf(short: string): string {
  return /^\d/.test(short) ? (MEASURES_THEN[Number(short)] ?? short) : short;
}
