/** The table of a chart as it is pasted: as a table into Word, WPS and mail, and as cells into a sheet. */
import { cleanText, escapeText } from '../../markup.ts';
import type { TableModel } from './cells.ts';

export interface CopiedTable {
  /** Lines around every cell, which Word and WPS keep. */
  readonly html: string;
  /** A tab between cells, a line a row. */
  readonly text: string;
}

const LINE = 'border:1px solid #000000;padding:2px 6px';

/** `caption` stands above the table and `source` below it. */
export function copiedTable({ columns, rows }: TableModel, caption: string, source: string): CopiedTable {
  const heads = columns.map(({ head, unit }) => (unit === null ? head : `${head}（${unit}）`));
  const lines = rows.map(({ head, cells }) => [head.text, ...cells.map(({ text }) => text)]);
  const cell = (name: 'th' | 'td', text: string, index: number): string => {
    const prose = columns[index]?.prose ?? false;
    const align = index === 0 || prose ? 'left' : 'right';
    return `<${name} style="${LINE};text-align:${align}">${escapeText(text)}</${name}>`;
  };
  const row = (name: 'th' | 'td', cells: readonly string[]): string =>
    `<tr>${cells.map((text, index) => cell(name, text, index)).join('')}</tr>`;
  return {
    html: [
      `<p>${escapeText(caption)}</p>`,
      '<table border="1" cellspacing="0" style="border-collapse:collapse">',
      `<thead>${row('th', heads)}</thead>`,
      `<tbody>${lines.map((cells) => row('td', cells)).join('')}</tbody>`,
      '</table>',
      `<p>${escapeText(source)}</p>`,
    ].join(''),
    text: [heads, ...lines].map((cells) => cells.map(cleanText).join('\t')).join('\n'),
  };
}
