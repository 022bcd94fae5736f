/**
 * Paragraphs of reports in which a text stands. The database knows which reports can have it (store/find/prose.ts); their texts are then
 * read. Where those are so few that all can be read, everything is counted; where they are more, a page is read at a time.
 */
import { Problem } from '../../../schema/problem.ts';
import {
  foldQuery,
  gramsOf,
  LONGEST_SEARCHED,
  SHORTEST_SEARCHED,
  searchedSections,
} from '../../../schema/prose/searched.ts';
import type { Section } from '../../../schema/report/sections.ts';
import type { Place } from '../../../schema/report/source.ts';
import { ownTurn } from '../../own-turn.ts';
import { findDocuments, findTexts } from '../../store/find/documents.ts';
import { decodeCursor, encodeCursor, type Page } from '../../store/find/page.ts';
import { countProse, inOrder, type ProseCount } from '../../store/find/prose.ts';
import { findReports, listReports, type ReportQuestion, type StoredReport } from '../../store/find/reports.ts';
import type { Reader } from '../../store/reader.ts';
import { quotedSpan } from './quoted.ts';

export const PASSAGE_LIMITS = {
  /** Reports that can have the text, and bytes of their texts together, of which all are read and counted. */
  reports: 1_000,
  bytes: 32 * 1024 * 1024,
  /** Paragraphs that are counted. */
  lines: 5_000,
  /** Characters in which words are counted. */
  counted: 1_000_000,
  /** Reports that a page looks into, where not all are read. */
  aPage: 200,
} as const;
type Limits = Readonly<Record<'reports' | 'bytes' | 'lines' | 'aPage', number>>;
/** Texts that are read at once. */
const AT_ONCE = 20;

export interface PassageQuestion {
  readonly text: string;
  readonly reports: ReportQuestion;
  /** 一 to 六; null: anywhere. */
  readonly section: string | null;
}

export interface Passage {
  readonly report: StoredReport;
  readonly section: Section;
  /** The paragraph, or its part around the first place where the text stands. */
  readonly quote: string;
  /** Where the text stands. */
  readonly place: Place;
}

export interface PassagePage {
  readonly rows: readonly Passage[];
  readonly cursors: readonly string[];
  /** Where the next page begins, which may lie behind the last row; null behind the last page. */
  readonly end: string | null;
  readonly hasPrevious: boolean;
}

export interface Passages {
  /** Newest year first, in the order of the texts; null where they are too many to be counted. */
  readonly all: readonly Passage[] | null;
  /** How many reports have one; where not all are read, how many can have one, which are never fewer. */
  readonly reports: number;
  /** How many reports were looked through. */
  readonly read: number;
  page(page: Page): Promise<PassagePage>;
  /** How many reports have one by year or by section; where not all are read, how many can have one. */
  by(what: 'year' | 'section'): Promise<readonly ProseCount[]>;
}

/** Throws BAD_ARGUMENT for a text too short or too long. */
export async function findPassages(
  reader: Reader,
  question: PassageQuestion,
  limits: Limits = PASSAGE_LIMITS,
): Promise<Passages> {
  const text = foldQuery(question.text);
  const grams = gramsOf(text);
  if (text.length < SHORTEST_SEARCHED || grams.length === 0) throw tooShort(question.text.trim());
  if (text.length > LONGEST_SEARCHED) throw tooLong(text.length);
  const { section } = question;
  const prose = { grams, section };
  const asked: ReportQuestion = { ...question.reports, prose };
  const one: Page = { first: 1, after: null };
  await ownTurn();
  const [{ total: read }, { total }] = await Promise.all([
    listReports(reader, question.reports, one),
    listReports(reader, asked, one),
  ]);
  const linesOf = linesIn(reader, text, section);
  const few =
    total > limits.reports ? null : await listReports(reader, asked, { first: limits.reports, after: null }, total);
  const all =
    few === null || (await sizeOf(reader, few.rows)) > limits.bytes ? null : await linesOf(few.rows, limits.lines);
  const having = all && new Set(all.map(({ report }) => report.id)).size;
  return {
    all,
    ...{ reports: having ?? total, read },
    page: (page) =>
      all ? Promise.resolve(sliceOfAll(all, page)) : walk(reader, { asked, total, linesOf, page, most: limits.aPage }),
    by: async (what) => {
      if (!all) return countProse(reader, prose, question.reports, what === 'year' ? 'report.year' : 'prose.section');
      const groups = Map.groupBy(all, (one) => (what === 'year' ? String(one.report.year) : one.section.ordinal));
      return inOrder(
        [...groups].map(([of, found]) => ({ of, reports: new Set(found.map(({ report }) => report.id)).size })),
      );
    },
  };
}

async function sizeOf(reader: Reader, reports: readonly StoredReport[]): Promise<number> {
  const sizes = new Map((await findDocuments(reader, hashesOf(reports))).map((one) => [one.hash, one.textSize]));
  return reports.reduce((sum, row) => sum + (sizes.get(row.documentHash) ?? 0), 0);
}

function hashesOf(reports: readonly StoredReport[]): readonly string[] {
  return [...new Set(reports.map(({ documentHash }) => documentHash))];
}

type LinesOf = (reports: readonly StoredReport[], most?: number) => Promise<readonly Passage[] | null>;

/** Reads these reports; null where more than so many paragraphs are found. */
function linesIn(reader: Reader, text: string, section: string | null): LinesOf {
  return async (reports, most = Number.POSITIVE_INFINITY) => {
    const passages: Passage[] = [];
    for (let from = 0; from < reports.length; from += AT_ONCE) {
      const batch = reports.slice(from, from + AT_ONCE);
      const texts = new Map((await findTexts(reader, hashesOf(batch))).map((one) => [one.hash, one.text]));
      for (const report of batch) {
        passages.push(...passagesOf(report, texts.get(report.documentHash) ?? '', text, section));
      }
      if (passages.length > most) return null;
      await ownTurn();
    }
    return passages;
  };
}

/** One for each paragraph, with the first place in it. */
function passagesOf(report: StoredReport, text: string, sought: string, ordinal: string | null): readonly Passage[] {
  return searchedSections(report.outline, text).flatMap(({ section, flow }) => {
    if (ordinal !== null && section.ordinal !== ordinal) return [];
    let from = 0;
    return flow.text.split('\n').flatMap((paragraph) => {
      const begin = from;
      from += paragraph.length + 1;
      const found = paragraph.indexOf(sought);
      if (found < 0) return [];
      const at = (index: number): number => flow.at[begin + index] ?? section.place.end;
      const start = at(found);
      const place = { start, end: at(found + sought.length - 1) + 1, line: lineAt(text, section.place, start) };
      const [first, behind] = quotedSpan(paragraph, found, sought.length);
      const quote = text.slice(at(first), at(behind - 1) + 1);
      return [{ report, section, place, quote: quote.replace(/\s*\n\s*/g, '').trim() }];
    });
  });
}

function lineAt(text: string, { start, line }: Place, offset: number): number {
  return line + text.slice(start, offset).split('\n').length - 1;
}

function sliceOfAll(all: readonly Passage[], { first, after }: Page): PassagePage {
  const rows: Passage[] = [];
  const cursors: string[] = [];
  const from = after === null ? 0 : indexBehind(all, after);
  for (const row of all.slice(from, from + first)) {
    rows.push(row);
    cursors.push(cursorOf(row, countOf(all, row)));
  }
  const end = from + first < all.length ? (cursors[cursors.length - 1] ?? null) : null;
  return { rows, cursors, end, hasPrevious: after !== null };
}

/** The how-manieth of its report a passage is, from 0. */
function countOf(all: readonly Passage[], passage: Passage): number {
  return all.indexOf(passage) - all.findIndex(({ report }) => report.id === passage.report.id);
}

function indexBehind(all: readonly Passage[], after: string): number {
  const [year, id, count] = readCursor(after);
  const first = all.findIndex(({ report }) => report.id === id);
  if (first >= 0) return first + count + 1;
  // It has none any more: on behind where it stood.
  const next = all.findIndex(({ report }) => report.year < year || (report.year === year && report.id > id));
  return next < 0 ? all.length : next;
}

function cursorOf({ report }: Pick<Passage, 'report'>, count: number): string {
  return encodeCursor([report.year, report.id, count]);
}

function readCursor(cursor: string): readonly [number, string, number] {
  const [year, id, count] = decodeCursor(cursor, ['number', 'string', 'number']);
  return [Number(year), String(id), Number(count)];
}

/** Behind all passages of a report. */
const WHOLE = 1_000_000;

interface Walk {
  readonly asked: ReportQuestion;
  /** How many reports can have the text. */
  readonly total: number;
  readonly linesOf: LinesOf;
  readonly page: Page;
  /** Reports that are read at most. */
  readonly most: number;
}

/** A page of what nobody counts: reports that can have the text are read in their order until the page is full. */
async function walk(reader: Reader, { asked, total, linesOf, page, most }: Walk): Promise<PassagePage> {
  const { first, after } = page;
  const found: { readonly row: Passage; readonly cursor: string }[] = [];
  const take = async (reports: readonly StoredReport[], behind = -1): Promise<void> => {
    const groups = Map.groupBy((await linesOf(reports)) ?? [], ({ report }) => report.id);
    for (const rows of groups.values()) {
      for (const [count, row] of rows.entries()) if (count > behind) found.push({ row, cursor: cursorOf(row, count) });
    }
  };
  let place = after === null ? null : readCursor(after);
  if (place) await take(await findReports(reader, [place[1]], asked.asOf ?? null), place[2]);
  let more = true;
  for (let read = 0; more && found.length <= first && read < most; read += AT_ONCE) {
    const cursor: string | null = place && encodeCursor([place[0], place[1]]);
    const { rows, hasNext } = await listReports(reader, asked, { first: AT_ONCE, after: cursor }, total);
    await take(rows);
    const last = rows[rows.length - 1];
    if (last) place = [last.year, last.id, WHOLE];
    more = hasNext;
  }
  const shown = found.slice(0, first);
  const cursors = shown.map((one) => one.cursor);
  const rest = found.length > first ? cursors[cursors.length - 1] : more && place ? encodeCursor(place) : null;
  return { rows: shown.map(({ row }) => row), cursors, end: rest ?? null, hasPrevious: after !== null };
}

export interface TermCount {
  readonly term: string;
  readonly reports: number;
}

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * Words of two characters and more in the sections that these passages stand in, by how many reports have them there. What more than
 * nine in ten of them say is said everywhere, and left out where there are ten or more; so is what was looked for.
 */
export async function countTerms(passages: readonly Passage[], text: string): Promise<readonly TermCount[]> {
  const inReport = new Map<string, Set<string>>();
  let counted = 0;
  for (const section of new Set(passages.map((one) => one.section))) {
    const report = passages.find((one) => one.section === section)?.report.id ?? '';
    counted += section.text.length;
    if (counted > PASSAGE_LIMITS.counted) throw tooLongToCount();
    const words = inReport.get(report) ?? new Set();
    for (const { segment } of WORDS.segment(section.text)) {
      if (segment.length >= SHORTEST_SEARCHED && segment !== text && /^\p{Script=Han}+$/u.test(segment))
        words.add(segment);
    }
    inReport.set(report, words);
    await ownTurn();
  }
  const terms = new Map<string, number>();
  for (const words of inReport.values()) for (const word of words) terms.set(word, (terms.get(word) ?? 0) + 1);
  const most = inReport.size >= 10 ? inReport.size * 0.9 : inReport.size;
  return [...terms]
    .filter(([, reports]) => reports <= most)
    .map(([term, reports]) => ({ term, reports }))
    .sort((a, b) => b.reports - a.reports || (a.term < b.term ? -1 : 1));
}

function tooShort(text: string): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `在正文中查找的文字至少 ${SHORTEST_SEARCHED} 个相连的字，现为“${text}”。`,
    en: `A text is looked for in reports from ${SHORTEST_SEARCHED} characters in a row on; this is “${text}”.`,
  });
}

function tooLong(length: number): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `在正文中查找的文字不超过 ${LONGEST_SEARCHED} 个字，现有 ${length} 个；请缩短后再查。`,
    en: `A text of at most ${LONGEST_SEARCHED} characters is looked for in reports; this has ${length}. Shorten it.`,
  });
}

/** Words are counted only where all passages are. */
export function tooManyToCount(reports: number): Problem {
  return costly(
    `可能含有这段文字的年报有 ${reports} 份，最多在 ${PASSAGE_LIMITS.reports} 份中数词`,
    `${reports} reports can have this text; words are counted in at most ${PASSAGE_LIMITS.reports}`,
  );
}

function costly(zh: string, en: string): Problem {
  return new Problem('QUERY_TOO_COSTLY', {
    zh: `${zh}。请用 of 和 years 缩小范围。`,
    en: `${en}. Name fewer of them with of and years.`,
  });
}

function tooLongToCount(): Problem {
  return new Problem('QUERY_TOO_COSTLY', {
    zh: `要数词的正文超过 ${PASSAGE_LIMITS.counted} 字。请用 section 指定部分，或缩小范围。`,
    en: `Words would be counted in more than ${PASSAGE_LIMITS.counted} characters. Name a section, or fewer reports.`,
  });
}
