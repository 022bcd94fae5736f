/** The figures of a chart as CSV, one row a point. */

import { type Chart, FIGURES_AS_LABELS } from '../../schema/chart/chart.ts';
import { comparedLabel } from '../../schema/chart/compared.ts';
import { valueByParts } from '../../schema/chart/facts.ts';
import { gapWord, reasonWord, unitLabel } from '../../schema/chart/format.ts';
import { seriesInOrder } from '../../schema/chart/layout/bar-groups.ts';
import { findOutcomeSet, outcomeBars } from '../../schema/chart/outcomes.ts';
import type { PointChange, Scope, Series, SeriesAnswer, SeriesPoint } from '../../schema/chart/series.ts';
import type { NameOf } from '../../schema/chart/words/coverage-notes.ts';
import { quantityName } from '../../schema/chart/words/phrases.ts';
import { notesOfPoint } from '../../schema/chart/words/point-notes.ts';
import { successionsTold } from '../../schema/chart/words/succession.ts';
import { APPLICANT_LABELS } from '../../schema/form/applicants.ts';
import { PER_HUNDRED, UNITS } from '../../schema/form/measures/units.ts';
import type { Label } from '../../schema/language.ts';
import { say } from '../../schema/language.ts';
import { type CsvCell, csvOf } from '../../schema/markup.ts';
import { filingTable } from './filing-columns.ts';
import type { PointColumn, PointTable } from './point-table.ts';

const COLUMNS: readonly PointColumn[] = [
  { zh: '单位或地区', en: 'subject', what: { zh: '谁的数字', en: 'Whose figures.' } },
  {
    zh: '范围',
    en: 'scope',
    what: {
      zh: '本单位年报、各单位合计，或地区政府自己的年报；后两者不能相加',
      en: 'Its own report, the sum of bureaus, or the report of the region’s government; the last two are never added.',
    },
  },
  { zh: '指标', en: 'measure', what: { zh: '数的是什么', en: 'What is counted.' } },
  { zh: '年度', en: 'year', what: { zh: '年报所报的年度', en: 'The year reported on.' } },
  {
    zh: '数值',
    en: 'value',
    what: {
      zh: '以“计量单位”为单位；没有数字时为空，原因见“缺项说明”',
      en: 'In the unit of its row; empty where there is no number, and then “gap” says why.',
    },
  },
  { zh: '计量单位', en: 'unit', what: { zh: '数值的单位；比率为 %', en: 'Of the value; % of a ratio.' } },
  { zh: '缺项说明', en: 'gap', what: { zh: '为什么没有数字', en: 'Why there is no number.' } },
  { zh: '表式', en: 'edition', what: { zh: '数字印在哪一年的表式里', en: 'The form the figures were printed in.' } },
  { zh: '有数字的单位数', en: 'reported', what: { zh: '合计里有几家单位', en: 'How many bureaus the sum holds.' } },
  { zh: '应报单位数', en: 'expected', what: { zh: '应有几家', en: 'How many it should hold.' } },
  { zh: '未报送单位ID', en: 'missing ids', what: { zh: '没有年报的单位', en: 'Bureaus without a report.' } },
  { zh: '比上年增减', en: 'change', what: { zh: '单位见“增减单位”', en: 'In the unit of change.' } },
  {
    zh: '比上年增减%',
    en: 'change %',
    what: {
      zh: '上年为 0 或数太小时为空，原因见“无百分比原因”',
      en: 'Empty where the year before allows none; the last columns say why.',
    },
  },
  {
    zh: '同比口径',
    en: 'basis',
    what: { zh: '同口径：只比两年都有数字的单位', en: 'Common set: the bureaus that have a figure in both years.' },
  },
  {
    zh: '计算得出',
    en: 'computed',
    what: { zh: '数字由分项相加得出，原文没有印', en: 'Added up from parts; no report prints it.' },
  },
  { zh: '示例数据', en: 'illustrative', what: { zh: '虚构的数据', en: 'Made-up data.' } },
  { zh: '数据版本', en: 'revision', what: { zh: '数据的第几版', en: 'The revision of the data.' } },
  {
    zh: '未到期单位数',
    en: 'not yet due',
    what: { zh: '报送期限还没有到', en: 'How many still have time to report.' },
  },
  { zh: '基数', en: 'base', what: { zh: '比率的分母', en: 'Denominator of a ratio.' } },
  {
    zh: '前身单位ID',
    en: 'predecessor ids',
    what: { zh: '数字连同这些单位的', en: 'Bodies whose figures are in it too.' },
  },
  { zh: '沿革', en: 'succession', what: { zh: '合并、分设、撤销', en: 'Mergers, splits and ends.' } },
  {
    zh: '未填单位数',
    en: 'empty',
    what: { zh: '年报里这一格没有填，按 0 计', en: 'The cell is empty in so many reports; counted as 0.' },
  },
  {
    zh: '数值不明单位数',
    en: 'unknown',
    what: { zh: '读不出或缺表，不计入', en: 'Unreadable or left out in so many; not counted.' },
  },
  {
    zh: '表式无此项单位数',
    en: 'not in form',
    what: { zh: '所用表式没有这一项', en: 'The form used does not have it.' },
  },
  {
    zh: '计算得出单位数',
    en: 'computed by us',
    what: { zh: '这些单位的数字由分项相加得出', en: 'Of so many the figure was added up.' },
  },
  { zh: '约数单位数', en: 'approximate', what: { zh: '原文写作约数', en: 'Given as about so many.' } },
  { zh: '各表式单位数', en: 'by form', what: { zh: '表式:份数', en: 'Form:reports.' } },
  {
    zh: '核查不符单位数',
    en: 'failing a check',
    what: { zh: '数字所在的年报有核查不符', en: 'A check fails in the figures of so many.' },
  },
  { zh: '存疑单位数', en: 'suspicious', what: { zh: '数字存疑', en: 'So many are to be looked at.' } },
  { zh: '增减单位', en: 'unit of change', what: { zh: '比率的增减以百分点计', en: 'Percentage points of a ratio.' } },
  {
    zh: '无百分比原因',
    en: 'why no change %',
    what: { zh: '为什么没有同比', en: 'Why there is no change in per cent.' },
  },
  {
    zh: '更正单位数',
    en: 'corrected',
    what: { zh: '这些单位的数字有人更正过', en: 'A person corrected the figure of so many.' },
  },
  { zh: '编注', en: 'notes of editors', what: { zh: '编辑对这个数字的说明', en: 'What editors say of the number.' } },
  {
    zh: '单位或地区ID',
    en: 'subject id',
    what: { zh: '编号，名称改了也不变', en: 'Stays the same when the name changes.' },
  },
  { zh: '指标ID', en: 'measure id', what: { zh: '指标编号', en: 'As addresses have it.' } },
  {
    zh: '申请人',
    en: 'applicant',
    what: { zh: '分申请人时，是哪一类', en: 'The class of applicants, where the figures are split by them.' },
  },
  {
    zh: '数字取法',
    en: 'figures',
    what: {
      zh: '更正后、所印，或合计不符处按分项推定',
      en: 'As corrected, as printed, or as the parts make them where a sum fails.',
    },
  },
  {
    zh: '分项推定数值',
    en: 'as the parts make it',
    what: {
      zh: '数字里有核查不符而可由同表其他数字推定的，推定后的数值',
      en: 'Where figures in the number fail a check and the rest of their tables proves others: the number with those.',
    },
  },
  { zh: '未报送单位', en: 'missing', what: { zh: '没有年报的单位的名称', en: 'Names of bureaus without a report.' } },
];

const SCOPES: Readonly<Record<Scope, Label>> = {
  own: { zh: '本单位年报', en: 'own report' },
  bureaus: { zh: '各单位合计', en: 'sum of bureaus' },
  governmentWide: { zh: '地区年报', en: 'report of the region' },
};

const SHARE: PointColumn = {
  ...{ zh: '占比%', en: 'share %' },
  what: { zh: '这一类占当年合计的比例', en: 'The class as a share of the whole of its year.' },
};

/**
 * One row a point of every series, in the order of the chart. A number is in the unit of its row (`%` of a ratio: 38.6), a change in
 * that of its own (points of a ratio); of outcomes each row has its share of the whole besides, as it is printed in the picture.
 */
export function pointTable(chart: Chart, answer: SeriesAnswer, nameOf: NameOf): PointTable {
  if (answer.filings) return filingTable(chart, answer);
  const shareOf = sharesOf(chart, answer);
  return {
    columns: [...COLUMNS.map((one) => comparedOn(chart, one)), ...(shareOf ? [SHARE] : [])],
    rows: seriesInOrder(chart, answer).flatMap((series) =>
      series.points.map((point) => [
        ...rowOf(chart, series, point, answer),
        ...[series.subject.id, series.quantity, applicantOf(series, chart.lang)],
        FIGURES_AS_LABELS[chart.figures ?? 'corrected'][chart.lang],
        inUnit(series, valueByParts(point)),
        point.coverage.missing.map((id) => nameOf(id)?.[chart.lang] ?? id).join(say(chart.lang, '、', ', ')),
        ...(shareOf ? [shareOf(series, point.year)] : []),
      ]),
    ),
  };
}

/**
 * The same for WPS and Excel, with numbers as they are shown: a ratio, a share and a change of them to a tenth. The workbook and what is
 * for programs have them whole.
 */
export function drawCsv(chart: Chart, answer: SeriesAnswer, nameOf: NameOf = () => undefined): string {
  const { columns, rows } = pointTable(chart, answer, nameOf);
  const shown = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? asShown(cell, row[UNIT]) : cell)));
  return csvOf([columns.map((label) => label[chart.lang]), ...shown]);
}

/** A column of changes says on which year, where it is another than the one before. */
function comparedOn({ view, compareTo }: Chart, one: PointColumn): PointColumn {
  if (compareTo === undefined || view === 'index' || !one.zh.startsWith('比上年')) return one;
  const what = {
    zh: one.what.zh.replace('上年', ` ${compareTo} 年`).trim(),
    en: one.what.en.replace('the year before', String(compareTo)),
  };
  return { zh: one.zh.replace('上年', ` ${compareTo} 年`), en: `${one.en} on ${compareTo}`, what };
}

/** Where the unit of a row stands. */
const UNIT = COLUMNS.findIndex(({ en }) => en === 'unit');
/** Units whose values have more decimals than one, with how many: money as `formatValue` writes it. */
const FINER = new Map(
  [UNITS.wanYuan, UNITS.yuan, PER_HUNDRED].flatMap(({ label, decimals }) =>
    [label.zh, label.en].map((name) => [name, Math.min(decimals, 4)] as const),
  ),
);

function asShown(value: number, unit: CsvCell | undefined): number {
  return Number.isInteger(value) ? value : Number(value.toFixed(FINER.get(String(unit)) ?? 1));
}

function applicantOf({ applicant, key }: Series, lang: Chart['lang']): string | null {
  const id = key?.applicant ?? applicant;
  return id === null || id === undefined ? null : APPLICANT_LABELS[id][lang];
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

/** A value as its row gives it: a ratio in per cent. */
function inUnit({ unit }: Series, value: number | null): number | null {
  return value !== null && unit === 'percent' ? tidy(value * 100) : value;
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
    inUnit(series, point.value),
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
    ...changeWords(point, unit, lang),
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
function changeWords(point: SeriesPoint, unit: Series['unit'], lang: Chart['lang']): readonly [CsvCell, CsvCell] {
  const { change } = point.change;
  const reason = change.reason === null ? null : reasonWord(change.reason, lang, comparedLabel(point));
  if (change.kind === 'none') return [null, reason];
  return [unit === 'percent' ? say(lang, '个百分点', 'percentage points') : unitLabel(unit, lang), reason];
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
