/**
 * The transcript of a text file: as decoded, with line ends as \n. Markdown that a converter made of a page carries the
 * page's marks with it (`<span style=…>0</span>`, `[0]{style=…}`, `\-2`, `&nbsp;`); they go, for a cell of them would not
 * be a number.
 */
const TAG =
  /<\/?(?:span|font|strong|b|i|em|u|sup|sub|ins|center|o:p|st1:[a-z]{1,20}|a|small|big|label)(?:\s[^<>]{0,400})?\/?>/gi;
const BREAK = /<\/?(?:br|p|div)(?:\s[^<>]{0,400})?\/?>/gi;
/** A span with attributes, as pandoc writes it; the innermost first. */
const ATTRIBUTED = /\[([^[\]{}]{0,400})\]\{[^{}[\]]{0,400}\}/g;
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
      const plain = text.replace(ATTRIBUTED, '$1');
      if (plain === text) break;
      text = plain;
    }
  }
  if (text.includes(':::')) text = text.replace(FENCE, '');
  if (text.includes('~~') || text.includes('</')) text = text.replace(STRUCK, '');
  if (text.includes('^') || text.includes('</sup')) {
    text = text.replace(RAISED, (_, raised: string | undefined, name: string | undefined) => `(${raised ?? name})`);
  }
  if (text.includes('<')) text = text.replace(TAG, '').replace(BREAK, ' ');
  if (text.includes('\\')) text = text.replace(ESCAPED, '$1');
  if (text.includes('&')) text = text.replace(ENTITY, (_, name: string) => ENTITIES[name.toLowerCase()] ?? ' ');
  return text;
}
