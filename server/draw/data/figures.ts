/** `/data/figures.csv`: every figure of every report, what is printed beside what sums count of it. */
import { getMeasure } from '../../../schema/form/measures/index.ts';
import type { FigureRow } from '../../aggregate/figures.ts';
import type { PublisherRow } from '../../store/find/publishers.ts';
import { type Column, column } from './columns.ts';

export interface Figure extends FigureRow {
  readonly publisher: PublisherRow | undefined;
  /** A check fails, or finds suspicious, this very figure. */
  readonly failed: boolean;
  readonly suspicious: boolean;
}

const of = column<Figure>;

export const FIGURE_COLUMNS: readonly Column<Figure>[] = [
  of('report_id', 'string', ['年报编号', 'The report.'], ({ report }) => report.id),
  of('publisher_id', 'string', ['单位或地区的编号', 'Whose report it is.'], ({ report }) => report.publisher),
  of(
    'publisher_kind',
    'string',
    [
      'bureau 单位，region 地区政府自己的年报；后者绝不与单位相加',
      'bureau, or region for what a government published itself, which is never added to bureaus.',
    ],
    ({ report }) => report.kind,
  ),
  of('publisher_name_zh', 'string', ['中文名', 'Name in Chinese.'], ({ publisher }) => publisher?.name_zh ?? null),
  of('publisher_name_en', 'string', ['英文名', 'Name in English.'], ({ publisher }) => publisher?.name_en ?? null),
  of('region_id', 'string', ['所属地区', 'Its region.'], ({ report }) => report.region),
  of('year', 'integer', ['年报所报的年度', 'The year reported on.'], ({ report }) => report.year),
  of(
    'edition',
    'string',
    ['表式；正文数字为 narrative', 'The form; narrative for a number of the text.'],
    ({ edition }) => (edition === '' ? null : edition),
  ),
  of(
    'cell',
    'string',
    ['表中的格；合计得出的与正文数字为空', 'The cell; empty for a sum of parts and for a number of the text.'],
    ({ cell }) => cell,
  ),
  of('measure_id', 'string', ['指标编号', 'What is counted.'], ({ measure }) => measure),
  of(
    'measure_name_zh',
    'string',
    ['指标的中文名', 'Its name in Chinese.'],
    ({ measure }) => getMeasure(measure).label.zh,
  ),
  of('unit', 'string', ['计量单位的编号', 'Code of the unit.'], ({ measure }) => getMeasure(measure).unit),
  of('applicant', 'string', ['申请人一栏', 'Column of section three.'], ({ applicant }) => applicant, 'Applicant'),
  of('value', 'number', ['印出的数字；缺项为空', 'As printed; empty for a gap.'], ({ value }) => value),
  of('gap', 'string', ['为什么没有数字', 'Why there is no number.'], ({ gap }) => gap, 'GapReason'),
  of(
    'counted',
    'number',
    [
      '计入合计的数：空格按 0，空的总计按分项之和；不明为空',
      'What enters sums: 0 for an empty cell, a total from its parts; empty where nothing is known.',
    ],
    ({ counted }) => counted,
  ),
  of('computed', 'boolean', ['计入的数由分项相加得出', 'It was added up from parts.'], ({ computed }) => computed),
  of('approximate', 'boolean', ['原文写作约数', 'Given as about so many.'], ({ approximate }) => approximate),
  of('corrected', 'boolean', ['计入的数经人更正', 'It rests on a correction.'], ({ corrected }) => corrected),
  of('failed', 'boolean', ['核查不符', 'A check fails in it.'], ({ failed }) => failed),
  of('suspicious', 'boolean', ['存疑', 'To be looked at.'], ({ suspicious }) => suspicious),
  of('printed', 'string', ['原样文字', 'Letter for letter.'], ({ printed }) => printed),
  of('confidence', 'string', ['读得有多准', 'How sure the reading is.'], ({ confidence }) => confidence, 'Confidence'),
  of('line', 'integer', ['在所读文字的第几行', 'Line of the text read.'], ({ place }) => place?.line ?? null),
  of(
    'document_sha256',
    'string',
    ['原文的校验值，/documents/… 可取', 'Of the document, which is at /documents/…'],
    ({ report }) => report.documentHash,
  ),
  of('published_on', 'date', ['公布日期', 'The day it was published.'], ({ report }) => report.publishedOn),
  of(
    'illustrative',
    'boolean',
    ['虚构的示例数据', 'Made-up data.'],
    ({ publisher }) => publisher !== undefined && Boolean(publisher.illustrative),
  ),
  of(
    'revision',
    'integer',
    ['这一版年报是在哪个数据版本接收的', 'The revision that brought this version of the report.'],
    ({ report }) => report.revision,
  ),
];
