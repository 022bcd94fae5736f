/** The words of a distribution: where the middle lies, where the one looked at stands in it, and how the middle moved. */
import { capital, say } from '../../language.ts';
import { SMALL_BASE } from '../../rollup/indicators.ts';
import type { Chart } from '../chart.ts';
import { formatCount } from '../format.ts';
import { isLogarithmic, spreadsIn, type YearSpread } from '../layout/distribution-table.ts';
import type { SeriesAnswer } from '../series.ts';
import { countSubjects, doubtClause, quantityName, someDoubtful, subjectName } from './phrases.ts';

const rounded = (value: number | null): number => Math.round((value ?? 0) * 1e4) / 1e4;

export function distributionTitle(chart: Chart, answer: SeriesAnswer): string {
  const { lang } = chart;
  const last = spreadsIn(answer)
    .filter(({ n }) => n > 0)
    .at(-1);
  const [first] = answer.series;
  if (!last || !first) return say(lang, '没有可比的数字', 'No numbers to compare');
  const name = quantityName(first.quantity, chart);
  const count = (value: number | null): string => formatCount(rounded(value), first.unit, lang);
  const crowd = crowdOf(last, lang);
  const doubt = someDoubtful(last.points, lang);
  const own = last.points.find(({ series }) => series.subject.id === chart.focus);
  const named = own
    ? say(
        lang,
        `；${subjectName(own.series.subject, lang)} ${count(own.point.value)}${doubtClause(own.point, lang)}`,
        `; ${subjectName(own.series.subject, lang)} ${count(own.point.value)}${doubtClause(own.point, lang)}`,
      )
    : '';
  return say(
    lang,
    `${last.year} 年 ${crowd}${name}中位数 ${count(last.median)}，一半在 ${count(last.q1)}到 ${count(last.q3)}之间${doubt}${named}`,
    `${capital(name)} in ${last.year}: median ${count(last.median)} of ${crowd}, half of them between ${count(last.q1)} and ${count(last.q3)}${doubt}${named}`,
  );
}

export function distributionDescription(chart: Chart, answer: SeriesAnswer): string {
  const { lang } = chart;
  const spreads = spreadsIn(answer).filter(({ n }) => n > 0);
  const [before, last, first] = [spreads[0], spreads.at(-1), answer.series[0]];
  if (!before || !last || !first) return say(lang, '分布图，没有数据。', 'A distribution without figures.');
  const name = quantityName(first.quantity, chart);
  const count = (value: number | null): string => formatCount(rounded(value), first.unit, lang);
  const [low, high] = [last.points[0], last.points.at(-1)];
  const who = (one: typeof low): string =>
    one ? `${subjectName(one.series.subject, lang)} ${count(one.point.value)}` : '';
  const span =
    before.year === last.year
      ? String(last.year)
      : say(lang, `${before.year}—${last.year}`, `${before.year}–${last.year}`);
  return [
    say(
      lang,
      `分布图：${span} 年各单位${name}，每年一行，一家一圈。`,
      `Distribution of ${name}, ${span}: a row a year, a ring a bureau.`,
    ),
    say(
      lang,
      `${last.year} 年中位数 ${count(last.median)}，最低${who(low)}，最高${who(high)}。`,
      `In ${last.year} the median is ${count(last.median)}, the lowest ${who(low)}, the highest ${who(high)}.`,
    ),
    before === last
      ? ''
      : say(
          lang,
          `${before.year} 年中位数 ${count(before.median)}。`,
          `In ${before.year} the median was ${count(before.median)}.`,
        ),
  ]
    .filter((sentence) => sentence !== '')
    .join(say(lang, '', ' '));
}

/** What the marks are, whom they leave out, and where the axis is no even one. */
export function distributionNotes({ lang }: Chart, answer: SeriesAnswer): readonly string[] {
  const spreads = spreadsIn(answer);
  const small = spreads.reduce((sum, { belowMinBase }) => sum + belowMinBase, 0);
  return [
    say(
      lang,
      '一圈为一家；灰条为中间一半（上下四分位之间，按线性插值），竖线为中位数',
      'A ring is a bureau; the grey bar is the middle half (between quartiles, by linear interpolation), the upright line the median',
    ),
    ...(isLogarithmic(spreads)
      ? [say(lang, '横轴为对数刻度（数值加 1 后取对数）', 'The axis is logarithmic (of the number plus one)')]
      : []),
    ...(small > 0
      ? [
          say(
            lang,
            `基数不足 ${SMALL_BASE} 件的比率不计，共 ${small} 处`,
            `Rates on a base under ${SMALL_BASE} are left out: ${small}`,
          ),
        ]
      : []),
  ];
}

function crowdOf({ points }: YearSpread, lang: Chart['lang']): string {
  return countSubjects(
    points.length,
    points.map(({ series }) => series.subject),
    lang,
  );
}
