/**
 * The transcript of a page: one paragraph or table row a line, a tab between cells.
 *
 * Only the tokenizer of parse5 is used, not its tree: the reading needs nothing but the order of rows and cells, published
 * pages are seldom well formed, and building a tree takes quadratic time on pages made to be hostile.
 */
import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { Transcript } from '../page/transcript.ts';

const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'select',
  'textarea',
  'iframe',
  'object',
  'nav',
  'button',
]);
/** What an editor struck out is still in the page; read with the rest it would put a digit before a number. */
const STRUCK = new Set(['del', 's', 'strike']);
/** Parts of a table or a line that a page may hide. Whole sections are hidden too, until a script shows them. */
const HIDEABLE = new Set(['td', 'th', 'tr', 'tbody', 'span', 'font']);
/** What ends a struck or hidden part that was left open. */
const ENDS_INLINE = new Set('td th tr tbody table body p div li ul h1 h2 h3 h4 h5 h6 section'.split(' '));
const ENDS: Readonly<Record<string, ReadonlySet<string>>> = {
  td: new Set(['td', 'th', 'tr', 'tbody', 'table', 'body']),
  tr: new Set(['tr', 'tbody', 'table', 'body']),
  tbody: new Set(['tbody', 'table', 'body']),
};
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary title ul'.split(
    ' ',
  ),
);
const HIDDEN = /display\s*:\s*none|mso-hide\s*:\s*all/i;
const RAISED = /vertical-align\s*:\s*super/i;
const LONGEST_STYLE = 2000;
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
  const drawing = new Transcript();
  let silent: { tag: string; depth: number; ends: ReadonlySet<string> | null } | null = null;
  let raised: { tag: string; depth: number; text: string } | null = null;
  const write = (text: string): void => {
    if (raised === null) drawing.write(text);
    else raised.text += text;
  };
  const lower = (): void => {
    if (raised !== null) drawing.write(asNote(raised.text));
    raised = null;
  };
  const nothing = (): void => {};
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag(token: Token.TagToken) {
        const tag = token.tagName;
        const mode = MODES.get(tag);
        if (mode !== undefined && !token.selfClosing) tokenizer.state = mode;
        if (silent?.ends?.has(tag)) silent = null;
        if (silent !== null) {
          if (tag === silent.tag && !token.selfClosing) silent.depth++;
          return;
        }
        if (SILENT.has(tag) || STRUCK.has(tag) || (HIDEABLE.has(tag) && isHidden(token))) {
          if (!token.selfClosing) silent = { tag, depth: 1, ends: endsOf(tag) };
          return;
        }
        if (raised !== null && isBlock(tag)) lower();
        if (raised?.tag === tag) raised.depth++;
        else if (raised === null && isRaised(token)) raised = { tag, depth: 1, text: '' };
        openTag(drawing, tag);
      },
      onEndTag(token: Token.TagToken) {
        const tag = token.tagName;
        if (silent !== null) {
          if (tag === silent.tag) {
            if (--silent.depth === 0) silent = null;
            return;
          }
          // An unclosed <nav> or <select> must not swallow the tables after it.
          if (tag !== 'body' && tag !== 'table' && !silent.ends?.has(tag)) return;
          silent = null;
        }
        if (raised !== null && (isBlock(tag) || (raised.tag === tag && --raised.depth === 0))) lower();
        closeTag(drawing, tag);
      },
      onCharacter: (token: Token.CharacterToken) => {
        if (silent === null) write(token.chars);
      },
      onWhitespaceCharacter: (token: Token.CharacterToken) => {
        if (silent === null) write(token.chars);
      },
      onNullCharacter: nothing,
      onComment: nothing,
      onDoctype: nothing,
      onEof: nothing,
    },
  );
  tokenizer.write(unescapeScriptString(source), true);
  return drawing.finish();
}

function endsOf(tag: string): ReadonlySet<string> | null {
  if (SILENT.has(tag)) return null;
  return ENDS[tag === 'th' ? 'td' : tag] ?? ENDS_INLINE;
}

function isHidden({ attrs }: Token.TagToken): boolean {
  for (const { name, value } of attrs) {
    if (name === 'hidden') return true;
    if (
      name === 'style' &&
      (value.includes('none') || value.includes('hide')) &&
      HIDDEN.test(value.slice(0, LONGEST_STYLE))
    )
      return true;
  }
  return false;
}

function isRaised({ tagName, attrs, selfClosing }: Token.TagToken): boolean {
  if (tagName === 'sup') return !selfClosing;
  if (tagName !== 'span' && tagName !== 'font') return false;
  for (const { name, value } of attrs) {
    if (name === 'style' && value.includes('super') && RAISED.test(value.slice(0, LONGEST_STYLE))) return true;
  }
  return false;
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
