/** The tables of the data package, each described once: files, codebook, Data Package and CSVW are all written from here. */

import type { FindingState } from '../../../schema/check/verdict.ts';
import { findingSentence } from '../../../schema/check/words/words.ts';
import type { Measure } from '../../../schema/form/measures/measure.ts';
import { UNITS } from '../../../schema/form/measures/units.ts';
import type { Label } from '../../../schema/language.ts';
import type { NumberOrGap } from '../../../schema/report/correction.ts';
import type { StoredCorrection } from '../../store/find/amendments.ts';
import type { StoredFinding } from '../../store/find/findings.ts';
import type { PublisherRow } from '../../store/find/publishers.ts';
import type { StoredReport } from '../../store/find/reports.ts';
import { type Column, column, type Fact } from './columns.ts';
import { FIGURE_COLUMNS } from './figures.ts';

/** What is said of a table beside its columns. */
export interface Table<Row = never> {
  /** Of the file too, with `.csv` behind. */
  readonly name: string;
  readonly title: Label;
  readonly columns: readonly Column<Row>[];
  /** What no two rows have alike. */
  readonly key?: string;
  /** Columns that name a row of another table, by that table's key. */
  readonly refers?: Readonly<Record<string, string>>;
}

export interface PackagedFinding extends StoredFinding {
  /** As it stands by the verdicts of people; null where nobody judges such. */
  readonly state: FindingState | null;
}

const numberOf = (one: NumberOrGap): number | null => (typeof one === 'number' ? one : null);
const gapOf = (one: NumberOrGap): string | null => (typeof one === 'number' ? null : one);

const report = column<StoredReport>;
const publisher = column<PublisherRow>;
const measure = column<Measure>;
const finding = column<PackagedFinding>;
const correction = column<StoredCorrection>;

export const FIGURES = {
  name: 'figures',
  title: {
    zh: '每份年报的每个数字：所印、缺项原因、计入合计的数',
    en: 'Every figure of every report: what is printed, why where nothing is, and what enters sums',
  },
  columns: FIGURE_COLUMNS,
  refers: { report_id: 'reports', publisher_id: 'publishers', measure_id: 'measures' },
} satisfies Table<never>;

export const REPORTS: Table<StoredReport> = {
  name: 'reports',
  title: { zh: '年报：谁的、哪一年度的、原文', en: 'Reports: whose, of which year, by which document' },
  key: 'report_id',
  refers: { publisher_id: 'publishers' },
  columns: [
    report('report_id', 'string', ['年报编号', 'The report.'], ({ id }) => id),
    report('publisher_id', 'string', ['单位或地区的编号', 'The bureau or region whose it is.'], (row) => row.publisher),
    report(
      'publisher_kind',
      'string',
      [
        'bureau 单位，region 地区政府自己的年报；后者绝不与单位相加',
        'bureau, or region for what a government published itself, which is never added to bureaus.',
      ],
      ({ kind }) => kind,
    ),
    report('region_id', 'string', ['所属地区', 'Its region.'], ({ region }) => region),
    report('year', 'integer', ['年报所报的年度', 'The year reported on.'], ({ year }) => year),
    report('title', 'string', ['标题', 'Title.'], ({ title }) => title),
    report(
      'published_on',
      'date',
      ['原文所写公布日期', 'Day of publication as the document says.'],
      (row) => row.publishedOn,
    ),
    report(
      'document_sha256',
      'string',
      ['原文的校验值', 'Of the document as it was submitted.'],
      (row) => row.documentHash,
    ),
    report(
      'revision',
      'integer',
      ['这一版年报是在哪个数据版本接收的', 'The revision that brought this version of the report.'],
      (row) => row.revision,
    ),
  ],
};

export const PUBLISHERS: Table<PublisherRow> = {
  name: 'publishers',
  title: { zh: '单位和地区', en: 'Bureaus and regions' },
  key: 'publisher_id',
  columns: [
    publisher('publisher_id', 'string', ['编号', 'Id.'], ({ id }) => id),
    publisher('publisher_kind', 'string', ['bureau 单位，region 地区', 'bureau or region.'], ({ kind }) => kind),
    publisher(
      'region_id',
      'string',
      ['单位所属地区；地区的上级，没有则为空', 'Region of a bureau; the one above a region, empty at the top.'],
      (row) => row.region_id,
    ),
    publisher('name_zh', 'string', ['中文名', 'Name in Chinese.'], (row) => row.name_zh),
    publisher('name_en', 'string', ['英文名', 'Name in English.'], (row) => row.name_en),
    publisher('type', 'string', ['单位类别或地区级别', 'Kind of a bureau, level of a region.'], ({ type }) => type),
    publisher('function', 'string', ['职能', 'What it is in charge of, as the list says.'], (row) => row.function),
    publisher('since', 'integer', ['应报送的首个年度', 'First year in which a report is expected.'], (row) =>
      row.since === null ? null : Number(row.since),
    ),
    publisher('until', 'integer', ['应报送的最后年度', 'Last year in which one is.'], (row) =>
      row.until === null ? null : Number(row.until),
    ),
    publisher(
      'complete_since',
      'integer',
      [
        '地区：自哪一年度起单位已列全；空为未注明',
        'Of a region: the year since which all its bureaus are listed; empty where nobody has said so.',
      ],
      (row) => (row.complete_since === null ? null : Number(row.complete_since)),
    ),
    publisher('illustrative', 'boolean', ['虚构的示例数据', 'Made-up data.'], (row) => Boolean(row.illustrative)),
  ],
};

export const MEASURE_TABLE: Table<Measure> = {
  name: 'measures',
  title: { zh: '指标', en: 'Measures: what is counted' },
  key: 'measure_id',
  columns: [
    measure('measure_id', 'string', ['指标编号', 'Id.'], ({ id }) => id),
    measure('name_zh', 'string', ['中文名', 'Name in Chinese.'], ({ label }) => label.zh),
    measure('name_en', 'string', ['英文名', 'Name in English.'], ({ label }) => label.en),
    measure('topic', 'string', ['主题', 'Subject.'], ({ topic }) => topic, 'Subject'),
    measure('unit', 'string', ['计量单位的编号', 'Code of the unit.'], ({ unit }) => unit, 'Unit'),
    measure('unit_zh', 'string', ['计量单位', 'The unit in Chinese.'], ({ unit }) => UNITS[unit].label.zh),
    measure(
      'sum_rule',
      'string',
      ['怎样相加：存量与结转不能跨年相加', 'How it may be added: what is in stock or carried over never over years.'],
      (row) => row.sumRule,
      'SumRule',
    ),
    measure(
      'total_of',
      'string',
      [
        '它等于哪些指标之和，以空格分开；不要与它们再相加',
        'The measures that it is the total of, with blanks between: never add it to them.',
      ],
      (row) => row.totalOf.join(' '),
    ),
    measure(
      'predecessor',
      'string',
      ['上一表式中的对应指标', 'What it follows of the form before.'],
      ({ join }) => join.predecessor,
    ),
    measure(
      'join',
      'string',
      ['与上一表式怎样衔接', 'How it meets the form before.'],
      (row) => row.join.kind,
      'JoinKind',
    ),
  ],
};

export const FINDINGS: Table<PackagedFinding> = {
  name: 'findings',
  title: {
    zh: '核查结果：不符、存疑与无法判断的；相符的不列',
    en: 'Findings of the checks: failed, suspicious and not assessable; what was confirmed is left out',
  },
  key: 'finding_id',
  refers: { report_id: 'reports' },
  columns: [
    finding('finding_id', 'string', ['核查结果的编号', 'Id.'], (row) => `${row.report}/${row.rule}/${row.subject}`),
    finding('report_id', 'string', ['年报编号', 'The report.'], (row) => row.report),
    finding('rule_id', 'string', ['规则编号', 'The rule.'], ({ rule }) => rule),
    finding('subject', 'string', ['核查的对象', 'What was checked.'], ({ subject }) => subject),
    finding('outcome', 'string', ['核查结论', 'What came of it.'], ({ outcome }) => outcome, 'Outcome'),
    finding('severity', 'string', ['轻重', 'Severity.'], ({ severity }) => severity, 'Severity'),
    finding(
      'state',
      'string',
      ['人对它的处理；无人处理的种类为空', 'As people judged it; empty for what nobody judges.'],
      ({ state }) => state,
      'FindingState',
    ),
    finding('expected', 'number', ['应为', 'What it should be.'], ({ expected }) => expected),
    finding('actual', 'number', ['实为', 'What it is.'], ({ actual }) => actual),
    finding(
      'cells',
      'string',
      ['所涉的格，以空格分开', 'The cells it compares, with blanks between.'],
      ({ operands }) => operands.flatMap(({ ref }) => (ref.kind === 'cell' ? [ref.cell] : [])).join(' '),
    ),
    finding('message_zh', 'string', ['说明', 'In words, in Chinese.'], (row) => findingSentence(row, 'zh')),
    finding('message_en', 'string', ['说明（英文）', 'In words, in English.'], (row) => findingSentence(row, 'en')),
  ],
};

export const CORRECTIONS: Table<StoredCorrection> = {
  name: 'corrections',
  title: {
    zh: '人工更正：所印的数与更正后的数，含已不再有效的',
    en: 'Corrections by people: what is printed and what counts in its place, also those that hold no longer',
  },
  key: 'correction_revision',
  columns: [
    correction(
      'correction_revision',
      'integer',
      ['作出更正的数据版本', 'The revision at which it was made.'],
      (row) => row.revision,
    ),
    correction(
      'report_id',
      'string',
      ['年报编号；已撤回的年报不在 reports.csv', 'The report; one that was withdrawn is not in reports.csv.'],
      (row) => row.report,
    ),
    correction(
      'place',
      'string',
      ['更正的格；text/ 开头为正文数字', 'The cell; with text/ in front a number of the prose.'],
      ({ place }) => place,
    ),
    correction('printed_value', 'number', ['所印的数', 'As printed.'], ({ printed }) => numberOf(printed)),
    correction(
      'printed_gap',
      'string',
      ['所印为何没有数', 'Why nothing was.'],
      (row) => gapOf(row.printed),
      'GapReason',
    ),
    correction('value', 'number', ['更正后的数', 'What counts in its place.'], ({ value }) => numberOf(value)),
    correction('gap', 'string', ['更正后为何没有数', 'Why nothing does.'], ({ value }) => gapOf(value), 'GapReason'),
    correction('reason', 'string', ['理由', 'Why it was corrected.'], ({ reason }) => reason),
    correction('source', 'string', ['依据', 'Where the right value was found.'], ({ source }) => source),
    correction(
      'ended_revision',
      'integer',
      ['到哪个数据版本为止；空为仍有效', 'The revision from which it holds no longer; empty: it holds.'],
      ({ end }) => end?.revision ?? null,
    ),
    correction(
      'ended_how',
      'string',
      [
        'withdrawn 已撤销，replaced 被取代，dropped 新原文所印不同',
        'withdrawn; replaced by another or a new document; dropped, since a new document prints something else.',
      ],
      ({ end }) => end?.how ?? null,
    ),
  ],
};

export type CodebookRow = readonly [table: string, column: string, code: Fact, type: string, zh: string, en: string];
const said = column<CodebookRow>;

export const CODEBOOK: Table<CodebookRow> = {
  name: 'codebook',
  title: { zh: '每一栏与每个代码的含义', en: 'What every column and code means' },
  columns: [
    said(
      'table',
      'string',
      ['哪张表；quantity 为指标与比率', 'The table; quantity for measures and indicators.'],
      (row) => row[0],
    ),
    said('column', 'string', ['哪一栏，或指标的编号', 'The column, or the id of the quantity.'], (row) => row[1]),
    said(
      'code',
      'string',
      ['栏中的代码；空为该栏本身', 'A code that stands in it; empty for the column itself.'],
      (row) => row[2],
    ),
    said('type', 'string', ['数据类型；指标为单位', 'Type of its values; of a quantity the unit.'], (row) => row[3]),
    said('description_zh', 'string', ['含义', 'What it means, in Chinese.'], (row) => row[4]),
    said('description_en', 'string', ['含义（英文）', 'What it means, in English.'], (row) => row[5]),
  ],
};

/** In the order in which they stand in the package. */
export const TABLES: readonly Table<never>[] = [
  FIGURES,
  REPORTS,
  PUBLISHERS,
  MEASURE_TABLE,
  FINDINGS,
  CORRECTIONS,
  CODEBOOK,
];
