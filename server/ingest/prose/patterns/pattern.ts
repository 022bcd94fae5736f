/** Looks the patterns of a subject up: what a number counts. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { Mention } from '../sentence/mentions.ts';
import { kinds } from '../words/kinds.ts';
import { type Token, wordsOf } from '../words/token.ts';
import { spell } from './shape.ts';
import { type Condition, type Pattern, table } from './table.ts';

/** A table, and where its sentences stand in a report. */
export interface Subject {
  readonly section: 1 | 3 | 4 | 6;
  readonly patterns: readonly Pattern[];
  /** What the number counts by the pattern that fits; null for none. */
  readonly find: (mention: Mention, where: Where) => Found | null;
}

/** The pattern that fits, and what it says the number counts; no measures where that is nothing of ours. */
export interface Found {
  readonly name: string;
  readonly measures: readonly NarrativeMeasure[];
  /** `as:column`: what its reader makes of the words. */
  readonly as?: string;
  /** The words that it fits. */
  readonly words?: readonly Token[];
}

interface Table {
  readonly groups: Readonly<Record<string, string>>;
  readonly never: string;
  /** What is counted in, where a row does not say. */
  readonly counters?: string;
  readonly rows: string;
}

/** What the words around say of a number. */
export interface Where {
  /** It is the report's own, and of its year. */
  readonly isOurs: boolean;
  readonly is: (condition: Condition, measure: NarrativeMeasure | null) => boolean;
}

/** `never`: kinds of words before the number with which it is none of ours, whatever the pattern. The first that fits decides. */
export function subject(section: Subject['section'], { groups, never, counters, rows }: Table): Subject {
  const nothing = kinds(never);
  const patterns = table(rows, groups);
  const usual = counters === undefined ? null : new Set(counters.split(' '));
  return {
    section,
    patterns,
    find: (mention, where) => {
      const { own, tail, isTailShared, quantity } = mention;
      const behind = isTailShared ? [] : tail;
      const spelled = `${spell(own)}#${spell(behind)}`;
      const isOurs = where.isOurs && !own.some(({ kind }) => nothing.has(kind));
      for (const pattern of patterns) {
        if ((!isOurs && !pattern.isOfAnyTime) || (pattern.counters ?? usual)?.has(quantity.counter) === false) continue;
        const match = pattern.shape.exec(spelled);
        if (!match || (pattern.without.size > 0 && own.some(({ kind }) => pattern.without.has(kind)))) continue;
        const words = [...own, undefined, ...behind]
          .slice(match.index, match.index + match[0].length)
          .filter((token) => token !== undefined);
        if (pattern.says?.test(own.length === 0 ? '' : wordsOf(words[0], own.at(-1))) === false) continue;
        const found = foundBy(pattern, words);
        if (pattern.conditions.every((condition) => where.is(condition, found.measures[0] ?? null))) return found;
      }
      return null;
    },
  };
}

function foundBy({ name, counts }: Pattern, words: readonly Token[]): Found {
  if (counts === 'nothing') return { name, measures: [] };
  const [how, what] = counts.split(':');
  if (how === 'as' && what !== undefined) return { name, measures: [], as: what, words };
  if (how !== 'of' && how !== 'first') return { name, measures: counts.split('+') as NarrativeMeasure[] };
  const named = words.filter(({ kind, measure }) => what?.split('|').includes(kind) && (how === 'of' || measure));
  const measure = named.at(how === 'of' ? -1 : 0)?.measure ?? null;
  return { name, measures: measure === null ? [] : [measure] };
}
