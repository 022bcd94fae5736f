/** Title and description of what became of requests, reviews and suits. */

import { say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import { formatNumber, gapWord } from '../format.ts';
import { findOutcomeSet, type OutcomeBar, type OutcomePart, type OutcomeSet, outcomeBars } from '../outcomes.ts';
import { describeQuantity } from '../quantity.ts';
import type { SeriesAnswer } from '../series.ts';
import { countSubjects, subjectName, yearSpan } from './phrases.ts';

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
  const part = largest(latest);
  const label = describeQuantity(part.measure).short[lang];
  const who = nameOfBar(chart, latest, bars);
  const clauses = [
    say(
      lang,
      `${who}${latest.year} 年${name}中“${label}”最多，占 ${percent(part.share)}`,
      `${who}: “${label.toLowerCase()}” was the largest share of ${name} in ${latest.year}, ${percent(part.share)}`,
    ),
    moved(chart, latest, part),
  ].filter((clause) => clause !== null);
  return clauses.join(say(lang, '，', ', '));
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
    const list = latest.parts.map(({ measure, share }) => `${describeQuantity(measure).short[lang]} ${percent(share)}`);
    const total = formatNumber(latest.total, 0);
    sentences.push(
      say(
        lang,
        `${nameOfBar(chart, latest, bars)}${latest.year} 年共 ${total} 件：${list.join('、')}。`,
        `${nameOfBar(chart, latest, bars)} in ${latest.year}, ${total} in all: ${list.join(', ')}.`,
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

/** The bar the words are about: the one in focus, all bureaus of a comparison together, or the latest year. */
function spokenBar(chart: Chart, set: OutcomeSet, bars: readonly OutcomeBar[]): DrawnBar | undefined {
  const drawn = bars.filter(isDrawn);
  const focused = drawn.filter(({ subject }) => subject.id === chart.focus);
  if (focused.length > 0) return focused.at(-1);
  const own = drawn.every(({ subject }) => subject.scope === 'own');
  if (chart.by === 'bureau' && own && drawn.length > 1) return together(set, drawn);
  const [first] = drawn;
  return drawn
    .filter(({ subject }) => subject.id === first?.subject.id && subject.scope === first.subject.scope)
    .at(-1);
}

function together(set: OutcomeSet, bars: readonly DrawnBar[]): DrawnBar | undefined {
  const [first] = bars;
  if (!first) return undefined;
  const total = bars.reduce((sum, bar) => sum + bar.total, 0);
  const parts = set.classes.map((measure, index) => {
    const value = bars.reduce((sum, bar) => sum + (bar.parts[index]?.value ?? 0), 0);
    return { measure, value, share: value / total, previousShare: null, points: null };
  });
  return { ...first, total, parts, rate: null };
}

function nameOfBar(chart: Chart, bar: OutcomeBar, bars: readonly OutcomeBar[]): string {
  const drawn = bars.filter(isDrawn);
  const focused = bar.subject.id === chart.focus;
  if (chart.by === 'bureau' && !focused && drawn.length > 1 && drawn.every(({ subject }) => subject.scope === 'own')) {
    // A bureau that closed nothing has no bar, and is in the sum all the same.
    const counted = bars.filter(({ gap }) => gap === null || gap === 'denominatorZero').map(({ subject }) => subject);
    const all = countSubjects(counted.length, counted, chart.lang);
    return say(chart.lang, `${all} `, all);
  }
  return subjectName(bar.subject, chart.lang) + say(chart.lang, ' ', '');
}

function largest(bar: DrawnBar): OutcomePart {
  return bar.parts.reduce((top, part) => (part.share > top.share ? part : top));
}

/** How the share moved, over the bureaus compared. */
function moved({ lang, basis }: Chart, bar: DrawnBar, { points }: OutcomePart): string | null {
  if (points === null) return null;
  const common = basis === 'common' && bar.subject.scope === 'bureaus';
  const zhSet = common ? `同口径 ${bar.bureaus} 家` : '';
  const enSet = common ? ` (same ${bar.bureaus} bureaus)` : '';
  if (Math.abs(points) < 0.05) return say(lang, `${zhSet}与上年持平`, `unchanged on the year before${enSet}`);
  const size = Math.abs(points).toFixed(1);
  return say(
    lang,
    `${zhSet}比上年${points > 0 ? '提高' : '降低'} ${size} 个百分点`,
    `${points > 0 ? 'up' : 'down'} ${size} percentage points on the year before${enSet}`,
  );
}

/** A share that is not nothing never rounds to 0.0 %, nor one that is not all to 100.0 %. */
export function percent(share: number): string {
  const text = (share * 100).toFixed(1);
  if (share > 0 && text === '0.0') return '<0.1%';
  if (share < 1 && text === '100.0') return '>99.9%';
  return `${text}%`;
}
