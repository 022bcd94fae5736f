/** The title of a chart: one true sentence with the figure, its year and how it moved. */

import { nameSome, say } from '../../language.ts';
import { type BarRow, barRows, latestYear } from '../bars.ts';
import type { Chart } from '../chart.ts';
import { gapSpans, isKnown, isRankable, type KnownPoint, lastKnown, rankOf, streakOf, yearsOf } from '../facts.ts';
import { formatCount, formatValue, gapWord } from '../format.ts';
import { describeQuantity } from '../quantity.ts';
import type { Series, SeriesAnswer } from '../series.ts';
import { outcomesTitle } from './outcomes.ts';
import {
  changeClause,
  countSubjects,
  ordinal,
  quantityName,
  streakClause,
  subjectName,
  tenths,
  yearSpan,
} from './phrases.ts';

export function makeTitle(chart: Chart, answer: SeriesAnswer): string {
  switch (chart.kind) {
    case 'outcomes':
      return outcomesTitle(chart, answer);
    case 'bar':
      return barTitle(chart, answer);
    case 'trend':
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
  if (isRankable(answer)) return rankedTitle(chart, answer, barRows({ ...chart, sort: 'value' }, answer), year);
  return listTitle(chart, answer, year);
}

/** One series: its last value, its change, how long it has gone that way, and what is missing after it. */
function seriesTitle(chart: Chart, series: Series, withName: boolean): string {
  const { lang } = chart;
  const point = lastKnown(series);
  if (!point) return '';
  const name = quantityName(series.quantity, chart);
  const subject = subjectName(series.subject, lang);
  const value = formatCount(point.value, series.unit, lang);
  const streak = streakOf(series);
  const after = gapSpans(series).find(({ from }) => from > point.year);
  const clauses = [
    say(
      lang,
      `${withName ? subject : ''}${name} ${point.year} 年 ${value}`,
      `${withName ? `${subject}: ` : ''}${name} ${value} in ${point.year}`,
    ),
    changeClause(series, point.change, lang),
    streak && streak.years >= 3 && lastKnown(series) === series.points.at(-1)
      ? streakClause(streak, describeQuantity(series.quantity).isRatio, lang)
      : null,
  ].filter((clause) => clause !== null);
  const sentence = clauses.join(say(lang, '，', ', '));
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
  return (chart.focus === null ? shareTitle(chart, byValue) : null) ?? rankedTitle(chart, answer, byValue, first.year);
}

/** Who stands first, or where the one in focus stands. */
function rankedTitle(chart: Chart, answer: SeriesAnswer, rows: readonly BarRow[], year: number): string {
  const { lang } = chart;
  const known = knownRows(rows);
  const [top] = known;
  if (!top) return gapTitle(chart, answer);
  const { isRatio } = describeQuantity(top.series.quantity);
  const name = quantityName(top.series.quantity, chart);
  const values = known.map(({ point }) => point.value);
  const crowd = countSubjects(
    known.length,
    known.map(({ series }) => series.subject),
    lang,
  );
  const focused = known.find(({ series }) => series.subject.id === chart.focus);
  if (focused) {
    const { place, tied } = rankOf(focused.point.value, values);
    const most = place === 1 && !tied;
    return joinClauses(chart, [
      say(
        lang,
        `${subjectName(focused.series.subject, lang)}${name} ${year} 年 ${formatCount(focused.point.value, top.series.unit, lang)}`,
        `${subjectName(focused.series.subject, lang)}: ${name} ${formatCount(focused.point.value, top.series.unit, lang)} in ${year}`,
      ),
      known.length === 1
        ? null
        : say(
            lang,
            `${crowd}中${most ? (isRatio ? '最高' : '最多') : `${tied ? '并列' : ''}第 ${place} 位`}`,
            most ? `the highest of ${crowd}` : `${tied ? 'joint ' : ''}${ordinal(place)} of ${crowd}`,
          ),
      changeClause(focused.series, focused.point.change, lang),
    ]);
  }
  if (values.every((value) => value === 0)) {
    return say(
      lang,
      `${year} 年 ${crowd}${name}均为 ${formatValue(0, top.series.unit)}`,
      `${crowd}: ${name} ${formatValue(0, top.series.unit)} everywhere in ${year}`,
    );
  }
  const tied = known.filter(({ point }) => point.value === top.point.value);
  const names = nameSome(
    tied.map(({ series }) => subjectName(series.subject, lang)),
    lang,
  );
  const value = formatCount(top.point.value, top.series.unit, lang);
  const most = isRatio ? '最高' : '最多';
  if (tied.length > 1) {
    return say(
      lang,
      `${year} 年${name}${names} ${tied.length} 家并列${most}，各 ${value}`,
      `${names} share the highest ${name} in ${year}: ${value} each`,
    );
  }
  return joinClauses(chart, [
    say(lang, `${year} 年${name}${names}${most}，${value}`, `${names} had the highest ${name} in ${year}: ${value}`),
    changeClause(top.series, top.point.change, lang),
  ]);
}

/** Who holds a third or more of the whole; null where nobody does or the figures cannot be shared out. */
function shareTitle(chart: Chart, rows: readonly BarRow[]): string | null {
  const { lang } = chart;
  const known = knownRows(rows);
  const [top, second] = known;
  if (!top || !second || known.length < 3 || top.point.value === second.point.value) return null;
  if (describeQuantity(top.series.quantity).isRatio || known.some(({ point }) => point.value < 0)) return null;
  const total = known.reduce((sum, { point }) => sum + point.value, 0);
  const share = top.point.value / total;
  if (!(share >= 1 / 3) || top.series.subject.scope !== 'own') return null;
  const name = quantityName(top.series.quantity, chart);
  const subject = subjectName(top.series.subject, lang);
  const value = formatCount(top.point.value, top.series.unit, lang);
  const crowd = countSubjects(
    known.length,
    known.map(({ series }) => series.subject),
    lang,
  );
  if (share === 1) {
    return joinClauses(chart, [
      say(
        lang,
        `${top.year} 年${name}全部来自${subject}，${value}`,
        `All ${name} in ${top.year} were at ${subject}: ${value}`,
      ),
      changeClause(top.series, top.point.change, lang),
    ]);
  }
  return joinClauses(chart, [
    say(
      lang,
      `${top.year} 年 ${crowd}${name}中，${subject}一家${tenths(share)}（${value}）`,
      `${subject} had ${(share * 100).toFixed(1)}% of ${name} at ${crowd} in ${top.year} (${value})`,
    ),
    changeClause(top.series, top.point.change, lang),
  ]);
}

function mostChangedTitle(chart: Chart, rows: readonly BarRow[]): string | null {
  const { lang } = chart;
  const changed = knownRows(rows).flatMap((row) => (row.point.change.change.kind === 'change' ? [row] : []));
  const [top] = changed;
  const change = top?.point.change.change;
  if (!top || change?.kind !== 'change' || change.absolute <= 0) return null;
  const { isRatio } = describeQuantity(top.series.quantity);
  const name = quantityName(top.series.quantity, chart);
  const subject = subjectName(top.series.subject, lang);
  const size = isRatio
    ? say(lang, `${change.absolute.toFixed(1)} 个百分点`, `${change.absolute.toFixed(1)} percentage points`)
    : formatCount(change.absolute, top.series.unit, lang);
  return say(
    lang,
    `${top.year} 年${name}${subject}${isRatio ? '提高' : '增加'}最多，比上年${isRatio ? '提高' : '增加'} ${size}`,
    `${subject} rose most in ${name} in ${top.year}: up ${size} on the year before`,
  );
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
  const sentences = told.map((series, index) => {
    const point = series.points.find((candidate) => candidate.year === year);
    const short: Series = { ...series, points: point ? [point] : [] };
    return seriesTitle(chart, short, index === 0 || !oneSubject);
  });
  const rest = answer.series.length - told.length;
  const list = sentences.join(say(lang, '；', '; '));
  return rest > 0 ? say(lang, `${list}；另有 ${rest} 项`, `${list}; and ${rest} more`) : list;
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

function joinClauses(chart: Chart, clauses: readonly (string | null)[]): string {
  return clauses.filter((clause) => clause !== null).join(say(chart.lang, '，', ', '));
}

function knownRows(rows: readonly BarRow[]): readonly (BarRow & { readonly point: KnownPoint })[] {
  return rows.flatMap((row) => (isKnown(row.point) ? [{ ...row, point: row.point }] : []));
}
