/**
 * The reading text of a page: one paragraph or table row a line, a tab between cells.
 *
 * Only the tokenizer of parse5 is used, not its tree: the reading needs nothing but the order of rows and cells, published
 * pages are seldom well formed, and building a tree takes quadratic time on pages made to be hostile.
 */
import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { Drawing, PICTURE } from './drawing.ts';

export { PICTURE };

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
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary title ul'.split(
    ' ',
  ),
);
const MODES = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['noscript', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['textarea', TokenizerMode.RCDATA],
  ['title', TokenizerMode.RCDATA],
]);

const PAGE = /<(?:!doctype\s|html|head|body|table|tbody|tr|td)(?:\s[^<>]{0,400})?>/i;
const PARAGRAPH = /<\/(?:p|div|h[1-6]|li|span)>/gi;

/**
 * Whether the text is a page; decided by its tags, not by its name. A few paragraph tags do not make one: markdown may
 * hold some.
 */
export function isHtml(text: string): boolean {
  const head = text.slice(0, 200_000);
  if (!head.includes('<')) return false;
  if (PAGE.test(head)) return true;
  const paragraphs = head.match(PARAGRAPH)?.length ?? 0;
  return paragraphs >= 3 && !/\|\s?:?-{3}/.test(head);
}

/** Draws the reading text of a page. */
export function readHtml(source: string): string {
  const drawing = new Drawing();
  let silent: { tag: string; depth: number } | null = null;
  const nothing = (): void => {};
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag(token: Token.TagToken) {
        const tag = token.tagName;
        const mode = MODES.get(tag);
        if (mode !== undefined && !token.selfClosing) tokenizer.state = mode;
        if (silent !== null) {
          if (tag === silent.tag && !token.selfClosing) silent.depth++;
          return;
        }
        if (SILENT.has(tag)) {
          if (!token.selfClosing) silent = { tag, depth: 1 };
          return;
        }
        openTag(drawing, tag);
      },
      onEndTag(token: Token.TagToken) {
        const tag = token.tagName;
        if (silent !== null) {
          if (tag === silent.tag && --silent.depth === 0) silent = null;
          // An unclosed <nav> or <select> must not swallow the tables after it.
          else if (tag === 'body' || tag === 'table') silent = null;
          else return;
          if (SILENT.has(tag)) return;
        }
        closeTag(drawing, tag);
      },
      onCharacter: (token: Token.CharacterToken) => {
        if (silent === null) drawing.write(token.chars);
      },
      onWhitespaceCharacter: (token: Token.CharacterToken) => {
        if (silent === null) drawing.write(token.chars);
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

function openTag(drawing: Drawing, tag: string): void {
  if (tag === 'table') drawing.openTable();
  else if (tag === 'tr') drawing.openRow();
  else if (tag === 'td' || tag === 'th') drawing.openCell();
  else if (tag === 'img') drawing.write(PICTURE);
  else if (tag === 'br' || tag === 'caption' || BLOCKS.has(tag)) drawing.breakLine();
}

function closeTag(drawing: Drawing, tag: string): void {
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
