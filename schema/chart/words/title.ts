/** The title of a chart: one true sentence with the figure, its year and how it moved. */

import { say } from '../../language.ts';
import { type BarRow, barRows, latestYear } from '../bars.ts';
import type { Chart } from '../chart.ts';
import { comparedLabel } from '../compared.ts';
import {
  gapSpans,
  hasSmallBase,
  isDoubtful,
  isDoubtfulBefore,
  isKnown,
  isRankable,
  isRanked,
  lastKnown,
  streakOf,
  yearsOf,
} from '../facts.ts';
import { gapWord } from '../format.ts';
import type { Series, SeriesAnswer } from '../series.ts';
import { contributionTitle } from './contribution.ts';
import { coverageTitle } from './coverage.ts';
import { distributionTitle } from './distribution.ts';
import { flowTitle } from './flow.ts';
import { funnelTitle } from './funnel.ts';
import { outcomesTitle } from './outcomes.ts';
import {
  briefChange,
  changeClause,
  doubtBefore,
  failedClause,
  joinClauses,
  quantityName,
  remarked,
  sameBureaus,
  saysDoubt,
  someDoubt,
  streakClause,
  subjectName,
  valueClause,
  yearSpan,
} from './phrases.ts';
import { mostChangedTitle, rankedTitle, shareTitle } from './ranking.ts';

export function makeTitle(chart: Chart, answer: SeriesAnswer): string {
  const title = titleOf(chart, answer);
  return saysDoubt(title, chart.lang) ? title : remarked(chart.lang, title, unsaidDoubt(answer, chart.lang));
}

/**
 * Who stands first, what moved and what there is none of rests on every number that is compared: where a check fails in one that the title does
 * not quote, it is said behind it.
 */
function unsaidDoubt(answer: SeriesAnswer, lang: Chart['lang']): string {
  const year = latestYear(answer);
  const told = answer.series.flatMap(({ points }) => points.filter((point) => year === null || point.year >= year));
  const [only, ...others] = answer.series;
  if (only === undefined) return '';
  if (others.length > 0) return told.some((one) => isDoubtful(one) || isDoubtfulBefore(one)) ? someDoubt(lang) : '';
  if (told.some(isDoubtful)) return failedClause(lang);
  const [first] = told;
  if (first && told.some(isDoubtfulBefore)) return doubtBefore(only, first, lang);
  const last = only.points.length - 1;
  const streak = streakOf(only)?.years ?? 0;
  return only.points.slice(last - streak, last).some(isDoubtful) ? someDoubt(lang) : '';
}

function titleOf(chart: Chart, answer: SeriesAnswer): string {
  switch (chart.kind) {
    case 'outcomes':
      return outcomesTitle(chart, answer);
    case 'contribution':
      return contributionTitle(chart, answer);
    case 'distribution':
      return distributionTitle(chart, answer);
    case 'funnel':
      return funnelTitle(chart, answer);
    case 'flow':
      return flowTitle(chart, answer);
    case 'coverage':
      return coverageTitle(chart, answer);
    case 'bar':
    case 'change':
    case 'rank':
      return barTitle(chart, answer);
    case 'trend':
    case 'multiples':
    case 'heat':
    case 'table':
      return trendTitle(chart, answer);
  }
}

function trendTitle(chart: Chart, answer: SeriesAnswer): string {
  const [first] = answer.series;
  if (!first) return emptyTitle(chart);
  const year = latestYear(answer);
  if (year === null || !answer.series.some(lastKnown)) return gapTitle(chart, answer);
  if (answer.series.length === 1) return seriesTitle(chart, first, true);
  if (!isRankable(answer)) return listTitle(chart, answer, year);
  const rows = barRows({ ...chart, sort: 'value' }, answer);
  return rankedTitle(chart, rows, year) ?? plainTitle(chart, answer, rows);
}

/** One series: its last value, its change, how long it has gone that way, and what is missing after it. `whole`: with the years that are not told. */
function seriesTitle(chart: Chart, series: Series, withName: boolean, whole: Series = series): string {
  const { lang } = chart;
  const point = lastKnown(series);
  if (!point) return '';
  const name = quantityName(series.quantity, chart);
  const subject = subjectName(series.subject, lang);
  const value = valueClause(point, series.unit, lang);
  const isSmall = hasSmallBase(point);
  const streak = isSmall ? null : streakOf(series);
  const after = gapSpans(series).find(({ from }) => from > point.year);
  const sentence = joinClauses(lang, [
    say(
      lang,
      `${withName ? subject : ''}${name} ${point.year} 年 ${value}`,
      `${withName ? `${subject}: ` : ''}${name} ${value} in ${point.year}`,
    ),
    isSmall ? null : changeClause(whole, point, lang),
    streak && streak.years >= 3 && lastKnown(series) === series.points.at(-1)
      ? streakClause(streak, series.unit === 'percent', lang)
      : null,
  ]);
  if (!after) return sentence;
  return say(
    lang,
    `${sentence}；${yearSpan(after.from, after.to, lang)}${gapWord(after.gap, lang)}`,
    `${sentence}; ${yearSpan(after.from, after.to, lang)}: ${gapWord(after.gap, lang)}`,
  );
}

function barTitle(chart: Chart, answer: SeriesAnswer): string {
  const rows = barRows(chart, answer);
  const [first] = rows;
  if (!first) return emptyTitle(chart);
  if (!rows.some(({ point }) => isKnown(point))) return gapTitle(chart, answer);
  if (rows.length === 1) return seriesTitle(chart, first.series, true);
  if (!isRankable(answer)) return listTitle(chart, answer, first.year);
  const byValue = barRows({ ...chart, sort: 'value' }, answer);
  if (chart.focus === null && chart.sort === 'change') {
    const title = mostChangedTitle(chart, rows);
    if (title) return title;
  }
  const share = chart.focus === null ? shareTitle(chart, byValue) : null;
  return share ?? rankedTitle(chart, byValue, first.year) ?? plainTitle(chart, answer, byValue);
}

/** One subject's value, where there are no two to rank; or why nobody has one. */
function plainTitle(chart: Chart, answer: SeriesAnswer, rows: readonly BarRow[]): string {
  const row = rows.find(({ point }) => isRanked(point));
  return row?.point
    ? seriesTitle(chart, { ...row.series, points: [row.point] }, true, row.series)
    : gapTitle(chart, answer);
}

/** Several quantities, or subjects that cannot be ranked: the first two are told one after the other. */
function listTitle(chart: Chart, answer: SeriesAnswer, year: number): string {
  const { lang } = chart;
  const known = answer.series.filter((series) => isKnown(series.points.find((point) => point.year === year)));
  const [first, second] = known;
  if (!first) return gapTitle(chart, answer);
  const oneSubject = known.every(
    ({ subject }) => subject.id === first.subject.id && subject.scope === first.subject.scope,
  );
  const told = [first, second].flatMap((series) => (series ? [series] : []));
  if (lang === 'en' && oneSubject) return briefTitle(chart, answer, told, year);
  const sentences = told.map((series, index) => {
    const point = series.points.find((candidate) => candidate.year === year);
    const short: Series = { ...series, points: point ? [point] : [] };
    return seriesTitle(chart, short, index === 0 || !oneSubject, series);
  });
  const rest = answer.series.length - told.length;
  const list = sentences.join(say(lang, '；', '; '));
  return rest > 0 ? say(lang, `${list}；另有 ${rest} 项`, `${list}; and ${rest} more`) : list;
}

/**
 * Several quantities of one subject: in English each name is long enough, so that the year, and whom the changes compare, are said once.
 */
function briefTitle(chart: Chart, answer: SeriesAnswer, told: readonly Series[], year: number): string {
  const points = told.flatMap((series) => {
    const point = series.points.find((one) => one.year === year);
    if (!isKnown(point)) return [];
    const change = hasSmallBase(point) ? null : briefChange(series, point.change);
    return [{ series, point, change: change === null ? null : change + doubtBefore(series, point, 'en') }];
  });
  // How values are given is said of the first.
  const { view: _, ...counted } = chart;
  const list = points.map(({ series, point, change }, place) => {
    const name = quantityName(series.quantity, place === 0 ? chart : counted);
    return joinClauses('en', [`${name} ${valueClause(point, series.unit, 'en')}`, change]);
  });
  const rest = answer.series.length - told.length;
  const compared = points.filter(({ change }) => change !== null);
  const sets = new Set(
    compared.map(({ series, point: { change } }) =>
      change.basis === 'common' && series.subject.scope === 'bureaus' ? sameBureaus(change.bureaus) : '',
    ),
  );
  const [set = ''] = sets.size === 1 ? sets : ['same bureaus in both years'];
  const [one] = compared;
  const against = one === undefined ? '' : ` (on ${comparedLabel(one.point).en}${set === '' ? '' : `, ${set}`})`;
  const [first] = told;
  return `${first ? subjectName(first.subject, 'en') : ''}, ${year}: ${list.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}${against}`;
}

/** Nothing to draw: why, over which years. */
function gapTitle(chart: Chart, answer: SeriesAnswer): string {
  const { lang } = chart;
  const [first] = answer.series;
  const years = yearsOf(answer);
  if (!first || years.length === 0) return emptyTitle(chart);
  const reasons = [
    ...new Set(answer.series.flatMap((series) => gapSpans(series).map(({ gap }) => gapWord(gap, lang)))),
  ];
  const why = reasons.length > 0 ? reasons.slice(0, 2) : [gapWord('notExpected', lang)];
  const span = yearSpan(Math.min(...years), Math.max(...years), lang);
  const who = answer.series.length === 1 ? subjectName(first.subject, lang) : '';
  const name = quantityName(first.quantity, chart);
  return say(
    lang,
    `${who}${name} ${span}没有数字：${why.join('、')}`,
    `${who ? `${who}: ` : ''}no figures for ${name} in ${span} (${why.join(', ')})`,
  );
}

function emptyTitle(chart: Chart): string {
  const [quantity] = chart.measures;
  const name = quantity ? quantityName(quantity, chart) : '';
  return say(chart.lang, `${name}：所选单位和年份没有年报`, `No reports for ${name} of the bureaus and years chosen`);
}
