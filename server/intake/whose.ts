/**
 * Whose report is it, and of which year? Names on the document against names on the list; what cannot be told is asked, never
 * guessed. No sentence says by which way it is asked: the command line and the pages add how to answer.
 */

import { Problem } from '../../schema/problem.ts';
import type { ReadReport, ReportKind } from '../../schema/report/report.ts';
import type { PublisherName } from '../store/find/publishers.ts';
import { foldName } from '../store/names.ts';

export interface Publisher {
  readonly id: string;
  readonly kind: ReportKind;
  readonly region: string;
}

/** What a person said a document is; null leaves it to the document. */
export interface Named {
  /** Id of a bureau or region. */
  readonly publisher: string | null;
  readonly year: number | null;
}

/** Whose report of which year a document is; where one of them cannot be told, `problem` asks for it. */
export type Attribution =
  | { readonly publisher: Publisher; readonly year: number; readonly problem: null }
  | { readonly publisher: Publisher | null; readonly year: number | null; readonly problem: Problem };

const SHORTEST_SUFFIX = 5;
/** What every government and its office are called, which makes none of them like another. */
const OF_ALL = /[人民政府办公厅室]/gu;

/** As a person named it; otherwise as the document itself says. `names` are all names on the list. */
export function attribute(
  read: Pick<ReadReport, 'publisher' | 'year'>,
  fileName: string,
  named: Named,
  names: readonly PublisherName[],
): Attribution {
  const year = named.year ?? read.year;
  const publisher =
    named.publisher === null ? matchPublisher(read.publisher, year, names) : findPublisher(named.publisher, names);
  if (publisher instanceof Problem) return { publisher: null, year, problem: publisher };
  return year === null ? { publisher, year, problem: yearMissing(fileName) } : { publisher, year, problem: null };
}

/**
 * The publisher that a printed name means: the same name, present or former, or the only one of which it is a longer or
 * shorter form (中卫市沙坡头区… and 沙坡头区…). Of several the year tells who had the name then. UNKNOWN_BUREAU when nobody, or
 * more than one, is meant, or a body that had ended by that year.
 */
function matchPublisher(
  printed: string | null,
  year: number | null,
  names: readonly PublisherName[],
): Publisher | Problem {
  if (printed === null || printed.trim() === '') {
    return new Problem('UNKNOWN_BUREAU', {
      zh: '原文标题中没有读到单位名称。请指明单位。',
      en: 'No publisher is named in the title of this document. Say whose it is.',
    });
  }
  const wanted = foldName(printed);
  const exact = names.filter((name) => name.name === wanted);
  const found = exact.length > 0 ? exact : names.filter((name) => isLongerForm(wanted, name.name));
  const then = found.filter(({ since, until }) => year !== null && (since ?? year) <= year && year <= (until ?? year));
  const meant = distinct(then).size === 1 ? then : found;
  const publishers = distinct(meant);
  const [only] = publishers.values();
  if (publishers.size === 1 && only && year !== null && isOver(only, year)) return hasEnded(only, year);
  if (publishers.size === 1 && only) return { id: only.publisher, kind: only.kind, region: only.region };
  if (publishers.size > 1) {
    const several = [...publishers.values()].slice(0, 5).map((name) => `${name.written}（${name.publisher}）`);
    return new Problem('UNKNOWN_BUREAU', {
      zh: `“${printed}”可能是名录中的几家单位：${several.join('、')}。请指明是哪一家。`,
      en: `“${printed}” may be several publishers on the list: ${several.join(', ')}. Say which it is.`,
    });
  }
  const near = nearest(wanted, names);
  return new Problem('UNKNOWN_BUREAU', {
    zh: `名录中没有“${printed}”${near ? `，相近的有“${near.written}”（${near.publisher}）` : ''}。请核对单位名称，或指明单位。`,
    en: `“${printed}” is not on the list of bureaus${near ? `; the nearest is “${near.written}” (${near.publisher})` : ''}. Check the name, or say whose it is.`,
  });
}

function distinct(names: readonly PublisherName[]): ReadonlyMap<string, PublisherName> {
  return new Map(names.map((name) => [name.publisher, name]));
}

/** A body that ended; one that only has another name now goes on. */
function isOver({ former, until }: PublisherName, year: number): boolean {
  return !former && until !== null && until < year;
}

function hasEnded({ written, publisher, until }: PublisherName, year: number): Problem {
  return new Problem('UNKNOWN_BUREAU', {
    zh: `名录中的“${written}”（${publisher}）只到 ${until} 年，而这份年报是 ${year} 年的。请核对年度，或指明是哪一家的（如合并后的单位）。`,
    en: `“${written}” (${publisher}) is on the list until ${until} only, and this report is of ${year}. Check the year, or say whose it is, such as the body it was merged into.`,
  });
}

/** The publisher of that id; UNKNOWN_BUREAU when the list has none. */
function findPublisher(id: string, names: readonly PublisherName[]): Publisher | Problem {
  const name = names.find((candidate) => candidate.publisher === id);
  if (name) return { id, kind: name.kind, region: name.region };
  return new Problem('UNKNOWN_BUREAU', {
    zh: `名录中没有编号为“${id}”的单位。请核对单位编号。`,
    en: `No bureau or region has the id “${id}”. Check the id.`,
  });
}

function yearMissing(fileName: string): Problem {
  return new Problem('YEAR_MISSING', {
    zh: `“${fileName}”的标题和正文都没有写明年度。请指明年度。`,
    en: `Neither the title nor the text of “${fileName}” names the year. Say which it is.`,
  });
}

/** Publishers that a printed name may mean, likeliest first: for a person to choose from. */
export function candidatesFor(printed: string | null, names: readonly PublisherName[]): readonly string[] {
  if (printed === null) return [];
  const wanted = foldName(printed);
  const shares = names.map((name) => ({ publisher: name.publisher, share: shareOf(wanted, name.name) }));
  const likely = shares.filter(({ share }) => share >= 0.4).sort((a, b) => b.share - a.share);
  return [...new Set(likely.map(({ publisher }) => publisher))].slice(0, 8);
}

/** One name is the other with a region in front: 中卫市沙坡头区工信局 and 沙坡头区工信局. */
function isLongerForm(wanted: string, name: string): boolean {
  const [long, short] = wanted.length >= name.length ? [wanted, name] : [name, wanted];
  return (
    short.length >= SHORTEST_SUFFIX &&
    long.endsWith(short) &&
    /[省市区县州旗]$/u.test(long.slice(0, long.length - short.length))
  );
}

/** For the sentence only: the name that shares most characters with the one printed, if that is at least half of them. */
function nearest(wanted: string, names: readonly PublisherName[]): PublisherName | null {
  let best: { name: PublisherName; share: number } | null = null;
  for (const name of names) {
    const share = shareOf(wanted, name.name);
    if (share >= 0.5 && (best === null || share > best.share)) best = { name, share };
  }
  return best?.name ?? null;
}

/** How many of the characters that tell the longer name from others both have, from 0 to 1. */
function shareOf(wanted: string, name: string): number {
  const telling = (written: string) => new Set(written.replaceAll(OF_ALL, ''));
  const [one, other] = [telling(wanted), telling(name)];
  const shared = [...one].filter((character) => other.has(character)).length;
  return shared / Math.max(1, one.size, other.size);
}
