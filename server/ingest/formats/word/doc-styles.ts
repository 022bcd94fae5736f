/** Styles of a Word 97–2003 document, as far as they decide what is seen: lists, and how text looks. */
import { Bytes } from '../container/bytes.ts';
import { changeCharacters, changeParagraph, plainCharacters, plainParagraph } from './doc-properties.ts';
import { type Look, NO_LOOK, over } from './run-look.ts';

export interface DocStyles {
  /** The list of a style's paragraphs and their level; list 0: none. */
  listOf(style: number): { readonly list: number; readonly level: number };
  /** How text of a style looks. */
  lookOf(style: number): Look;
}

interface Style {
  readonly base: number;
  readonly list: number | null;
  readonly level: number | null;
  readonly look: Look;
}

/** A style is based on another, and that on another; a chain without end is a fault of the file. */
const LONGEST_CHAIN = 20;
const PARAGRAPH = 1;
const CHARACTER = 2;

/** Reads the style sheet. Throws BeyondEnd. */
export function readStyles(sheet: Uint8Array): DocStyles {
  const bytes = new Bytes(sheet);
  const styles: (Style | null)[] = [];
  if (bytes.length >= 6) {
    const head = bytes.u16(0);
    const count = bytes.u16(2);
    const fixed = bytes.u16(4);
    let at = 2 + head;
    for (let i = 0; i < count && at + 2 <= bytes.length; i++) {
      const length = bytes.u16(at);
      styles.push(length === 0 ? null : readStyle(new Bytes(bytes.slice(at + 2, length)), fixed));
      at += 2 + length + (length % 2);
    }
  }
  const chain = (style: number): Style[] => {
    const found: Style[] = [];
    for (let next = styles[style]; next && found.length < LONGEST_CHAIN; next = styles[next.base]) found.push(next);
    return found;
  };
  const looks = new Map<number, Look>();
  return {
    listOf(style) {
      const based = chain(style);
      return {
        list: based.find(({ list }) => list !== null)?.list ?? 0,
        level: based.find(({ level }) => level !== null)?.level ?? 0,
      };
    },
    lookOf(style) {
      const known = looks.get(style) ?? chain(style).reduce((look, below) => over(look, below.look), NO_LOOK);
      looks.set(style, known);
      return known;
    },
  };
}

/** A style: fixed fields, its name, then its changes to paragraphs and to characters, each at an even offset. */
function readStyle(bytes: Bytes, fixed: number): Style {
  const kind = bytes.u16(2) & 0x0f;
  const base = bytes.u16(2) >> 4;
  let at = fixed + 2 + bytes.u16(fixed) * 2 + 2;
  const next = (): Uint8Array => {
    at += at % 2;
    const length = bytes.u16(at);
    const changes = bytes.slice(at + 2, length);
    at += 2 + length;
    return changes;
  };
  const paragraph = plainParagraph(0);
  const characters = plainCharacters();
  if (kind === PARAGRAPH) changeParagraph(paragraph, next().subarray(2), null);
  if (kind === PARAGRAPH || kind === CHARACTER) changeCharacters(characters, next(), () => NO_LOOK);
  return { base, list: paragraph.list, level: paragraph.level, look: characters.look };
}
