/**
 * Lines of reports in which a text stands. There is no index of the prose: texts are read one by one, and a question that would
 * read too many is refused with how many those are. At a district's size that is a tenth of a second.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Problem } from '../../../schema/problem.ts';
import { type Section, sectionsOf } from '../../../schema/report/sections.ts';
import type { Place } from '../../../schema/report/source.ts';
import { findDocuments, findTexts } from '../../store/find/documents.ts';
import { listReports, type ReportQuestion, type StoredReport } from '../../store/find/reports.ts';
import type { Reader } from '../../store/reader.ts';

export const PASSAGE_LIMITS = {
  /** Reports that one question reads, and bytes of their texts together. */
  reports: 1_000,
  bytes: 32 * 1024 * 1024,
  /** Lines that it finds. */
  lines: 5_000,
  /** Characters in which words are counted. */
  counted: 1_000_000,
} as const;
/** Characters of the shortest text that is looked for: a single one stands everywhere. */
const SHORTEST = 2;
/** Texts that are read at once. */
const AT_ONCE = 20;
/** Characters of a quote on either side of what was found. */
const AROUND = 60;

export interface PassageQuestion {
  readonly text: string;
  readonly reports: ReportQuestion;
  /** 一 to 六; null: anywhere. */
  readonly section: string | null;
}

export interface Passage {
  readonly report: StoredReport;
  readonly section: Section;
  /** The line, or its part around the first place where the text stands. */
  readonly quote: string;
  /** Where the text stands. */
  readonly place: Place;
}

export interface Passages {
  /** Newest year first, in the order of the texts. */
  readonly passages: readonly Passage[];
  /** How many reports have one, and how many were read. */
  readonly reports: number;
  readonly read: number;
}

/** Throws BAD_ARGUMENT for a text too short, QUERY_TOO_COSTLY where too much would have to be read or is found. */
export async function findPassages(
  reader: Reader,
  question: PassageQuestion,
  limits: Readonly<Record<'reports' | 'bytes' | 'lines', number>> = PASSAGE_LIMITS,
): Promise<Passages> {
  const text = question.text.trim();
  if ([...text].length < SHORTEST) throw tooShort(text);
  const { rows, total } = await listReports(reader, question.reports, { first: limits.reports, after: null });
  if (total > rows.length) throw tooMany(total);
  const sizes = new Map((await findDocuments(reader, hashesOf(rows))).map((one) => [one.hash, one.textSize]));
  const bytes = rows.reduce((sum, row) => sum + (sizes.get(row.documentHash) ?? 0), 0);
  if (bytes > limits.bytes) throw tooLarge(bytes);
  const passages: Passage[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const batch = rows.slice(from, from + AT_ONCE);
    const texts = new Map((await findTexts(reader, hashesOf(batch))).map((one) => [one.hash, one.text]));
    for (const report of batch) {
      for (const section of sectionsOf(report.outline, texts.get(report.documentHash) ?? '')) {
        if (question.section !== null && section.ordinal !== question.section) continue;
        passages.push(...linesWith(text, section).map((line) => ({ ...line, report, section })));
      }
    }
    if (passages.length > limits.lines) throw tooOften(text);
    await nextTurn();
  }
  return { passages, reports: new Set(passages.map(({ report }) => report.id)).size, read: rows.length };
}

function hashesOf(reports: readonly StoredReport[]): readonly string[] {
  return [...new Set(reports.map(({ documentHash }) => documentHash))];
}

/** One for each line, with the first place in it. */
function linesWith(text: string, { text: within, place }: Section): readonly Pick<Passage, 'quote' | 'place'>[] {
  let from = 0;
  return within.split('\n').flatMap((line, index) => {
    const start = from;
    from += line.length + 1;
    const at = line.indexOf(text);
    if (at < 0) return [];
    const quote = line.slice(Math.max(0, at - AROUND), at + text.length + AROUND).trim();
    const begin = place.start + start + at;
    return [{ quote, place: { start: begin, end: begin + text.length, line: place.line + index } }];
  });
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
      if (segment.length >= SHORTEST && segment !== text && /^\p{Script=Han}+$/u.test(segment)) words.add(segment);
    }
    inReport.set(report, words);
    await nextTurn();
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
    zh: `在正文中查找的文字至少 ${SHORTEST} 个字，现为“${text}”。`,
    en: `A text is looked for in reports from ${SHORTEST} characters on; this is “${text}”.`,
  });
}

function tooMany(reports: number): Problem {
  return costly(
    `要读 ${reports} 份年报，一次最多 ${PASSAGE_LIMITS.reports} 份`,
    `It would read ${reports} reports; at most ${PASSAGE_LIMITS.reports} are read at once`,
  );
}

function tooLarge(bytes: number): Problem {
  const [size, most] = [bytes, PASSAGE_LIMITS.bytes].map((one) => Math.ceil(one / 1024 / 1024));
  return costly(
    `要读 ${size} MB 正文，一次最多 ${most} MB`,
    `It would read ${size} MB of text; at most ${most} MB are read at once`,
  );
}

function costly(zh: string, en: string): Problem {
  return new Problem('QUERY_TOO_COSTLY', {
    zh: `${zh}。请用 of 和 years 缩小范围。`,
    en: `${en}. Name fewer of them with of and years.`,
  });
}

function tooOften(text: string): Problem {
  return new Problem('QUERY_TOO_COSTLY', {
    zh: `“${text}”出现在 ${PASSAGE_LIMITS.lines} 行以上。请写得更长，或缩小范围。`,
    en: `“${text}” stands in more than ${PASSAGE_LIMITS.lines} lines. Look for a longer text, or in fewer reports.`,
  });
}

function tooLongToCount(): Problem {
  return new Problem('QUERY_TOO_COSTLY', {
    zh: `要数词的正文超过 ${PASSAGE_LIMITS.counted} 字。请用 section 指定部分，或缩小范围。`,
    en: `Words would be counted in more than ${PASSAGE_LIMITS.counted} characters. Name a section, or fewer reports.`,
  });
}
