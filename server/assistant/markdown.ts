/** Text for an assistant, as Markdown. */
import { cleanText } from '../../schema/markup.ts';

/** Signs that Markdown would take for its own, and breaks of a line, which would end a row of a table. */
export function mdText(text: string): string {
  return cleanText(text)
    .replace(/\s*[\r\n]+\s*/gu, ' ')
    .replace(/[\\`*_[\]<>#|]/gu, '\\$&');
}

export function mdTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(mdText).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}
