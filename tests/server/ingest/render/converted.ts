/** Texts as converters make them of a page: every one draws rows, empty cells and spans in a manner of its own. */
import { documentOf, type FilledForm } from './form.ts';
import { type Row, type Table, type Tables, tablesOf } from './tables.ts';

type Draw = (table: Table) => string;

function converted(form: FilledForm, draw: Draw, tables: Tables = tablesOf(form)): string {
  return documentOf(form, { II: draw(tables.II), III: draw(tables.III), IV: draw(tables.IV) });
}

function widthOf(row: Row): number {
  return row.reduce((width, cell) => width + (cell.columns ?? 1), 0);
}

/** What a row lacks of the table's width, as pipes. */
function paddingOf(table: Table, cells: number): string {
  const missing = Math.max(...table.map(widthOf)) - cells;
  return missing > 0 ? '|'.repeat(missing) : '';
}

/** A pipe behind every cell; rows padded with bare pipes up to the table's width. Empty cells are kept, or left out. */
export function paddedRows(form: FilledForm, emptyCells: 'kept' | 'dropped', tables?: Tables): string {
  const draw: Draw = (table) =>
    table
      .map((row) => {
        const cells = row.filter(({ text }) => emptyCells === 'kept' || text !== '');
        return `${cells.map(({ text }) => `${text} |`).join(' ')} ${paddingOf(table, cells.length)}`.trim();
      })
      .join('\n');
  return converted(form, draw, tables);
}

/** The same where cells hold paragraphs: a cell a line, the padding on a line of its own. */
export function paddedCells(form: FilledForm, emptyCells: 'kept' | 'dropped'): string {
  return converted(form, (table) =>
    table
      .flatMap((row) => {
        const cells = row.filter(({ text }) => emptyCells === 'kept' || text !== '');
        return [...cells.map(({ text }) => `${text} |`.trim()), paddingOf(table, cells.length)];
      })
      .filter((line) => line !== '')
      .join('\n'),
  );
}

/** A cell a line, each closed by a pipe on the next. */
export function closedByLines(form: FilledForm): string {
  return converted(form, (table) =>
    table
      .flat()
      .map(({ text }) => (text === '' ? '|' : `${text}\n|`))
      .join('\n'),
  );
}

/** A cell a line, with blank lines, and a pipe on a line between the cells of a row. */
export function partedByLines(form: FilledForm): string {
  return converted(form, (table) => table.map((row) => row.map(({ text }) => text).join('\n\n|\n\n')).join('  \n  \n'));
}

/** Markdown in which a cell that spans columns is followed by as many pipes; what spans rows is lost below its first. */
export function spannedMarkdown(form: FilledForm, tables?: Tables): string {
  const draw: Draw = (table) =>
    table
      .map((row, index) => {
        const line = `|${row.map(({ text, columns }) => ` ${text} ${'|'.repeat(columns ?? 1)}`).join('')}`;
        return index === 0 ? `${line}\n|${' --- |'.repeat(widthOf(row))}` : line;
      })
      .join('\n');
  return converted(form, draw, tables);
}

const STRETCH = 12;

/** A table ruled with characters, its cells a few characters wide and as many lines high as they need. */
export function ruledTable(form: FilledForm): string {
  return converted(form, (table) => {
    const width = Math.max(...table.map(widthOf));
    const ruler = `+${'------------+'.repeat(width)}`;
    const lines = table.flatMap((row) => {
      const texts = row.flatMap(({ text, columns }) => [text, ...Array<string>((columns ?? 1) - 1).fill('')]);
      // Cells that reach down from the rows above stand empty here.
      const cells = [...Array<string>(width - texts.length).fill(''), ...texts];
      const height = Math.max(1, ...cells.map((text) => Math.ceil(text.length / STRETCH)));
      const steps = Array.from({ length: height }, (_, step) => step * STRETCH);
      return [...steps.map((at) => `| ${cells.map((text) => text.slice(at, at + STRETCH)).join(' | ')} |`), ruler];
    });
    return [ruler, ...lines].join('\n');
  });
}

/** A page copied from a browser: a tab between cells, whose paragraphs bring blank lines with them. */
export function copied(form: FilledForm): string {
  return converted(form, (table) => table.map((row) => row.map(({ text }) => text).join('\n\n\t\n')).join('\n\n\n'));
}
