/** Markdown with a ruler after the first row of each table. */
import type { DraftReport } from '../../draft.ts';
import {
  APPLICANT_NAMES,
  appealsOf,
  blocksOf,
  IMAGE_LINE,
  IV_COLUMNS,
  OUTCOMES_LABEL,
  publishedLine,
  rowsOf,
} from './tables.ts';

export function renderMarkdown(report: DraftReport): string {
  const [one, two, three, four, five, six] = report.headings;
  const image = report.tables === 'image' ? [IMAGE_LINE] : null;
  return [
    `# ${report.title}`,
    ...report.remarks.map((remark) => `*${remark}*`),
    publishedLine(report).join('\n'),
    report.opening,
    `## ${one}`,
    ...report.sectionOne.map((paragraph) => paragraph.replace(/^（(.)）([^。]{2,12})。/, '**（$1）$2。**')),
    `## ${two}`,
    ...(image ??
      blocksOf(report).map(({ heading, header, rows }) =>
        [`**${heading}**`, '', ...table([header, ...rows.map(({ label, values }) => [label, ...values])])].join('\n'),
      )),
    `## ${three}`,
    ...(image ?? [table([['办理情况', '', '', ...APPLICANT_NAMES], ...labelledRows(report)]).join('\n')]),
    `## ${four}`,
    ...(image ?? [
      table([
        ['行政复议', '', '', '', '', '未经复议直接起诉', '', '', '', '', '复议后起诉', '', '', '', ''],
        [...IV_COLUMNS, ...IV_COLUMNS, ...IV_COLUMNS],
        appealsOf(report),
      ]).join('\n'),
    ]),
    `## ${five}`,
    ...report.sectionFive,
    ...(report.sectionSix === null ? [] : [`## ${six}`, ...report.sectionSix]),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function labelledRows(report: DraftReport): readonly (readonly string[])[] {
  let first = true;
  return rowsOf(report).map(({ level, label, opens, values }) => {
    const group = level > 0 && first ? OUTCOMES_LABEL : '';
    if (level > 0) first = false;
    const labels = level === 0 ? [label, '', ''] : level === 1 ? [group, label, ''] : [group, opens ?? '', label];
    return [...labels, ...values];
  });
}

function table([header, ...rows]: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header ?? []), `|${' --- |'.repeat(header?.length ?? 0)}`, ...rows.map(line)];
}
