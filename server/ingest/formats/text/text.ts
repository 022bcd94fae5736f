/**
 * The transcript of a text file: as decoded, with line ends as \n. Markdown that a converter made of a page carries the
 * page's marks with it (`<span style=…>0</span>`, `[0]{style=…}`, `\-2`, `&nbsp;`); they go, for a cell of them would not
 * be a number.
 */
import { readStyleSheet } from './css.ts';
import { Elements } from './html-elements.ts';

const TAG =
  /<\/?(?:span|font|strong|b|i|em|u|sup|sub|ins|center|o:p|st1:[a-z]{1,20}|a|small|big|label)(?:\s[^<>]{0,400})?\/?>/gi;
const BREAK = /<\/?(?:br|p|div)(?:\s[^<>]{0,400})?\/?>/gi;
/** A span with attributes, as pandoc writes it; the innermost first. */
const ATTRIBUTED = /\[([^[\]{}]{0,400})\]\{([^{}[\]]{0,400})\}/g;
/** An element with attributes, by which it may be hidden. */
const DRESSED = /<(span|font|small|big|p|div)(\s[^<>]{1,400})>([^<>]{0,400})<\/\1>/gi;
const ATTRIBUTE = /([\w-]{1,40})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]*)))?/g;
/** Spans within spans go no deeper in pages that people wrote. */
const MOST_NESTED = 8;
/** Marks of notes, which beside a figure would be one more digit, and what was struck out. */
const RAISED =
  /(?:<sup(?:\s[^<>]{0,200})?>\s*|\^)(?:<[^<>]{0,200}>)?\[?([\d①-⑳*＊]{1,4})\]?(?:<\/[a-z]{1,10}>)?(?:\s*<\/sup>|\^)|\[\^([^\]\s]{1,20})\](?!:)/gi;
const STRUCK = /<(del|s|strike)(?:\s[^<>]{0,200})?>[^<>]{0,200}<\/\1>|~~[^~\n]{1,200}~~/gi;
const FENCE = /^[ \t]*:{3,}.*$/gm;
const ESCAPED = /\\([-+.()[\]{}*_#|!<>~`"'$^=:/&@])/g;
const ENTITY = /&(nbsp|ensp|emsp|thinsp|amp|lt|gt|quot|ldquo|rdquo|mdash|ndash|#160|#xa0|#12288);/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  ldquo: '“',
  rdquo: '”',
  mdash: '—',
  ndash: '–',
};

export function readText(decoded: string): string {
  let text = decoded.includes('\r') ? decoded.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : decoded;
  if (text.includes(']{')) {
    for (let depth = 0; depth < MOST_NESTED; depth++) {
      const plain = text.replace(ATTRIBUTED, withoutDress);
      if (plain === text) break;
      text = plain;
    }
  }
  if (text.includes('</'))
    text = text.replace(DRESSED, (whole, tag: string, attributes: string) => (isShown(tag, attributes) ? whole : ''));
  if (text.includes(':::')) text = text.replace(FENCE, '');
  if (text.includes('~~') || text.includes('</')) text = text.replace(STRUCK, '');
  if (text.includes('^') || text.includes('</sup')) {
    text = text.replace(RAISED, (_, raised: string | undefined, name: string | undefined) => `(${raised ?? name})`);
  }
  if (text.includes('<')) text = text.replace(TAG, apart).replace(BREAK, ' ');
  if (text.includes('\\')) text = text.replace(ESCAPED, '$1');
  if (text.includes('&')) text = text.replace(ENTITY, (_, name: string) => ENTITIES[name.toLowerCase()] ?? ' ');
  return text;
}

/** What is seen of a span with attributes, kept apart from digits beside it. */
function withoutDress(_: string, content: string, attributes: string, at: number, whole: string): string {
  if (!isShown('span', attributes)) return '';
  const end = at + content.length + attributes.length + 4;
  const differs = /[.#]|style|color/.test(attributes);
  const before = differs && isDigit(content, 0) && isDigit(whole, at - 1) ? ' ' : '';
  const after = differs && isDigit(content, content.length - 1) && isDigit(whole, end) ? ' ' : '';
  return before + content + after;
}

/** A tag by which text may look otherwise parts two numbers: they make none together. */
function apart(tag: string, at: number, whole: string): string {
  const dressed = DRESSES.test(tag);
  return dressed && isDigit(whole, at - 1) && isDigit(whole, at + tag.length) ? ' ' : '';
}

/** A class, a style or a size; the end of an element may be the end of these. */
const DRESSES = /^<(?:\/(?:span|font|small|big)|small|big|\w+\s[^>]*(?:class|style|color|size|id))/i;

function isDigit(text: string, at: number): boolean {
  return at >= 0 && /[\d０-９]/.test(text.charAt(at));
}

const ELEMENTS = new Elements(readStyleSheet([], false), () => false);

/** Whether an element with these attributes shows what is in it, and does not strike it out. */
function isShown(tag: string, text: string): boolean {
  const attributes = [...text.matchAll(ATTRIBUTE)].map(([, name = '', ...values]) => ({
    name: name.toLowerCase(),
    value: values.find((value) => value !== undefined) ?? '',
  }));
  const { look } = ELEMENTS.begin(tag.toLowerCase(), attributes, true);
  return look.shown && !look.struck;
}
