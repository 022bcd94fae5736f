/**
 * The sheets of an OpenDocument spreadsheet as they are seen. Programs write into a cell what it showed when it was saved;
 * its value stands beside it, and where the two contradict each other what is shown cannot be told.
 */
import { tooLarge } from '../../refusals.ts';
import { type Attributes, attribute, type XmlHandler } from '../container/xml.ts';
import type { Zip } from '../container/zip.ts';
import { LIMITS } from '../limits.ts';
import { struckAlone } from '../page/note-marks.ts';
import { PICTURE } from '../page/transcript.ts';
import { areasOf, HidingRules, seenUnder } from '../sheet/hiding-rules.ts';
import { numberShower } from '../sheet/number-format.ts';
import { linesOfReport } from '../sheet/sheet-choice.ts';
import { type SheetTable, tableOf } from '../sheet/sheet-table.ts';
import {
  type Columns,
  MOST_MERGES,
  type RowOfCells,
  type SheetCell,
  type SheetMerge,
  transcribeSheet,
} from '../sheet/sheet-transcript.ts';
import { type Piece, seenOf } from '../sheet/xlsx-strings.ts';
import { WHITE } from '../shown/color.ts';
import { isUnseen, NO_LOOK } from '../word/run-look.ts';
import { whole } from './odf-lists.ts';
import { type OdfParts, partsOfOdf, walkOdf } from './odf-package.ts';
import { holdsOf, OdfStyles } from './odf-styles.ts';
import { isLeftOut, Looks, plain, spaceOf } from './odf-text.ts';

/** Writes the transcript. Throws Problem UNREADABLE_DOCUMENT, UNSUPPORTED_FORMAT, NOT_A_REPORT or TOO_LARGE. */
export async function readOds(zip: Zip, fileName: string): Promise<string> {
  return transcribeOds(await partsOfOdf(zip, fileName), fileName);
}

export function transcribeOds(parts: OdfParts, fileName: string): string {
  const context = { fileName, lookedAt: 0 };
  const written = sheetsOf(parts, fileName).map(({ name, rows, merges, hiddenColumns, pictures }) => {
    const lines = transcribeSheet(rows, merges, context, hiddenColumns);
    // Pictures beside a table are ornaments; where no table is, one may be the table.
    if (pictures.length === 0 || lines.some((line) => line.includes('\t'))) return { name, lines };
    const marks = pictures.map((row) => ({ row: row - 0.5, cells: [{ column: 1, text: PICTURE }] }));
    return { name, lines: transcribeSheet([...rows, ...marks], merges, context, hiddenColumns) };
  });
  return linesOfReport(written, fileName).join('\n');
}

/** The visible sheets as tables, for lists. Throws Problem UNREADABLE_DOCUMENT or TOO_LARGE. */
export async function tablesOfOds(zip: Zip, fileName: string): Promise<SheetTable[]> {
  return sheetsOf(await partsOfOdf(zip, fileName), fileName).map(({ name, rows, merges, hiddenColumns }) =>
    tableOf(name, rows, merges, hiddenColumns, fileName),
  );
}

function sheetsOf(parts: OdfParts, fileName: string): SeenSheet[] {
  const book = new Book(fileName);
  walkOdf(parts, fileName, book);
  return book.sheets.flatMap((sheet) => {
    if (sheet.gone) return [];
    return { ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: sheet.rules.seen(row.row, row.cells) })) };
  });
}

interface Row {
  readonly row: number;
  readonly cells: SheetCell[];
  readonly hidden: boolean;
}

interface Sheet {
  readonly name: string;
  readonly gone: boolean;
  readonly rows: Row[];
  readonly merges: SheetMerge[];
  readonly hiddenColumns: Columns[];
  /** Rows at which pictures lie. */
  readonly pictures: number[];
  /** Formats laid over areas of it under conditions. */
  readonly rules: HidingRules;
}

type SeenSheet = Omit<Sheet, 'rows'> & { readonly rows: readonly RowOfCells[] };

interface Cell {
  readonly attributes: Attributes;
  readonly style: string | null;
  readonly times: number;
  readonly pieces: Piece[];
  paragraphs: number;
}

const GENERAL = numberShower('General', false);
/** Cells a row is wide at most; what stands farther right is no report. */
const WIDEST = 256;
const MOST_PICTURES = 100;
const UNSEEN = /^(?:collapse|filter)$/;

class Book implements XmlHandler {
  readonly sheets: Sheet[] = [];
  readonly #fileName: string;
  readonly #styles = new OdfStyles();
  readonly #looks = new Looks(this.#styles);
  #inBody = false;
  #silent = 0;
  #showsZeros = true;
  #zeros: string | null = null;
  #row = 0;
  #rowsAlike = 1;
  #rowStyle: string | null = null;
  #column = 0;
  #columns = 0;
  readonly #columnStyles: (string | null)[] = [];
  /** Groups of rows that are folded up. */
  readonly #groups: boolean[] = [];
  readonly #columnGroups: boolean[] = [];
  #cell: Cell | null = null;
  #areas: ReturnType<typeof areasOf> = [];
  #inText = 0;
  #cells = 0;
  #characters = 0;

  constructor(fileName: string) {
    this.#fileName = fileName;
  }

  readonly open = (name: string, attributes: Attributes, vocabulary: string): void => {
    if (this.#silent > 0) this.#silent++;
    else if (!this.#inBody) {
      if (vocabulary === 'office' && name === 'spreadsheet') this.#inBody = true;
      else if (vocabulary === 'config') this.#zeros = attribute(attributes, 'name') === 'ShowZeroValues' ? '' : null;
      else this.#styles.open(name, attributes, vocabulary);
    } else if (isLeftOut(name, attributes, vocabulary)) this.#silent = 1;
    else if (vocabulary === 'table') this.#openTable(name, attributes);
    else if (vocabulary === 'text') this.#openText(name, attributes);
    else if (vocabulary === 'calcext') this.#openRule(name, attributes);
    else if (vocabulary === 'draw') {
      const sheet = this.sheets.at(-1);
      if ((name === 'image' || name === 'object') && sheet && sheet.pictures.length < MOST_PICTURES)
        sheet.pictures.push(Math.max(1, this.#row));
      this.#silent = name === 'frame' ? 0 : 1;
    }
  };

  readonly close = (name: string, vocabulary: string): void => {
    if (this.#silent > 0) this.#silent--;
    else if (!this.#inBody) {
      if (vocabulary === 'config' && this.#zeros !== null) {
        if (this.#zeros.trim() === 'false') this.#showsZeros = false;
        this.#zeros = null;
      } else this.#styles.close(name);
    } else if (vocabulary === 'office' && name === 'spreadsheet') this.#inBody = false;
    else if (vocabulary === 'table') this.#closeTable(name);
    else if (vocabulary === 'text') this.#closeText(name);
  };

  readonly text = (text: string): void => {
    if (this.#silent > 0) return;
    if (this.#zeros !== null && this.#zeros.length < 8) this.#zeros += text;
    else if (this.#inText > 0) this.#write(plain(text));
  };

  #openTable(name: string, attributes: Attributes): void {
    const sheet = this.sheets.at(-1);
    const style = attribute(attributes, 'style-name');
    switch (name) {
      case 'table':
        this.#openSheet(attribute(attributes, 'name') ?? '', this.#styles.isGone('table', style));
        break;
      case 'table-row-group':
        this.#groups.push(attribute(attributes, 'display') === 'false');
        break;
      case 'table-column-group':
        this.#columnGroups.push(attribute(attributes, 'display') === 'false');
        break;
      case 'table-column':
        this.#openColumns(sheet, attributes, style);
        break;
      case 'table-row': {
        this.#rowsAlike = Math.max(1, whole(attribute(attributes, 'number-rows-repeated')) ?? 1);
        this.#rowStyle = attribute(attributes, 'default-cell-style-name');
        this.#column = 0;
        const unseen =
          UNSEEN.test(attribute(attributes, 'visibility') ?? '') || this.#styles.isGone('table-row', style);
        const hidden = unseen || this.#groups.includes(true);
        sheet?.rows.push({ row: ++this.#row, cells: [], hidden });
        break;
      }
      case 'table-cell':
      case 'covered-table-cell':
        this.#openCell(name, attributes, style);
        break;
    }
  }

  #closeTable(name: string): void {
    if (name === 'table-row-group') this.#groups.pop();
    else if (name === 'table-column-group') this.#columnGroups.pop();
    else if (name === 'table-row') this.#closeRow();
    else if (name === 'table-cell') {
      this.#closeCell();
      this.#looks.leave();
    }
  }

  /** Formats under conditions, which stand behind the rows; their conditions are for the areas named before. */
  #openRule(name: string, attributes: Attributes): void {
    const rules = this.sheets.at(-1)?.rules;
    if (name === 'conditional-format') this.#areas = areasOf(attribute(attributes, 'target-range-address') ?? '');
    else if (name === 'condition') {
      const effect = this.#styles.effectOf(attribute(attributes, 'apply-style-name') ?? '', NO_LOOK);
      rules?.add({ areas: this.#areas, effect, holds: holdsOf(attribute(attributes, 'value') ?? '') });
    } else if ((name === 'icon-set' || name === 'data-bar') && attribute(attributes, 'show-value') === 'false')
      rules?.add({ areas: this.#areas, effect: 'hides', holds: () => true });
  }

  #openSheet(name: string, gone: boolean): void {
    if (this.sheets.length >= LIMITS.sheets) throw tooLarge(this.#fileName, 'sheets', LIMITS.sheets);
    this.sheets.push({ name, gone, rows: [], merges: [], hiddenColumns: [], pictures: [], rules: new HidingRules() });
    this.#row = 0;
    this.#columns = 0;
    this.#columnStyles.length = 0;
  }

  #openColumns(sheet: Sheet | undefined, attributes: Attributes, style: string | null): void {
    const from = this.#columns + 1;
    this.#columns += whole(attribute(attributes, 'number-columns-repeated')) ?? 1;
    const own = attribute(attributes, 'default-cell-style-name');
    for (let column = from; column <= Math.min(this.#columns, WIDEST); column++) this.#columnStyles[column] = own;
    const unseen = UNSEEN.test(attribute(attributes, 'visibility') ?? '') || this.#styles.isGone('table-column', style);
    if ((unseen || this.#columnGroups.includes(true)) && sheet && sheet.hiddenColumns.length < MOST_MERGES)
      sheet.hiddenColumns.push({ from, to: this.#columns });
  }

  #openCell(name: string, attributes: Attributes, style: string | null): void {
    const column = this.#column + 1;
    const times = Math.max(1, whole(attribute(attributes, 'number-columns-repeated')) ?? 1);
    this.#column += times;
    if (name === 'covered-table-cell') {
      this.#silent = 1;
      return;
    }
    const worn = style ?? this.#rowStyle ?? this.#columnStyles[column] ?? null;
    this.#looks.enter('table-cell', worn);
    this.#cell = { attributes, style: worn, times, pieces: [], paragraphs: 0 };
    const across = whole(attribute(attributes, 'number-columns-spanned')) ?? 1;
    const down = whole(attribute(attributes, 'number-rows-spanned')) ?? 1;
    const sheet = this.sheets.at(-1);
    if (across * down > 1 && sheet && sheet.merges.length < MOST_MERGES) {
      const [right, bottom] = [column + across - 1, this.#row + down - 1];
      sheet.merges.push({ top: this.#row, left: column, right, bottom });
    }
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (!cell) return;
    const look = this.#looks.now();
    const value = Number(attribute(cell.attributes, 'value') ?? Number.NaN);
    const shown = isUnseen(look, WHITE) ? '' : this.#shown(cell);
    const rules = shown === '' || Number.isNaN(value) ? [] : this.#styles.rulesOf('table-cell', cell.style);
    const seen = rules.length === 0 ? shown : seenUnder(rules, shown, value);
    const text = seen !== '' && look.struck && cell.paragraphs === 0 ? struckAlone(seen) : seen;
    const row = this.sheets.at(-1)?.rows.at(-1);
    if (text === '' || !row) return;
    const first = this.#column - cell.times + 1;
    for (let column = first; column <= Math.min(this.#column, WIDEST); column++) {
      this.#countCell(text);
      row.cells.push({ column, text });
    }
  }

  /** A row that stands there several times; empty ones only take place. */
  #closeRow(): void {
    const sheet = this.sheets.at(-1);
    const row = sheet?.rows.at(-1);
    const times = this.#rowsAlike;
    if (sheet && row && row.cells.length > 0 && !row.hidden) {
      for (let time = 1; time < times; time++) {
        for (const { text } of row.cells) this.#countCell(text);
        sheet.rows.push({ ...row, row: row.row + time });
      }
    }
    // Sheets may have a million rows with nothing in them; they part tables as one does.
    if (row?.cells.length === 0 && sheet?.rows.at(-2)?.cells.length === 0) sheet.rows.pop();
    this.#row += times - 1;
  }

  #countCell(text: string): void {
    if (++this.#cells > LIMITS.cells) throw tooLarge(this.#fileName, 'cells', LIMITS.cells);
    this.#count(text);
  }

  #openText(name: string, attributes: Attributes): void {
    if (!this.#cell) return;
    if (name === 'p') {
      if (++this.#cell.paragraphs > 1) this.#write('\n');
      this.#inText++;
    } else if (name === 'span') this.#looks.enter('text', attribute(attributes, 'style-name'));
    else if (this.#inText > 0) this.#write(spaceOf(name, attributes) ?? '');
  }

  #closeText(name: string): void {
    if (!this.#cell) return;
    if (name === 'p') this.#inText--;
    else if (name === 'span') this.#looks.leave();
  }

  #write(text: string): void {
    this.#count(text);
    const look = this.#looks.now();
    if (text === '' || isUnseen(look, WHITE)) return;
    const last = this.#cell?.pieces.at(-1);
    const piece: Piece = {
      text,
      raised: look.raised ?? false,
      struck: look.struck ?? false,
      color: look.color === 'auto' ? null : look.color,
      size: look.size === null ? null : look.size / 2,
    };
    if (last && isAlike(last, piece)) last.text += text;
    else this.#cell?.pieces.push(piece);
  }

  #count(text: string): void {
    this.#characters += text.length;
    if (this.#characters > LIMITS.textLength) throw tooLarge(this.#fileName, 'text', LIMITS.textLength);
  }

  #shown({ attributes, pieces, paragraphs }: Cell): string {
    const value = attribute(attributes, 'value');
    const number = value === null ? null : Number(value);
    if (number === 0 && !this.#showsZeros) return '';
    if (paragraphs > 0) {
      const text = seenOf(pieces);
      return number !== null && contradicts(text, number) ? `${text}≠${GENERAL(number)}` : text;
    }
    // Programs that calculate nothing write the value alone.
    const type = attribute(attributes, 'value-type');
    if (number !== null && Number.isFinite(number))
      return type === 'percentage' ? `${number * 100}%` : GENERAL(number).trim();
    if (type === 'boolean') return (attribute(attributes, 'boolean-value') ?? '').toUpperCase();
    if (type === 'date') return (attribute(attributes, 'date-value') ?? '').slice(0, 10);
    return attribute(attributes, 'string-value') ?? '';
  }
}

const PLAIN_NUMBER = /^[+-]?[\d,]+(?:\.(\d+))?$/;

/** Whether a number that is shown cannot be the value, neither rounded nor in thousands. */
function contradicts(text: string, value: number): boolean {
  const decimals = PLAIN_NUMBER.exec(text);
  if (!decimals || !Number.isFinite(value)) return false;
  const shown = Number(text.replaceAll(',', ''));
  const slack = 0.500001 * 10 ** -(decimals[1]?.length ?? 0);
  return [1, 1000, 10_000, 1_000_000].every((unit) => Math.abs(shown - value / unit) > slack);
}

function isAlike(a: Piece, b: Piece): boolean {
  return a.raised === b.raised && a.struck === b.struck && a.color === b.color && a.size === b.size;
}
