/** The order of a document of plain lines: head, prose and tables. Each layout gives the lines of its tables. */
import type { DraftReport } from '../../draft.ts';
import { IMAGE_LINE, publishedLine } from './tables.ts';

export interface TableLines {
  readonly II: readonly string[];
  readonly III: readonly string[];
  readonly IV: readonly string[];
}

export function pageOf(
  report: DraftReport,
  tables: TableLines,
  wrap: (paragraph: string) => string = (p) => p,
): string {
  const [one, two, three, four, five, six] = report.headings;
  const image = report.tables === 'image' ? [IMAGE_LINE] : null;
  const last = report.sectionSix === null ? [] : [six ?? '', '', ...report.sectionSix.map(wrap), ''];
  return [
    report.title,
    '',
    ...report.remarks,
    ...publishedLine(report),
    '',
    wrap(report.opening),
    '',
    one ?? '',
    '',
    ...report.sectionOne.map(wrap),
    '',
    two ?? '',
    '',
    ...(image ?? tables.II),
    '',
    three ?? '',
    '',
    ...(image ?? tables.III),
    '',
    four ?? '',
    '',
    ...(image ?? tables.IV),
    '',
    five ?? '',
    '',
    ...report.sectionFive.map(wrap),
    '',
    ...last,
  ].join('\n');
}
