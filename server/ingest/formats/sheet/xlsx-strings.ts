/** Texts of cells as they are seen: without phonetic help, raised marks of notes, and what is struck through. */
import { tooLarge } from '../../refusals.ts';
import { type Attributes, attribute, isOn, walkXml } from '../container/xml.ts';
import { LIMITS } from '../limits.ts';
import { besideText, struckAlone } from '../page/note-marks.ts';
import { oneLine } from '../page/rows.ts';

/** A piece of a text that looks the same throughout. */
export interface Piece {
  text: string;
  raised: boolean;
  struck: boolean;
}

/** Gathers the pieces of one text while its XML is walked through. */
export class RichText {
  #pieces: Piece[] = [];
  #look = { raised: false, struck: false };
  #phonetic = false;
  #inText = false;

  begin(): void {
    this.#pieces = [];
    this.#look = { raised: false, struck: false };
    this.#phonetic = false;
    this.#inText = false;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'rPh') this.#phonetic = true;
    else if (name === 'r') this.#look = { raised: false, struck: false };
    else if (name === 'vertAlign') this.#look.raised = /^su[pb]/.test(attribute(attributes, 'val') ?? '');
    else if (name === 'strike') this.#look.struck = isOn(attributes);
    else if (name === 't' && !this.#phonetic) {
      this.#inText = true;
      this.#pieces.push({ text: '', ...this.#look });
    }
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic = false;
    else if (name === 't') this.#inText = false;
    else if (name === 'r') this.#look = { raised: false, struck: false };
  }

  text(text: string): void {
    const piece = this.#pieces.at(-1);
    if (this.#inText && piece) piece.text += text;
  }

  /** The text on one line. */
  seen(): string {
    return seenOf(this.#pieces);
  }
}

/** The text of pieces on one line. */
export function seenOf(pieces: readonly Piece[]): string {
  const [only] = pieces;
  if (only === undefined) return '';
  if (pieces.length === 1 && !only.raised && !only.struck) return seenText(only.text);
  const own = pieces.some(({ text, raised, struck }) => !raised && !struck && text.trim() !== '');
  return seenText(
    pieces
      .map(({ text, raised, struck }) => {
        if (struck) return own ? '' : struckAlone(text);
        return raised && own ? besideText(text) : text;
      })
      .join(''),
  );
}

/** Characters that XML cannot hold are written by their codes; a line end of Windows is one of them. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;
/** Characters without width. */
const NO_WIDTH = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+/g;

export function seenText(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  return oneLine(plain.replace(NO_WIDTH, ''));
}

/** The texts that cells point to. */
export function readStrings(bytes: Uint8Array, fileName: string): string[] {
  const strings: string[] = [];
  const text = new RichText();
  let characters = 0;
  walkXml(bytes, fileName, {
    open: (name, attributes) => {
      if (name === 'si') text.begin();
      else text.open(name, attributes);
    },
    close: (name) => {
      if (name === 'si') strings.push(text.seen());
      else text.close(name);
    },
    text: (piece) => {
      characters += piece.length;
      if (characters > LIMITS.textLength) throw tooLarge(fileName, 'text', LIMITS.textLength);
      text.text(piece);
    },
  });
  return strings;
}
