/**
 * The row that says whose reports a region's year holds, and of which measures there are columns: one that an index no longer leads to is then
 * missed. Ids joined by commas in the order in which the reports came, without that of the region where they begin with it; behind a semicolon the measures
 * as columns go by them (`usual.ts`), numbers that follow each other from the first to the last.
 */
import { measureOf, shortMeasure } from './usual.ts';

export interface Head {
  readonly publishers: readonly string[];
  readonly measures: ReadonlySet<string>;
}

export function packHead(region: string, publishers: readonly string[], measures: Iterable<string>): string {
  const short = [...measures].map(shortMeasure);
  const numbers = short.filter((one) => A_NUMBER.test(one)).map(Number);
  const names = short.filter((one) => !A_NUMBER.test(one)).sort();
  return `${packIds(region, publishers)};${[...runsOf(numbers.sort((a, b) => a - b)), ...names].join(',')}`;
}

const A_NUMBER = /^\d/;

function runsOf(numbers: readonly number[]): readonly string[] {
  const runs: string[] = [];
  for (let at = 0; at < numbers.length; ) {
    const first = numbers[at] ?? 0;
    let last = at;
    while (numbers[last + 1] === first + last + 1 - at) last += 1;
    runs.push(last === at ? `${first}` : `${first}-${numbers[last]}`);
    at = last + 1;
  }
  return runs;
}

/** Read by `publishersIn`. */
export function packIds(region: string, publishers: readonly string[]): string {
  return publishers.map((id) => (id.startsWith(`${region}-`) ? id.slice(region.length) : id)).join(',');
}

/** Of nothing: nobody's, and none. */
export function unpackHead(region: string, packed: string): Head {
  const { ids, measures } = cutHead(packed);
  return { publishers: publishersIn(region, ids), measures };
}

/** The ids as they are packed, which are the same for most years of a region, and the measures. */
export function cutHead(packed: string): Pick<Head, 'measures'> & { readonly ids: string } {
  const [ids = '', measures = ''] = packed.split(';');
  return { ids, measures: measuresOf(measures) };
}

export function publishersIn(region: string, ids: string): readonly string[] {
  return ids === '' ? [] : ids.split(',').map((id) => (id.startsWith('-') ? `${region}${id}` : id));
}

const known = new Map<string, ReadonlySet<string>>();

/** Regions and years by the thousand have the same few. */
const MOST = 256;

function measuresOf(measures: string): ReadonlySet<string> {
  const before = known.get(measures);
  if (before) return before;
  const found = new Set(measures === '' ? [] : measures.split(',').flatMap(ofRun));
  if (known.size >= MOST) known.clear();
  known.set(measures, found);
  return found;
}

function ofRun(run: string): readonly string[] {
  if (!A_NUMBER.test(run)) return [run];
  const [first = 0, last = first] = run.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, at) => measureOf(`${first + at}`));
}
