/**
 * What a page leads to: its links with the row they stand in, its title, its scripts. Only the tokenizer is used, as for reading
 * reports (ingest/formats/text/html.ts), and for the same reason: pages are seldom well formed, and time stays linear.
 */
import { type Token, Tokenizer, TokenizerMode } from 'parse5';

export interface PageLink {
  /** Absolute, http or https, without fragment. */
  readonly address: string;
  /** Its title where it has one that says more, for lists cut titles off. */
  readonly text: string;
  /** All that stands in the same row of the list, the date among it. */
  readonly row: string;
  /** The page says itself that this is where its list goes on. */
  readonly isNext: boolean;
}

export interface PageParts {
  /** As the page's own mark of an article says; null on lists, which carry none. */
  readonly article: string | null;
  /** Its headings, and the title of the window. */
  readonly titles: readonly string[];
  readonly links: readonly PageLink[];
  readonly scripts: string;
}

/** A page has menus of some hundred links; more are no page. */
const MOST_LINKS = 4000;
const LONGEST_TEXT = 300;
const LONGEST_SCRIPTS = 200_000;

const MODES = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['noscript', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['textarea', TokenizerMode.RCDATA],
  ['title', TokenizerMode.RCDATA],
]);
/** What holds one entry of a list. */
const ENTRIES = new Set(['li', 'tr', 'record']);
/** What ends a row outside of these. */
const BLOCKS = new Set('div p dd dt ul ol table tbody body section article h1 h2 h3 h4 h5 h6'.split(' '));
const HEADINGS = new Set(['title', 'h1', 'h2']);
const CUT_OFF = /(?:\.{2,}|…)+$/;
const ARTICLE_MARK = /^(?:articletitle|title|og:title)$/i;

interface OpenLink {
  readonly address: string;
  readonly title: string;
  readonly isNext: boolean;
  text: string;
}

/** Reads a page, or the records that a portal's script answers; `base` is where it was found. */
export function readLinks(source: string, base: string): PageParts {
  const reading = new Reading(base);
  reading.read(/^\s*(?:<\?xml[^>]{0,200}>\s*)?<datastore/i.test(source) ? unwrapped(source) : source);
  return reading.parts();
}

/** Records of a list that stand in a script as XML, each page of it wrapped in CDATA. */
function unwrapped(records: string): string {
  return records.replaceAll('<![CDATA[', ' ').replaceAll(']]>', ' ');
}

class Reading {
  #base: string;
  #article: string | null = null;
  readonly #titles: string[] = [];
  readonly #links: PageLink[] = [];
  #scripts = '';
  #row = '';
  #pending: OpenLink[] = [];
  #open: OpenLink | null = null;
  #heading: string | null = null;
  #entries = 0;
  #inNextGroup = false;

  constructor(base: string) {
    this.#base = base;
  }

  parts(): PageParts {
    this.#endRow();
    return { article: this.#article, titles: this.#titles, links: this.#links, scripts: this.#scripts };
  }

  read(source: string): void {
    let script: { isRecords: boolean; text: string } | null = null;
    const write = (text: string): void => {
      if (script !== null) script.text += text;
      else this.#write(text);
    };
    const nothing = (): void => {};
    const tokenizer: Tokenizer = new Tokenizer(
      { sourceCodeLocationInfo: false },
      {
        onStartTag: (token: Token.TagToken) => {
          const tag = token.tagName;
          const mode = MODES.get(tag);
          if (mode !== undefined && !token.selfClosing) tokenizer.state = mode;
          if (tag === 'script') script = { isRecords: /xml/i.test(attribute(token, 'type')), text: '' };
          else this.#start(tag, token);
        },
        onEndTag: (token: Token.TagToken) => {
          if (token.tagName === 'script' && script !== null) {
            const { isRecords, text } = script;
            script = null;
            if (isRecords) this.read(unwrapped(text));
            else if (this.#scripts.length < LONGEST_SCRIPTS) this.#scripts += `${text}\n`;
          } else this.#end(token.tagName);
        },
        onCharacter: (token: Token.CharacterToken) => write(token.chars),
        onWhitespaceCharacter: (token: Token.CharacterToken) => write(token.chars),
        onNullCharacter: nothing,
        onComment: nothing,
        onDoctype: nothing,
        onEof: nothing,
      },
    );
    tokenizer.write(source, true);
  }

  #write(text: string): void {
    if (this.#heading !== null && this.#heading.length < LONGEST_TEXT) this.#heading += text;
    if (this.#open !== null && this.#open.text.length < LONGEST_TEXT) this.#open.text += text;
    if (this.#row.length < 2 * LONGEST_TEXT) this.#row += text;
  }

  #start(tag: string, token: Token.TagToken): void {
    if (HEADINGS.has(tag)) this.#heading = '';
    if (tag === 'base') this.#base = absolute(attribute(token, 'href'), this.#base) ?? this.#base;
    else if (tag === 'meta') this.#mark(token);
    else if (tag === 'nextgroup') this.#inNextGroup = true;
    else if (tag === 'a') this.#startLink(token);
    if (ENTRIES.has(tag)) {
      this.#endRow();
      this.#entries += 1;
    } else if (BLOCKS.has(tag)) this.#breakRow();
  }

  #end(tag: string): void {
    if (HEADINGS.has(tag) && this.#heading !== null) {
      const title = plain(this.#heading);
      if (title !== '') this.#titles.push(title);
      this.#heading = null;
    }
    if (tag === 'a') this.#endLink();
    else if (tag === 'nextgroup') this.#inNextGroup = false;
    else if (ENTRIES.has(tag)) {
      this.#endRow();
      this.#entries = Math.max(0, this.#entries - 1);
    } else if (BLOCKS.has(tag)) this.#breakRow();
  }

  /** A block inside of an entry only parts its words. */
  #breakRow(): void {
    if (this.#entries === 0) this.#endRow();
    else this.#write(' ');
  }

  #mark(token: Token.TagToken): void {
    const name = attribute(token, 'name') || attribute(token, 'property');
    const content = plain(attribute(token, 'content'));
    if (!ARTICLE_MARK.test(name) || content === '') return;
    // 标题 of the article itself is said under this name by all portals that keep to the standard of government sites.
    if (/^articletitle$/i.test(name)) this.#article = content;
    else this.#titles.push(content);
  }

  #startLink(token: Token.TagToken): void {
    this.#endLink();
    const address = absolute(attribute(token, 'href'), this.#base);
    if (address === null || this.#links.length + this.#pending.length >= MOST_LINKS) return;
    const isNext = this.#inNextGroup || /(?:^|\s)next(?:\s|$)/i.test(attribute(token, 'rel'));
    this.#open = { address, title: plain(attribute(token, 'title')), isNext, text: '' };
  }

  #endLink(): void {
    if (this.#open !== null) this.#pending.push(this.#open);
    this.#open = null;
  }

  #endRow(): void {
    this.#endLink();
    const row = plain(this.#row);
    for (const { address, title, isNext, text } of this.#pending) {
      const words = plain(text);
      const isCutOff = title !== '' && title.length >= words.replace(CUT_OFF, '').length;
      this.#links.push({ address, text: isCutOff ? title : words, row, isNext });
    }
    this.#pending = [];
    this.#row = '';
  }
}

function attribute({ attrs }: Token.TagToken, name: string): string {
  return attrs.find((one) => one.name === name)?.value ?? '';
}

function plain(text: string): string {
  return text
    .slice(0, 2 * LONGEST_TEXT)
    .replace(/\s+/g, ' ')
    .trim();
}

function absolute(href: string, base: string): string | null {
  const written = href.trim();
  if (written === '' || written.startsWith('#') || !URL.canParse(written, base)) return null;
  const url = new URL(written, base);
  if (!/^https?:$/.test(url.protocol)) return null;
  url.hash = '';
  return url.href;
}
