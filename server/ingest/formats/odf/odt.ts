/**
 * The text of an OpenDocument text as its page shows it, in the order it stands. What was deleted, hidden, or stands in
 * notes, annotations, headers and footers is left out; ordinals of lists are counted; a picture stands as a mark.
 */
import { tooLarge } from '../../refusals.ts';
import { type Attributes, attribute, type XmlHandler } from '../container/xml.ts';
import type { Zip } from '../container/zip.ts';
import { LIMITS } from '../limits.ts';
import { Transcript } from '../page/transcript.ts';
import { WHITE } from '../shown/color.ts';
import { transcribeRun } from '../word/run-look.ts';
import { ListsOfText, whole } from './odf-lists.ts';
import { type OdfParts, partsOfOdf, walkOdf } from './odf-package.ts';
import { OdfStyles } from './odf-styles.ts';
import { isLeftOut, Looks, plain, spaceOf } from './odf-text.ts';

/** Writes the transcript. Throws Problem UNREADABLE_DOCUMENT or TOO_LARGE. */
export async function readOdt(zip: Zip, fileName: string): Promise<string> {
  return transcribeOdt(await partsOfOdf(zip, fileName), fileName);
}

export function transcribeOdt(parts: OdfParts, fileName: string): string {
  const page = new Page(fileName);
  walkOdf(parts, fileName, page);
  return page.finish();
}

interface Paragraph {
  /** Its ordinal, until the first words are written. */
  ordinal: string;
  readonly from: number;
  hidden: boolean;
}

/** Widest row that a repeated cell makes. */
const WIDEST = 256;

class Page implements XmlHandler {
  readonly #fileName: string;
  readonly #drawing = new Transcript();
  readonly #styles = new OdfStyles();
  readonly #looks = new Looks(this.#styles);
  readonly #lists = new ListsOfText((name) => this.#styles.list(name));
  readonly #paragraphs: Paragraph[] = [];
  #inBody = false;
  /** Depth of elements within one that is left out. */
  #silent = 0;
  /** Open frames: whether they hold a picture that is drawn already. */
  readonly #frames: { floats: boolean; drawn: boolean }[] = [];
  readonly #repeated: number[] = [];
  /** Open tables: how many columns are named, which of them take no place, and how many cells of the row there were. */
  readonly #tables: { columns: number; readonly hidden: Set<number>; column: number }[] = [];
  #cells = 0;
  #characters = 0;

  constructor(fileName: string) {
    this.#fileName = fileName;
  }

  finish(): string {
    return this.#drawing.finish();
  }

  readonly open = (name: string, attributes: Attributes, vocabulary: string): void => {
    if (this.#silent > 0) this.#silent++;
    else if (!this.#inBody) {
      if (vocabulary === 'office' && name === 'text') this.#inBody = true;
      else this.#styles.open(name, attributes, vocabulary);
    } else if (vocabulary === 'text' && name === 'hidden-paragraph') this.#hideParagraph(attributes);
    else if (isLeftOut(name, attributes, vocabulary)) this.#silent = 1;
    else if (vocabulary === 'text') this.#openText(name, attributes);
    else if (vocabulary === 'table') this.#openTable(name, attributes);
    else if (vocabulary === 'draw') this.#openDrawing(name, attributes);
  };

  readonly close = (name: string, vocabulary: string): void => {
    if (this.#silent > 0) this.#silent--;
    else if (!this.#inBody) this.#styles.close(name);
    else if (vocabulary === 'office' && name === 'text') this.#inBody = false;
    else if (vocabulary === 'text') this.#closeText(name);
    else if (vocabulary === 'table') this.#closeTable(name);
    else if (vocabulary === 'draw') this.#closeDrawing(name);
  };

  readonly text = (text: string): void => {
    if (this.#silent === 0 && this.#paragraphs.length > 0) this.#write(plain(text));
  };

  #openText(name: string, attributes: Attributes): void {
    const style = attribute(attributes, 'style-name');
    if (name === 'p' || name === 'h') {
      const outline = name === 'h' && attribute(attributes, 'is-list-header') !== 'true';
      const level = outline ? (whole(attribute(attributes, 'outline-level')) ?? 1) : null;
      this.#paragraphs.push({ ordinal: this.#lists.next(level), from: this.#drawing.written(), hidden: false });
      this.#looks.enter('paragraph', style);
    } else if (name === 'span') this.#looks.enter('text', style);
    else if (name === 'list') this.#lists.openList(attributes);
    else if (name === 'list-item') this.#lists.openItem(attributes);
    else {
      const space = this.#paragraphs.length > 0 ? spaceOf(name, attributes) : null;
      if (space === '\n') this.#drawing.breakLine();
      else if (space !== null) this.#write(space);
    }
  }

  #closeText(name: string): void {
    if (name === 'p' || name === 'h') {
      const paragraph = this.#paragraphs.pop();
      if (paragraph?.hidden) this.#drawing.takeBack(paragraph.from);
      this.#drawing.breakLine();
      this.#looks.leave();
    } else if (name === 'span') this.#looks.leave();
    else if (name === 'list') this.#lists.closeList();
    else if (name === 'list-item') this.#lists.closeItem();
  }

  #hideParagraph(attributes: Attributes): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph && attribute(attributes, 'is-hidden') !== 'false') paragraph.hidden = true;
  }

  #openTable(name: string, attributes: Attributes): void {
    const style = attribute(attributes, 'style-name');
    const table = this.#tables.at(-1);
    const collapsed = /^(?:collapse|filter)$/.test(attribute(attributes, 'visibility') ?? '');
    if (name === 'table') {
      if (this.#styles.isGone('table', style)) this.#silent = 1;
      else {
        this.#tables.push({ columns: 0, hidden: new Set(), column: 0 });
        this.#looks.enter('table', style);
        this.#drawing.openTable();
      }
    } else if (name === 'table-column' && table) {
      const times = Math.min(WIDEST, whole(attribute(attributes, 'number-columns-repeated')) ?? 1);
      for (let time = 0; time < times && table.columns < WIDEST; time++) {
        table.columns++;
        if (collapsed) table.hidden.add(table.columns);
      }
    } else if (name === 'table-row' && table) {
      if (collapsed) this.#silent = 1;
      else {
        table.column = 0;
        this.#looks.enter('table-row', style);
        this.#drawing.openRow();
      }
    } else if (name === 'table-cell' && table) {
      const times = Math.min(WIDEST, whole(attribute(attributes, 'number-columns-repeated')) ?? 1);
      this.#cells += times;
      if (this.#cells > LIMITS.cells) throw tooLarge(this.#fileName, 'cells', LIMITS.cells);
      const first = table.column + 1;
      table.column += times;
      const seen = Array.from({ length: times }, (_, index) => !table.hidden.has(first + index)).filter(Boolean).length;
      if (seen === 0) this.#silent = 1;
      else {
        this.#repeated.push(seen);
        this.#looks.enter('table-cell', style);
        this.#drawing.openCell();
      }
    } else if (name === 'covered-table-cell') {
      if (table) table.column += whole(attribute(attributes, 'number-columns-repeated')) ?? 1;
      this.#silent = 1;
    }
  }

  #closeTable(name: string): void {
    if (name === 'table') {
      this.#tables.pop();
      this.#looks.leave();
      this.#drawing.closeTable();
    } else if (name === 'table-row') {
      this.#looks.leave();
      this.#drawing.closeRow();
    } else if (name === 'table-cell') {
      this.#drawing.endCell();
      this.#drawing.repeatCell(this.#repeated.pop() ?? 1);
      this.#looks.leave();
    }
  }

  #openDrawing(name: string, attributes: Attributes): void {
    const shape = SHAPES.has(name);
    if (shape || name === 'frame') {
      this.#frames.push({ floats: attribute(attributes, 'anchor-type') !== 'as-char', drawn: false });
      if (shape) this.#drawing.openBox();
    } else if (name === 'text-box') this.#drawing.openBox();
    else if (PICTURES.has(name)) {
      const frame = this.#frames.at(-1);
      // A frame holds one thing in several forms, of which one is shown.
      if (!frame?.drawn) {
        if (frame?.floats) this.#drawing.floatPicture();
        else this.#drawing.picture();
      }
      if (frame) frame.drawn = true;
      this.#silent = 1;
    }
  }

  #closeDrawing(name: string): void {
    if (SHAPES.has(name) || name === 'text-box') this.#drawing.closeBox();
    if (SHAPES.has(name) || name === 'frame') this.#frames.pop();
  }

  #write(text: string): void {
    this.#count(text);
    const paragraph = this.#paragraphs.at(-1);
    const ordinal = paragraph?.ordinal ?? '';
    const drawn = transcribeRun(this.#drawing, text, this.#looks.now(), { ordinal, around: WHITE });
    if (drawn && paragraph && ordinal !== '') {
      this.#count(ordinal);
      paragraph.ordinal = '';
    }
  }

  #count(text: string): void {
    this.#characters += text.length;
    if (this.#characters > LIMITS.textLength) throw tooLarge(this.#fileName, 'text', LIMITS.textLength);
  }
}

/** Drawings that hold text as a box does. */
const SHAPES: ReadonlySet<string> = new Set([
  'custom-shape',
  'rect',
  'ellipse',
  'circle',
  'polygon',
  'path',
  'line',
  'connector',
  'caption',
]);
/** What is seen and cannot be read: also tables embedded as an object, and fields of a form. */
const PICTURES: ReadonlySet<string> = new Set(['image', 'object', 'object-ole', 'plugin', 'control']);
