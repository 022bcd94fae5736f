/**
 * The figures of a chart as one table of words: the same columns and rows on the page, in the embed and in a drawn table.
 * Gaps are words; changes say on whose figures they stand, or why there are none.
 */
import { joinNames, type Lang, say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import { isGathered, isKnown, yearsOf } from '../facts.ts';
import { formatNumber, formatValue, gapWord, unitLabel } from '../format.ts';
import { findOutcomeSet, type OutcomeBar, outcomeBars } from '../outcomes.ts';
import { describeQuantity } from '../quantity.ts';
import { comparedYear, type Series, type SeriesAnswer } from '../series.ts';
import type { NameOf } from '../words/coverage-notes.ts';
import { percent } from '../words/outcomes.ts';
import { subjectName } from '../words/phrases.ts';
import { successionsTold } from '../words/succession.ts';
import { groupRows, seriesInOrder } from './bar-groups.ts';
import {
  baseCell,
  type Cell,
  COVERAGE,
  changeCell,
  changeHead,
  column,
  coverageCell,
  pointOf,
  type TableModel,
  valueCell,
  word,
} from './cells.ts';
import { contributionTable } from './contribution-table.ts';
import { coverageTable } from './coverage-table.ts';
import { distributionTable } from './distribution-table.ts';
import { flowTable } from './flow-table.ts';
import { funnelTable } from './funnel-table.ts';
import { seriesName } from './looks.ts';
import { breakYears } from './pieces.ts';
import { coverageWord, numberWord } from './point-words.ts';
import { rankTable } from './rank-table.ts';

/** Series up to this many stand side by side with their changes; more of them one below the other. */
const SIDE_BY_SIDE = 3;
/** Names of those missing in a year are listed up to this many. */
const LISTED = 8;

/** `nameOf` names bureaus that stand in no series, such as missing ones. */
export function tableOf(chart: Chart, answer: SeriesAnswer, nameOf: NameOf): TableModel {
  switch (chart.kind) {
    case 'bar':
    case 'change':
      return barTable(chart, answer);
    case 'rank':
      return rankTable(chart, answer);
    case 'contribution':
      return contributionTable(chart, answer);
    case 'distribution':
      return distributionTable(chart, answer);
    case 'funnel':
      return funnelTable(chart, answer);
    case 'flow':
      return flowTable(chart, answer);
    case 'coverage':
      return coverageTable(chart, answer);
    case 'outcomes':
      return outcomesTable(chart, answer);
    case 'trend':
      return answer.series.length <= SIDE_BY_SIDE ? byYear(chart, answer, nameOf) : bySeries(chart, answer);
    case 'heat':
    case 'multiples':
    case 'table':
      return answer.series.length < 2 ? byYear(chart, answer, nameOf) : bySeries(chart, answer);
  }
}

/** Years down: of each series value and change, how many reported, and what to know about the year. */
function byYear(chart: Chart, answer: SeriesAnswer, nameOf: NameOf): TableModel {
  const { lang } = chart;
  const { series } = answer;
  const summed = series.filter(isGathered);
  // Several sums of one region mostly stand on the same reports; where they do not, each has its own count.
  const counts = new Set(summed.map(({ points }) => points.map((point) => coverageWord(point, lang)).join()));
  const oneCount = counts.size === 1 && summed.length === series.length;
  const columns = series.flatMap((one) => [
    column(series.length > 1 ? seriesName(one, series, lang) : say(lang, '数值', 'Value'), unitLabel(one.unit, lang)),
    column(changeHead(chart)),
    ...(!oneCount && summed.includes(one) ? [column(COVERAGE[lang])] : []),
  ]);
  const breaks = breakYears(series);
  const told = successionsTold(series, lang);
  const rows = yearsOf(answer).map((year) => ({
    year,
    cells: [
      ...series.flatMap((one) => {
        const point = pointOf(one, year);
        const covered = !oneCount && summed.includes(one) ? [coverageCell(point, lang)] : [];
        return [valueCell(point, one.unit, lang), changeCell(point, one.unit, lang), ...covered];
      }),
      ...(oneCount && summed[0] ? [coverageCell(pointOf(summed[0], year), lang)] : []),
    ],
    note: [
      breaks.includes(year) ? say(lang, '此年起表式变更', 'the form changes with this year') : '',
      ...told.filter((one) => one.year === year).map(({ sentence }) => sentence),
      missingOf(summed[0], year, nameOf, lang),
    ].filter((part) => part !== ''),
  }));
  const noted = rows.some(({ note }) => note.length > 0);
  return {
    columns: [
      column(say(lang, '年度', 'Year')),
      ...columns,
      ...(oneCount ? [column(COVERAGE[lang])] : []),
      ...(noted ? [column(say(lang, '说明', 'Note'), null, true)] : []),
    ],
    rows: rows.map(({ year, cells, note }) => ({
      key: String(year),
      head: { text: String(year), sort: year },
      subject: null,
      cells: noted ? [...cells, word(note.join(say(lang, '；', '; ')))] : cells,
    })),
  };
}

function missingOf(sum: Series | undefined, year: number, nameOf: NameOf, lang: Lang): string {
  const missing = (sum && pointOf(sum, year)?.coverage.missing) ?? [];
  if (missing.length === 0 || missing.length > LISTED) return '';
  const names = joinNames(
    missing.map((id) => nameOf(id)?.[lang] ?? id),
    lang,
  );
  return say(lang, `未报送：${names}`, `no report: ${names}`);
}

/** Series down, years across, and the change of the last year. */
function bySeries(chart: Chart, answer: SeriesAnswer): TableModel {
  const { lang } = chart;
  const { series } = answer;
  const years = yearsOf(answer);
  const last = years[years.length - 1] ?? 0;
  const quantities = new Set(series.map(({ quantity }) => quantity));
  const units = new Set(series.map(({ unit }) => unit));
  const [unit] = units;
  const summed = series.some(isGathered);
  return {
    columns: [
      quantities.size > 1 ? column(say(lang, '指标', 'Measure')) : column(say(lang, '单位', 'Bureau')),
      ...years.map((year) => column(String(year), units.size === 1 && unit ? unitLabel(unit, lang) : null)),
      column(changeHead(chart, last)),
      ...(summed ? [column(COVERAGE[lang])] : []),
    ],
    rows: seriesInOrder(chart, answer).map((one) => {
      const name = seriesName(one, series, lang);
      const counted =
        units.size > 1
          ? say(lang, `${name}（${unitLabel(one.unit, 'zh')}）`, `${name} (${unitLabel(one.unit, 'en')})`)
          : name;
      const now = pointOf(one, last);
      return {
        key: String(series.indexOf(one)),
        head: word(counted),
        subject: one.subject,
        cells: [
          ...years.map((year) => valueCell(pointOf(one, year), one.unit, lang)),
          changeCell(now, one.unit, lang),
          ...(summed ? [isGathered(one) ? coverageCell(now, lang) : word('')] : []),
        ],
      };
    }),
  };
}

/** In the order of the bars: value, base of a rate, last year's value, change. */
function barTable(chart: Chart, answer: SeriesAnswer): TableModel {
  const { lang } = chart;
  const { ranked, small } = groupRows(chart, answer);
  const rows = [...ranked, ...small];
  const year = rows[0]?.year ?? 0;
  const unit = unitLabel(rows[0]?.series.unit ?? 'case', lang);
  const quantities = new Set(rows.map(({ series }) => series.quantity));
  const rates = rows.some(({ point }) => (point?.denominator ?? null) !== null);
  return {
    columns: [
      column(quantities.size > 1 ? say(lang, '指标', 'Measure') : say(lang, '单位', 'Bureau')),
      column(String(year), unit),
      ...(rates ? [column(say(lang, '基数', 'Base'))] : []),
      column(String(rows[0]?.point ? comparedYear(rows[0].point) : year - 1), unit),
      column(changeHead(chart)),
    ],
    rows: rows.map(({ series, point }) => {
      const previous = point?.change.previous ?? null;
      return {
        key: String(answer.series.indexOf(series)),
        head: word(seriesName(series, answer.series, lang)),
        subject: series.subject,
        cells: [
          valueCell(point, series.unit, lang),
          ...(rates ? [point ? baseCell(point) : word('')] : []),
          { text: previous === null ? '' : formatValue(previous, series.unit), sort: previous },
          changeCell(point, series.unit, lang),
        ],
      };
    }),
  };
}

/** One row a bar: each class with its share, and the total. */
function outcomesTable(chart: Chart, answer: SeriesAnswer): TableModel {
  const { lang, by } = chart;
  const set = findOutcomeSet(chart.measures);
  if (!set) return { columns: [], rows: [] };
  const bars = outcomeBars(set, answer, by);
  const several = new Set(bars.map(({ subject }) => `${subject.scope}/${subject.id}`)).size > 1;
  const headOf = ({ subject, year }: OutcomeBar): string => {
    const name = subjectName(subject, lang);
    if (by === 'bureau') return name;
    return several ? `${name} ${year}` : String(year);
  };
  return {
    columns: [
      column(by === 'year' ? say(lang, '年度', 'Year') : say(lang, '单位', 'Bureau')),
      ...set.classes.map((measure) => column(describeQuantity(measure).short[lang])),
      column(say(lang, '合计', 'Total')),
      ...(set.rate ? [column(set.rate.label[lang])] : []),
    ],
    rows: bars.map((bar) => ({
      key: `${bar.subject.scope}/${bar.subject.id}/${bar.year}`,
      head: { text: headOf(bar), sort: by === 'year' && !several ? bar.year : headOf(bar) },
      subject: by === 'bureau' ? bar.subject : null,
      cells: [
        ...set.classes.map((_, index) => classCell(bar, index, lang)),
        bar.parts ? { text: formatNumber(bar.total, 0), sort: bar.total } : word(''),
        ...(set.rate ? [bar.rate === null ? word('') : { text: percent(bar.rate), sort: bar.rate }] : []),
      ],
    })),
  };
}

function classCell({ parts, points }: OutcomeBar, index: number, lang: Lang): Cell {
  const point = points[index];
  if (!isKnown(point)) return { text: gapWord(point?.gap ?? 'notReported', lang), sort: null };
  const part = parts?.[index];
  const count = numberWord(point, 'case');
  if (!part) return { text: count, sort: null };
  return {
    text: say(lang, `${count}（${part.printed}）`, `${count} (${part.printed})`),
    sort: part.share,
  };
}
