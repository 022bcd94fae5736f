/** Fields of a word processor: their codes are not on the page, their results are; a table of contents shows every heading twice. */
import { LIMITS } from '../limits.ts';

interface Field {
  code: string;
  inCode: boolean;
  contents: boolean;
}

/** Longer codes are none: a mark was lost, and the text goes on. */
const LONGEST_CODE = 2000;

/** `EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(zì),字)`. */
const RUBY = /^\s*EQ\b.*\\o(?:\\a[a-z])?\s?\(\\s\\up ?\d{1,3}\([^()]{0,40}\)[,;]([^()]{1,40})\)\s*$/i;

const DRAWN = /^\s*EQ\b/i;

export class Fields {
  #open: Field[] = [];

  begin(): void {
    if (this.#open.length < LIMITS.xmlDepth) this.#open.push({ code: '', inCode: true, contents: false });
  }

  separate(): void {
    const field = this.#open.at(-1);
    if (!field) return;
    field.inCode = false;
    field.contents = /^\s*TOC\b/i.test(field.code);
  }

  /** Ends the innermost field; returns what is seen of one without a result: the words below small ones set above them. */
  end(): string {
    const field = this.#open.pop();
    return field?.inCode ? seenOfCode(field.code) : '';
  }

  /** Whether text at this place is on the page. */
  shown(): boolean {
    return this.#open.every((field) => !field.inCode && !field.contents);
  }

  /** Takes words in; true when they are on the page, false when they belong to a code or to what is left out. */
  take(words: string): boolean {
    const field = this.#open.at(-1);
    if (field?.inCode) field.code += words.slice(0, Math.max(0, LONGEST_CODE - field.code.length));
    return this.shown();
  }

  /** A code holds no cell and does not go on for long: a field that has no end hides no more than that. */
  endParagraph(endsCell: boolean): void {
    if (this.#open.length > 0 && endsCell) this.#open = this.#open.filter(({ inCode }) => !inCode);
    else this.#open = this.#open.filter(({ inCode, code }) => !inCode || code.length < LONGEST_CODE);
  }
}

/**
 * What is seen of a field whose code is all there is: words, without the small ones set above them. What else is drawn by its
 * code, as a sign in a ring or a fraction, is a sign that is no number.
 */
export function seenOfCode(code: string): string {
  return RUBY.exec(code)?.[1] ?? (DRAWN.test(code) ? '□' : '');
}
