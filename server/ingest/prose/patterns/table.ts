/**
 * Tables of named patterns. A row is a name, a shape, and what the number counts, with the sentences that it must read and must
 * not read under it; tests/server/ingest/prose/patterns.test.ts runs them one by one:
 *
 *     不予公开5件 = outcome FILL* # → of:outcome {untold; without some; in 件 起}
 *       yes: 收到申请12件，其中不予公开5件。
 *       no: 制作的信息中不予公开信息5条。
 *
 * `#` is the number, before and behind it stand kinds of words (words/kinds.ts) or groups of them, and what regular expressions
 * know. It counts a measure, two (`a+b`), that of its last word of a kind (`of:outcome`) or of
 * its first (`first:outcome`), what the subject's reader makes of a word
 * (`as:column`), or `nothing` of ours. In braces: when alone the row fits.
 */
import { type Kind, kinds } from '../words/kinds.ts';
import { shapeOf } from './shape.ts';

/** When alone a row fits: what the words around say. */
export type Condition = (typeof CONDITIONS)[number];

const CONDITIONS = [
  'amongOutcomes', // the sentence tells other outcomes
  'untold', // no such number was told before
  'byTime', // the sentence goes on with what was closed late
  'ofTable', // the words are those of section two
  'behindFee', // the fee for processing information was named
  'underFees', // the heading of the paragraph is about fees
  'isBareZero', // 0 without a counter
  'ofYear', // of the whole year
  'onDisclosure', // training in the disclosure of information
  'sumOfReceived', // the numbers before it come to it
  'sumOfHandled',
  'sumOfOutcomes',
  'behindOutcomes', // of several groups of the form, none divided
  'firstTold', // nothing was told before in the paragraph
  'behindSmaller', // a channel's smaller number stands before it
  'oneChannel', // the words name one channel and no other
  'inList', // a list of entries is open
  'notInList',
  'notDividing', // none that divides a number told before is
  'alone', // no entry of the same counter follows
  'behindChannel', // the number before was a channel's
  'behindMeans', // the clause before names one channel, as the means, and nothing else
  'behindChannelName', // a clause before named a channel
  'behindColon', // behind a head that tells of disclosure
  'notOfOneTopic', // 发布相关信息: on what was told before
  'notShifted', // 由8条增加到5条 says how it grew
  'notBesideChannel', // several channels behind the number of one: it is of these
  'divided', // 其中 follows
  'notOfAll', // what is disclosed of it does not follow
  'behindRunning', // a number of all years stands before it
  'notRunning', // it does not run on from other years
] as const;

function isCondition(word: string): word is Condition {
  return CONDITIONS.some((condition) => condition === word);
}

export interface Pattern {
  /** An example in few words, the number being 5. */
  readonly name: string;
  readonly shape: RegExp;
  /** As written behind the arrow. */
  readonly counts: string;
  readonly conditions: readonly Condition[];
  /** Words that must not stand before the number. */
  readonly without: ReadonlySet<Kind>;
  /** Fits where the words are of another year as well: 上年结转5件. */
  readonly isOfAnyTime: boolean;
  /** The counters it is told in; any where left out. */
  readonly counters: ReadonlySet<string> | null;
  /** What the words from the shape's beginning to the number must say. */
  readonly says: RegExp | null;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

const ROW = /^(\S+) = (.+?) → (\S+)(?: \{(.*)\})?$/;
const EXAMPLE = /^(yes|no): (.+)$/;

/** Throws on a row that is none: tables are constants. */
export function table(rows: string, groups: Readonly<Record<string, string>>): readonly Pattern[] {
  const patterns: (Pattern & { yes: string[]; no: string[] })[] = [];
  for (const line of rows.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const [, kind, sentence] = EXAMPLE.exec(line) ?? [];
    const [, name, shape, counts, options = ''] = ROW.exec(line) ?? [];
    if (sentence !== undefined) patterns.at(-1)?.[kind === 'yes' ? 'yes' : 'no'].push(sentence);
    else if (name === undefined || shape === undefined || counts === undefined) throw new Error(`No pattern: ${line}`);
    else patterns.push({ name, shape: shapeOf(shape, groups), counts, ...optionsOf(options), yes: [], no: [] });
  }
  return patterns;
}

function optionsOf(text: string): Omit<Pattern, 'name' | 'shape' | 'counts' | 'yes' | 'no'> {
  const options = text.split(';').map((one) => one.trim());
  const behind = (word: string): string | null =>
    options.find((one) => one.startsWith(`${word} `))?.slice(word.length + 1) ?? null;
  const [without, counters, says] = [behind('without'), behind('in'), behind('says')];
  return {
    conditions: options.filter(isCondition),
    without: without === null ? new Set() : kinds(without),
    isOfAnyTime: options.includes('anyTime'),
    counters: counters === null ? null : new Set(counters.split(' ')),
    says: says === null ? null : new RegExp(says),
  };
}
