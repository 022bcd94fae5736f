/** Title and description of what became of requests, reviews and suits. */

import { type Lang, say } from '../../language.ts';
import { SMALL_BASE } from '../../rollup/indicators.ts';
import type { Chart } from '../chart.ts';
import { comparedLabel } from '../compared.ts';
import { formatNumber, gapWord } from '../format.ts';
import {
  findOutcomeSet,
  formatShare,
  type OutcomeBar,
  type OutcomePart,
  type OutcomeSet,
  outcomeBars,
  partsOf,
} from '../outcomes.ts';
import { describeQuantity } from '../quantity.ts';
import { comparedYear, type SeriesAnswer } from '../series.ts';
import { countSubjects, failedClause, pointsClause, subjectName, yearSpan } from './phrases.ts';

interface DrawnBar extends OutcomeBar {
  readonly parts: readonly OutcomePart[];
}

export function outcomesTitle(chart: Chart, answer: SeriesAnswer): string {
  const { lang } = chart;
  const set = findOutcomeSet(chart.measures);
  if (!set) return '';
  const bars = outcomeBars(set, answer, chart.by);
  const name = set.label[lang];
  const latest = spokenBar(chart, set, bars);
  if (!latest) {
    const reason = bars.find(({ gap }) => gap !== null)?.gap;
    const why = reason ? gapWord(reason, lang) : gapWord('notReported', lang);
    return say(lang, `${name}的构成没有数字：${why}`, `No figures for the make-up of ${name} (${why})`);
  }
  const who = nameOfBar(chart, latest, bars);
  if (latest.total < SMALL_BASE) return smallTitle(chart, name, who, latest);
  const [part, ...tied] = largest(latest);
  if (!part) return '';
  const labels = [part, ...tied].map(({ measure }) => describeQuantity(measure).short[lang]);
  const doubt = doubtOf(latest, lang);
  if (tied.length > 0) {
    return say(
      lang,
      `${who}${latest.year} 年${name}中${labels.map((label) => `“${label}”`).join('')}并列最多，各 ${formatNumber(part.value ?? 0, 0)} 件${doubt}`,
      `${who}: ${labels.map((label) => `“${label.toLowerCase()}”`).join(' and ')} were the largest shares of ${name} in ${latest.year}, ${formatNumber(part.value ?? 0, 0)} each${doubt}`,
    );
  }
  const clauses = [
    say(
      lang,
      `${who}${latest.year} 年${name}中“${labels.join()}”最多，占 ${part.printed}${doubt}`,
      `${who}: “${labels.join().toLowerCase()}” was the largest share of ${name} in ${latest.year}, ${part.printed}${doubt}`,
    ),
    moved(chart, latest, part),
  ].filter((clause) => clause !== null);
  return clauses.join(say(lang, '，', ', '));
}

/** A handful of cases: what became of each, and neither a share nor a change of one. */
function smallTitle({ lang }: Chart, name: string, who: string, bar: DrawnBar): string {
  const counts = countsOf(bar, lang);
  const total = formatNumber(bar.total, 0);
  return say(
    lang,
    `${who}${bar.year} 年${name} ${total} 件${doubtOf(bar, lang)}：${counts}`,
    `${who}: ${name} in ${bar.year}: ${total}${doubtOf(bar, lang)} (${counts})`,
  );
}

/** What is said with numbers in one of which a check fails. */
function doubtOf({ failed }: OutcomeBar, lang: Lang): string {
  return failed ? failedClause(lang) : '';
}

/** Each class that has a case, with its number. */
function countsOf(bar: DrawnBar, lang: Lang): string {
  const told = bar.parts.flatMap(({ measure, value }) => {
    const label = describeQuantity(measure).short[lang];
    return value === null || value === 0
      ? []
      : [say(lang, `${label} ${formatNumber(value, 0)} 件`, `${label.toLowerCase()} ${formatNumber(value, 0)}`)];
  });
  return told.join(say(lang, '、', ', '));
}

export function outcomesDescription(chart: Chart, answer: SeriesAnswer): string {
  const { lang } = chart;
  const set = findOutcomeSet(chart.measures);
  if (!set) return '';
  const bars = outcomeBars(set, answer, chart.by);
  const drawn = bars.filter(isDrawn);
  const years = bars.map(({ year }) => year);
  const span = years.length > 0 ? yearSpan(Math.min(...years), Math.max(...years), lang) : '';
  const sentences = [
    say(
      lang,
      `百分比堆积条形图，${set.label.zh}的构成，${span}，共 ${drawn.length} 条。`,
      `Stacked 100% bars of the make-up of ${set.label.en}, ${span}, ${drawn.length} ${drawn.length === 1 ? 'bar' : 'bars'}.`,
    ),
  ];
  const latest = spokenBar(chart, set, bars);
  if (latest) {
    const shares = latest.parts.map(({ measure, printed }) => `${describeQuantity(measure).short[lang]} ${printed}`);
    const list = latest.total < SMALL_BASE ? countsOf(latest, lang) : shares.join(say(lang, '、', ', '));
    const total = formatNumber(latest.total, 0);
    sentences.push(
      say(
        lang,
        `${nameOfBar(chart, latest, bars)}${latest.year} 年共 ${total} 件${doubtOf(latest, lang)}：${list}。`,
        `${nameOfBar(chart, latest, bars)} in ${latest.year}, ${total} in all${doubtOf(latest, lang)}: ${list}.`,
      ),
    );
  }
  const gaps = bars.length - drawn.length;
  if (gaps > 0) sentences.push(say(lang, `${gaps} 条无数据，未画。`, `${gaps} without figures, left out.`));
  return sentences.join(say(lang, '', ' '));
}

function isDrawn(bar: OutcomeBar): bar is DrawnBar {
  return bar.parts !== null;
}

/** The bar the words are about: the one in focus, the bureaus of the latest year together, or the latest year of the first. */
function spokenBar(chart: Chart, set: OutcomeSet, bars: readonly OutcomeBar[]): DrawnBar | undefined {
  const drawn = bars.filter(isDrawn);
  const focused = drawn.filter(({ subject }) => subject.id === chart.focus);
  if (focused.length > 0) return focused.at(-1);
  const own = drawn.every(({ subject }) => subject.scope === 'own');
  const latest = drawn.filter(({ year }) => year === Math.max(...drawn.map((bar) => bar.year)));
  if (own && latest.length > 1) return together(set, latest);
  const [first] = drawn;
  return drawn
    .filter(({ subject }) => subject.id === first?.subject.id && subject.scope === first.subject.scope)
    .at(-1);
}

function together(set: OutcomeSet, bars: readonly DrawnBar[]): DrawnBar | undefined {
  const [first] = bars;
  if (!first) return undefined;
  const total = bars.reduce((sum, bar) => sum + bar.total, 0);
  const values = set.classes.map((_, index) => bars.reduce((sum, bar) => sum + (bar.parts[index]?.value ?? 0), 0));
  const failed = bars.some((bar) => bar.failed);
  return { ...first, total, failed, parts: partsOf(set.classes, values), rate: null };
}

function nameOfBar(chart: Chart, bar: OutcomeBar, bars: readonly OutcomeBar[]): string {
  const drawn = bars.filter(isDrawn);
  const focused = bar.subject.id === chart.focus;
  const own = drawn.every(({ subject }) => subject.scope === 'own');
  if (!focused && own && drawn.filter(({ year }) => year === bar.year).length > 1) {
    // A bureau that closed nothing has no bar, and is in the sum all the same.
    const counted = bars
      .filter(({ year, gap }) => year === bar.year && (gap === null || gap === 'denominatorZero'))
      .map(({ subject }) => subject);
    const all = countSubjects(counted.length, counted, chart.lang);
    return say(chart.lang, `${all} `, all);
  }
  return subjectName(bar.subject, chart.lang) + say(chart.lang, ' ', '');
}

/** The class with the largest share, or those that have it together. */
function largest(bar: DrawnBar): readonly OutcomePart[] {
  const most = Math.max(...bar.parts.map(({ share }) => share));
  return bar.parts.filter(({ share }) => share === most);
}

/** How the share moved, over the bureaus compared. */
function moved({ lang, basis }: Chart, bar: DrawnBar, { points }: OutcomePart): string | null {
  const [first] = bar.points;
  if (points === null || first === undefined || comparedYear(first) === bar.year) return null;
  const common = basis === 'common' && bar.subject.scope === 'bureaus';
  const zhSet = common ? `同口径 ${bar.bureaus} 家` : '';
  const enSet = common ? ` (same ${bar.bureaus} bureaus)` : '';
  return pointsClause(points, { zh: zhSet, en: enSet }, lang, comparedLabel(first));
}

/** A rate that stands alone, with one decimal. */
export function percent(rate: number): string {
  return formatShare(rate, Math.round(rate * 1000) / 10);
}
