/** The lines of a question split by the kind or the region of their members, and without those whom it leaves out. */
import type { Dimension, Where } from '../../schema/chart/finer.ts';
import type { SeriesKey, SeriesSubject } from '../../schema/chart/series.ts';
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { BUREAU_KIND_LABELS, BUREAU_KINDS } from '../../schema/report/publisher.ts';
import type { SuccessionMark } from '../../schema/roster/lineage.ts';
import { regionsAbove } from '../store/find/due.ts';
import { findPublishers, type PublisherRow } from '../store/find/publishers.ts';
import type { Reader } from '../store/reader.ts';
import { readComplete } from './complete-lists.ts';
import type { Line } from './lineage.ts';
import { functionOfBureau, type Subject } from './sets.ts';

/** A line with its members one by one. */
export interface Part {
  readonly subject: SeriesSubject;
  /** A sum over the members; false: the reports of one publisher. */
  readonly isSum: boolean;
  readonly members: readonly PublisherRow[];
  /** What became of the one publisher; of sums nothing is said. */
  readonly successions: readonly SuccessionMark[];
  /** Those that would be members, and are left out in every year. */
  readonly excluded: readonly PublisherRow[];
  readonly key: SeriesKey;
  /** The line that it was split from, by place: what its share is a share of. */
  readonly from: number;
  /** The region it is the sum of; null for everything else. */
  readonly region: string | null;
  /** Of a sum: since which report year everybody who belongs to it is known to be on the list; null: nobody has said so. */
  readonly completeSince: number | null;
}

/** Leaves out whom the question does not want; a line of which nobody is left is left out with them. */
export function without(parts: readonly Part[], { kinds, functions }: Where): readonly Part[] {
  if (kinds === null && functions === null) return parts;
  const isWanted = (row: PublisherRow): boolean =>
    row.kind === 'bureau' &&
    (kinds === null || kinds.some((kind) => kind === row.type)) &&
    (functions === null || functions.includes(functionOfBureau(row) ?? ''));
  const kept = parts.flatMap((part): Part[] => {
    const members = part.members.filter(isWanted);
    return members.length === 0 ? [] : [{ ...part, members, excluded: part.members.filter((row) => !isWanted(row)) }];
  });
  if (kept.length > 0) return kept;
  throw new Problem('NOT_FOUND', {
    zh: 'where 把所问的单位全部排除了：其中没有这样的类别或职能。查询 bureaus 列出各单位的 kind 和 functionId。',
    en: 'Where leaves out everybody that is asked about: none is of such a kind or function. The query bureaus lists the kind and functionId of each.',
  });
}

/** Splits sums by what their members are. */
export async function splitBy(
  reader: Reader,
  parts: readonly Part[],
  by: readonly Dimension[],
): Promise<readonly Part[]> {
  const byKind = by.includes('kind') ? parts.flatMap(ofKinds) : parts;
  return by.includes('region') ? ofRegions(reader, byKind) : byKind;
}

function ofKinds(part: Part): readonly Part[] {
  const report = part.members.find((row) => row.kind === 'region');
  if (report) throw notByBureaus('kind', report);
  return BUREAU_KINDS.flatMap((kind): Part[] => {
    const members = part.members.filter((row) => row.type === kind);
    if (members.length === 0) return [];
    const key = { ...part.key, kind };
    if (!part.isSum) return [{ ...part, key }];
    const { zh, en } = BUREAU_KIND_LABELS[kind];
    const subject = partOf(
      part.subject,
      kind,
      ({ zh: own }) => `${own}${zh}`,
      ({ en: own }) => `${en}, ${own}`,
    );
    return [{ ...part, subject, members, key, region: null }];
  });
}

async function ofRegions(reader: Reader, parts: readonly Part[]): Promise<readonly Part[]> {
  const [above, completeSince] = await Promise.all([regionsAbove(reader), readComplete(reader)]);
  /** The region right below the one whose sum the line is, in or under which a member is; its own region elsewhere. */
  const regionOf = ({ kind, id, region_id }: PublisherRow, within: string | null): string => {
    const own = kind === 'region' ? id : (region_id ?? id);
    if (within === null || own === within) return own;
    let region = own;
    for (let next = above.get(region); next != null && next !== within; next = above.get(region)) region = next;
    return region;
  };
  const split = parts.map((part) => [part, Map.groupBy(part.members, (row) => regionOf(row, part.region))] as const);
  const ids = new Set(split.flatMap(([, groups]) => [...groups.keys()]));
  const rows = new Map((await findPublishers(reader, [...ids])).map((row) => [row.id, row]));
  return split.flatMap(([part, groups]) =>
    [...groups].map(([region, members]): Part => {
      const key = { ...part.key, region };
      const row = rows.get(region);
      if (!part.isSum || !row) return { ...part, key };
      const isItself = region === part.region;
      const subject = partOf(
        part.subject,
        region,
        ({ zh: own }) =>
          isItself ? `${row.short_zh || row.name_zh}本级` : `${row.short_zh || row.name_zh}${part.key.kind ? own : ''}`,
        ({ en: own }) =>
          isItself
            ? `${row.short_en || row.name_en} itself`
            : `${row.short_en || row.name_en}${part.key.kind ? ` (${own})` : ''}`,
      );
      return { ...part, subject, members, key, region: null, completeSince: completeSince(region) };
    }),
  );
}

function partOf(
  whole: SeriesSubject,
  id: string,
  zh: (own: Label) => string,
  en: (own: Label) => string,
): SeriesSubject {
  const named = (own: Label): Label => ({ zh: zh(own), en: en(own) });
  return {
    ...whole,
    kind: 'region',
    id: `${whole.id}#${id}`,
    whole: whole.whole ?? whole.shortName,
    name: named(whole.name),
    shortName: named(whole.shortName),
  };
}

function notByBureaus(dimension: Dimension, { id, name_zh, name_en }: PublisherRow): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `${name_zh}（${id}）自己的年报是一份，不能按 ${dimension} 分列；各单位之和请写 region:${id}。`,
    en: `The own report of ${name_en} (${id}) is one and cannot be split by ${dimension}; the sum of its bureaus is region:${id}.`,
  });
}

/** A subject as a line of its own, with its members. */
export function asPart(
  subject: Subject & Partial<Pick<Line, 'successions'>>,
  shown: SeriesSubject,
  bureausIn: (region: string) => readonly PublisherRow[],
  from: number,
): Part {
  const { sum, publisher } = subject;
  const members = sum === null ? [publisher] : 'publishers' in sum ? sum.publishers : sum.regions.flatMap(bureausIn);
  const region = sum !== null && 'regions' in sum ? publisher.id : null;
  return {
    subject: shown,
    isSum: sum !== null,
    members,
    successions: subject.successions ?? [],
    excluded: [],
    key: {},
    from,
    region,
    completeSince: sum?.completeSince ?? null,
  };
}
