/**
 * The short answer over a subject's panel. The panel prints the year's number and its change already, so the sentence says
 * what they do not: how the year stands among the years before it. Only what is true of the figures drawn is said.
 */

import { isGathered, isWhole, knownPoints, streakOf } from '../../../schema/chart/facts.ts';
import { formatValue, unitLabel } from '../../../schema/chart/format.ts';
import { describeQuantity } from '../../../schema/chart/quantity.ts';
import type { Series, SeriesPoint } from '../../../schema/chart/series.ts';
import {
  doubtClause,
  ofSomeClause,
  remarked,
  someDoubtful,
  streakClause,
} from '../../../schema/chart/words/phrases.ts';
import type { Lang } from '../../../schema/language.ts';
import { defineWords, wordsIn } from '../../../schema/language.ts';

const words = defineWords({
  zh: {
    most: (since: number) => `为 ${since} 年以来最多`,
    least: (since: number) => `为 ${since} 年以来最少`,
    between: (since: number, low: string, high: string) => `${since} 年以来在 ${low}至 ${high}之间`,
    before: (year: number, value: string) => `${year} 年为 ${value}`,
    onlyYear: (year: number) => `只有 ${year} 一年的数字`,
    firstYear: '有数字的第一年',
    firstOfForm: '表式变更后的第一年',
    join: '，',
    of: (name: string, clause: string) => `${name}${/^\d/.test(clause) ? ' ' : ''}${clause}`,
    next: '；',
  },
  en: {
    most: (since: number) => `the most since ${since}`,
    least: (since: number) => `the least since ${since}`,
    between: (since: number, low: string, high: string) => `between ${low} and ${high} since ${since}`,
    before: (year: number, value: string) => `${value} in ${year}`,
    onlyYear: (year: number) => `${year} is the only year with a number`,
    firstYear: 'the first year with a number',
    firstOfForm: 'the first year after the form changed',
    join: ', ',
    of: (name: string, clause: string) => `${name}: ${clause}`,
    next: '; ',
  },
});

type Known = SeriesPoint & { readonly value: number };

/** Points with a number up to the year, since the last break of the form: only these may be compared. */
function comparable(series: Series, year: number): readonly Known[] {
  const upTo = series.points.filter((point) => point.year <= year);
  const breaks = upTo.map((point) => point.breakBefore === 'break');
  return upTo.slice(Math.max(0, breaks.lastIndexOf(true))).filter((point): point is Known => point.value !== null);
}

/** How a year stands among those before it; null where the year has no number. */
export function standingOf(series: Series, year: number, lang: Lang): string | null {
  const say = wordsIn(words, lang);
  const points = comparable(series, year);
  const last = points[points.length - 1];
  const first = points[0];
  if (!last || !first || last.year !== year) return null;
  if (points.length === 1) {
    const known = knownPoints(series);
    if (known.length === 1) return say.onlyYear(year);
    return known[0] === last ? say.firstYear : say.firstOfForm;
  }
  const unit = lang === 'zh' ? ` ${unitLabel(series.unit, lang)}` : '';
  const numbered = (point: Known) =>
    remarked(lang, formatValue(point.value, series.unit) + unit, doubtClause(point, lang), ofSomeClause(point, lang));
  if (points.length === 2) return say.before(first.year, numbered(first));
  const others = points.slice(0, -1).map((point) => point.value);
  const streak = streakOf({ ...series, points: series.points.filter((point) => point.year <= year) });
  const clauses = streak ? [streakClause(streak, series.unit === 'percent', lang)] : [];
  // A rise through all the years is a peak already.
  const whole = streak !== null && streak.years === points.length - 1;
  // What is missing in a sum can only make it more: the years before have to be whole for a peak, this one for a low.
  const isPeak = last.value > Math.max(...others) && points.slice(0, -1).every(isWhole);
  if (!whole && isPeak) clauses.push(say.most(first.year));
  if (!whole && last.value < Math.min(...others) && isWhole(last)) clauses.push(say.least(first.year));
  // A peak or a rise rests on every number that it is held against.
  if (clauses.length > 0)
    return (
      clauses.join(say.join) +
      someDoubtful(
        points.map((point) => ({ point })),
        lang,
      )
    );
  const low = points.reduce((least, point) => (point.value < least.value ? point : least), first);
  const high = points.reduce((most, point) => (point.value > most.value ? point : most), first);
  return say.between(first.year, numbered(low), numbered(high));
}

/** A sum with those who still have time in that year; the answers behind drawings do not name them. */
function withWaiting(series: Series, year: number, waiting: readonly string[]): Series {
  if (!isGathered(series)) return series;
  const points = series.points.map((point) =>
    point.year === year ? { ...point, coverage: { ...point.coverage, notYetDue: waiting } } : point,
  );
  return { ...series, points };
}

/** The standing of one series, or of several by name; null where none has a number that year. `waiting`: bureaus that still have time in it. */
export function answerFor(
  series: readonly Series[],
  year: number,
  lang: Lang,
  waiting: readonly string[] = [],
): string | null {
  const say = wordsIn(words, lang);
  const standings = series.flatMap((one) => {
    const standing = standingOf(withWaiting(one, year, waiting), year, lang);
    return standing === null ? [] : [{ name: describeQuantity(one.quantity).short[lang], standing }];
  });
  if (standings.length === 0) return null;
  const [only] = standings;
  if (standings.length === 1 && only)
    return capital(series.length > 1 ? say.of(only.name, only.standing) : only.standing);
  return capital(standings.map(({ name, standing }) => say.of(name, standing)).join(say.next));
}

/** 为 2019 年以来最多 reads without its verb at the head of a sentence; English begins with a capital. */
function capital(text: string): string {
  return text.replace(/^为 /, '').replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
