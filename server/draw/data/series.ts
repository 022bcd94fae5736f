/** `/data/series.csv`: a row for each line and year of an answer, with all that is known of the number. */

import { valueByParts } from '../../../schema/chart/facts.ts';
import { unitInfoOf } from '../../../schema/chart/format.ts';
import { describeQuantity } from '../../../schema/chart/quantity.ts';
import type { Series, SeriesAnswer, SeriesPoint } from '../../../schema/chart/series.ts';
import { notesOfPoint } from '../../../schema/chart/words/point-notes.ts';
import { type Column, column, type Fact, type Format, factsOf, headOf, linesOf } from './columns.ts';

interface Row {
  readonly series: Series;
  readonly point: SeriesPoint;
  readonly revision: number;
  readonly answer: SeriesAnswer;
}

const of = column<Row>;

export const SERIES_COLUMNS: readonly Column<Row>[] = [
  of(
    'subject_id',
    'string',
    ['单位或地区的编号；合并成一条的集合为其写法', 'Bureau or region; of a set folded into one line its text.'],
    ({ series }) => series.subject.id,
  ),
  of('subject_kind', 'string', ['bureau 单位，region 地区', 'bureau or region'], ({ series }) => series.subject.kind),
  of(
    'scope',
    'string',
    [
      'own 本单位年报，bureaus 各单位合计，governmentWide 地区政府自己的年报；后两者不能相加',
      'own: its report; bureaus: the sum of bureaus; governmentWide: what the government printed itself. The last two are never added.',
    ],
    ({ series }) => series.subject.scope,
    'Scope',
  ),
  of('subject_name_zh', 'string', ['中文名', 'Name in Chinese.'], ({ series }) => series.subject.name.zh),
  of('subject_name_en', 'string', ['英文名', 'Name in English.'], ({ series }) => series.subject.name.en),
  of('quantity', 'string', ['指标或比率的编号', 'Measure or indicator.'], ({ series }) => series.quantity),
  of(
    'quantity_name_zh',
    'string',
    ['指标的中文名', 'Its name in Chinese.'],
    ({ series }) => describeQuantity(series.quantity).label.zh,
  ),
  of(
    'applicant',
    'string',
    ['申请人一栏；没有这一栏的指标为空', 'Column of section three; empty for what has none.'],
    ({ series }) => series.key?.applicant ?? series.applicant,
    'Applicant',
  ),
  of(
    'outcome',
    'string',
    ['按办理结果分开时的分项', 'The part, where lines are split by outcome.'],
    ({ series }) => series.key?.outcome ?? null,
  ),
  of(
    'bureau_kind',
    'string',
    ['按单位类别分开时的类别', 'Where lines are split by kind.'],
    ({ series }) => series.key?.kind ?? null,
    'BureauKind',
  ),
  of(
    'region',
    'string',
    ['按地区分开时的地区', 'Where lines are split by region.'],
    ({ series }) => series.key?.region ?? null,
  ),
  of(
    'form',
    'string',
    ['按表式分开时的表式', 'Where lines are split by form.'],
    ({ series }) => series.key?.edition ?? null,
  ),
  of('year', 'integer', ['年报所报的年度', 'The year reported on.'], ({ point }) => point.year),
  of(
    'value',
    'number',
    [
      '数值，以 unit 为单位；比率为小数（0.517）；没有数字为空',
      'In its unit; a ratio is a fraction (0.517); empty where there is none.',
    ],
    ({ point }) => point.value,
  ),
  of('unit', 'string', ['计量单位的编号', 'Code of the unit.'], ({ series }) => unitInfoOf(series.unit).id),
  of('gap', 'string', ['为什么没有数字', 'Why there is no number.'], ({ point }) => point.gap, 'PointGap'),
  of(
    'reported',
    'integer',
    ['有数字的单位数', 'Bureaus whose figure is a number.'],
    ({ point }) => point.coverage.reported,
  ),
  of(
    'expected',
    'integer',
    ['应有数字的单位数', 'Bureaus expected to have one.'],
    ({ point }) => point.coverage.expected,
  ),
  of('empty', 'integer', ['没有填、按 0 计的单位数', 'Left empty, counted as 0.'], ({ point }) => point.coverage.empty),
  of(
    'unknown',
    'integer',
    ['数值不明、不计的单位数', 'Not known, not counted.'],
    ({ point }) => point.coverage.unknown,
  ),
  of(
    'not_in_form',
    'integer',
    ['表式没有此项的单位数', 'On a form without it.'],
    ({ point }) => point.coverage.notInForm,
  ),
  of(
    'missing',
    'string',
    ['没有年报的单位的编号，以空格分开', 'Ids of bureaus without a report, with blanks between.'],
    ({ point }) => point.coverage.missing.join(' '),
  ),
  of('not_yet_due', 'string', ['还没有到期的单位的编号', 'Ids of those that still have time.'], ({ point }) =>
    point.coverage.notYetDue.join(' '),
  ),
  of(
    'edition',
    'string',
    ['数字所在的表式；mixed 不一，narrative 正文', 'Form of its figures; mixed, or narrative for the text.'],
    ({ point }) => point.edition,
  ),
  of(
    'break_before',
    'string',
    [
      '与上一年之间表式变更：soft 可比，break 不可比',
      'The form changed since the year before: soft (comparable) or break.',
    ],
    ({ point }) => point.breakBefore,
    'BreakKind',
  ),
  of('numerator', 'number', ['比率的分子', 'Of a ratio.'], ({ point }) => point.numerator),
  of('denominator', 'number', ['比率的分母', 'Of a ratio.'], ({ point }) => point.denominator),
  of(
    'previous',
    'number',
    [
      '同口径的上年数；写了 compareTo 的，为那一年的数',
      'The year before, of the bureaus compared; with `compareTo` that year.',
    ],
    ({ point }) => point.change.previous,
  ),
  of(
    'current',
    'number',
    ['同口径的本年数', 'This year, of the bureaus compared.'],
    ({ point }) => point.change.current,
  ),
  of(
    'change',
    'number',
    ['增减，以 unit 为单位', 'The difference, in the unit.'],
    ({
      point: {
        change: { change },
      },
    }) => (change.kind === 'none' ? null : change.absolute),
  ),
  of(
    'change_ratio',
    'number',
    ['增减幅度，小数（0.1 为 10%）', 'As a fraction (0.1 is 10 per cent).'],
    ({
      point: {
        change: { change },
      },
    }) => (change.kind === 'none' ? null : change.percent),
  ),
  of(
    'change_reason',
    'string',
    ['没有增减或幅度的原因', 'Why there is none.'],
    ({ point }) => point.change.change.reason,
  ),
  of(
    'change_bureaus',
    'integer',
    ['同口径的单位数', 'Bureaus that stand on both sides.'],
    ({ point }) => point.change.bureaus,
  ),
  of('computed', 'boolean', ['由分项相加得出', 'Added up from parts.'], ({ point }) => point.computed === true),
  of(
    'approximate',
    'integer',
    ['其中约数的份数', 'Reports that give it as about so many.'],
    ({ point }) => point.quality?.approximate ?? 0,
  ),
  of(
    'corrected',
    'integer',
    ['其中更正过的份数', 'Reports whose figure was corrected.'],
    ({ point }) => point.quality?.corrected ?? 0,
  ),
  of(
    'failed',
    'integer',
    ['核查不符的份数', 'Reports whose figure fails a check.'],
    ({ point }) => point.quality?.failed ?? 0,
  ),
  of(
    'suspicious',
    'integer',
    ['存疑的份数', 'Reports whose figure is suspicious.'],
    ({ point }) => point.quality?.suspicious ?? 0,
  ),
  of(
    'figures',
    'string',
    [
      '已知有错的数字怎样取：corrected 按更正，printed 按所印，parts 按分项推定',
      'What counts where a figure is known to be wrong: corrected, printed, or as its parts make it.',
    ],
    ({ series }) => series.recounted?.as ?? 'corrected',
    'FiguresAs',
  ),
  of(
    'value_by_parts',
    'number',
    [
      '核查不符而可由同表其他数字推定的，推定后的数值',
      'With what the rest of their tables proves in the place of figures that fail; empty where nothing is proven.',
    ],
    ({ point }) => valueByParts(point),
  ),
  of(
    'notes',
    'string',
    ['编辑对这个数字的说明', 'What editors say of the number, in Chinese.'],
    ({ answer, series, point }) => notesOfPoint(answer, series, point, 'zh').join('；'),
  ),
  of('illustrative', 'boolean', ['虚构的示例数据', 'Made-up data.'], ({ series }) => series.subject.illustrative),
  of('revision', 'integer', ['数据版本', 'Revision of the data.'], ({ revision }) => revision),
];

export function seriesTable(answer: SeriesAnswer, format: Format): string {
  return headOf(SERIES_COLUMNS, format) + linesOf(SERIES_COLUMNS, format, rowsOf(answer));
}

/** The same rows, each by the names of the columns. */
export function seriesFacts(answer: SeriesAnswer): readonly Record<string, Fact>[] {
  return rowsOf(answer).map((row) => factsOf(SERIES_COLUMNS, row));
}

function rowsOf(answer: SeriesAnswer): readonly Row[] {
  const { series, revision } = answer;
  return series.flatMap((one) => one.points.map((point) => ({ series: one, point, revision, answer })));
}
