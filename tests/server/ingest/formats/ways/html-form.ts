/** A form as a page, for documents that hold one. */
import type { FilledForm } from '../../render/form.ts';
import { bodyOf, type CellAt } from '../wordml.ts';

/** A page of the form. `head`: what stands in its head; `cell`: what stands in a cell. */
export function htmlOf(form: FilledForm, { head = '', cell = ({ text }: CellAt): string => text } = {}): string {
  const body = bodyOf(form, {
    cell,
    tc: (content, properties) => `\ue001${properties}\ue002${content}\ue003`,
    tr: (cells) => `<tr>${cells.join('')}</tr>`,
    tbl: (rows) => `<table border="1">${spansDown(rows.join(''))}</table>`,
    line: (text) => `<p>${text}</p>`,
  });
  return `<html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
}

/** Cells merged downwards, as a page writes them. */
function spansDown(rows: string): string {
  const grid = rows.split('</tr>').map((row) =>
    [...row.matchAll(/\ue001([^\ue002]*)\ue002([^\ue003]*)\ue003/g)].map(([, properties = '', text = '']) => ({
      properties,
      text,
      across: Number(/gridSpan w:val="(\d+)"/.exec(properties)?.[1] ?? 1),
    })),
  );
  const columns = grid.map((row) => {
    let at = 0;
    return row.map((cell) => {
      const own = at;
      at += cell.across;
      return { ...cell, column: own };
    });
  });
  return columns
    .map(
      (row, index) =>
        `<tr>${row
          .map((cell) => {
            if (cell.properties.includes('<w:vMerge/>')) return '';
            let down = 1;
            if (cell.properties.includes('restart'))
              while (
                columns[index + down]?.some(
                  (other) => other.column === cell.column && other.properties.includes('<w:vMerge/>'),
                )
              )
                down++;
            return `<td${cell.across > 1 ? ` colspan="${cell.across}"` : ''}${down > 1 ? ` rowspan="${down}"` : ''}>${cell.text}</td>`;
          })
          .join('')}</tr>`,
    )
    .join('');
}
