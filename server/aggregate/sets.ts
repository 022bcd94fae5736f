/** From the sets of a question (schema/chart/sets.ts) to its subjects: whose reports each line holds. */
import type { Of, PlainSet } from '../../schema/chart/chart.ts';
import type { Scope } from '../../schema/chart/series.ts';
import { anchorOf, formatSet } from '../../schema/chart/sets.ts';
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { BUREAU_KIND_LABELS, BUREAU_KINDS } from '../../schema/report/publisher.ts';
import { type Alike, alikeTo, isLikeNumber } from '../../schema/rollup/peers.ts';
import { findFunction, functionOf } from '../../schema/roster/functions.ts';
import { regionsAbove } from '../store/find/due.ts';
import { bureausOf, findPublishers, type PublisherRow } from '../store/find/publishers.ts';
import { countBureaus } from '../store/find/rolls.ts';
import { listRoster } from '../store/find/roster.ts';
import { ownRows } from '../store/find/series.ts';
import type { Reader } from '../store/reader.ts';
import { type CompleteSince, readComplete } from './complete-lists.ts';
import { COSTS, ensureMembers, setsOnce, tooManySubjects } from './cost.ts';
import { unknownPublisher } from './known.ts';
import { readSavedSets, type SavedSet } from './saved-sets.ts';

/** Whose reports a sum holds: all bureaus of a region and of those below it, itself first, or these publishers. */
export type SumOf = SumOfRegions | SumOfPublishers;

interface AnySum {
  /** Since which report year everybody who belongs to it is known to be on the list; null: nobody has said so. */
  readonly completeSince: number | null;
}

export interface SumOfRegions extends AnySum {
  readonly regions: readonly string[];
}

interface SumOfPublishers extends AnySum {
  readonly publishers: readonly PublisherRow[];
  readonly set: Of;
  readonly name: Label;
}

/** A subject found, with whose figures stand for it. */
export interface Subject {
  /** The bureau or region; of a folded set the one it is told from. */
  readonly publisher: PublisherRow;
  readonly scope: Scope;
  /** Asked for by its own id, and not as one of a set. */
  readonly named: boolean;
  /** Null for the reports of one publisher. */
  readonly sum: SumOf | null;
}

/** The id under which a line is known: of its publisher, or of its set. */
export function idOf({ publisher, sum }: Subject): string {
  return sum !== null && 'set' in sum ? formatSet(sum.set) : publisher.id;
}

/** The id of a bureau's function; null where neither the list nor its name tells one. */
export function functionOfBureau(row: PublisherRow): string | null {
  if (row.type !== 'department') return null;
  return functionOf({ function: row.function, shortName: row.short_zh, name: row.name_zh });
}

/** True where a bureau is of a class: a kind or a function. */
function isOfClass(row: PublisherRow, name: string): boolean {
  return row.type === name || functionOfBureau(row) === name;
}

/** The regions of a tree, and the bureaus in them, in the order of the list. */
interface Tree {
  /** A region and all below it. */
  below(region: string): readonly string[];
  right(region: string): readonly PublisherRow[];
  bureausIn(regions: readonly string[]): Promise<readonly PublisherRow[]>;
  /** How many. */
  listedIn(regions: readonly string[]): number;
  /** Since which report year the list of bureaus of a region and all below it is complete; null: nobody has said so. */
  readonly completeSince: CompleteSince;
  /** By their numbers. */
  readonly saved: ReadonlyMap<number, SavedSet>;
}

/**
 * Finds the subjects, each once in whatever ways it is named. A region is the sum of its bureaus, and its government-wide report
 * where that is asked for: neither ever stands in for the other, and a set that nobody is in is refused with what may be meant.
 */
export async function findSubjects(
  reader: Reader,
  named: readonly Of[],
  asOf: number | null = null,
): Promise<readonly Subject[]> {
  const of = setsOnce(named);
  const rows = new Map((await findPublishers(reader, [...new Set(of.map(anchorOf))])).map((row) => [row.id, row]));
  for (const one of of) {
    const id = anchorOf(one);
    const { kind } = one.kind === 'sumOf' ? one.set : one;
    const wanted = kind === 'one' ? 'publisher' : kind === 'peersOf' ? 'bureau' : 'region';
    const found = rows.get(id)?.kind;
    if (found === undefined || (wanted !== 'publisher' && found !== wanted))
      throw await unknownPublisher(reader, id, wanted);
  }
  const tree = await readTree(reader, of, rows);
  const found: Subject[] = [];
  // Read for the first set that needs it, and once.
  let list: Promise<readonly PublisherRow[]> | undefined;
  const listed = (): Promise<readonly PublisherRow[]> => (list ??= listRoster(reader));
  for (const one of of) {
    const anchor = rows.get(anchorOf(one));
    if (!anchor) continue;
    const plain = one.kind === 'sumOf' ? one.set : one;
    const lines =
      plain.kind === 'peersOf'
        ? await peersOf(reader, anchor, await listed(), asOf)
        : await linesIn(plain, anchor, tree);
    if (lines.length === 0) throw await nobodyIn(plain, anchor, tree);
    found.push(...(one.kind === 'sumOf' ? [await foldOf(one, anchor, lines, tree)] : lines));
  }
  const subjects = eachOnce(found);
  if (subjects.length > COSTS.subjects) throw tooManySubjects(subjects.length);
  return subjects;
}

/** Each subject where it was first asked for; `named` where it was so anywhere. */
export function eachOnce(found: readonly Subject[]): readonly Subject[] {
  const subjects = new Map<string, Subject>();
  for (const subject of found) {
    const key = `${subject.scope}/${idOf(subject)}`;
    const before = subjects.get(key);
    if (!before) subjects.set(key, subject);
    else if (subject.named && !before.named) subjects.set(key, { ...before, named: true });
  }
  return [...subjects.values()];
}

const UNDER = new WeakMap<object, ReadonlyMap<string, readonly string[]>>();

/** The regions right under each region; told once for as long as the same tree is remembered. */
function underOf(above: ReadonlyMap<string, string | null>): ReadonlyMap<string, readonly string[]> {
  const known = UNDER.get(above);
  if (known) return known;
  const under = new Map<string, string[]>();
  for (const [id, parent] of above) {
    if (parent === null) continue;
    const children = under.get(parent);
    if (children) children.push(id);
    else under.set(parent, [id]);
  }
  UNDER.set(above, under);
  return under;
}

async function readTree(reader: Reader, of: readonly Of[], rows: ReadonlyMap<string, PublisherRow>): Promise<Tree> {
  const anchors = of.map(anchorOf).filter((id) => rows.get(id)?.kind === 'region');
  const under = anchors.length > 0 ? underOf(await regionsAbove(reader)) : new Map<string, readonly string[]>();
  // Beside a bureau alone nobody is expected.
  const saved = await readSavedSets(reader, of);
  const isOfMany = anchors.length > 0 || of.some(({ kind }) => kind === 'sumOf');
  const completeSince = isOfMany ? await readComplete(reader) : () => null;
  const below = (region: string): readonly string[] => {
    const all = new Set([region]);
    // A set grows while it is walked, and a tree bent into a ring ends where it closes.
    for (const id of all) for (const child of under.get(id) ?? []) all.add(child);
    return [...all];
  };
  const regions = new Set(anchors.flatMap(below));
  const [listed, right] = await Promise.all([
    countBureaus(reader, [...regions]),
    findPublishers(reader, [...new Set(anchors.flatMap((id) => under.get(id) ?? []))]),
  ]);
  const rightOf = Map.groupBy(
    right.toSorted((a, b) => a.position - b.position),
    ({ region_id }) => region_id,
  );
  return {
    below,
    right: (region) => rightOf.get(region) ?? [],
    listedIn: (within) => within.reduce((count, region) => count + (listed.get(region) ?? 0), 0),
    bureausIn: (within) => bureausOf(reader, within),
    completeSince,
    saved,
  };
}

function own(publisher: PublisherRow, named: boolean): Subject {
  return { publisher, scope: 'own', named, sum: null };
}

function reportOf(publisher: PublisherRow): Subject {
  return { publisher, scope: 'governmentWide', named: true, sum: null };
}

function sumOf(publisher: PublisherRow, tree: Tree): readonly Subject[] {
  const regions = tree.below(publisher.id);
  if (tree.listedIn(regions) === 0) return [];
  return [
    { publisher, scope: 'bureaus', named: true, sum: { regions, completeSince: tree.completeSince(publisher.id) } },
  ];
}

async function linesIn(
  set: Exclude<PlainSet, { readonly kind: 'peersOf' }>,
  anchor: PublisherRow,
  tree: Tree,
): Promise<readonly Subject[]> {
  switch (set.kind) {
    case 'one':
      return anchor.kind === 'bureau' ? [own(anchor, true)] : sumOf(anchor, tree);
    case 'reportOf':
      return [reportOf(anchor)];
    case 'regionsOf':
      return tree.right(anchor.id).flatMap((region) => sumOf(region, tree));
    case 'reportsOf':
      return tree.right(anchor.id).map(reportOf);
    case 'savedOf':
      return (tree.saved.get(set.number)?.bureaus ?? []).map((bureau) => own(bureau, false));
    case 'bureausOf':
      return (await tree.bureausIn(set.below ? tree.below(anchor.id) : [anchor.id]))
        .filter((bureau) => set.class === undefined || isOfClass(bureau, set.class))
        .map((bureau) => own(bureau, false));
  }
}

/** A set of lines as one; those of whole regions stay told by their regions. */
async function foldOf(
  of: Of & { readonly kind: 'sumOf' },
  anchor: PublisherRow,
  lines: readonly Subject[],
  tree: Tree,
): Promise<Subject> {
  const whose = lines.map(({ publisher, sum }) =>
    sum !== null && 'regions' in sum ? tree.bureausIn(sum.regions) : [publisher],
  );
  const publishers = (await Promise.all(whose)).flat();
  const scope = of.set.kind === 'reportsOf' ? 'governmentWide' : 'bureaus';
  const name = nameOf(of.set, anchor, tree);
  // Peers are found anywhere: of each of their regions it has to be known who there is.
  const regions = anchor.kind === 'region' ? [anchor.id] : publishers.map(({ id, region_id }) => region_id ?? id);
  const known = [...new Set(regions)].map(tree.completeSince);
  // Who is in a saved set was said one by one.
  const isKnown = of.set.kind === 'savedOf';
  const completeSince = isKnown ? 0 : known.includes(null) ? null : Math.max(...known.map(Number));
  return { publisher: anchor, scope, named: true, sum: { publishers, set: of, name, completeSince } };
}

/** Bureaus of the same line of work whose number of requests in its own latest year is like its own. */
async function peersOf(
  reader: Reader,
  bureau: PublisherRow,
  listed: readonly PublisherRow[],
  asOf: number | null,
): Promise<readonly Subject[]> {
  const bureaus = listed.filter(({ kind }) => kind === 'bureau');
  const asAlike = (row: PublisherRow): Alike => ({
    id: row.id,
    region: row.region_id,
    kind: row.type,
    function: functionOfBureau(row),
    illustrative: row.illustrative === 1,
  });
  const alike = new Set(alikeTo(asAlike(bureau), bureaus.map(asAlike)).map(({ id }) => id));
  ensureMembers(alike.size);
  const question = { measures: ['requests.received'], indicators: [], applicant: 'total', asOf };
  const ofItself = await ownRows(reader, [bureau.id], { ...question, years: { from: 2008, to: 2100 } });
  const latest = ofItself.filter(({ counted }) => counted !== null).sort((a, b) => b.year - a.year)[0];
  if (latest?.counted == null) throw noRequests(bureau);
  const years = { from: latest.year, to: latest.year };
  const own_ = latest.counted;
  const rows = await ownRows(reader, [...alike], { ...question, years });
  const like = new Set(
    rows.filter(({ counted }) => counted !== null && isLikeNumber(counted, own_)).map((row) => row.publisher),
  );
  return bureaus.filter(({ id }) => like.has(id)).map((row) => own(row, row.id === bureau.id));
}

/** What a class is called. */
function classLabel(name: string): Label {
  const kind = BUREAU_KINDS.find((one) => one === name);
  return kind ? BUREAU_KIND_LABELS[kind] : (findFunction(name)?.label ?? { zh: name, en: name });
}

/** What a folded set is called, told from where. */
function nameOf(set: PlainSet, { short_zh, short_en, name_zh, name_en }: PublisherRow, { saved }: Tree): Label {
  const [zh, en] = [short_zh || name_zh, short_en || name_en];
  switch (set.kind) {
    case 'bureausOf': {
      const [where, whereEn] = set.below ? [zh, en] : [`${zh}本级`, `${en} itself`];
      if (set.class === undefined) return { zh: `${where}各单位`, en: `Bureaus of ${whereEn}` };
      const { zh: name, en: nameEn } = classLabel(set.class);
      return { zh: `${where}${name}`, en: `${nameEn}, ${whereEn}` };
    }
    case 'regionsOf':
      return { zh: `${zh}所辖各地区`, en: `Regions of ${en}` };
    case 'reportsOf':
      return { zh: `${zh}所辖各地区年报`, en: `Own reports of the regions of ${en}` };
    case 'savedOf':
      return saved.get(set.number)?.name ?? { zh, en };
    case 'peersOf':
      return { zh: `${zh}同类单位`, en: `Peers of ${en}` };
    default:
      return { zh, en };
  }
}

async function nobodyIn(set: PlainSet, anchor: PublisherRow, tree: Tree): Promise<Problem> {
  const { id, name_zh, name_en } = anchor;
  const smaller = tree.right(id).length > 0;
  if (set.kind === 'regionsOf' && smaller) {
    return new Problem('NOT_FOUND', {
      zh: `名录上没有${name_zh}（${id}）下一级各地区的单位，没有可以相加的年报。各地区自己的年报请写 region:${id}/regions/report。`,
      en: `No bureau of a region right below ${name_en} (${id}) is on the list, so there is nothing to add up. Their own reports are region:${id}/regions/report.`,
    });
  }
  if (set.kind === 'regionsOf' || set.kind === 'reportsOf') {
    return new Problem('NOT_FOUND', {
      zh: `名录上没有${name_zh}（${id}）的下一级地区。它的各单位请写 region:${id}/*。`,
      en: `No region right below ${name_en} (${id}) is on the list. Its bureaus are region:${id}/*.`,
    });
  }
  if (set.kind === 'savedOf') {
    const { zh, en } = nameOf(set, anchor, tree);
    return new Problem('NOT_FOUND', {
      zh: `集合“${zh}”（${formatSet(set)}）里的单位都已不在名录上。请另存一个集合。`,
      en: `None of the bureaus of the set “${en}” (${formatSet(set)}) is on the list any longer. Save another set.`,
    });
  }
  const bureaus = await tree.bureausIn(set.kind === 'bureausOf' && !set.below ? [id] : tree.below(id));
  if (set.kind === 'bureausOf' && set.class !== undefined && bureaus.length > 0) {
    const classes = new Set(bureaus.flatMap((row) => [row.type, functionOfBureau(row) ?? []].flat()));
    return new Problem('NOT_FOUND', {
      zh: `${name_zh}（${id}）没有${classLabel(set.class).zh}（${set.class}）类的单位。那里有：${[...classes].join('、')}。`,
      en: `${name_en} (${id}) has no bureau of the class ${set.class}. There are: ${[...classes].join(', ')}.`,
    });
  }
  const wider = set.kind === 'bureausOf' && !set.below && tree.listedIn(tree.below(id)) > 0;
  if (wider) {
    return new Problem('NOT_FOUND', {
      zh: `名录上没有${name_zh}（${id}）直接所辖的单位。下级地区的单位请写 region:${id}/**，或 region:${id}/regions。`,
      en: `No bureau right under ${name_en} (${id}) is on the list. Those of the regions below it are region:${id}/**, or region:${id}/regions.`,
    });
  }
  return new Problem('NOT_FOUND', {
    zh: `名录上没有${name_zh}（${id}）及其下级地区的单位，没有可以相加的年报。其政府自行发布的年报请写 region:${id}/report。`,
    en: `No bureau of ${name_en} (${id}) or of a region below it is on the list, so there is nothing to add up. The report that its government published itself is region:${id}/report.`,
  });
}

function noRequests({ id, name_zh, name_en }: PublisherRow): Problem {
  return new Problem('NOT_FOUND', {
    zh: `没有收录${name_zh}（${id}）的新收申请数，无法找出与它相近的单位。同类别的单位请写 region:地区/*/类别。`,
    en: `No number of requests received is held of ${name_en} (${id}), so that nobody can be told to be like it. The bureaus of its kind are region:ID/*/CLASS.`,
  });
}
