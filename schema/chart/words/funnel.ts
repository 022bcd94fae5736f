/** The words of a funnel: who lies beyond what chance explains, and how that is reckoned. */
import { capital, nameSome, say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import { formatNumber, formatValue } from '../format.ts';
import { type Funnel, type FunnelRow, funnelIn, placeWord } from '../layout/funnel-table.ts';
import type { SeriesAnswer } from '../series.ts';
import { countSubjects, doubtClause, quantityName, someDoubtful, subjectName } from './phrases.ts';

const percent = (value: number): string => formatValue(value, 'percent');

function crowdOf({ rows }: Funnel, lang: Chart['lang']): string {
  return countSubjects(
    rows.length,
    rows.map(({ series }) => series.subject),
    lang,
  );
}

export function funnelTitle(chart: Chart, answer: SeriesAnswer): string {
  const { lang } = chart;
  const funnel = funnelIn(chart, answer);
  const { rate, rows, year } = funnel;
  const [first] = answer.series;
  if (rate === null || !first) return say(lang, '没有可画的比率', 'No rates to draw');
  const name = quantityName(first.quantity, chart);
  const doubt = someDoubtful(rows, lang);
  const far = rows.filter(({ outside }) => outside === 0.998);
  const who = nameSome(
    far.map(({ series, point }) => subjectName(series.subject, lang) + doubtClause(point, lang)),
    lang,
  );
  return far.length === 0
    ? say(
        lang,
        `${year} 年 ${crowdOf(funnel, lang)}的${name}与合计（${percent(rate)}）的差别，都可能出于偶然${doubt}`,
        `${capital(name)} in ${year}: no more difference between ${crowdOf(funnel, lang)} and all together (${percent(rate)}) than chance explains${doubt}`,
      )
    : say(
        lang,
        `${year} 年${name}合计 ${percent(rate)}${doubt}；${who} ${far.length} 家偏离之大，难以用偶然解释`,
        `${capital(name)} in ${year}: ${percent(rate)} together${doubt}; ${who} ${far.length === 1 ? 'is' : 'are'} further off than chance explains`,
      );
}

export function funnelDescription(chart: Chart, answer: SeriesAnswer): string {
  const { lang } = chart;
  const funnel = funnelIn(chart, answer);
  const { rate, rows, hits, cases, year } = funnel;
  const [first] = answer.series;
  if (rate === null || !first) return say(lang, '漏斗图，没有数据。', 'A funnel without figures.');
  const out = rows.filter(({ outside }) => outside !== null);
  const told = ({ series, point }: FunnelRow): string => `${subjectName(series.subject, lang)} ${percent(point.value)}`;
  return [
    say(
      lang,
      `漏斗图：${year} 年 ${crowdOf(funnel, lang)}的${quantityName(first.quantity, chart)}，横为基数，合计 ${percent(rate)}（${formatNumber(cases, 0)} 件中 ${formatNumber(hits, 0)} 件）。`,
      `Funnel of ${quantityName(first.quantity, chart)} against its base, ${crowdOf(funnel, lang)}, ${year}; together ${percent(rate)} (${formatNumber(hits, 0)} of ${formatNumber(cases, 0)}).`,
    ),
    out.length === 0
      ? say(lang, '都在界限之内。', 'All lie within the limits.')
      : say(
          lang,
          `${out.length} 家在 95% 界限之外：${nameSome(
            out.map((row) => `${told(row)}（${placeWord(row, chart)}）`),
            lang,
            4,
          )}。`,
          `${out.length} ${out.length === 1 ? 'lies' : 'lie'} outside the 95% limits: ${nameSome(
            out.map((row) => `${told(row)} (${placeWord(row, chart)})`),
            lang,
            4,
          )}.`,
        ),
  ].join(say(lang, '', ' '));
}

/** How the limits are reckoned, by whom, and how many would lie outside by chance alone. */
export function funnelNotes(chart: Chart, answer: SeriesAnswer): readonly string[] {
  const { lang } = chart;
  const { rows, rate } = funnelIn(chart, answer);
  if (rate === null) return [];
  const chance = formatNumber(Math.round(rows.length * 0.05), 0);
  return [
    say(
      lang,
      '界限：各家若与合计的比率相同，95%、99.8% 的情形落在其间；按二项分布的精确分位数，在相邻件数间插值（据 Spiegelhalter 2005，附录 A.1.1）',
      'Limits: were a bureau no different from all together, 95% and 99.8% of outcomes would lie between them; exact binomial quantiles, interpolated between counts (after Spiegelhalter 2005, appendix A.1.1)',
    ),
    say(
      lang,
      `${rows.length} 家中约 ${chance} 家仅因偶然也会在 95% 界限之外；在界限之外说明值得一看，不说明对错`,
      `Of ${rows.length}, about ${chance} would lie outside the 95% limits by chance alone; outside means worth a look, and no verdict`,
    ),
    say(lang, '横轴按基数的平方根', 'The base is drawn by its square root'),
  ];
}
