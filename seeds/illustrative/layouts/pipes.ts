/** Tables with bars between cells, in three shapes that conversion of web pages leaves behind. */
import type { DraftReport } from '../../draft.ts';
import { pageOf } from './page.ts';
import {
  APPLICANT_NAMES,
  appealsOf,
  blocksOf,
  IDENTITY_NOTE,
  IV_COLUMNS,
  OUTCOMES_LABEL,
  type RowText,
  rowsOf,
} from './tables.ts';

function bar(cells: readonly string[]): string {
  return `${cells.join(' | ')} |`;
}

/** A row a line; group labels only on the first row of their group. */
export function renderPipes(report: DraftReport): string {
  return pageOf(report, {
    II: blocksOf(report).flatMap(({ heading, header, rows }) => [
      bar([heading]),
      bar(header),
      ...rows.map(({ label, values }) => bar([label, ...values])),
    ]),
    III: [
      bar([IDENTITY_NOTE, '申请人情况']),
      bar(['自然人', '法人或其他组织', '总计']),
      bar(APPLICANT_NAMES.slice(1, 6)),
      ...labelled(rowsOf(report), (labels, values) => bar([...labels.filter((label) => label !== ''), ...values])),
    ],
    IV: headedIV(report, bar),
  });
}

/** A row a line, with the bars that merged cells leave behind, and empty cells where a group label would stand. */
export function renderPipesPadded(report: DraftReport): string {
  return pageOf(report, {
    II: blocksOf(report).flatMap(({ heading, header, rows }) => [
      `${heading} | |||`,
      padded(header),
      ...rows.map(({ label, values }) => padded([label, ...values])),
    ]),
    III: [
      `| ${bar([IDENTITY_NOTE, '', '', '申请人情况', '', '', '', '', '', ''])}`,
      `| ${bar(['', '', '', '自然人', '法人或其他组织', '', '', '', '', '总计'])}`,
      `| ${bar(['', '', '', '', ...APPLICANT_NAMES.slice(1, 6), ''])}`,
      ...labelled(rowsOf(report), (labels, values) => `| ${bar([...labels, ...values])}`),
    ],
    IV: headedIV(report, (cells) => `| ${bar(cells)}`),
  });
}

function padded(cells: readonly string[]): string {
  return cells.length >= 4 ? bar(cells) : `${cells.join(' | ')} | ${'|'.repeat(4 - cells.length)}`;
}

/** A cell a line, each closed by a bar. */
export function renderPipeCells(report: DraftReport): string {
  const down = (cells: readonly string[]): readonly string[] => cells.map((cell) => `${cell} |`);
  return pageOf(report, {
    II: blocksOf(report).flatMap(({ heading, header, rows }) => [
      ...down([heading]),
      ...down(header),
      ...rows.flatMap(({ label, values }) => down([label, ...values])),
    ]),
    III: [
      ...down([IDENTITY_NOTE, '申请人情况', '自然人', '法人或其他组织', '总计', ...APPLICANT_NAMES.slice(1, 6)]),
      ...labelled(rowsOf(report), (labels, values) =>
        down([...labels.filter((label) => label !== ''), ...values]).join('\n'),
      ),
    ],
    IV: headedIV(report, (cells) => down(cells).join('\n')),
  });
}

/** Rows of section 三 with their three label cells: 三, group, own. */
function labelled(
  rows: readonly RowText[],
  line: (labels: readonly string[], values: readonly string[]) => string,
): readonly string[] {
  let first = true;
  return rows.map(({ level, label, opens, values }) => {
    const group = level > 0 && first ? OUTCOMES_LABEL : '';
    if (level > 0) first = false;
    return line(level === 0 ? [label, '', ''] : level === 1 ? [group, label, ''] : [group, opens ?? '', label], values);
  });
}

function headedIV(report: DraftReport, line: (cells: readonly string[]) => string): readonly string[] {
  return [
    line(['行政复议', '行政诉讼']),
    line([...IV_COLUMNS, '未经复议直接起诉', '复议后起诉']),
    line([...IV_COLUMNS, ...IV_COLUMNS]),
    line(appealsOf(report)),
  ];
}
