/**
 * The reading text of a Word document: what the page shows, in the order it stands in the document. Deleted text, field
 * codes, hidden text, headers, footers and notes are left out; ordinals that Word counts itself are written; a picture
 * stands as a mark, because a table may be one.
 */
import { damagedFile, tooLarge } from '../refusals.ts';
import { integer, type Numbering, readNumbering } from './docx-numbering.ts';
import { Drawing, PICTURE } from './drawing.ts';
import { LIMITS } from './limits.ts';
import { type Attributes, attribute, walkXml, type XmlHandler } from './xml.ts';
import type { Zip } from './zip.ts';

/** Draws the reading text. Throws Problem UNREADABLE_DOCUMENT or TOO_LARGE. */
export async function readDocx(zip: Zip, fileName: string): Promise<string> {
  const main = await mainPart(zip, fileName);
  const body = await zip.read(main);
  if (!body) throw damagedFile(fileName, 'ZIP');
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const numbering = readNumbering(
    await zip.read(`${folder}numbering.xml`),
    await zip.read(`${folder}styles.xml`),
    fileName,
  );
  const page = new Page(numbering, fileName);
  walkXml(body, fileName, page);
  return page.finish();
}

/** The part that holds the text, as the package says; nearly always word/document.xml. */
async function mainPart(zip: Zip, fileName: string): Promise<string> {
  const usual = 'word/document.xml';
  if (zip.names.includes(usual)) return usual;
  const relations = await zip.read('_rels/.rels');
  let target = usual;
  if (relations) {
    walkXml(relations, fileName, {
      open: (name, attributes) => {
        if (name !== 'Relationship' || !attribute(attributes, 'Type')?.endsWith('/officeDocument')) return;
        target = (attribute(attributes, 'Target') ?? usual).replace(/^\//, '');
      },
      close: () => {},
    });
  }
  return target;
}

/** Elements whose content is not on the page, or is there a second time. */
const LEFT_OUT = new Set(
  'del moveFrom delText delInstrText Fallback sectPr pPrChange rPrChange tblPrChange tcPrChange trPrChange'.split(' '),
);

interface Paragraph {
  list: string | null;
  level: number | null;
  style: string | null;
  hasText: boolean;
}

/** A field: its code, and whether its result is a table of contents, which would show every heading twice. */
interface Field {
  code: string;
  contents: boolean;
}

class Page implements XmlHandler {
  private readonly drawing = new Drawing();
  private readonly numbering: Numbering;
  private readonly fileName: string;
  /** Depth of elements within one that is left out. */
  private silent = 0;
  private inText = false;
  private hidden = false;
  private inRunProperties = false;
  private inParagraphProperties = false;
  private inRowProperties = false;
  private inCode = false;
  /** Open paragraphs: one, and those of text boxes within it. */
  private readonly paragraphs: Paragraph[] = [];
  private readonly fields: Field[] = [];
  private continued = false;
  private rowDeleted = false;
  private cells = 0;

  constructor(numbering: Numbering, fileName: string) {
    this.numbering = numbering;
    this.fileName = fileName;
  }

  finish(): string {
    return this.drawing.finish();
  }

  readonly open = (name: string, attributes: Attributes, prefix: string): void => {
    if (this.inRowProperties && name === 'del') this.rowDeleted = true;
    if (this.silent > 0 || (!isDrawingMl(prefix) && LEFT_OUT.has(name))) {
      this.silent++;
      return;
    }
    if (isDrawingMl(prefix)) {
      if (name === 'pic' || name === 'imagedata' || name === 'chart') this.write(PICTURE);
      return;
    }
    switch (name) {
      case 'p':
        this.paragraphs.push({ list: null, level: null, style: null, hasText: false });
        break;
      case 'pPr':
        this.inParagraphProperties = true;
        break;
      case 'pStyle':
      case 'numId':
      case 'ilvl':
        this.describe(name, attribute(attributes, 'val'));
        break;
      case 'fldChar':
        this.followField(attribute(attributes, 'fldCharType'));
        break;
      case 'instrText':
        this.inCode = true;
        break;
      case 'trPr':
        this.inRowProperties = true;
        this.rowDeleted = false;
        break;
      case 'r':
        this.hidden = false;
        break;
      case 'rPr':
        this.inRunProperties = true;
        break;
      case 'vanish':
        if (this.inRunProperties && !this.inParagraphProperties) this.hidden = isOn(attributes);
        break;
      case 't':
        this.inText = true;
        break;
      case 'tab':
        if (!this.inParagraphProperties) this.write(' ');
        break;
      case 'ptab':
        this.write(' ');
        break;
      case 'br':
      case 'cr':
        this.drawing.breakLine();
        break;
      case 'noBreakHyphen':
        this.write('-');
        break;
      case 'sym':
        this.write(symbolOf(attributes));
        break;
      case 'txbxContent':
        this.drawing.breakLine();
        break;
      case 'tbl':
        this.drawing.openTable();
        break;
      case 'tr':
        this.drawing.openRow();
        break;
      case 'tc':
        if (++this.cells > LIMITS.cells) throw tooLarge(this.fileName, 'cells', LIMITS.cells);
        this.drawing.openCell();
        this.continued = false;
        break;
      case 'vMerge':
      case 'hMerge':
        // The cell of a merged one that carries on is not there on the page.
        if ((attribute(attributes, 'val') ?? 'continue') === 'continue') this.continued = true;
        break;
    }
  };

  readonly close = (name: string, prefix: string): void => {
    if (this.silent > 0) {
      this.silent--;
      return;
    }
    if (isDrawingMl(prefix)) return;
    switch (name) {
      case 'p':
        this.drawing.breakLine();
        this.paragraphs.pop();
        break;
      case 'instrText':
        this.inCode = false;
        break;
      case 'pPr':
        this.inParagraphProperties = false;
        break;
      case 'rPr':
        this.inRunProperties = false;
        break;
      case 'r':
        this.hidden = false;
        break;
      case 't':
        this.inText = false;
        break;
      case 'tcPr':
        // Nothing of the cell is seen; its own end tag ends the silence.
        if (this.continued) {
          this.drawing.dropCell();
          this.silent = 1;
        }
        break;
      case 'trPr':
        this.inRowProperties = false;
        if (this.rowDeleted) this.silent = 1;
        break;
      case 'tbl':
        this.drawing.closeTable();
        break;
      case 'tr':
        this.drawing.closeRow();
        break;
      case 'tc':
        this.drawing.endCell();
        break;
    }
  };

  readonly text = (text: string): void => {
    if (this.silent > 0) return;
    if (this.inText) this.write(text);
    else if (this.inCode) {
      const field = this.fields.at(-1);
      if (field && field.code.length < 40) field.code += text.trimStart();
    }
  };

  /** What the properties of a paragraph say about its list. */
  private describe(name: 'pStyle' | 'numId' | 'ilvl', value: string | null): void {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph || !this.inParagraphProperties) return;
    if (name === 'pStyle') paragraph.style = value;
    else if (name === 'numId') paragraph.list = value;
    else paragraph.level = integer(value);
  }

  private followField(type: string | null): void {
    if (type === 'begin' && this.fields.length < LIMITS.xmlDepth) this.fields.push({ code: '', contents: false });
    else if (type === 'end') this.fields.pop();
    const field = this.fields.at(-1);
    if (type === 'separate' && field) field.contents = /^TOC\b/i.test(field.code);
  }

  /** Text that is seen; the first of a paragraph has the paragraph's ordinal before it. */
  private write(text: string): void {
    if (this.hidden || text === '' || this.fields.some((field) => field.contents)) return;
    const paragraph = this.paragraphs.at(-1);
    if (paragraph && !paragraph.hasText && text.trim() !== '') {
      paragraph.hasText = true;
      const { list, level, style } = paragraph;
      this.drawing.write(this.numbering.next({ list, level }, style));
    }
    this.drawing.write(text);
  }
}

/** Parts of drawings share names with paragraphs and tables of the text. */
function isDrawingMl(prefix: string): boolean {
  return prefix === 'a' || prefix === 'pic' || prefix === 'v' || prefix === 'c' || prefix === 'dgm';
}

function isOn(attributes: Attributes): boolean {
  const value = attribute(attributes, 'val');
  return value === null || !/^(?:0|false|off|none)$/.test(value);
}

/** A character of a symbol font; those of the private area (bullets, boxes) say nothing. */
function symbolOf(attributes: Attributes): string {
  const code = Number.parseInt(attribute(attributes, 'char') ?? '', 16);
  return code > 0x20 && code < 0xd800 ? String.fromCharCode(code) : '';
}
