/** Lists of an OpenDocument text: their styles, and the ordinals that are counted and not written into the text. */
import { type Attributes, attribute } from '../container/xml.ts';
import { type CountedList, ListCounter, type ListLevel } from '../word/list-counter.ts';

/** The levels of a list, from 0. */
export type ListStyle = readonly ListLevel[];

/** The list style of headings that stand in no list. */
const OUTLINE = '/outline';

/** First characters of number formats (“一, 二, 三, ...”), and the names that the ordinals have. */
const FORMATS: Readonly<Record<string, string>> = {
  一: 'chineseCounting',
  壹: 'chineseLegalSimplified',
  甲: 'ideographTraditional',
  子: 'ideographZodiac',
  '①': 'decimalEnclosedCircle',
  '１': 'decimalFullWidth',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

const MOST_LEVELS = 10;

export class ListStyles {
  readonly #styles = new Map<string, ListLevel[]>();
  #open: ListLevel[] = [];

  of(name: string | null): ListStyle | null {
    return name === null ? null : (this.#styles.get(name) ?? null);
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'list-style' || name === 'outline-style') {
      this.#open = [];
      this.#styles.set(name === 'outline-style' ? OUTLINE : (attribute(attributes, 'name') ?? ''), this.#open);
    } else if (name === 'list-level-style-number' || name === 'outline-level-style') this.#level(attributes);
    else if (name === 'list-level-style-bullet' || name === 'list-level-style-image') this.#level(attributes, 'bullet');
  }

  #level(attributes: Attributes, kind?: 'bullet'): void {
    const level = (whole(attribute(attributes, 'level')) ?? 1) - 1;
    if (level < 0 || level >= MOST_LEVELS) return;
    const written = attribute(attributes, 'num-format') ?? '';
    const shown = Math.min(whole(attribute(attributes, 'display-levels')) ?? 1, level + 1);
    const numbers = Array.from({ length: shown }, (_, index) => level + 1 - shown + index);
    const pattern = attribute(attributes, 'num-list-format');
    const text = [
      attribute(attributes, 'num-prefix') ?? '',
      ...numbers.flatMap((number, index) => (index === 0 ? [number] : ['.', number])),
      attribute(attributes, 'num-suffix') ?? '',
    ];
    this.#open[level] = {
      start: whole(attribute(attributes, 'start-value')) ?? 1,
      format: kind ?? (written === '' ? 'none' : (FORMATS[written.charAt(0)] ?? 'decimal')),
      text: pattern === null ? text : piecesOf(pattern),
    };
  }
}

/** `%1%、` and the like: words, and the levels whose ordinals stand among them. */
function piecesOf(pattern: string): (string | number)[] {
  return pattern.split(/%(\d{1,2})%/).map((piece, index) => (index % 2 === 0 ? piece : Number(piece) - 1));
}

interface OpenList {
  readonly style: string | null;
  readonly list: CountedList | null;
}

/** Counts the paragraphs of lists where the text stands in them. */
export class ListsOfText {
  readonly #styleOf: (name: string | null) => ListStyle | null;
  readonly #counter = new ListCounter();
  readonly #open: OpenList[] = [];
  /** The list that each style was last used by, and lists by their own names, to go on with. */
  readonly #last = new Map<string, CountedList>();
  readonly #named = new Map<string, CountedList>();
  #definitions = 0;
  /** Whether the next paragraph has an ordinal: the first of its item. */
  #due = false;
  #startsAt: number | null = null;

  constructor(styleOf: (name: string | null) => ListStyle | null) {
    this.#styleOf = styleOf;
  }

  openList(attributes: Attributes): void {
    const outer = this.#open.at(-1);
    const style = attribute(attributes, 'style-name') ?? outer?.style ?? null;
    const goesOn = attribute(attributes, 'continue-list');
    const continues = attribute(attributes, 'continue-numbering') === 'true' || (outer && outer.style === style);
    const known =
      (goesOn === null ? null : this.#named.get(goesOn)) ??
      (continues ? (outer?.list ?? this.#last.get(style ?? '')) : null);
    const list = known ?? this.#begin(style);
    this.#open.push({ style, list });
    if (!list) return;
    this.#last.set(style ?? '', list);
    this.#named.set(attribute(attributes, 'id') ?? '', list);
  }

  closeList(): void {
    this.#open.pop();
    this.#due = false;
  }

  openItem(attributes: Attributes): void {
    this.#due = true;
    this.#startsAt = whole(attribute(attributes, 'start-value'));
  }

  closeItem(): void {
    this.#due = false;
  }

  /** The ordinal of the paragraph that begins here; `outline`: the level of a heading, from 1. */
  next(outline: number | null): string {
    const list = this.#open.at(-1)?.list;
    if (this.#open.length > 0) {
      if (!this.#due || !list) return '';
      this.#due = false;
      return this.#counted(list, this.#open.length - 1);
    }
    if (outline === null) return '';
    const headings = this.#last.get(OUTLINE) ?? this.#begin(OUTLINE);
    if (!headings) return '';
    this.#last.set(OUTLINE, headings);
    return this.#counter.next(headings, outline - 1);
  }

  #counted(list: CountedList, level: number): string {
    const starts = this.#startsAt === null ? null : new Map([[level, this.#startsAt]]);
    this.#startsAt = null;
    return this.#counter.next(starts ? { ...list, starts } : list, level);
  }

  #begin(style: string | null): CountedList | null {
    const levels = this.#styleOf(style);
    return levels && { definition: ++this.#definitions, levels, starts: new Map() };
  }
}

export function whole(text: string | null): number | null {
  return text !== null && /^\d{1,7}$/.test(text) ? Number(text) : null;
}
