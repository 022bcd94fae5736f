/** The figures of a chart as CSV, one row a point. */
import { type Chart, comparesRows } from '../../schema/chart/chart.ts';
import { gapWord, reasonWord, unitLabel } from '../../schema/chart/format.ts';
import { groupRows } from '../../schema/chart/layout/bar-groups.ts';
import { findOutcomeSet, outcomeBars } from '../../schema/chart/outcomes.ts';
import type { PointChange, Scope, Series, SeriesAnswer, SeriesPoint } from '../../schema/chart/series.ts';
import { quantityName } from '../../schema/chart/words/phrases.ts';
import { notesOfPoint } from '../../schema/chart/words/point-notes.ts';
import { successionsTold } from '../../schema/chart/words/succession.ts';
import type { Label } from '../../schema/language.ts';
import { say } from '../../schema/language.ts';
import { type CsvCell, csvOf } from '../../schema/markup.ts';

const HEADER: readonly Label[] = [
  { zh: '单位或地区', en: 'subject' },
  { zh: '范围', en: 'scope' },
  { zh: '指标', en: 'measure' },
  { zh: '年度', en: 'year' },
  { zh: '数值', en: 'value' },
  { zh: '计量单位', en: 'unit' },
  { zh: '缺项说明', en: 'gap' },
  { zh: '表式', en: 'edition' },
  { zh: '有数字的单位数', en: 'reported' },
  { zh: '应报单位数', en: 'expected' },
  { zh: '未报送单位ID', en: 'missing ids' },
  { zh: '比上年增减', en: 'change' },
  { zh: '比上年增减%', en: 'change %' },
  { zh: '同比口径', en: 'basis' },
  { zh: '计算得出', en: 'computed' },
  { zh: '示例数据', en: 'illustrative' },
  { zh: '数据版本', en: 'revision' },
  { zh: '未到期单位数', en: 'not yet due' },
  { zh: '基数', en: 'base' },
  { zh: '前身单位ID', en: 'predecessor ids' },
  { zh: '沿革', en: 'succession' },
  { zh: '未填单位数', en: 'empty' },
  { zh: '数值不明单位数', en: 'unknown' },
  { zh: '表式无此项单位数', en: 'not in form' },
  { zh: '计算得出单位数', en: 'computed by us' },
  { zh: '约数单位数', en: 'approximate' },
  { zh: '各表式单位数', en: 'by form' },
  { zh: '核查不符单位数', en: 'failing a check' },
  { zh: '存疑单位数', en: 'suspicious' },
  { zh: '增减单位', en: 'unit of change' },
  { zh: '无百分比原因', en: 'why no change %' },
  { zh: '更正单位数', en: 'corrected' },
  { zh: '编注', en: 'notes of editors' },
];

const SCOPES: Readonly<Record<Scope, Label>> = {
  own: { zh: '本单位年报', en: 'own report' },
  bureaus: { zh: '各单位合计', en: 'sum of bureaus' },
  governmentWide: { zh: '地区年报', en: 'report of the region' },
};

const SHARE: Label = { zh: '占比%', en: 'share %' };

/**
 * One row a point of every series, in the order of the chart. A number is in the unit of its row (`%` of a ratio: 38.6), a change in
 * that of its own (points of a ratio); of outcomes each row has its share of the whole besides, as it is printed in the picture.
 */
export function drawCsv(chart: Chart, answer: SeriesAnswer): string {
  const shareOf = sharesOf(chart, answer);
  const rows = inOrder(chart, answer).flatMap((series) =>
    series.points.map((point) => [
      ...rowOf(chart, series, point, answer),
      ...(shareOf ? [shareOf(series, point.year)] : []),
    ]),
  );
  const header = [...HEADER, ...(shareOf ? [SHARE] : [])];
  return csvOf([header.map((label) => label[chart.lang]), ...rows]);
}

/** Of outcomes the share of a class in its year, in per cent; null where there is no bar. Other charts have none. */
function sharesOf(chart: Chart, answer: SeriesAnswer): ((series: Series, year: number) => number | null) | null {
  const set = chart.kind === 'outcomes' ? findOutcomeSet(chart.measures) : undefined;
  if (!set) return null;
  const bars = outcomeBars(set, answer, 'year');
  return ({ subject, quantity }, year) => {
    const bar = bars.find(
      (one) => one.year === year && one.subject.id === subject.id && one.subject.scope === subject.scope,
    );
    return bar?.parts?.find(({ measure }) => measure === quantity)?.percent ?? null;
  };
}

/** Bars in the order they are drawn, those that are no rows after them; anything else as the answer has it. */
function inOrder(chart: Chart, answer: SeriesAnswer): readonly Series[] {
  if (!comparesRows(chart)) return answer.series;
  const { ranked, small } = groupRows(chart, answer);
  return [...new Set([...[...ranked, ...small].map(({ series }) => series), ...answer.series])];
}

function rowOf(chart: Chart, series: Series, point: SeriesPoint, answer: SeriesAnswer): readonly CsvCell[] {
  const { lang } = chart;
  const { subject, unit } = series;
  const { revision } = answer;
  const ratio = unit === 'percent';
  const yes = (value: boolean): string => say(lang, value ? '是' : '否', value ? 'yes' : 'no');
  return [
    subject.name[lang],
    SCOPES[subject.scope][lang],
    quantityName(series.quantity, chart),
    point.year,
    point.value === null ? null : ratio ? tidy(point.value * 100) : point.value,
    ratio ? '%' : unitLabel(unit, lang),
    point.gap === null ? null : gapWord(point.gap, lang),
    editionWord(point, lang),
    point.coverage.reported,
    point.coverage.expected,
    point.coverage.missing.join(' '),
    ...changeCells(point.change),
    point.change.basis === 'common' ? say(lang, '同口径', 'common set') : say(lang, '全部', 'all'),
    yes(point.computed === true),
    yes(subject.illustrative),
    revision,
    point.coverage.notYetDue.length,
    point.denominator,
    series.predecessors.join(' '),
    successionsTold([series], lang)
      .filter(({ year }) => year === point.year)
      .map(({ sentence }) => sentence)
      .join(say(lang, '；', '; ')),
    point.coverage.empty,
    point.coverage.unknown,
    point.coverage.notInForm,
    point.quality?.computed ?? null,
    point.quality?.approximate ?? null,
    (point.editions ?? []).map(({ edition, reports }) => `${edition}:${reports}`).join(' '),
    point.quality?.failed ?? null,
    point.quality?.suspicious ?? null,
    ...changeWords(point.change, unit, lang),
    point.quality?.corrected ?? null,
    notesOfPoint(answer, series, point, lang).join(say(lang, '；', '; ')),
  ];
}

function editionWord({ edition }: SeriesPoint, lang: Chart['lang']): string | null {
  if (edition === null) return null;
  if (edition === 'mixed') return say(lang, '2019、2021', '2019 and 2021');
  return edition === 'narrative' ? say(lang, '正文数字', 'text') : edition;
}

/** Difference, and per cent. */
function changeCells({ change }: PointChange): readonly [CsvCell, CsvCell] {
  if (change.kind === 'none') return [null, null];
  return [tidy(change.absolute), change.percent === null ? null : tidy(change.percent * 100)];
}

/** What the difference counts, and why there is no per cent of it. */
function changeWords({ change }: PointChange, unit: Series['unit'], lang: Chart['lang']): readonly [CsvCell, CsvCell] {
  const reason = change.reason === null ? null : reasonWord(change.reason, lang);
  if (change.kind === 'none') return [null, reason];
  return [unit === 'percent' ? say(lang, '个百分点', 'percentage points') : unitLabel(unit, lang), reason];
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
