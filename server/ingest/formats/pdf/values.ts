/**
 * Tables without ruling lines. Words beside a row of values that wrap above and below belong to the nearest row; where a
 * row has fewer values than its neighbours, their places say which cells are empty. Where they cannot say it, blanks stand
 * between the values and no cell is claimed to be empty.
 */
import { APPLICANTS } from '../../../../schema/form/applicants.ts';
import { EDITIONS } from '../../../../schema/form/cells.ts';
import { type Column, columnsOf, columnsUnder, isRegular, placesOf } from './columns.ts';
import { joinWords, linesOfPieces, type PdfLine, textOfLine, wordsOfPiece } from './lines.ts';
import type { Ruling } from './rulings.ts';
import { codeOf, isAmong, isHeading, isUnder, NEXT_LINE, rowOf, runsOf, STARTS_ROW, type ValueRow } from './runs.ts';
import type { Piece } from './text.ts';

export interface TranscribedLine {
  readonly top: number;
  readonly text: string;
}

/** Widths of the form's wide tables. */
const WIDTHS: readonly number[] = [
  APPLICANTS.length,
  EDITIONS['2021'].sectionIV.flatMap(({ columns }) => columns).length,
];
/** Words farther from a row's values than this many type sizes are not of that row. */
const REACH = 2.2;
/** Words nearer than this share of the type size are in one column. */
const CLOSE = 0.6;
/** Lines over a table that are looked at as its header. */
const MOST_HEADER = 10;

/** The lines of a page with the rows of values written as cells between tabs. `walls`: lines that are no table's. */
export function rowsWithoutRules(lines: readonly PdfLine[], walls: readonly Ruling[] = []): TranscribedLine[] {
  const written: TranscribedLine[] = [];
  const { runs, others } = runsOf(lines);
  const rows = runs.flat();
  const beside = new Map<ValueRow, PdfLine[]>();
  const alone: PdfLine[] = [];
  for (const line of others) {
    const row = isHeading(line) ? undefined : rows.find((candidate) => isBeside(line, candidate, rows, walls));
    if (row) beside.set(row, [...(beside.get(row) ?? []), line]);
    else alone.push(line);
  }
  for (const [row, labels] of beside) {
    const own = ownLabels(row, labels);
    alone.push(...labels.filter((label) => !own.includes(label)));
    for (const label of own) row.words.push(...label.pieces);
  }
  for (const run of runs) {
    const header = headerOf(run, alone);
    const columns = columnsOfRun(run, header);
    for (const row of run) written.push(transcribeRow(row, columns));
    if (columns) written.push(...emptyRows(run, alone, columns.length), ...transcribeHeader(header, columns, alone));
  }
  written.push(...alone.map(transcribeLine));
  return written.filter(({ text }) => text !== '').sort((a, b) => a.top - b.top);
}

/** A line as it stands. */
export function transcribeLine(line: PdfLine): TranscribedLine {
  return { top: topOf(line), text: textOfLine(line) };
}

function topOf({ baseline, size }: PdfLine): number {
  return baseline - size;
}

/**
 * The row of the form that the words beside some values name; null when they name several. A label whose own values are
 * all blank stands as near as the label of the values, and must not be taken for it.
 */
function codeOfRow(row: ValueRow, labels: readonly PdfLine[]): string | null {
  const own = codeOf(row.words.map(({ text }) => text).join(''));
  if (own !== null) return own;
  const codes = new Set(labels.map((label) => codeOf(textOfLine(label))).filter((code) => code !== null));
  const [only] = codes;
  return codes.size === 1 && only !== undefined ? only : null;
}

/**
 * The lines beside a row that are its label: none that names another row, and, since labels begin with an ordinal, none
 * above the ordinal that is nearest over the values, or below the next one.
 */
function ownLabels(row: ValueRow, labels: readonly PdfLine[]): PdfLine[] {
  const code = codeOfRow(row, labels);
  const { baseline } = row.line;
  const pieces = [...row.words, ...labels.flatMap((label) => label.pieces)];
  const right = Math.max(...pieces.map((piece) => piece.right));
  const last = pieces.find((piece) => piece.right === right);
  const starts = pieces.filter((piece) => last && isUnder(piece, last) && STARTS_ROW.test(piece.text));
  const first = Math.max(...starts.map((start) => start.baseline).filter((at) => at <= baseline + 1));
  const next = Math.min(...starts.map((start) => start.baseline).filter((at) => at > baseline + 1));
  return labels.filter((label) => {
    const named = codeOf(textOfLine(label));
    if (named !== null && named !== code) return false;
    // Labels of groups stand in a column of their own.
    const inColumn = last !== undefined && label.pieces.some((piece) => isUnder(piece, last));
    return !inColumn || (label.baseline >= first - 1 && label.baseline < next - 1);
  });
}

/** A label's line stands left of the values, nearer to these than to any other row's, and no rule runs between. */
function isBeside(line: PdfLine, row: ValueRow, rows: readonly ValueRow[], walls: readonly Ruling[]): boolean {
  const distance = Math.abs(line.baseline - row.line.baseline);
  const first = row.values[0];
  if (!first || distance > REACH * line.size || line.right > first.left) return false;
  const [above, below] = [Math.min(line.baseline, row.line.baseline), Math.max(line.baseline, row.line.baseline)];
  const middle = (line.left + line.right) / 2;
  const parted = walls.some(
    ({ horizontal, at, from, to }) =>
      horizontal && at > above && at < below - 0.5 * line.size && from < middle && to > middle,
  );
  return !parted && rows.every((other) => Math.abs(line.baseline - other.line.baseline) >= distance);
}

/** The lines over the first row, up to the heading. */
function headerOf(run: readonly ValueRow[], lines: readonly PdfLine[]): PdfLine[] {
  const first = run[0]?.line;
  if (!first) return [];
  const [bottom, top] = [first.baseline - 0.5 * first.size, first.baseline - MOST_HEADER * NEXT_LINE * first.size];
  const over = lines
    .filter(({ baseline }) => baseline < bottom && baseline > top)
    .sort((a, b) => a.baseline - b.baseline);
  // Rows whose cells cannot be told are no header.
  return over.slice(over.findLastIndex((line) => isHeading(line) || rowOf(line, 1) !== null) + 1);
}

/**
 * The columns of a run, where all of them are known: as many as a table of the form has, shown by the values, or by the
 * values and the words over them.
 */
function columnsOfRun(run: readonly ValueRow[], header: readonly PdfLine[]): readonly Column[] | null {
  const shown = columnsOf(run.map(({ values }) => values));
  if (!shown) return null;
  const isWhole = (columns: readonly Column[]): boolean => WIDTHS.includes(columns.length);
  if (isWhole(shown) && run.some(({ values }) => values.length === shown.length)) return shown;
  const words = header.flatMap((line) => line.pieces.flatMap(wordsOfPiece));
  const columns = columnsUnder(words, shown);
  if (columns && isWhole(columns)) return columns;
  return isWhole(shown) && isRegular(shown) ? shown : null;
}

/** Words over one column each, as one row; they are broken over lines like labels. Other lines stay as they are. */
function transcribeHeader(header: readonly PdfLine[], columns: readonly Column[], alone: PdfLine[]): TranscribedLine[] {
  const cells: Piece[][] = columns.map(() => []);
  const last = header.at(-1);
  for (const line of header) {
    const words = line.pieces.flatMap(wordsOfPiece);
    const places = words.map((word) => placesOf([word], columns)?.[0]);
    if (places.every((place) => place === undefined)) continue;
    places.forEach((place, index) => {
      const word = words[index];
      if (word && place !== undefined) cells[place]?.push(word);
    });
    const rest = words.filter((_, index) => places[index] === undefined);
    alone.splice(alone.indexOf(line), 1, ...(rest.length > 0 ? [{ ...line, pieces: rest }] : []));
  }
  if (!last || cells.every((words) => words.length === 0)) return [];
  return [
    {
      top: topOf(last),
      text: ['', ...cells.map((words) => joinWords(linesOfPieces(words).map(textOfLine)))].join('\t'),
    },
  ];
}

/** A row with its cells between tabs, or, when it cannot be told which are empty, between blanks. */
function transcribeRow(row: ValueRow, columns: readonly Column[] | null): TranscribedLine {
  const labels = labelsOf(row.words);
  const values = row.values.map(({ text }) => text.trim());
  const top = topOf(row.line);
  const places = columns && placesOf(row.values, columns);
  if (!columns || !places) return { top, text: [...labels, ...values].join(' ') };
  const cells = columns.map((_, column) => values[places.indexOf(column)] ?? '');
  return { top, text: [...labels, ...cells].join('\t') };
}

/** Labels among the rows that no values stand beside: rows whose cells are all empty. */
function emptyRows(run: readonly ValueRow[], alone: PdfLine[], width: number): TranscribedLine[] {
  const headings = alone.filter(isHeading);
  const codes = run.map((row) => codeOf(labelsOf(row.words).join('')));
  // Only where every row is known by its label is a label without values known to have none.
  if (codes.includes(null) || new Set(codes).size < codes.length) return [];
  const written: TranscribedLine[] = [];
  const start = run[0]?.line.baseline ?? 0;
  for (const line of [...alone]) {
    // Words over the first row are headers, some of which are called like rows.
    const code = line.baseline > start && isAmong(line, run, headings) ? codeOf(textOfLine(line)) : null;
    if (code === null || codes.includes(code)) continue;
    codes.push(code);
    alone.splice(alone.indexOf(line), 1);
    written.push({ top: topOf(line), text: [textOfLine(line), ...Array<string>(width).fill('')].join('\t') });
  }
  return written;
}

/** The words beside a row by column: those that stand one above the other are one label. */
function labelsOf(words: readonly Piece[]): string[] {
  const columns: { right: number; pieces: Piece[] }[] = [];
  for (const piece of [...words].sort((a, b) => a.left - b.left)) {
    const column = columns.at(-1);
    if (column && piece.left < column.right + CLOSE * piece.size) {
      column.pieces.push(piece);
      column.right = Math.max(column.right, piece.right);
    } else columns.push({ right: piece.right, pieces: [piece] });
  }
  return columns.map(({ pieces }) => joinWords(linesOfPieces(pieces).map(textOfLine)));
}
