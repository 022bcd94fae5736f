/** Items of section 五 over years and bureaus: what is repeated, what was carried out, what others say in the same words. */
import type { Label } from '../language.ts';
import type { ReadReport } from '../report/report.ts';
import { carriedOutIn, type DoneSentence, doneSentences } from './done.ts';
import { isNear, type Shingles, shinglesOf } from './likeness.ts';
import { type ItemKind, itemsOf, type ProseItem } from './section-five.ts';

/** What is said of an item beside its words. */
export const TRACE_LABELS = {
  repeated: { zh: '与上年雷同', en: 'Repeated' },
  carriedOut: { zh: '下年写明已落实', en: 'Carried out' },
  copied: { zh: '与他单位雷同', en: 'Copied' },
} as const satisfies Readonly<Record<string, Label>>;
export type Trace = keyof typeof TRACE_LABELS;

export const ITEM_KIND_LABELS: Readonly<Record<ItemKind, Label>> = {
  problem: { zh: '问题', en: 'Problem' },
  measure: { zh: '改进措施', en: 'Measure' },
  followUp: { zh: '上年问题整改', en: 'Follow-up' },
};

/** What a report's prose says, made ready to be compared. Depends on its text alone. */
export interface ReadProse {
  readonly items: readonly (ProseItem & { readonly shingles: Shingles | null })[];
  readonly done: readonly DoneSentence[];
}

export function readProse(outline: ReadReport['outline'], text: string): ReadProse {
  return {
    items: itemsOf(outline, text).map((item) => ({ ...item, shingles: shinglesOf(item.text) })),
    done: doneSentences(outline, text),
  };
}

export interface FiledProse<Report = unknown> {
  readonly report: Report;
  readonly publisher: string;
  readonly year: number;
  readonly prose: ReadProse;
}

export interface TracedItem<Report = unknown> extends ProseItem {
  readonly report: Report;
  readonly publisher: string;
  readonly year: number;
  /** The item of the same body a year before that it says again in nearly the same words. */
  readonly repeats: ItemOf<Report> | null;
  /** Items of others, of the same year or the year before, in nearly the same words; none where many say it. */
  readonly copies: readonly ItemOf<Report>[];
  /** How many bodies of the year say it, where they are so many that it is what one says. */
  readonly commonTo: number | null;
  /** Of a measure: the words of the year after that tell it as done. */
  readonly carriedOut: { readonly report: Report; readonly sentence: DoneSentence } | null;
}

export interface ItemOf<Report = unknown> extends ProseItem {
  readonly report: Report;
}

/** More bodies than this, and than this share of a year's, and it is what everybody writes. */
const COMMON = { bodies: 3, share: 0.1 } as const;

/** What an item is held against: those of one kind and year, by body. */
interface Rival<Report> extends ItemOf<Report> {
  readonly publisher: string;
  readonly shingles: Shingles;
}

type Rivals<Report> = ReadonlyMap<string, readonly Rival<Report>[]>;

function rivalsOf<Report>(filed: readonly FiledProse<Report>[]): Rivals<Report> {
  const rivals = filed.flatMap(({ report, publisher, year, prose }) =>
    prose.items.flatMap(({ shingles, ...item }) =>
      shingles === null ? [] : [{ key: `${item.kind} ${year}`, rival: { ...item, report, publisher, shingles } }],
    ),
  );
  const found = new Map<string, Rival<Report>[]>();
  for (const { key, rival } of rivals) {
    const list = found.get(key);
    if (list) list.push(rival);
    else found.set(key, [rival]);
  }
  return found;
}

/** Traces the items of all these reports against one another: the years before and after, and other bodies. */
export function traceItems<Report>(filed: readonly FiledProse<Report>[]): readonly TracedItem<Report>[] {
  const rivals = rivalsOf(filed);
  const bodies = new Map<number, number>();
  for (const { year } of filed) bodies.set(year, (bodies.get(year) ?? 0) + 1);
  const filedBy = new Map(filed.map((one) => [`${one.publisher} ${one.year}`, one]));
  return filed.flatMap(({ report, publisher, year, prose }) => {
    const after = filedBy.get(`${publisher} ${year + 1}`);
    const most = Math.max(COMMON.bodies, (bodies.get(year) ?? 0) * COMMON.share);
    return prose.items.map(({ shingles, ...item }): TracedItem<Report> => {
      const now = nearIn(rivals.get(`${item.kind} ${year}`), shingles).filter((one) => one.publisher !== publisher);
      const before = nearIn(rivals.get(`${item.kind} ${year - 1}`), shingles);
      const isCommon = now.length + 1 > most;
      const told = item.kind === 'measure' && after ? carriedOutIn(item.text, after.prose.done) : null;
      const own = before.find((one) => one.publisher === publisher);
      return {
        ...item,
        ...{ report, publisher, year },
        repeats: own ?? null,
        copies: isCommon ? [] : [...now, ...before.filter((one) => one !== own)],
        commonTo: isCommon ? now.length + 1 : null,
        carriedOut: told && after ? { report: after.report, sentence: told } : null,
      };
    });
  });
}

/** One item of each body that says nearly the same. */
function nearIn<Report>(
  rivals: readonly Rival<Report>[] | undefined,
  shingles: Shingles | null,
): readonly Rival<Report>[] {
  if (shingles === null || !rivals) return [];
  const near: Rival<Report>[] = [];
  for (const rival of rivals) {
    if (near[near.length - 1]?.publisher !== rival.publisher && isNear(shingles, rival.shingles)) near.push(rival);
  }
  return near;
}
