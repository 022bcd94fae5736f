/**
 * The text of a Word document as its page shows it, in the order it stands. Deleted text, field codes, hidden text,
 * headers, footers and notes are left out; ordinals that Word counts itself are written; a picture stands as a mark,
 * because a table may be one. Documents of Word 2003 in XML have the same words with a few names of their own.
 */
import { tooLarge } from '../../refusals.ts';
import { type Attributes, attribute, isOn, type XmlHandler } from '../container/xml.ts';
import { LIMITS } from '../limits.ts';
import { Transcript } from '../page/transcript.ts';
import { AHEAD, REVERSED } from '../shown/reversed.ts';
import { Alternatives } from './docx-alternatives.ts';
import { DRAWINGS, LEFT_OUT, LEFT_OUT_2003, PICTURES, PROMPT, UNSEEN_SHAPE } from './docx-names.ts';
import type { Numbering } from './docx-numbering.ts';
import { PLAIN_RUN, RunLooks, type RunProperties, withRunProperty } from './docx-runs.ts';
import { integer, type Style, shadesCells, shadingOf } from './docx-styles.ts';
import { Fields } from './fields.ts';
import { type Ground, groundOf, isUnseen, LOWEST, transcribeRun } from './run-look.ts';
import { symbolOf } from './symbols.ts';

interface Paragraph {
  list: string | null;
  level: number | null;
  style: string | null;
  /** Its ordinal as the file itself gives it. */
  ordinal: string | null;
  hasText: boolean;
  ground: Ground | null;
  /** Its lines are too low for anything to be seen. */
  closed: boolean;
  /** Its mark was deleted: the next paragraph goes on with it. */
  joined: boolean;
}

const EMPTY_PARAGRAPH: Paragraph = {
  list: null,
  level: null,
  style: null,
  ordinal: null,
  hasText: false,
  ground: null,
  closed: false,
  joined: false,
};

/** Whether a height is so low, and may not grow with what it holds. */
function isClosed(attributes: Attributes, height: string, rule: string): boolean {
  const low = integer(attribute(attributes, height));
  return attribute(attributes, rule) === 'exact' && low !== null && low <= LOWEST;
}

/** What is behind the text of an open table, and of its open cell. */
interface Grounds {
  table: Ground | null;
  cell: Ground | null;
}

export interface DocumentContext {
  readonly fileName: string;
  readonly numbering: Numbering;
  readonly styles: ReadonlyMap<string, Style>;
  /** Transcripts of documents embedded as a chunk of the page, by their relationship. */
  readonly chunks: ReadonlyMap<string, string>;
}

export class Page implements XmlHandler {
  readonly #drawing = new Transcript();
  readonly #context: DocumentContext;
  readonly #looks: RunLooks;
  /** Depth of elements within one that is left out. */
  #silent = 0;
  #inText = false;
  /** Whether the runs within are written from right to left, digits as well. */
  readonly #overrides: boolean[] = [];
  #inCode = false;
  #inRunProperties = false;
  #inParagraphProperties = false;
  #inRowProperties = false;
  #run: RunProperties = PLAIN_RUN;
  /** Open paragraphs: one, and those of text boxes within it. */
  readonly #paragraphs: Paragraph[] = [];
  readonly #fields = new Fields();
  readonly #alternatives = new Alternatives();
  /** Open content controls: whether they show what stands for nothing. */
  readonly #controls: boolean[] = [];
  /** Within a drawing that floats over the page. */
  #floating = false;
  /** Within a drawing that is hidden. */
  #isUnseen = false;
  #carriesOn = false;
  #rowGone = false;
  /** Of the page, and of the tables and boxes that are open. */
  readonly #paper: Grounds = { table: null, cell: null };
  readonly #grounds: Grounds[] = [];
  /** The properties being read are of a cell. */
  #inCell = false;
  #cells = 0;
  #characters = 0;

  constructor(context: DocumentContext) {
    this.#context = context;
    this.#looks = new RunLooks(context.styles);
  }

  finish(): string {
    return this.#drawing.finish();
  }

  readonly open = (
    name: string,
    attributes: Attributes,
    vocabulary: string,
    vocabularyOf: (prefix: string) => string,
  ): void => {
    if (this.#silent > 0) {
      this.#silent++;
      return;
    }
    if (vocabulary === 'mc') {
      const requires = attribute(attributes, 'Requires')?.split(/\s+/) ?? [];
      if (!this.#alternatives.open(name, requires.filter((prefix) => prefix !== '').map(vocabularyOf)))
        this.#silent = 1;
    } else if (vocabulary === 'aml') this.#openChange(attributes);
    else if (vocabulary === 'wx') {
      const paragraph = this.#paragraphs.at(-1);
      if (name === 't' && paragraph && this.#inParagraphProperties) paragraph.ordinal = attribute(attributes, 'val');
    } else if (DRAWINGS.has(vocabulary)) {
      if (vocabulary === 'v' && UNSEEN_SHAPE.test(attribute(attributes, 'style') ?? '')) this.#silent = 1;
      else if (PICTURES.has(name)) this.#drawPicture();
    } else if (this.#inParagraphProperties) this.#openParagraphProperty(name, attributes);
    else if (this.#inRunProperties) this.#openRunProperty(name, attributes);
    else if (this.#inRowProperties) this.#openRowProperty(name, attributes);
    else if (LEFT_OUT.has(name)) this.#silent = 1;
    else if (vocabulary === 'm') this.#openFormula(name);
    else if (name === 'txbxContent' && this.#isUnseen) this.#silent = 1;
    else if (name === 'anchor' || name === 'docPr') {
      this.#floating ||= name === 'anchor';
      this.#isUnseen ||= /^(?:1|true|on)$/.test(attribute(attributes, 'hidden') ?? '');
    } else this.#openElement(name, attributes);
  };

  readonly close = (name: string, vocabulary: string): void => {
    if (this.#silent > 0) {
      this.#silent--;
      return;
    }
    if (vocabulary === 'mc') {
      this.#alternatives.close(name);
    } else if (vocabulary === 'm') {
      if (name === 't') this.#inText = false;
    } else if (!DRAWINGS.has(vocabulary)) this.#closeElement(name);
  };

  readonly text = (text: string): void => {
    if (this.#silent > 0) return;
    // Line ends of the file are no line ends of the page.
    if (this.#inText) {
      const line = text.includes('\n') ? text.replace(/[\r\n]+/g, ' ') : text;
      this.#write(this.#overrides.at(-1) === true ? `${REVERSED}${line}${AHEAD}` : line);
    } else if (this.#inCode) this.#fields.take(text);
  };

  #drawPicture(): void {
    if (this.#floating) this.#drawing.floatPicture();
    else this.#drawing.picture();
  }

  #openChange(attributes: Attributes): void {
    const type = attribute(attributes, 'type') ?? '';
    if (type === 'Word.Deletion' && this.#inRowProperties) this.#rowGone = true;
    const paragraph = this.#paragraphs.at(-1);
    if (type === 'Word.Deletion' && this.#inParagraphProperties && paragraph) paragraph.joined = true;
    if (LEFT_OUT_2003.test(type)) this.#silent = 1;
  }

  #openParagraphProperty(name: string, attributes: Attributes): void {
    const paragraph = this.#paragraphs.at(-1);
    if (name === 'pPrChange' || name === 'sectPr') this.#silent = 1;
    else if (name === 'rPr') this.#inRunProperties = true;
    else if (!paragraph) return;
    else if (this.#inRunProperties) {
      // The properties of the paragraph mark itself.
      if (name === 'del' || name === 'moveFrom') paragraph.joined = true;
      if (name === 'rPrChange') this.#silent = 1;
    } else if (name === 'pStyle') paragraph.style = attribute(attributes, 'val');
    else if (name === 'numId') paragraph.list = attribute(attributes, 'val');
    else if (name === 'ilvl') paragraph.level = integer(attribute(attributes, 'val'));
    else if (name === 'shd') paragraph.ground = shadingOf(attributes);
    else if (name === 'spacing') paragraph.closed = isClosed(attributes, 'line', 'lineRule');
  }

  #openRunProperty(name: string, attributes: Attributes): void {
    // What is drawn around letters hides none of them.
    if (name === 'rPrChange' || name === 'textOutline') this.#silent = 1;
    else this.#run = withRunProperty(this.#run, name, attributes);
  }

  #openRowProperty(name: string, attributes: Attributes): void {
    if (name === 'del' || name === 'moveFrom') this.#rowGone = true;
    else if (name === 'hidden') this.#rowGone = this.#rowGone || isOn(attributes);
    else if (name === 'trHeight') this.#rowGone = this.#rowGone || isClosed(attributes, 'val', 'hRule');
    else if (name === 'trPrChange') this.#silent = 1;
  }

  #openFormula(name: string): void {
    if (name === 't') this.#inText = true;
    else if (name === 'sup' || name === 'sub') this.#silent = 1;
    else if (name === 'den') this.#write('/');
  }

  #openElement(name: string, attributes: Attributes): void {
    switch (name) {
      case 'p':
        this.#paragraphs.push({ ...EMPTY_PARAGRAPH });
        break;
      case 'pPr':
        this.#inParagraphProperties = true;
        break;
      case 'r':
        this.#run = PLAIN_RUN;
        break;
      case 'rPr':
        this.#inRunProperties = true;
        break;
      case 'trPr':
        this.#inRowProperties = true;
        this.#rowGone = false;
        break;
      case 't':
        this.#inText = true;
        break;
      case 'bdo':
        this.#overrides.push(attribute(attributes, 'val') === 'rtl');
        break;
      case 'fldChar':
        this.#followField(attribute(attributes, 'fldCharType'));
        break;
      case 'fldSimple':
        if (/^\s*TOC\b/i.test(attribute(attributes, 'instr') ?? '')) this.#silent = 1;
        break;
      case 'instrText':
        this.#inCode = true;
        break;
      case 'tab':
      case 'ptab':
        this.#write(' ');
        break;
      case 'br':
      case 'cr':
        this.#drawing.breakLine();
        break;
      case 'noBreakHyphen':
        this.#write('-');
        break;
      case 'sym':
        this.#write(symbolOf(attribute(attributes, 'font'), attribute(attributes, 'char'), this.#drawing.inCell()));
        break;
      case 'altChunk':
        this.#insertChunk(attribute(attributes, 'id') ?? '');
        break;
      case 'sdt':
        this.#controls.push(false);
        break;
      case 'showingPlcHdr':
        if (this.#controls.length > 0) this.#controls[this.#controls.length - 1] = isOn(attributes);
        break;
      case 'txbxContent':
        this.#drawing.openBox();
        // A box has a ground of its own, which may be dark.
        this.#grounds.push({ table: 'unknown', cell: null });
        break;
      case 'tbl':
        this.#drawing.openTable();
        this.#grounds.push({ table: null, cell: null });
        break;
      case 'tblStyle':
        if (shadesCells(attribute(attributes, 'val'), this.#context.styles)) this.#ground().table = 'unknown';
        break;
      case 'tblPr':
        this.#inCell = false;
        break;
      case 'tcPr':
        this.#inCell = true;
        break;
      case 'shd':
        this.#ground()[this.#inCell ? 'cell' : 'table'] = shadingOf(attributes);
        break;
      case 'background':
        if (attribute(attributes, 'color') !== null) this.#ground().table = 'unknown';
        break;
      case 'tr':
        this.#drawing.openRow();
        break;
      case 'tc':
        if (++this.#cells > LIMITS.cells) throw tooLarge(this.#context.fileName, 'cells', LIMITS.cells);
        this.#drawing.openCell();
        this.#ground().cell = null;
        this.#carriesOn = false;
        break;
      case 'vMerge':
      case 'hMerge':
      case 'vmerge':
      case 'hmerge':
        // The cell of a merged one that carries on is not there on the page.
        if ((attribute(attributes, 'val') ?? 'continue') === 'continue') this.#carriesOn = true;
        break;
      case 'cellMerge':
        if (attribute(attributes, 'vMerge') === 'cont') this.#carriesOn = true;
        break;
      case 'cellDel':
        this.#carriesOn = true;
        break;
    }
  }

  #closeElement(name: string): void {
    switch (name) {
      case 'p':
        this.#endParagraph();
        break;
      case 'instrText':
        this.#inCode = false;
        break;
      case 'pPr':
        this.#inParagraphProperties = false;
        break;
      case 'rPr':
        this.#inRunProperties = false;
        break;
      case 'r':
        this.#run = PLAIN_RUN;
        break;
      case 't':
        this.#inText = false;
        break;
      case 'bdo':
        this.#overrides.pop();
        break;
      case 'sdt':
        this.#controls.pop();
        break;
      case 'anchor':
      case 'inline':
        this.#floating = false;
        this.#isUnseen = false;
        break;
      case 'txbxContent':
        this.#drawing.closeBox();
        this.#grounds.pop();
        break;
      case 'tcPr':
        // Nothing of the cell is seen; its own end tag ends the silence.
        if (this.#carriesOn) {
          this.#drawing.dropCell();
          this.#silent = 1;
        }
        break;
      case 'trPr':
        this.#inRowProperties = false;
        if (this.#rowGone) this.#silent = 1;
        break;
      case 'tbl':
        this.#drawing.closeTable();
        this.#grounds.pop();
        break;
      case 'tr':
        this.#drawing.closeRow();
        break;
      case 'tc':
        this.#drawing.endCell();
        break;
    }
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (!paragraph?.joined) this.#drawing.breakLine();
    // An ordinal is printed, and counted, before an empty paragraph as well; it says nothing there.
    if (paragraph && !paragraph.hasText && !paragraph.joined) this.#ordinalOf(paragraph);
  }

  #insertChunk(id: string): void {
    const text = this.#context.chunks.get(id);
    if (text === undefined) this.#drawing.picture();
    else {
      this.#count(text);
      this.#drawing.insert(text);
    }
  }

  #count(text: string): void {
    this.#characters += text.length;
    if (this.#characters > LIMITS.textLength) throw tooLarge(this.#context.fileName, 'text', LIMITS.textLength);
  }

  #ground(): Grounds {
    return this.#grounds.at(-1) ?? this.#paper;
  }

  /** The innermost first. */
  #groundsAround(): (Ground | null)[] {
    return [this.#paper, ...this.#grounds].reverse().flatMap(({ cell, table }) => [cell, table]);
  }

  #followField(type: string | null): void {
    if (type === 'begin') this.#fields.begin();
    else if (type === 'separate') this.#fields.separate();
    else if (type === 'end') this.#write(this.#fields.end());
  }

  #ordinalOf({ ordinal, list, level, style }: Paragraph): string {
    return ordinal ?? this.#context.numbering.next({ list, level }, style);
  }

  /** Text that is seen; the first of a paragraph has the paragraph's ordinal before it. */
  #write(text: string): void {
    if (text === '' || !this.#fields.shown()) return;
    this.#count(text);
    if (this.#controls.includes(true) && PROMPT.test(text)) return;
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph?.closed) return;
    const look = this.#looks.of(this.#run, paragraph?.style ?? null);
    const around = groundOf([paragraph?.ground ?? null, ...this.#groundsAround()]);
    const seen = text.trim() !== '' && !isUnseen(look, around);
    const first = paragraph && !paragraph.hasText && seen ? paragraph : null;
    const ordinal = first ? this.#ordinalOf(first) : '';
    this.#count(ordinal);
    if (transcribeRun(this.#drawing, text, look, { ordinal, around }) && first) first.hasText = true;
    else if (first) first.ordinal = ordinal;
  }
}
