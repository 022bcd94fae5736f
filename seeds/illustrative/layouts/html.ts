/** Web pages: one as a careful editor makes it, one as a text processor exports it. */
import type { DraftReport } from '../../draft.ts';
import {
  APPLICANT_NAMES,
  appealsOf,
  blocksOf,
  groupRows,
  IDENTITY_NOTE,
  IV_COLUMNS,
  OUTCOMES_LABEL,
  outcomeRows,
  publishedLine,
  type RowText,
  rowsOf,
} from './tables.ts';

/** How a cell is written: `span` holds colspan and rowspan. */
type Cell = (text: string, span?: string) => string;

const plain: Cell = (text, span = '') => `<td${span}>${escaped(text) || '&nbsp;'}</td>`;
const nested: Cell = (text, span = '') =>
  `<td nowrap="nowrap"${span} style="width:98px;"><p align="center">${escaped(text) || '&nbsp;'}</p></td>`;

export function renderHtml(report: DraftReport): string {
  return page(report, plain, {
    II: blocksOf(report).flatMap(({ heading, header, rows }) => [
      row([plain(heading, ' colspan="4"')]),
      row(filled(header, plain)),
      ...rows.map(({ label, values }) => row(filled([label, ...values], plain))),
    ]),
    title: (text) => `<h1>${escaped(text)}</h1>`,
    heading: (text) => `<h2>${escaped(text)}</h2>`,
  });
}

/** Cells of section 二 stand on a grid of five columns, header and body each with spans of their own. */
export function renderHtmlSpans(report: DraftReport): string {
  return page(report, nested, {
    II: blocksOf(report).flatMap(({ heading, header, rows }) => [
      row([nested(heading, ' colspan="5"')]),
      row(spanned(header, HEADER_SPANS)),
      ...rows.map(({ label, values }) => row(spanned([label, ...values], BODY_SPANS))),
    ]),
    title: (text) => `<p style="text-align: center;font-weight: bold;">${escaped(text)}</p>`,
    heading: (text) => `<p><strong>${escaped(text)}</strong></p>`,
  });
}

/** Spans by number of cells in the row. */
const HEADER_SPANS: Readonly<Record<number, readonly number[]>> = { 2: [1, 4], 3: [1, 2, 2], 4: [1, 1, 2, 1] };
const BODY_SPANS: Readonly<Record<number, readonly number[]>> = { 2: [1, 4], 3: [1, 1, 3], 4: [1, 2, 1, 1] };

function spanned(cells: readonly string[], spans: Readonly<Record<number, readonly number[]>>): readonly string[] {
  return cells.map((cell, index) => nested(cell, span('colspan', spans[cells.length]?.[index] ?? 1)));
}

/** The last cell of a short row takes what is left of four columns. */
function filled(cells: readonly string[], cell: Cell): readonly string[] {
  return cells.map((text, index) => cell(text, index === cells.length - 1 ? span('colspan', 5 - cells.length) : ''));
}

interface Parts {
  readonly II: readonly string[];
  readonly title: (text: string) => string;
  readonly heading: (text: string) => string;
}

function page(report: DraftReport, cell: Cell, { II, title, heading }: Parts): string {
  const [one, two, three, four, five, six] = report.headings;
  const paragraphs = (texts: readonly string[]): readonly string[] => texts.map((text) => `<p>${escaped(text)}</p>`);
  const put = (name: string, rows: readonly string[]): string =>
    report.tables === 'image'
      ? `<p><img src="${name}.png" alt="表格图片"></p>`
      : `<table border="1" cellspacing="0">\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
  return [
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    `<head><meta charset="utf-8"><title>${escaped(report.title)}</title></head>`,
    '<body>',
    title(report.title),
    ...paragraphs([...report.remarks, ...publishedLine(report), report.opening]),
    heading(one ?? ''),
    ...paragraphs(report.sectionOne),
    heading(two ?? ''),
    put('table-2', II),
    heading(three ?? ''),
    put('table-3', tableIII(rowsOf(report), cell)),
    heading(four ?? ''),
    put('table-4', tableIV(report, cell)),
    heading(five ?? ''),
    ...paragraphs(report.sectionFive),
    ...(report.sectionSix === null ? [] : [heading(six ?? ''), ...paragraphs(report.sectionSix)]),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function tableIII(rows: readonly RowText[], cell: Cell): readonly string[] {
  let first = true;
  const body = rows.map(({ level, label, opens, values }, index) => {
    const three = level > 0 && first ? [cell(OUTCOMES_LABEL, span('rowspan', outcomeRows(rows)))] : [];
    if (level > 0) first = false;
    const group = opens === null ? [] : [cell(opens, span('rowspan', groupRows(rows, index)))];
    const own = cell(label, span('colspan', 3 - level));
    return row([...three, ...group, own, ...values.map((value) => cell(value))]);
  });
  return [
    row([cell(IDENTITY_NOTE, ' colspan="3" rowspan="3"'), cell('申请人情况', ' colspan="7"')]),
    row([cell('自然人', ' rowspan="2"'), cell('法人或其他组织', ' colspan="5"'), cell('总计', ' rowspan="2"')]),
    row(APPLICANT_NAMES.slice(1, 6).map((name) => cell(name))),
    ...body,
  ];
}

function tableIV(report: DraftReport, cell: Cell): readonly string[] {
  return [
    row([cell('行政复议', ' colspan="5"'), cell('行政诉讼', ' colspan="10"')]),
    row([
      ...IV_COLUMNS.map((column) => cell(column, ' rowspan="2"')),
      cell('未经复议直接起诉', ' colspan="5"'),
      cell('复议后起诉', ' colspan="5"'),
    ]),
    row([...IV_COLUMNS, ...IV_COLUMNS].map((column) => cell(column))),
    row(appealsOf(report).map((value) => cell(value))),
  ];
}

function row(cells: readonly string[]): string {
  return `<tr>${cells.join('')}</tr>`;
}

function span(name: 'colspan' | 'rowspan', count: number): string {
  return count > 1 ? ` ${name}="${count}"` : '';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
