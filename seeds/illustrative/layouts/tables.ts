/** A draft's tables as rows of text, before any layout decides what stands between the cells. */
import { APPLICANT_LABELS, APPLICANTS } from '../../../schema/form/applicants.ts';
import { cellII, cellIII, cellIV, EDITIONS } from '../../../schema/form/cells.ts';
import { BLOCK_IDS, type DraftReport, printedIn } from '../../draft.ts';

export interface BlockText {
  readonly heading: string;
  /** 信息内容 and the columns. */
  readonly header: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly string[] }[];
}

export interface RowText {
  readonly code: string;
  readonly level: 0 | 1 | 2;
  readonly label: string;
  /** The label of its group where this is the group's first row; null elsewhere. */
  readonly opens: string | null;
  readonly values: readonly string[];
}

export const IDENTITY_NOTE = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';
export const OUTCOMES_LABEL = '三、本年度办理结果';
export const APPLICANT_NAMES: readonly string[] = APPLICANTS.map((applicant) => APPLICANT_LABELS[applicant].zh);

/** The blocks of section 二 that the draft prints. */
export function blocksOf(report: DraftReport): readonly BlockText[] {
  return BLOCK_IDS.flatMap((id) => {
    const edition = report.editions.II[id];
    const block = edition && EDITIONS[edition].sectionII.find((candidate) => candidate.id === id);
    if (!block) return [];
    return [
      {
        heading: block.heading.zh,
        header: ['信息内容', ...block.columns.map(({ label }) => label.zh)],
        rows: block.rows.map(({ label, measures }) => ({
          label: label.zh,
          values: measures.map((measure) => printedIn(report, cellII(measure))),
        })),
      },
    ];
  });
}

/** The rows of section 三 that carry figures. */
export function rowsOf(report: DraftReport): readonly RowText[] {
  let group: string | null = null;
  return EDITIONS[report.editions.III].sectionIII.flatMap(({ code, level, label, measure }) => {
    if (measure === null) {
      group = level === 1 ? label.zh : null;
      return [];
    }
    const opens = level === 2 ? group : null;
    group = null;
    return [
      {
        code,
        level,
        label: label.zh,
        opens,
        values: APPLICANTS.map((applicant) => printedIn(report, cellIII(code, applicant))),
      },
    ];
  });
}

/** How many rows of section 三 stand beside the label 三. */
export function outcomeRows(rows: readonly RowText[]): number {
  return rows.filter(({ level }) => level > 0).length;
}

/** How many rows belong to the group that opens at `index`. */
export function groupRows(rows: readonly RowText[], index: number): number {
  const next = rows.findIndex((row, at) => at > index && (row.level < 2 || row.opens !== null));
  return (next === -1 ? rows.length : next) - index;
}

export const IV_COLUMNS: readonly string[] = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];

/** The fifteen cells of section 四. */
export function appealsOf(report: DraftReport): readonly string[] {
  return EDITIONS[report.editions.III].sectionIV.flatMap(({ columns }) =>
    columns.map(({ measure }) => printedIn(report, cellIV(measure))),
  );
}

/** `发布日期：2024年1月26日`, or with hyphens. */
export function publishedLine(report: DraftReport): readonly string[] {
  if (report.publishedOn === null) return [];
  const [year, month, day] = report.publishedOn.split('-').map(Number);
  return [
    report.layout === 'pdfLines' || report.layout === 'markdown'
      ? `发布日期：${year}年${month}月${day}日`
      : `发布日期：${report.publishedOn}`,
  ];
}

/** What stands where a table would: a word that there is a picture. */
export const IMAGE_LINE = '（表格见图片）';
