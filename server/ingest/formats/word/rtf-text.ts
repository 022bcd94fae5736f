/** The characters of an RTF document, which are bytes of the code page that the font at that place was made for. */

/** Code pages by the character set of a font; the others are read as the document's own. */
const CHARSETS: Readonly<Record<number, string>> = {
  0: 'windows-1252',
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  204: 'windows-1251',
  238: 'windows-1250',
};

const CODE_PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** The character set of symbol fonts. */
const SYMBOLS = 2;

const LONGEST_NAME = 80;

export class RtfFonts {
  /** Reports that do not name their code page were written on Chinese systems. */
  #own = 'gb18030';
  readonly #charsets = new Map<number, number>();
  readonly #names = new Map<number, string>();

  codePage(number: number): void {
    this.#own = CODE_PAGES[number] ?? this.#own;
  }

  charset(font: number, charset: number): void {
    this.#charsets.set(font, charset);
  }

  /** Takes in words of the table of fonts: the name of a font, up to a semicolon. */
  takeName(font: number, words: string): void {
    const known = this.#names.get(font) ?? '';
    if (known.length < LONGEST_NAME && !known.endsWith(';')) this.#names.set(font, known + words);
  }

  nameOf(font: number): string {
    return this.#names.get(font)?.replace(/;.*/s, '').trim() ?? '';
  }

  isSymbols(font: number): boolean {
    return this.#charsets.get(font) === SYMBOLS;
  }

  /** The text of bytes in a font. A Latin font may be named over Chinese bytes: what can be Chinese is. */
  decode(bytes: readonly number[], font: number): string {
    const charset = this.#charsets.get(font);
    const named = CHARSETS[charset ?? -1] ?? this.#own;
    const all = Uint8Array.from(bytes);
    if (named !== 'windows-1252') return new TextDecoder(named).decode(all);
    try {
      const text = new TextDecoder(this.#own, { fatal: true }).decode(all);
      if (/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(text)) return text;
    } catch {
      // Bytes that are no characters of the document's code page are Latin letters.
    }
    return new TextDecoder(named).decode(all);
  }
}

/** Whether the bytes end in the first half of a character of two bytes. */
export function endsInHalf(bytes: readonly number[]): boolean {
  let half = false;
  for (const byte of bytes) half = !half && byte >= 0x81;
  return half;
}
