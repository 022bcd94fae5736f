/**
 * What a number counts, as tables of named patterns. A pattern is written over kinds of words (words/kinds.ts): those before
 * the number, `#` for the number, those behind it. It is named by an example, and carries sentences that it must read and
 * sentences that it must not: tests/server/ingest/prose/patterns.test.ts runs them one by one. The first that fits decides.
 */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { Mention } from '../sentence/mentions.ts';
import { type Kind, kinds } from '../words/kinds.ts';
import { LEXICON } from '../words/lexicon.ts';
import type { Token } from '../words/token.ts';

/** What a pattern says is counted: a measure or two, that of its last word of a kind, or nothing of ours. */
export type Counts =
  | NarrativeMeasure
  | readonly NarrativeMeasure[]
  | { readonly of: Kind }
  | { readonly column: Column }
  | null;

/** A column of section 四; `result`: that of the last word for one. */
type Column = 'total' | 'pending' | 'result';

export interface Pattern {
  /** An example in few words, the number being 5. */
  readonly name: string;
  /** `receive FILL* #`: a kind or a group of kinds, a measure's name behind a kind (`outcome.granted`), and what regular expressions know. */
  readonly shape: string;
  readonly counts: Counts;
  /** Words that must not stand before the number. */
  readonly without?: string;
  /** Fits only where the sentence tells other outcomes, or no such measure was told before. */
  readonly only?: 'amongOutcomes' | 'untold';
  /** Fits where the words are of another year as well: 上年结转5件. */
  readonly isOfAnyTime?: true;
  /** The counters it is told in; any where left out. */
  readonly counters?: RegExp;
  /** Sentences with the number 5, which the pattern reads; for one that counts nothing, sentences in which 5 is none. */
  readonly yes: readonly string[];
  /** Sentences whose 5 this pattern does not read. */
  readonly no?: readonly string[];
}

/** A table, and where its sentences stand in a report. */
export interface Subject {
  readonly section: 1 | 3 | 4;
  /** Names for several kinds together. */
  readonly groups: Readonly<Record<string, string>>;
  /** Words before the number with which it is none of ours, whatever the pattern. */
  readonly never: string;
  readonly patterns: readonly Pattern[];
}

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
for (const kind of ['number', 'percent', 'ordinal', 'date', 'part', 'now', 'past', 'next', 'whole']) letter(kind, '');
for (const what of ['', 'body']) letter('unknown', what);
for (const sign of ',;:()、。') letter('mark', sign);

/** The words as a string that shapes are looked for in. */
export function spell(tokens: readonly Token[]): string {
  let spelled = '';
  for (const { kind, sign, measure } of tokens)
    spelled += letter(kind, kind === 'mark' || kind === 'unknown' ? sign : (measure ?? ''));
  return spelled;
}

/** A shape as a regular expression over spelled words; `groups`: names for several kinds together. */
export function shapeOf(shape: string, groups: Readonly<Record<string, string>>): RegExp {
  const lettersOf = (name: string): readonly string[] => {
    const group = groups[name];
    if (group !== undefined) return group.split(/\s+/).flatMap(lettersOf);
    if ('、'.includes(name)) return [letter('mark', '、')];
    const found = name.includes('.') ? LETTERS.get(name) : BY_KIND.get(name);
    if (found === undefined) throw new Error(`No kind of word is called ${name}`);
    return typeof found === 'string' ? [found] : found;
  };
  const source = shape
    .replace(/~\{([^}]*)\}/g, (_, names: string) => `[^${names.split(' ').flatMap(lettersOf).join('')}]`)
    .replace(/[A-Za-z、][A-Za-z.]*/g, (name) => (name === 'ANY' ? '.' : `[${lettersOf(name).join('')}]`))
    .replaceAll(' ', '');
  return new RegExp(source, 'u');
}

/** The pattern that fits, and what it says the number counts; no measures where that is nothing of ours. */
export interface Found {
  readonly name: string;
  readonly measures: readonly NarrativeMeasure[];
  readonly column?: Column;
  /** The words that it fits. */
  readonly words?: readonly Token[];
}

/** What the words around say of a number. */
export interface Where {
  /** It is the report's own, and of its year. */
  readonly isOurs: boolean;
  readonly isOfOutcomes?: boolean;
  readonly isTold?: (measure: NarrativeMeasure) => boolean;
}

/** Looks the patterns of a subject up, the first first. */
export function finder({ patterns, groups, never }: Subject): (mention: Mention, where: Where) => Found | null {
  const nothing = kinds(never);
  const ready = patterns.map((pattern) => ({
    ...pattern,
    expression: shapeOf(pattern.shape, groups),
    without: pattern.without === undefined ? null : kinds(pattern.without),
  }));
  return ({ own, tail, isTailShared, quantity: { counter } }, where) => {
    const behind = isTailShared ? [] : tail;
    const spelled = `${spell(own)}#${spell(behind)}`;
    const isOurs = where.isOurs && !own.some(({ kind }) => nothing.has(kind));
    for (const { name, expression, counts, only, isOfAnyTime, counters, without } of ready) {
      if (!isOurs && !isOfAnyTime) continue;
      if (only === 'amongOutcomes' && !where.isOfOutcomes) continue;
      const match = expression.exec(spelled);
      if (!match || (without && own.some(({ kind }) => without.has(kind)))) continue;
      if (counters && !counters.test(counter)) continue;
      const isTold = (measure: NarrativeMeasure): boolean => only === 'untold' && where.isTold?.(measure) === true;
      if (counts === null || typeof counts === 'string')
        return { name, measures: counts === null || isTold(counts) ? [] : [counts] };
      const tokens = [...own, undefined, ...behind].slice(match.index, match.index + match[0].length);
      const words = tokens.filter((token) => token !== undefined);
      if ('column' in counts) return { name, measures: [], column: counts.column, words };
      if (!('of' in counts)) return { name, measures: counts };
      const { measure = null } = words.findLast(({ kind }) => kind === counts.of) ?? {};
      return { name, measures: measure === null || isTold(measure) ? [] : [measure] };
    }
    return null;
  };
}
