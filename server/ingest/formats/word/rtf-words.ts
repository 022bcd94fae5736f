/** Words of control of an RTF document, as far as they come in lists. */

/** Groups whose text is not on the page. Unknown ones marked with `\*` are passed over as well. */
export const NOWHERE = new Set(
  (
    'stylesheet info header headerl headerr headerf footer footerl footerr footerf footnote annotation atnid atnauthor ' +
    'ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn xe tc rxe nonesttables nonshppict shprslt objdata listtable listoverridetable ' +
    'filetbl revtbl pnseclvl template private falt panose sn bkmkstart bkmkend'
  ).split(' '),
);

/** Marked with `\*`, and read. */
export const READ = new Set(['shppict', 'shpinst', 'do', 'fldinst', 'nesttableprops', 'ud']);

/** What words and signs of control stand for in the text. */
export const SIGNS: ReadonlyMap<string, string> = new Map([
  ['tab', ' '],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['emspace', ' '],
  ['enspace', ' '],
  ['qmspace', ' '],
  ['line', '\n'],
  ['page', '\n'],
  ['column', '\n'],
  ['~', '\u00a0'],
  ['_', '-'],
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
]);
