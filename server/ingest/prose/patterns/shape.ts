/** Words as a string of one character a kind, so that shapes of sentences are regular expressions. */
import { LEXICON } from '../words/lexicon.ts';
import type { Token } from '../words/token.ts';

/** One character a kind and measure, of those that no text holds. */
const LETTERS = new Map<string, string>();
const BY_KIND = new Map<string, string[]>();

function letter(kind: string, what: string): string {
  const key = `${kind}.${what}`;
  let known = LETTERS.get(key);
  if (known === undefined) {
    known = String.fromCharCode(0xe000 + LETTERS.size);
    LETTERS.set(key, known);
    BY_KIND.set(kind, [...(BY_KIND.get(kind) ?? []), known]);
  }
  return known;
}

for (const [kind, , measure] of LEXICON) letter(kind, measure ?? '');
for (const kind of ['number', 'percent', 'ordinal', 'date']) letter(kind, '');
for (const what of ['', 'body']) letter('unknown', what);
for (const sign of ',;:()、。') letter('mark', sign);

/** The words as a string that shapes are looked for in. */
export function spell(tokens: readonly Token[]): string {
  let spelled = '';
  for (const { kind, sign, measure } of tokens)
    spelled += letter(kind, kind === 'mark' || kind === 'unknown' ? sign : (measure ?? ''));
  return spelled;
}

/**
 * A shape as a regular expression over spelled words. `groups`: names for several kinds together, or for a part in brackets; `outcome.requests.granted` is a
 * word that names that measure, `unknown.` an unknown one that is no body's name, `~{a b}` a word of no such kind.
 */
export function shapeOf(shape: string, groups: Readonly<Record<string, string>>): RegExp {
  const lettersOf = (name: string): readonly string[] => {
    const group = groups[name];
    if (group !== undefined) return group.split(/\s+/).flatMap(lettersOf);
    if (name === '、') return [letter('mark', '、')];
    const found = name.includes('.') ? LETTERS.get(name) : BY_KIND.get(name);
    if (found === undefined) throw new Error(`No kind of word is called ${name}`);
    return typeof found === 'string' ? [found] : found;
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
