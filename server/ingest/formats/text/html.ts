/**
 * The transcript of a page: one paragraph or table row a line, a tab between cells.
 *
 * Only the tokenizer of parse5 is used, not its tree: the reading needs nothing but the order of rows and cells, published
 * pages are seldom well formed, and building a tree takes quadratic time on pages made to be hostile.
 */
import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { findHeadings } from '../../outline/outline.ts';
import { splitLines } from '../../text/lines.ts';
import { struckAlone } from '../page/note-marks.ts';
import { Transcript } from '../page/transcript.ts';
import { AHEAD, REVERSED } from '../shown/reversed.ts';
import { readStyleSheet, type StyleSheet } from './css.ts';
import { type Element, Elements } from './html-elements.ts';
import { Field, textOfInput } from './html-fields.ts';

/** Elements whose text is never seen. */
const SILENT = new Set(
  'script style noscript template svg iframe object nav button datalist meter progress audio video canvas noframes noembed rp annotation annotation-xml'.split(
    ' ',
  ),
);
/** Those that draw something that we do not read: a cell of nothing else is not blank. */
const DRAWN = new Set(['svg', 'canvas', 'object', 'iframe']);
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary title ul'.split(
    ' ',
  ),
);
const CELLS_AND_BREAKS = new Set(['td', 'th', 'tr', 'table', 'br']);
const MODES = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['noscript', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['textarea', TokenizerMode.RCDATA],
  ['title', TokenizerMode.RCDATA],
]);

const PAGE = /<(?:!doctype\s|html|head|body|table|tbody|tr|td)(?:\s[^<>]{0,400})?>/i;
const TAG = /<(?:br|hr|p|div|h[1-6]|li|span)(?:\s[^<>]{0,400})?\/?>/i;
const PARAGRAPH = /<\/(?:p|div|h[1-6]|li|span)>/gi;

/**
 * Whether the text is a page; decided by its tags, not by its name. A few paragraph tags do not make one: markdown may
 * hold some, and then the media type decides (`told`, without parameters).
 */
export function isHtml(text: string, told = ''): boolean {
  const head = text.slice(0, 200_000);
  if (!head.includes('<')) return false;
  if (PAGE.test(head)) return true;
  if (told === 'text/html' || told === 'application/xhtml+xml') return TAG.test(head);
  if (told === 'text/markdown' || told === 'text/csv') return false;
  const paragraphs = head.match(PARAGRAPH)?.length ?? 0;
  return paragraphs >= 3 && !/\|\s?:?-{3}/.test(head);
}

/** Writes the transcript of a page. */
export function readHtml(source: string): string {
  const page = unescapeScriptString(source);
  return new PageReader(page).read(page);
}

class PageReader {
  readonly #drawing = new Transcript();
  readonly #elements: Elements;
  readonly #tokenizer: Tokenizer;
  /** Text above or below the line, as the mark of a note is, and the element that holds it. */
  #raised: { readonly element: Element; text: string } | null = null;
  /** A part that is not shown; those within it are no parts of their own. */
  #aside: Element | null = null;
  #field: { readonly field: Field; readonly element: Element } | null = null;

  constructor(source: string) {
    // What a button in a cell is called is seen, and asks for nothing there.
    const isSilent = (tag: string): boolean => SILENT.has(tag) && !(tag === 'button' && this.#drawing.inCell());
    this.#elements = new Elements(styleSheetOf(source), isSilent);
    const nothing = (): void => {};
    const text = (token: Token.CharacterToken): void => this.#write(token.chars);
    this.#tokenizer = new Tokenizer(
      { sourceCodeLocationInfo: false },
      {
        onStartTag: (token) => this.#begin(token),
        onEndTag: ({ tagName }) => this.#end(tagName),
        onCharacter: text,
        onWhitespaceCharacter: text,
        onNullCharacter: nothing,
        onComment: nothing,
        onDoctype: nothing,
        onEof: nothing,
      },
    );
  }

  read(source: string): string {
    this.#tokenizer.write(source, true);
    this.#lower();
    return this.#drawing.finish(isReadAnyway);
  }

  #begin({ tagName: tag, attrs, selfClosing }: Token.TagToken): void {
    const mode = MODES.get(tag);
    if (mode !== undefined && !selfClosing) this.#tokenizer.state = mode;
    if (this.#field) {
      if (this.#field.field.begin(tag, attrs)) return;
      this.#endField();
    }
    for (const ended of this.#elements.endedBy(tag)) this.#leave(ended);
    if (isBlock(tag)) this.#lower();
    const element = this.#elements.begin(tag, attrs, selfClosing);
    if (element.aside && this.#aside === null) {
      this.#aside = element;
      this.#drawing.openAside();
    }
    if (DRAWN.has(tag) && this.#drawing.inCell()) this.#drawing.picture();
    if (element.look.gone) return;
    if (tag === 'select' || tag === 'textarea') this.#openField(tag, attrs, element);
    else if (tag === 'input') this.#writeField(textOfInput(attrs), element);
    else {
      if (this.#raised === null && element.look.raised && !selfClosing && !isBlock(tag))
        this.#raised = { element, text: '' };
      openTag(this.#drawing, tag);
      this.#writeBeside(element.leads);
      if (selfClosing) this.#writeBeside(element.trails);
    }
  }

  #end(tag: string): void {
    if (this.#field) {
      if (tag === 'option' || tag === 'optgroup') return;
      this.#endField();
      if (tag === 'select' || tag === 'textarea') return;
    }
    const ended = this.#elements.end(tag);
    for (const element of ended ?? []) this.#leave(element);
    // An unclosed <nav> must not swallow the tables after it.
    if (tag === 'body' || tag === 'table') this.#elements.endSilent();
    const gone = ended?.at(-1)?.look.gone ?? this.#elements.top.look.gone;
    if (gone) return;
    if (isBlock(tag)) this.#lower();
    closeTag(this.#drawing, tag);
  }

  /** An element ends, by its end tag or by what cannot stand within it. */
  #leave(element: Element): void {
    this.#writeBeside(element.trails);
    if (this.#raised?.element === element) this.#lower();
    if (this.#aside !== element) return;
    this.#aside = null;
    this.#drawing.closeAside();
  }

  #write(text: string): void {
    if (this.#field) {
      this.#field.field.take(text);
      return;
    }
    const { look, key, crossed } = this.#elements.top;
    if (!look.shown) return;
    if (look.reversed) text = `${REVERSED}${text}${AHEAD}`;
    if (look.struck || (crossed && /\d/.test(text))) {
      if (text.trim() !== '' && this.#drawing.inCell()) this.#drawing.writeAside(struckAlone(text));
    } else if (this.#raised) this.#raised.text += text;
    else this.#drawing.write(text, key);
  }

  /** What the style sheet writes: it makes no number with the digits beside it. */
  #writeBeside(text: string): void {
    if (text !== '') this.#drawing.write(text, `::${text}`);
  }

  #lower(): void {
    const raised = this.#raised;
    this.#raised = null;
    if (raised) this.#drawing.write(asNote(raised.text));
  }

  #openField(tag: string, attributes: Token.TagToken['attrs'], element: Element): void {
    this.#elements.end(tag);
    this.#field = { field: new Field(tag, attributes), element };
  }

  #endField(): void {
    const field = this.#field;
    this.#field = null;
    if (field) this.#writeField(field.field.seen(), field.element);
  }

  /** Text in a box of its own. Outside of tables there are boxes for searching and for choosing sites: numbers only. */
  #writeField(text: string, { look }: Element): void {
    if (!look.shown || look.struck || text.trim() === '') return;
    if (this.#drawing.inCell() || /^[\s\d.,]+$/.test(text)) this.#drawing.write(` ${text} `);
  }
}

/** The style sheet of the page, wherever in it its parts stand: those for screens. */
function styleSheetOf(source: string): StyleSheet {
  const texts: string[] = [];
  let looks = 0;
  for (const match of source.matchAll(/<style\b([^>]{0,300})>/gi)) {
    if (/media\s*=\s*["']?\s*(?!all|screen|only screen)[a-z(]/i.test(match[1] ?? '')) continue;
    if (++looks > MOST_LOOKS) break;
    // What stands in a comment, or for readers without scripts, is no style of the page.
    if (isWithin(source, match.index, '<!--', '-->') || isWithin(source, match.index, '<noscript', '</noscript'))
      continue;
    const from = match.index + match[0].length;
    const end = source.slice(from, from + LONGEST_SHEET).search(/<\/style/i);
    texts.push(end < 0 ? '' : source.slice(from, from + end));
    if (texts.length >= MOST_SHEETS) break;
  }
  return readStyleSheet(texts, /<link\b[^>]{0,300}\bstylesheet\b/i.test(source));
}

/** Whether a place lies between such marks: the last before it opens. */
function isWithin(source: string, at: number, opens: string, closes: string): boolean {
  const open = source.lastIndexOf(opens, at);
  return open >= 0 && source.lastIndexOf(closes, at) < open;
}

const LONGEST_SHEET = 400_000;
const MOST_SHEETS = 20;
const MOST_LOOKS = 500;

/**
 * Whether the hidden parts of a page are read all the same: a script shows them, or a person who asks for them, where the
 * parts in sight lack tables or sections of the report that the hidden ones have.
 */
function isReadAnyway(seen: string, hidden: string): boolean {
  if (hidden.includes('\t') && !seen.includes('\t')) return true;
  const known = new Set(findHeadings(splitLines(seen)).map(({ section }) => section));
  return findHeadings(splitLines(hidden)).some(({ section }) => !known.has(section));
}

function isBlock(tag: string): boolean {
  return BLOCKS.has(tag) || CELLS_AND_BREAKS.has(tag);
}

const NOTE_MARK = /^[[(（〔【]?(注?[\d①-⑳*＊※]{1,4})[\])）〕】]?$/;

/** A raised number is the mark of a note; beside a figure it would be one more digit. */
function asNote(raised: string): string {
  const mark = NOTE_MARK.exec(raised.trim())?.[1];
  return mark === undefined ? raised : `(${mark})`;
}

function openTag(drawing: Transcript, tag: string): void {
  if (tag === 'table') drawing.openTable();
  else if (tag === 'tr') drawing.openRow();
  else if (tag === 'td' || tag === 'th') drawing.openCell();
  else if (tag === 'img') drawing.picture();
  else if (tag === 'br' || tag === 'caption' || BLOCKS.has(tag)) drawing.breakLine();
}

function closeTag(drawing: Transcript, tag: string): void {
  if (tag === 'table') drawing.closeTable();
  else if (tag === 'tr') drawing.closeRow();
  else if (tag === 'td' || tag === 'th') drawing.endCell();
  else if (tag === 'br' || tag === 'caption' || BLOCKS.has(tag)) drawing.breakLine();
}

/** Pages cut out of a script carry `\"` and `<\/td>`. */
function unescapeScriptString(source: string): string {
  if (!source.includes('<\\/')) return source;
  return source.replaceAll('<\\/', '</').replaceAll('\\"', '"').replaceAll('\\n', '\n').replaceAll('\\t', ' ');
}
