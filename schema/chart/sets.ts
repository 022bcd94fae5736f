// Sets: who is asked about, as a text. One grammar for the graph, chart addresses and every other place that names somebody.
//
//     ID                           one bureau; of a region the same as region:ID
//     region:ID                    one line, the sum of all bureaus below it, those of smaller regions included
//     region:ID/report             the report that its government published itself
//     region:ID/*                  a line for each bureau right under it        region:ID/**   for each anywhere below it
//     region:ID/regions            a line for each region right below it        region:ID/regions/report   for their reports
//     region:ID/*/CLASS            only bureaus of a kind (township) or a function (natural-resources); so with /**/CLASS
//     region:ID/set/NUMBER         bureaus that were saved under a name for the region: who they are never changes
//     peers:ID                     the bureaus that are most like it, itself included
//     sum:SET                      the lines of a set folded into one
import type { Label } from '../language.ts';
import { didYouMean } from '../nearest.ts';
import { BUREAU_KINDS } from '../report/publisher.ts';
import { FUNCTIONS, functionIn } from '../roster/functions.ts';
import { kindOfWord } from '../roster/names.ts';
import { ID } from './address-parameters.ts';
import type { Of } from './chart.ts';

/** Kinds and functions, as a set may name them. */
const CLASSES: readonly string[] = [...BUREAU_KINDS, ...FUNCTIONS.map(({ id }) => id)];

export const SET_FORMS: Label = {
  zh: '可用：单位或地区的 ID（小写字母、数字、连字符），region:ID（该地区及其下各级全部单位之和），region:ID/*（直属各单位），region:ID/**（其下各级各单位），region:ID/regions（下一级各地区），region:ID/report、region:ID/regions/report（地区自己的年报），region:ID/*/CLASS、region:ID/**/CLASS（某一类别如 township 或职能如 education 的单位），region:ID/set/编号（该地区存下的一组单位），peers:ID（同类单位），sum:集合（合为一条）',
  en: 'allowed: ids of bureaus or regions (lower-case letters, digits, hyphens), region:ID (the sum of all bureaus below it), region:ID/* (every bureau right under it), region:ID/** (every bureau below it), region:ID/regions (every region right below it), region:ID/report and region:ID/regions/report (their own reports), region:ID/*/CLASS and region:ID/**/CLASS (bureaus of a kind such as township or a function such as education), region:ID/set/NUMBER (bureaus saved for the region under a name), peers:ID (bureaus like it), sum:SET (folded into one line)',
};

const OF_REGION = /^region:([a-z0-9][a-z0-9-]{0,63})(?:\/(.*))?$/;

/** The set that a text names, or why it names none. */
export function parseSet(text: string): { readonly of: Of } | { readonly why: Label } {
  if (text.startsWith('sum:')) {
    const within = parseSet(text.slice('sum:'.length));
    return 'of' in within ? { of: folded(within.of) } : within;
  }
  if (text.startsWith('peers:')) {
    const id = text.slice('peers:'.length);
    return ID.test(id) ? { of: { kind: 'peersOf', id } } : { why: SET_FORMS };
  }
  const [, region, rest] = OF_REGION.exec(text) ?? [];
  if (region === undefined) return ID.test(text) ? { of: { kind: 'one', id: text } } : { why: SET_FORMS };
  return partOf(region, rest);
}

function partOf(region: string, rest: string | undefined): { readonly of: Of } | { readonly why: Label } {
  switch (rest) {
    case undefined:
      return { of: { kind: 'one', id: region } };
    case 'report':
      return { of: { kind: 'reportOf', region } };
    case 'regions':
      return { of: { kind: 'regionsOf', region } };
    case 'regions/report':
      return { of: { kind: 'reportsOf', region } };
  }
  const [, number] = /^set\/([1-9]\d{0,8})$/.exec(rest) ?? [];
  if (number !== undefined) return { of: { kind: 'savedOf', region, number: Number(number) } };
  const [, stars = '', name] = /^(\*\*?)(?:\/(.+))?$/.exec(rest) ?? [];
  if (stars === '') return { why: SET_FORMS };
  const set = { kind: 'bureausOf', region, ...(stars === '**' && { below: true as const }) } as const;
  if (name === undefined) return { of: set };
  return CLASSES.includes(name) ? { of: { ...set, class: name } } : { why: unknownClass(name) };
}

function unknownClass(written: string): Label {
  const shown = written.slice(0, 40);
  const word = kindOfWord(shown) ?? functionIn(shown);
  const meant = word === null ? didYouMean(shown, CLASSES) : didYouMean(word, [word]);
  return {
    zh: `没有名为“${shown}”的类别或职能。${meant.zh}类别：${BUREAU_KINDS.join('、')}；职能：${FUNCTIONS.map(({ id }) => id).join('、')}`,
    en: `no kind or function is named “${shown}”.${meant.en} Kinds: ${BUREAU_KINDS.join(', ')}; functions: ${FUNCTIONS.map(({ id }) => id).join(', ')}`,
  };
}

/** One line stays one line, and all bureaus below a region are its sum. */
function folded(of: Of): Of {
  if (of.kind === 'one' || of.kind === 'reportOf' || of.kind === 'sumOf') return of;
  if (of.kind === 'bureausOf' && of.below && of.class === undefined) return { kind: 'one', id: of.region };
  return { kind: 'sumOf', set: of };
}

/** As it stands in an address, and as `parseSet` reads it. */
export function formatSet(of: Of): string {
  switch (of.kind) {
    case 'one':
      return of.id;
    case 'bureausOf':
      return `region:${of.region}/${of.below ? '**' : '*'}${of.class === undefined ? '' : `/${of.class}`}`;
    case 'reportOf':
      return `region:${of.region}/report`;
    case 'regionsOf':
      return `region:${of.region}/regions`;
    case 'reportsOf':
      return `region:${of.region}/regions/report`;
    case 'savedOf':
      return `region:${of.region}/set/${of.number}`;
    case 'peersOf':
      return `peers:${of.id}`;
    case 'sumOf':
      return `sum:${formatSet(of.set)}`;
  }
}

/** Each set once, where it was first named; `shifan` and `region:shifan` are the same. */
export function withoutRepeats(sets: readonly Of[]): readonly Of[] {
  return [...new Map(sets.map((set) => [formatSet(set), set])).values()];
}

/** The bureau or region that a set is told from. */
export function anchorOf(of: Of): string {
  if (of.kind === 'sumOf') return anchorOf(of.set);
  return of.kind === 'one' || of.kind === 'peersOf' ? of.id : of.region;
}
