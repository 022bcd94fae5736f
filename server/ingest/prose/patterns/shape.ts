/** Words as a string of one character a kind, so that shapes of sentences are regular expressions. */
import { LEXICON } from '../words/lexicon.ts';
import type { Token } from '../words/token.ts';

/** One character a kind and what it names, of those that no text holds. */
const LETTERS = new Map<string, Map<string, string>>();
let count = 0;

function letter(kind: string, what: string): string {
  const ofKind = LETTERS.get(kind) ?? new Map<string, string>();
  LETTERS.set(kind, ofKind);
  const known = ofKind.get(what) ?? String.fromCharCode(0xe000 + count++);
  ofKind.set(what, known);
  return known;
}

for (const [kind, , measure] of LEXICON) letter(kind, measure ?? '');
for (const kind of ['ordinal', 'date']) letter(kind, '');
for (const what of ['', 'days']) letter('number', what);
for (const what of ['', 'all']) letter('percent', what);
for (const what of ['', 'body']) letter('unknown', what);
for (const sign of ',;:()、。') letter('mark', sign);

/** The words as a string that shapes are looked for in. */
export function spell(tokens: readonly Token[]): string {
  let spelled = '';
  for (const token of tokens) spelled += letter(token.kind, whatOf(token));
  return spelled;
}

function whatOf({ kind, sign, measure, quantity }: Token): string {
  if (kind === 'mark' || kind === 'unknown') return sign;
  if (kind === 'percent') return sign === '100' ? 'all' : '';
  // 均在20个工作日内办结 counts nothing.
  if (kind === 'number') return /^(?:个工作日|天|日)$/.test(quantity?.counter ?? '') ? 'days' : '';
  return measure ?? '';
}

/**
 * A shape as a regular expression over spelled words. `groups`: names for several kinds together, or for a part in brackets; `outcome.requests.granted` is a
 * word that names that measure, `unknown.` an unknown one that is no body's name, `~{a b}` a word of no such kind, `STOP`
 * any mark but 、.
 */
export function shapeOf(shape: string, groups: Readonly<Record<string, string>>): RegExp {
  const lettersOf = (name: string): readonly string[] => {
    const group = groups[name];
    if (group !== undefined) return group.split(/\s+/).flatMap(lettersOf);
    if (name === '、') return [letter('mark', '、')];
    if (name === 'STOP') return [...',;:()。'].map((sign) => letter('mark', sign));
    const [kind = '', ...what] = name.split('.');
    const ofKind = LETTERS.get(kind);
    const found = name === kind ? [...(ofKind?.values() ?? [])] : [ofKind?.get(what.join('.')) ?? ''];
    if (found.join('') === '') throw new Error(`No kind of word is called ${name}`);
    return found;
  };
  let whole = shape;
  for (const [name, part] of Object.entries(groups))
    if (part.startsWith('(')) whole = whole.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), part);
  const oneOf = (names: string): string => names.split(' ').flatMap(lettersOf).join('');
  const source = whole
    .replace(/~\{([^}]*)\}/g, (_, names: string) => `[^#${oneOf(names)}]`)
    .replace(/[A-Za-z、][A-Za-z.]*/g, (name) => (name === 'ANY' ? '[^#]' : `[${oneOf(name)}]`))
    .replaceAll(' ', '');
  return new RegExp(source, 'u');
}
