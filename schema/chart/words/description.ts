/** Alternative text: two or three sentences that carry what the picture shows. */

import { OUTCOME_SIGNS } from '../../check/finding.ts';
import { nameSome, say } from '../../language.ts';
import { isOfFew } from '../../rollup/forms.ts';
import { barRows } from '../bars.ts';
import type { Chart } from '../chart.ts';
import {
  gapSpans,
  hasSmallBase,
  isDoubtful,
  isDoubtfulBefore,
  isKnown,
  isRanked,
  type KnownPoint,
  knownPoints,
  lastKnown,
  yearsOf,
} from '../facts.ts';
import { formatCount } from '../format.ts';
import { placesIn } from '../layout/rank-table.ts';
import type { Series, SeriesAnswer, SeriesPoint } from '../series.ts';
import { contributionDescription } from './contribution.ts';
import { coverageDescription } from './coverage.ts';
import { distributionDescription } from './distribution.ts';
import { flowDescription } from './flow.ts';
import { funnelDescription } from './funnel.ts';
import { outcomesDescription } from './outcomes.ts';
import {
  changeClause,
  countSubjects,
  doubtClause,
  ofSomeClause,
  quantityName,
  rankedCrowd,
  remarked,
  saysDoubt,
  subjectName,
  valueClause,
  yearSpan,
} from './phrases.ts';
import { pointNoteLines } from './point-notes.ts';
import { successionsTold } from './succession.ts';

/** Marks of a succession that a description tells; the notes have all. */
const MARKS_TOLD = 3;

export function makeDescription(chart: Chart, answer: SeriesAnswer): string {
  const { lang } = chart;
  const noted = pointNoteLines(answer, lang).map((line) => `${line}${say(lang, '。', '.')}`);
  const drawn = drawingDescription(chart, answer);
  const doubt = saysDoubt(drawn, lang) ? [] : doubtIn(answer, lang);
  return [drawn, ...doubt, ...noted].join(say(lang, '', ' '));
}

/** What is highest, what moved and what there is none of rests on all numbers: where a check fails in one that is not quoted, it is said of all. */
function doubtIn({ series }: SeriesAnswer, lang: Chart['lang']): readonly string[] {
  if (!series.some(({ points }) => points.some((one) => isDoubtful(one) || isDoubtfulBefore(one)))) return [];
  const sign = OUTCOME_SIGNS.failed;
  return [say(lang, `有的数字 ${sign} 核查不符。`, `Some of the numbers ${sign} fail a check.`)];
}

function drawingDescription(chart: Chart, answer: SeriesAnswer): string {
  switch (chart.kind) {
    case 'outcomes':
      return outcomesDescription(chart, answer);
    case 'contribution':
      return contributionDescription(chart, answer);
    case 'distribution':
      return distributionDescription(chart, answer);
    case 'funnel':
      return funnelDescription(chart, answer);
    case 'flow':
      return flowDescription(chart, answer);
    case 'coverage':
      return coverageDescription(chart, answer);
    case 'bar':
      return barDescription(chart, answer, say(chart.lang, '条形图', 'Bar chart'));
    case 'change':
      return barDescription(chart, answer, say(chart.lang, '两年对比图', 'Two years side by side'));
    case 'rank':
      return rankDescription(chart, answer);
    case 'multiples':
      return seriesDescription(chart, answer, say(chart.lang, '一组小折线图', 'Small line charts'));
    case 'heat':
      return seriesDescription(chart, answer, say(chart.lang, '深浅表', 'Table of shades'));
    case 'trend':
      return seriesDescription(chart, answer, say(chart.lang, '折线图', 'Line chart'));
    case 'table':
      return seriesDescription(chart, answer, say(chart.lang, '数据表', 'Table'));
  }
}

function seriesDescription(chart: Chart, answer: SeriesAnswer, form: string): string {
  const { lang } = chart;
  const years = yearsOf(answer);
  const [first] = answer.series;
  if (!first || years.length === 0) return say(lang, `${form}，没有数据。`, `${form} without figures.`);
  const span = yearSpan(Math.min(...years), Math.max(...years), lang);
  const names = nameSome([...new Set(answer.series.map(({ quantity }) => quantityName(quantity, chart)))], lang, 6);
  const subjects = [
    ...new Map(answer.series.map(({ subject }) => [`${subject.scope}/${subject.id}`, subject])).values(),
  ];
  const [only] = subjects;
  const who = subjects.length === 1 && only ? subjectName(only, lang) : countSubjects(subjects.length, subjects, lang);
  const sentences = [
    say(lang, `${form}：${who}${names}，${span}。`, `${form} of ${names}, ${who}, ${span}.`),
    answer.series.length === 1 ? rangeOf(chart, first) : crowdRange(chart, answer),
    successionsTold(answer.series, lang)
      .filter(({ year }) => years.includes(year))
      .map(({ sentence }) => `${sentence}${say(lang, '。', '.')}`)
      .slice(0, MARKS_TOLD)
      .join(say(lang, '', ' ')),
    gapsOf(chart, answer),
  ];
  return sentences.filter((sentence) => sentence !== '').join(say(lang, '', ' '));
}

/** Highest and lowest of one series, and how it ended. */
function rangeOf(chart: Chart, series: Series): string {
  const { lang } = chart;
  const isUsual = ({ coverage }: SeriesPoint): boolean => !isOfFew(coverage);
  const whole = series.points.filter(isUsual);
  const broken = whole.reduce((last, { breakBefore }, index) => (breakBefore === 'break' ? index : last), 0);
  const since = broken > 0 ? whole[broken]?.year : undefined;
  // Values before and after a break are two quantities and have no common highest; nor has what a few give with the rest.
  const usual = knownPoints(series).filter(isUsual);
  const known = (usual.length > 0 ? usual : knownPoints(series)).filter(
    ({ year }) => since === undefined || year >= since,
  );
  const points = known.filter((point) => !hasSmallBase(point));
  const [first] = points;
  if (known.length > points.length && points.length < 2) return countsOf(chart, series);
  if (!first) return '';
  const top = points.reduce((best, point) => (point.value > best.value ? point : best), first);
  const low = points.reduce((least, point) => (point.value < least.value ? point : least), first);
  const last = lastKnown(series);
  const change = last && !hasSmallBase(last) ? changeClause(series, last, lang) : null;
  const tail = last && change ? say(lang, `；${last.year} 年${change}`, `; ${last.year}: ${change}`) : '';
  const value = (point: KnownPoint): string =>
    remarked(lang, formatCount(point.value, series.unit, lang), doubtClause(point, lang), ofSomeClause(point, lang));
  if (top.value === low.value) {
    return points.length === 1
      ? say(
          lang,
          `${top.year} 年 ${value(top)}${change ? `，${change}` : ''}。`,
          `${value(top)} in ${top.year}${change ? `, ${change}` : ''}.`,
        )
      : say(
          lang,
          `${since === undefined ? '' : `${since} 年表式变更以来`}各年均为 ${value(top)}${tail}。`,
          `${value(top)} in every year${since === undefined ? '' : ` since the form changed in ${since}`}${tail}.`,
        );
  }
  return say(
    lang,
    `${since === undefined ? '' : `${since} 年表式变更以来`}最高 ${top.year} 年 ${value(top)}，最低 ${low.year} 年 ${value(low)}${tail}。`,
    `${since === undefined ? 'Highest' : `Since the form changed in ${since}, highest`} ${value(top)} in ${top.year}, lowest ${value(low)} in ${low.year}${tail}.`,
  );
}

/** Rates on a handful of cases have no highest and lowest: what the last one rests on. */
function countsOf({ lang }: Chart, series: Series): string {
  const last = lastKnown(series);
  if (!last) return '';
  const counts = valueClause(last, series.unit, lang);
  return say(lang, `${last.year} 年 ${counts}。`, `${counts} in ${last.year}.`);
}

/** Who is highest and lowest in the last year shown, of those that may be ranked; whoever shares a place is named with it. */
function crowdRange(chart: Chart, answer: SeriesAnswer): string {
  const { lang } = chart;
  const known = barRows({ ...chart, sort: 'value' }, answer).filter(({ point }) => isKnown(point));
  const rows = known.filter(({ point }) => isRanked(point));
  // Cases and per cent, or a sum and a report of its own, have no highest together.
  if (new Set(rows.map(({ series }) => `${series.unit} ${series.subject.scope}`)).size > 1) return '';
  const [top, low] = [rows.at(0), rows.at(-1)];
  if (!top?.point || !low?.point || top.point.value === low.point.value) return '';
  const names = ({ point }: typeof top): string =>
    nameSome(
      rows.filter((row) => row.point?.value === point?.value).map(({ series }) => nameOfSeries(chart, series, answer)),
      lang,
    );
  const value = ({ series, point }: typeof top): string =>
    formatCount(point?.value ?? 0, series.unit, lang) + doubtClause(point, lang);
  const among =
    rows.length < known.length
      ? rankedCrowd(
          rows.map(({ series }) => series.subject),
          lang,
        )
      : '';
  return say(
    lang,
    `${top.year} 年${among}${names(top)}最高，${value(top)}；${names(low)}最低，${value(low)}。`,
    `In ${top.year}${among === '' ? '' : `, ${among},`} highest ${names(top)}, ${value(top)}; lowest ${names(low)}, ${value(low)}.`,
  );
}

/** The same as bars say, and how many have no place. */
function rankDescription(chart: Chart, answer: SeriesAnswer): string {
  const { lang } = chart;
  const { ranked, notRanked } = placesIn(answer);
  const shared = new Set(ranked.filter(({ tied }) => tied).map(({ rank }) => rank)).size;
  return [
    barDescription(chart, answer, say(lang, '名次图', 'Places')),
    shared > 0
      ? say(lang, `${shared} 个名次有并列。`, `${shared} ${shared === 1 ? 'place is' : 'places are'} shared.`)
      : '',
    notRanked.length > 0 ? say(lang, `${notRanked.length} 家不参加排名。`, `${notRanked.length} not ranked.`) : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(say(lang, '', ' '));
}

/** Whatever tells the series apart: the subject, the quantity, or both. */
function nameOfSeries(chart: Chart, series: Series, answer: SeriesAnswer): string {
  const { subject } = series;
  const one = answer.series.every((other) => other.subject.id === subject.id && other.subject.scope === subject.scope);
  const several = new Set(answer.series.map(({ quantity }) => quantity)).size > 1;
  const names = [one ? '' : subjectName(subject, chart.lang), several ? quantityName(series.quantity, chart) : ''];
  return names.filter((name) => name !== '').join(' ');
}

function gapsOf({ lang }: Chart, answer: SeriesAnswer): string {
  const gaps = answer.series.flatMap(gapSpans).reduce((sum, { from, to }) => sum + to - from + 1, 0);
  if (gaps === 0) return '';
  return say(
    lang,
    `${gaps} 处没有数字，留空未连。`,
    gaps === 1 ? '1 point has no figure and stays open.' : `${gaps} points have no figure and stay open.`,
  );
}

function barDescription(chart: Chart, answer: SeriesAnswer, form: string): string {
  const { lang } = chart;
  const rows = barRows(chart, answer);
  const [first] = rows;
  if (!first) return say(lang, `${form}，没有数据。`, `${form} without figures.`);
  const known = rows.filter(({ point }) => isKnown(point));
  const name = nameSome([...new Set(rows.map(({ series }) => quantityName(series.quantity, chart)))], lang, 6);
  const subjects = [
    ...new Map(rows.map(({ series: { subject } }) => [`${subject.scope}/${subject.id}`, subject])).values(),
  ];
  const [only] = subjects;
  const crowd =
    subjects.length === 1 && only ? subjectName(only, lang) : countSubjects(subjects.length, subjects, lang);
  const missing = rows.length - known.length;
  const one = known.length === 1 ? known[0] : undefined;
  return [
    say(lang, `${form}：${first.year} 年 ${crowd}${name}。`, `${form} of ${name}, ${crowd}, ${first.year}.`),
    one && isKnown(one.point)
      ? say(
          lang,
          `${subjectName(one.series.subject, lang)} ${valueClause(one.point, one.series.unit, lang)}。`,
          `${subjectName(one.series.subject, lang)} ${valueClause(one.point, one.series.unit, lang)}.`,
        )
      : crowdRange(chart, answer),
    missing > 0 && chart.kind !== 'rank'
      ? say(lang, `${missing} 处没有数字。`, `${missing} ${missing === 1 ? 'has' : 'have'} no figure.`)
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(say(lang, '', ' '));
}
