/**
 * The transcript of an RTF document: words of control, groups that keep and restore the state, and text between them.
 * Deleted and hidden text, field codes, headers, footers and notes are left out. What Word writes for readers that cannot
 * count (the ordinals of lists) is read as it stands.
 */
import { damagedFile, tooLarge } from '../../refusals.ts';
import { seenOfCode } from './fields.ts';
import { MarkedRows, type ParagraphEnd, type RowEnd } from './marked-rows.ts';
import { RtfColors } from './rtf-colors.ts';
import { FIRST_STATE, followState, type State } from './rtf-state.ts';
import { endsInHalf, RtfFonts } from './rtf-text.ts';
import { NOWHERE, READ, SIGNS } from './rtf-words.ts';
import { type Ground, isRaisedByHand, LOWEST, lookWith, NO_LOOK } from './run-look.ts';

/** Writes the transcript. Throws Problem UNREADABLE_DOCUMENT or TOO_LARGE. */
export function readRtf(bytes: Uint8Array, fileName: string): string {
  return new RtfReader(bytes, fileName).read();
}

/** Words of control, groups and runs of text; a report has some ten thousand. */
const MOST_STEPS = 800_000;
/** Groups open at one time; Word comes to some thirty. */
const DEEPEST = 500;

class RtfReader {
  readonly #bytes: Uint8Array;
  readonly #source: Buffer;
  readonly #fileName: string;
  readonly #rows: MarkedRows;
  readonly #fonts = new RtfFonts();
  readonly #colors = new RtfColors();
  readonly #kept: State[] = [];
  #state: State = { ...FIRST_STATE };
  #at = 0;
  /** Bytes of characters that are not decoded yet. */
  #pending: number[] = [];
  #toSkip = 0;
  #starred = false;
  #ordinal = '';
  /** Of the rows being defined, the outer and those within cells: which cells only carry on a merged one. */
  #carriesOn: boolean[] = [];
  #merged = false;
  /** What is behind the cells of the row being defined, and behind the next. */
  #grounds: Ground[] = [];
  #ground: Ground = 'none';
  /** The row being defined is too low for anything to be seen. */
  #closed = false;

  constructor(bytes: Uint8Array, fileName: string) {
    this.#bytes = bytes;
    this.#source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#fileName = fileName;
    this.#rows = new MarkedRows(fileName);
  }

  read(): string {
    let begun = false;
    for (let steps = 0; this.#at < this.#bytes.length && !(begun && this.#kept.length === 0); steps++) {
      if (steps > MOST_STEPS) throw tooLarge(this.#fileName, 'content', MOST_STEPS);
      const byte = this.#bytes[this.#at];
      if (byte === OPEN) {
        this.#openGroup();
        begun = true;
      } else if (byte === CLOSE) this.#closeGroup();
      else if (byte === BACKSLASH) this.#readControl();
      else if (byte === 0x0d || byte === 0x0a || byte === 0) this.#passLineEnds();
      else this.#readText();
    }
    this.#flush();
    if (this.#kept.length > 0) throw damagedFile(this.#fileName, 'RTF');
    return this.#rows.finish();
  }

  #openGroup(): void {
    this.#flush();
    this.#at++;
    this.#toSkip = 0;
    if (this.#kept.length >= DEEPEST) throw damagedFile(this.#fileName, 'RTF');
    this.#kept.push(this.#state);
    this.#state = { ...this.#state, isBox: false };
  }

  #closeGroup(): void {
    this.#flush();
    this.#at++;
    this.#toSkip = 0;
    const outer = this.#kept.pop();
    if (!outer) throw damagedFile(this.#fileName, 'RTF');
    if (this.#state.isBox) this.#rows.closeBox();
    this.#state = outer;
  }

  #passLineEnds(): void {
    let byte = this.#bytes[this.#at];
    while (byte === 0x0d || byte === 0x0a || byte === 0) byte = this.#bytes[++this.#at];
  }

  /** Characters up to the next sign of control; those beyond ASCII are bytes of a code page. */
  #readText(): void {
    const start = this.#at;
    while (isPlain(this.#bytes[this.#at] ?? 0)) this.#at++;
    if (this.#at === start) this.#takeByte(this.#bytes[this.#at++] ?? 0);
    else {
      let from = start;
      while (from < this.#at && (this.#toSkip > 0 || endsInHalf(this.#pending)))
        this.#takeByte(this.#bytes[from++] ?? 0);
      if (from < this.#at) this.#write(this.#source.toString('latin1', from, this.#at));
    }
  }

  #readControl(): void {
    const next = this.#bytes[this.#at + 1] ?? 0;
    if (isLetter(next)) {
      let end = this.#at + 1;
      while (isLetter(this.#bytes[end] ?? 0) && end - this.#at < LONGEST_WORD) end++;
      const word = this.#source.toString('latin1', this.#at + 1, end);
      const from = end;
      if (this.#bytes[end] === MINUS) end++;
      while (isDigit(this.#bytes[end] ?? 0) && end - from < LONGEST_NUMBER) end++;
      const digits = this.#source.toString('latin1', from, end);
      this.#at = this.#bytes[end] === SPACE ? end + 1 : end;
      this.#follow(word, /\d/.test(digits) ? Number(digits) : null);
      this.#starred = false;
      return;
    }
    if (next === QUOTE) {
      const byte = Number.parseInt(this.#source.toString('latin1', this.#at + 2, this.#at + 4), 16);
      this.#at += 4;
      if (!Number.isNaN(byte)) this.#takeByte(byte);
      return;
    }
    this.#at += 2;
    const sign = String.fromCharCode(next);
    if (sign === '*') this.#starred = true;
    else if (next === 0x0d || next === 0x0a) this.#follow('par', null);
    else this.#writeSign(SIGNS.get(sign) ?? '');
  }

  #takeByte(byte: number): void {
    if (this.#toSkip > 0) this.#toSkip--;
    else this.#pending.push(byte);
  }

  #writeSign(text: string): void {
    if (this.#toSkip > 0) this.#toSkip--;
    else if (text !== '') this.#write(text);
  }

  #flush(): void {
    if (this.#pending.length === 0) return;
    const pending = this.#pending;
    const state = this.#state;
    this.#pending = [];
    if (this.#fonts.isSymbols(state.font)) for (const byte of pending) this.#writeSymbol(SYMBOL_AREA + byte);
    else this.#write(this.#fonts.decode(pending, state.font));
  }

  #write(text: string): void {
    this.#flush();
    const { destination, look, deleted, field } = this.#state;
    if (destination === 'code') {
      if (field) field.code += text.slice(0, Math.max(0, LONGEST_CODE - field.code.length));
    } else if (destination === 'fonts') this.#fonts.takeName(this.#state.font, text);
    else if (destination === 'colors') this.#colors.takeText(text);
    else if (deleted) this.#rows.passDeleted();
    else if (destination === 'ordinal') this.#ordinal += text;
    else if (destination === 'page') this.#rows.write(text, this.#raised() ? lookWith(look, 'raised', true) : look);
  }

  #writeSymbol(code: number): void {
    const { destination, look, deleted, font } = this.#state;
    if (destination === 'page' && !deleted && !look.hidden) this.#rows.writeSymbol(this.#fonts.nameOf(font), code);
  }

  #follow(word: string, number: number | null): void {
    const state = this.#state;
    if (word === 'u') {
      this.#flush();
      const code = number === null ? 0 : number < 0 ? number + 0x10000 : number;
      if (code >= SYMBOL_AREA && code <= SYMBOL_AREA + 0xff) this.#writeSymbol(code);
      else if (code >= 0x20 && code <= 0xffff) this.#write(String.fromCharCode(code));
      this.#toSkip = state.unicodeSkip;
      return;
    }
    if (word === 'bin') {
      this.#at += Math.max(0, number ?? 0);
      return;
    }
    this.#flush();
    this.#toSkip = 0;
    if (state.destination === 'colors') {
      this.#colors.take(word, number);
      return;
    }
    const sign = SIGNS.get(word);
    if (sign !== undefined && isLetter(word.charCodeAt(0))) this.#write(sign);
    else if (!this.#followDestination(word) && !this.#followTable(word, number))
      followState(state, { fonts: this.#fonts, colors: this.#colors }, word, number);
  }

  /** Words that say where the text of their group goes. */
  #followDestination(word: string): boolean {
    const state = this.#state;
    if (this.#starred && !READ.has(word)) {
      state.destination = 'nowhere';
      return true;
    }
    if (NOWHERE.has(word)) {
      state.destination = 'nowhere';
      return true;
    }
    switch (word) {
      case 'fonttbl':
        state.destination = 'fonts';
        return true;
      case 'colortbl':
        state.destination = 'colors';
        return true;
      case 'pict':
        if (state.destination === 'page' || state.destination === 'shape') {
          if (!state.deleted && !state.look.hidden) this.#rows.picture(state.destination === 'shape');
        }
        state.destination = 'nowhere';
        return true;
      case 'shpinst':
      case 'do':
        if (state.destination === 'page') state.destination = 'shape';
        return true;
      case 'shptxt':
      case 'dptxbxtext':
        if (state.destination !== 'shape') return true;
        state.destination = 'page';
        state.isBox = true;
        state.inTable = false;
        this.#rows.openBox();
        return true;
      case 'field':
        state.field = { code: '' };
        return true;
      case 'fldinst':
        if (state.destination === 'page') state.destination = 'code';
        return true;
      case 'fldrslt':
        // A table of contents shows every heading twice.
        if (/^\s*TOC\b/i.test(state.field?.code ?? '')) state.destination = 'nowhere';
        this.#write(seenOfCode(state.field?.code ?? ''));
        return true;
      case 'listtext':
      case 'pntext':
        if (state.destination !== 'page') return true;
        state.destination = 'ordinal';
        this.#ordinal = '';
        return true;
      case 'upr':
        state.twice = state.destination;
        state.destination = 'nowhere';
        return true;
      case 'ud':
        state.destination = state.twice ?? state.destination;
        return true;
    }
    return false;
  }

  /** Words that end paragraphs, cells and rows, or describe the cells of a row. */
  #followTable(word: string, number: number | null): boolean {
    const state = this.#state;
    const ends = word === 'par' || word === 'sect' || word.endsWith('cell') || word.endsWith('row');
    if (ends && state.destination !== 'page') return true;
    switch (word) {
      case 'par':
      case 'sect':
        if (state.deleted && word === 'par') this.#rows.joinParagraph(this.#depth());
        else this.#rows.endParagraph(this.#depth(), this.#endOf());
        return true;
      case 'cell':
        this.#rows.endCell(1, this.#endOf());
        return true;
      case 'nestcell':
        this.#rows.endCell(Math.max(2, this.#depth()), this.#endOf());
        return true;
      case 'row':
        this.#rows.endRow(1, this.#rowEnd());
        return true;
      case 'nestrow':
        this.#rows.endRow(Math.max(2, this.#depth()), this.#rowEnd());
        return true;
      case 'trowd':
        this.#carriesOn = [];
        this.#grounds = [];
        this.#merged = false;
        this.#ground = 'none';
        this.#closed = false;
        return true;
      case 'trrh':
        // Below zero: a height that the row keeps.
        this.#closed = number !== null && number < 0 && number >= -LOWEST;
        return true;
      case 'clcbpat':
        this.#ground = this.#colors.at(number) ?? 'none';
        return true;
      case 'clshdng':
        if (number !== 0) this.#ground = 'unknown';
        return true;
      case 'clvmrg':
      case 'clmrg':
        this.#merged = true;
        return true;
      case 'cellx':
        if (this.#carriesOn.length < MOST_COLUMNS) {
          this.#carriesOn.push(this.#merged);
          this.#grounds.push(this.#ground);
        }
        this.#merged = false;
        this.#ground = 'none';
        return true;
      case 'pard':
        state.inTable = false;
        state.depth = 1;
        state.ground = null;
        return true;
      case 'intbl':
        state.inTable = true;
        return true;
      case 'itap':
        state.depth = number ?? 1;
        state.inTable = state.depth > 0;
        return true;
    }
    return false;
  }

  #rowEnd(): RowEnd {
    return { carriesOn: this.#carriesOn, grounds: this.#grounds, closed: this.#closed };
  }

  #depth(): number {
    return this.#state.inTable ? Math.max(1, this.#state.depth) : 0;
  }

  #raised(): boolean {
    return isRaisedByHand(this.#state.position, this.#state.look.size ?? 0);
  }

  /** The ordinal of the paragraph that ends; a bullet is none. */
  #endOf(): ParagraphEnd {
    const ordinal = this.#ordinal.trim();
    this.#ordinal = '';
    return { ordinal: /[\p{L}\p{N}]/u.test(ordinal) ? ordinal : '', look: NO_LOOK, ground: this.#state.ground };
  }
}

const OPEN = 0x7b;
const CLOSE = 0x7d;
const BACKSLASH = 0x5c;
const QUOTE = 0x27;
const MINUS = 0x2d;
const SPACE = 0x20;
const LONGEST_WORD = 40;
const LONGEST_CODE = 2000;
/** Characters of symbol fonts stand in this part of the private area; they are numbered with a sign, too. */
const SYMBOL_AREA = 0xf000;
const LONGEST_NUMBER = 11;
/** Columns that Word allows in a table. */
const MOST_COLUMNS = 64;

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isPlain(byte: number): boolean {
  return byte >= 0x20 && byte < 0x80 && byte !== OPEN && byte !== CLOSE && byte !== BACKSLASH;
}
