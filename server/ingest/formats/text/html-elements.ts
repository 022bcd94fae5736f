/**
 * The open elements of a page, as far as they are needed: how text in them looks, and which of them end when another begins
 * or ends. Pages are seldom well formed; what was left open ends with its cell, its row or its table.
 */
import type { Color } from '../shown/color.ts';
import {
  type Declarations,
  declarationsOf,
  declaredOf,
  laidOver,
  NO_DECLARATIONS,
  type Styled,
  type StyleSheet,
} from './css.ts';
import { generatedText, isCrossed, laysLine } from './css-content.ts';
import { type HtmlLook, lookWithin, oddities, plainLook, type Standing } from './html-look.ts';

type Attributes = Styled['attributes'];

export interface Element extends Styled {
  readonly look: HtmlLook;
  /** Classes, ids and other words by which its text, or that around it in one cell, may be told to look otherwise. */
  readonly path: string;
  /** The same for text that looks the same, as far as can be told. */
  readonly key: string;
  /** It is never shown (`nav`, `script`), and left open it would swallow what follows. */
  readonly silent: boolean;
  /** A hidden part of the page, which a script may show. */
  readonly aside: boolean;
  readonly standing: Standing;
  /** A line is drawn through what stands in it. */
  readonly crossed: boolean;
  /** What the style sheet writes before and behind what stands in it. */
  readonly leads: string;
  readonly trails: string;
  /** The elements within it so far, where places are asked for. */
  readonly inner: { count: number; last: Styled | null };
}

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary title ul'.split(
    ' ',
  ),
);
const TABLE_PARTS = new Set('table thead tbody tfoot tr td th'.split(' '));
const EMPTY = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Parts that hold others: a script may show them, and a person may ask for them. */
const PARTS = new Set(
  'body html div section article main form ul ol dl aside fieldset center details figure'.split(' '),
);
/** What ends an inline element that was left open outside of cells. */
const ENDS_INLINE = new Set('td th tr tbody thead tfoot table body p div li ul h1 h2 h3 h4 h5 h6 section'.split(' '));
/** What an element that begins ends, and how far up it looks for it. */
const ENDED: ReadonlyMap<string, { readonly tags: ReadonlySet<string>; readonly within: ReadonlySet<string> }> =
  (() => {
    const table = new Set(['table']);
    const cells = { tags: new Set(['td', 'th']), within: table };
    const rows = { tags: new Set(['tr', 'td', 'th']), within: table };
    const groups = { tags: new Set(['thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption']), within: table };
    const cell = new Set(['table', 'td', 'th', 'div', 'section', 'ul', 'ol']);
    const paragraph = { tags: new Set(['p']), within: cell };
    return new Map([
      ['td', cells],
      ['th', cells],
      ['tr', rows],
      ['tbody', groups],
      ['thead', groups],
      ['tfoot', groups],
      ['li', { tags: new Set(['li']), within: cell }],
      ...'p div ul ol table h1 h2 h3 h4 h5 h6 section form'.split(' ').map((tag) => [tag, paragraph] as const),
    ]);
  })();
/** Ends tags look for no element farther up than this. */
const DEEPEST = 256;
/** Classes of Word and of browsers, which say nothing of how text looks. */
const NO_CLASS = /^(?:SpellE|GramE|Mso\w*|Apple-\w+)$/i;
const MOST_KNOWN = 2000;
/** A page of a thousand cells and a hundred rules needs some hundred thousand. */
const MOST_LOOKS = 1_000_000;

export class Elements {
  readonly #sheet: StyleSheet;
  readonly #known = new Map<string, Declarations>();
  readonly #open: Element[] = [];
  readonly #patience = { left: MOST_LOOKS };
  #begun = 0;
  readonly #root: Element;
  readonly #neverShown: (tag: string) => boolean;
  readonly #looks: Readonly<Record<Standing, WeakMap<HtmlLook, WeakMap<Declarations, HtmlLook>>>> = {
    inline: new WeakMap(),
    table: new WeakMap(),
    block: new WeakMap(),
  };

  /** `neverShown`: whether elements of a tag are never seen. */
  constructor(sheet: StyleSheet, neverShown: (tag: string) => boolean) {
    this.#sheet = sheet;
    this.#neverShown = neverShown;
    // Where styles stand in other files, nobody here knows the ground of the page.
    const ground: Color | null = sheet.hasFiles ? null : '#ffffff';
    const look = plainLook(ground);
    const none = { tag: '', id: null, classes: [], attributes: [] };
    const rest = { silent: false, aside: false, crossed: false, leads: '', trails: '', inner: noneYet() };
    this.#root = { ...none, ...rest, look, path: '', key: '', standing: 'block' };
  }

  /** The innermost. */
  get top(): Element {
    return this.#open.at(-1) ?? this.#root;
  }

  get inCell(): boolean {
    return this.#open.some(({ tag }) => tag === 'td' || tag === 'th');
  }

  /** What ends because an element of this tag begins, the innermost first. */
  endedBy(tag: string): Element[] {
    const ended: Element[] = [];
    const ends = ENDED.get(tag);
    if (ends) {
      const end = this.#open.findLastIndex((element) => ends.tags.has(element.tag) || ends.within.has(element.tag));
      const last = this.#open[end];
      if (last && ends.tags.has(last.tag)) {
        let first = end;
        // A row ends with the cell it is open with, a group of rows with both.
        while (first > 0 && ends.tags.has(this.#open[first - 1]?.tag ?? '')) first--;
        ended.push(...this.#open.splice(first).reverse());
      }
    }
    if (ENDS_INLINE.has(tag) && !this.inCell) {
      const first = this.#open.findLastIndex(({ standing }) => standing !== 'inline') + 1;
      if (first < this.#open.length) ended.push(...this.#open.splice(first).reverse());
    }
    return ended;
  }

  /** An element begins. One that can hold nothing is returned, but not kept open. */
  begin(tag: string, attributes: Attributes, selfClosing: boolean): Element {
    const element = this.#elementOf(tag, attributes);
    if (EMPTY.has(tag) || selfClosing) return element;
    this.#open.push(element);
    if (this.#open.length > DEEPEST) this.#open.shift();
    return element;
  }

  /** What ends with the end tag, the innermost first; null: no such element is open. */
  end(tag: string): Element[] | null {
    const stops = TABLE_PARTS.has(tag) ? (tag === 'table' ? NOTHING : TABLE) : CELL;
    let index = this.#open.length - 1;
    while (index >= 0) {
      const open = this.#open[index];
      if (!open || open.tag === tag) break;
      // An unclosed <nav> must not swallow the tables after it.
      if (stops.has(open.tag)) return null;
      index--;
    }
    return index < 0 ? null : this.#open.splice(index).reverse();
  }

  /** Ends what is never shown and was left open. */
  endSilent(): void {
    const first = this.#open.findIndex(({ silent }) => silent);
    if (first >= 0) this.#open.splice(first);
  }

  #elementOf(tag: string, attributes: Attributes): Element {
    const { top } = this;
    const standing = TABLE_PARTS.has(tag) ? 'table' : BLOCKS.has(tag) ? 'block' : 'inline';
    const silent = this.#neverShown(tag);
    const styled = this.#placed(
      attributes.length === 0 ? { tag, id: null, classes: [], attributes } : styledOf(tag, attributes),
    );
    const isCell = tag === 'td' || tag === 'th';
    const declared = this.#declaredOf(styled, silent);
    const words = wordsOf(styled, declared, standing, this.#othersOf(tag));
    const path = isCell ? '' : top.path + words;
    const look = this.#lookOf(top.look, declared, standing);
    const aside = !look.shown && top.look.shown && PARTS.has(tag) && !silent && !this.inCell;
    const own = aside ? top.look : look;
    const key = own === top.look && path === top.path ? top.key : `${path}|${own.size}|${own.color}`;
    const beside = this.#beside(styled, own);
    const crossed = top.crossed || ((isCell || this.inCell) && (beside.laysLine || isCrossed(declared)));
    const { leads, trails } = beside;
    return { ...styled, standing, silent, aside, crossed, leads, trails, look: own, path, key, inner: noneYet() };
  }

  /** What the style sheet writes and draws before and behind an element. */
  #beside(styled: Styled, look: HtmlLook): { leads: string; trails: string; laysLine: boolean } {
    const { before, after } = this.#sheet;
    if ((before.size === 0 && after.size === 0) || !look.shown) return NOTHING_BESIDE;
    const sides = [before, after].map((rules) => declaredOf(rules, styled, this.#open, this.#patience));
    const [leads = '', trails = ''] = sides.map((declared) => generatedText(declared, styled, look));
    return { leads, trails, laysLine: sides.some(laysLine) };
  }

  /** With its place among those of the element around it. */
  #placed(styled: Styled): Styled {
    if (!this.#sheet.asksPlaces) return styled;
    const { inner } = this.top;
    const placed = { ...styled, place: ++inner.count, before: inner.last };
    inner.last = placed;
    return placed;
  }

  /** What a rule that is not understood makes of an element of the tag: nothing, what it makes of all, or of this one alone. */
  #othersOf(tag: string): string {
    const { hasOthers, others } = this.#sheet;
    if (others.has(tag)) return `<${tag}${this.#begun++}`;
    return hasOthers && !HARMLESS_TAGS.has(tag) ? `<${tag}` : '';
  }

  /** Elements of a page look alike in their thousands. */
  #lookOf(around: HtmlLook, declared: Declarations, standing: Standing): HtmlLook {
    if (declared.size === 0) return around;
    const known = this.#looks[standing].get(around) ?? new WeakMap<Declarations, HtmlLook>();
    this.#looks[standing].set(around, known);
    const look = known.get(declared) ?? lookWithin(around, declared, standing);
    known.set(declared, look);
    return look;
  }

  #declaredOf(styled: Styled, silent: boolean): Declarations {
    let declared: Declarations = silent ? GONE : (BY_TAG.get(styled.tag) ?? NO_DECLARATIONS);
    if (styled.attributes.length > 0) declared = laidOver(declared, this.#inWords(presented(styled)));
    declared = laidOver(declared, declaredOf(this.#sheet.rules, styled, this.#open, this.#patience));
    const style = styled.attributes.find(({ name }) => name === 'style')?.value;
    return style === undefined ? declared : laidOver(declared, this.#inWords(style));
  }

  #inWords(text: string): Declarations {
    if (text === '') return NO_DECLARATIONS;
    const known = this.#known.get(text) ?? declarationsOf(text);
    if (this.#known.size < MOST_KNOWN) this.#known.set(text, known);
    return known;
  }
}

/** What attributes of old pages declare. */
function presented({ tag, attributes }: Styled): string {
  let text = '';
  for (const { name, value } of attributes) {
    if (name === 'hidden') text += 'display:none;';
    else if (tag === 'dialog' && name === 'open') text += 'display:block;';
    else if (name === 'bgcolor') text += `background-color:${colorWord(value)};`;
    else if (name === 'background') text += 'background-image:url();';
    else if (tag === 'bdo' && name === 'dir') text += `unicode-bidi:bidi-override;direction:${value};`;
    else if (tag === 'font' && name === 'color') text += `color:${colorWord(value)};`;
    else if (tag === 'body' && name === 'text') text += `color:${colorWord(value)};`;
    else if (tag === 'font' && name === 'size') text += `font-size:${FONT_SIZES[value.trim()] ?? 'medium'};`;
  }
  return text;
}

const NOTHING: ReadonlySet<string> = new Set();
const TABLE: ReadonlySet<string> = new Set(['table']);
const CELL: ReadonlySet<string> = new Set(['table', 'td', 'th', 'tr']);
const GONE = declarationsOf('display:none');
const BY_TAG: ReadonlyMap<string, Declarations> = new Map(
  [
    ['del', 'text-decoration:line-through'],
    ['s', 'text-decoration:line-through'],
    ['strike', 'text-decoration:line-through'],
    ['sup', 'vertical-align:super'],
    ['sub', 'vertical-align:sub'],
    ['small', 'font-size:smaller'],
    ['rt', 'font-size:smaller'],
    ['big', 'font-size:larger'],
    ['dialog', 'display:none'],
  ].map(([tag = '', declared = '']) => [tag, declarationsOf(declared)]),
);
const FONT_SIZES: Readonly<Record<string, string>> = {
  '1': 'x-small',
  '2': 'small',
  '4': 'large',
  '5': 'x-large',
  '6': 'xx-large',
  '7': 'xxx-large',
  '-1': 'small',
  '+1': 'large',
  '+2': 'x-large',
};

function colorWord(value: string): string {
  const word = value.trim();
  return /^(?:[\da-f]{3}|[\da-f]{6})$/i.test(word) ? `#${word}` : word;
}

function styledOf(tag: string, attributes: Attributes): Styled {
  let id: string | null = null;
  let classes: readonly string[] = [];
  for (const { name, value } of attributes) {
    if (name === 'id') id = value.trim();
    else if (name === 'class')
      classes = value
        .split(/\s+/)
        .filter((word) => word !== '')
        .slice(0, 20);
  }
  return { tag, id, classes, attributes };
}

/** What may make text of an element look otherwise, beside its size and colour. */
function wordsOf({ id, classes }: Styled, declared: Declarations, standing: Standing, others: string): string {
  let words = '';
  for (const name of classes) if (!NO_CLASS.test(name)) words += `.${name}`;
  if (id !== null) words += `#${id}`;
  if (declared.size > 0) words += oddities(declared);
  // A rule that is not understood may hold for the element as such.
  return standing === 'inline' && words === '' ? others : words;
}

const NOTHING_BESIDE = { leads: '', trails: '', laysLine: false };

function noneYet(): Element['inner'] {
  return { count: 0, last: null };
}

/** Elements that only make type bold, slanted or underlined. */
const HARMLESS_TAGS = new Set('b strong i em u font a o:p'.split(' '));
