/** Is a report still what its page says? Asked by conditional requests; only what really changed is fetched and read again. */
import type { AskedAgain } from '../../schema/intake/collecting.ts';
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { differencesBetween } from '../intake/describe.ts';
import { knownOf } from '../intake/examine.ts';
import type { ExaminedDocument } from '../intake/members.ts';
import { attribute } from '../intake/whose.ts';
import type { CollectedRow } from '../store/find/collected.ts';
import { findTexts } from '../store/find/documents.ts';
import { figuresOf } from '../store/find/figures.ts';
import { listPublisherNames } from '../store/find/publishers.ts';
import { findReports, reportId } from '../store/find/reports.ts';
import type { Reader } from '../store/reader.ts';
import type { Fetched, Fetcher } from './fetcher.ts';
import type { Gathered, Gathering } from './gather.ts';
import type { Shelf } from './shelf.ts';

/** Keeps what was found. */
export type NoteAsked = (report: string, outcome: AskedAgain['outcome']) => Promise<void>;

export interface AgainContext {
  readonly fetcher: Fetcher;
  readonly shelf: Shelf;
  readonly reader: Reader;
  readonly gather: (address: string) => Promise<Gathering>;
  readonly note: NoteAsked;
}

/** Throws what the fetcher throws, but for a page that is gone. */
export async function askAgain(kept: CollectedRow, context: AgainContext): Promise<AskedAgain> {
  const answer = await compare(kept, context);
  await context.note(kept.report_id, answer.outcome);
  return { ...answer, since: kept.at };
}

type Compared = Omit<AskedAgain, 'since'>;

async function compare(kept: CollectedRow, context: AgainContext): Promise<Compared> {
  const page = await sameOrNew(kept.address, kept.page_hash, kept.page_etag, kept.page_last_modified, context);
  if (page === 'gone') return GONE;
  const isPage = kept.file_address === kept.address;
  const file = isPage
    ? page
    : await sameOrNew(kept.file_address, kept.file_hash, kept.file_etag, kept.file_last_modified, context);
  if (page === 'same' && file === 'same') return UNCHANGED;
  return compareReadings(kept, context);
}

/** What stands there now, where it is not what it was; it is put on the shelf, to be read from there. */
async function sameOrNew(
  address: string,
  hash: string,
  etag: string | null,
  lastModified: string | null,
  { fetcher, shelf }: AgainContext,
): Promise<Fetched | 'same' | 'gone'> {
  try {
    const fetched = await fetcher.get(address, { etag, lastModified });
    if (fetched === null) return 'same';
    shelf.put(address, fetched);
    return fetched.hash === hash ? 'same' : fetched;
  } catch (error) {
    if (error instanceof Problem && error.code === 'NOT_FOUND') return 'gone';
    throw error;
  }
}

async function compareReadings(kept: CollectedRow, { reader, gather }: AgainContext): Promise<Compared> {
  const { documents } = await gather(kept.address);
  const now = await examinedFor(kept, documents, reader);
  if (now === null) return NO_REPORT;
  const [held] = await findReports(reader, [kept.report_id]);
  const [before] = await findTexts(reader, [kept.document_hash]);
  if (!held || !before) throw new Error(`The report ${kept.report_id} was collected and is not held`);
  if (essence(before.text) === essence(now.examined.read.text)) return UNCHANGED;
  const changed = differencesBetween(await figuresOf(reader, [held.version]), knownOf(now.examined).figures).length;
  return { outcome: 'changed', changedCells: changed, sentence: changed === 0 ? TEXT_CHANGED : cellsChanged(changed) };
}

/** The document that is that report; the only one, where it does not say whose it is. */
async function examinedFor(
  { report_id }: CollectedRow,
  documents: readonly Gathered[],
  reader: Reader,
): Promise<ExaminedDocument | null> {
  const names = await listPublisherNames(reader);
  const examined = documents.flatMap(({ looked }) => (looked.kind === 'examined' ? [looked] : []));
  const own = examined.find(({ examined: { read }, fileName, named }) => {
    const { publisher, year } = attribute(read, fileName, named, names);
    return publisher !== null && year !== null && reportId(publisher.id, year) === report_id;
  });
  return own ?? (examined.length === 1 ? (examined[0] ?? null) : null);
}

/** How often a page was opened changes by itself, and so do blanks. */
const VISITS = /(?:浏览|访问|阅读|点击)(?:次数|人次|数|量)?\s*[:：]?\s*\d+\s*次?/g;

function essence(text: string): string {
  return text.replace(VISITS, '').replace(/\s+/g, ' ').trim();
}

const UNCHANGED: Compared = {
  outcome: 'unchanged',
  changedCells: 0,
  sentence: {
    zh: '网页上的年报与收录时相同。',
    en: 'The report on the page is what it was when it was collected.',
  },
};

const GONE: Compared = {
  outcome: 'gone',
  changedCells: null,
  sentence: {
    zh: '网站上已经没有这个网页。这里保存的原文不受影响。',
    en: 'The site no longer has this page. The document kept here is not affected.',
  },
};

const NO_REPORT: Compared = {
  outcome: 'changed',
  changedCells: null,
  sentence: {
    zh: '网页变了，现在从上面读不出这份年报。请打开原网页核对。',
    en: 'The page changed, and this report can no longer be read from it. Open the page and check.',
  },
};

const TEXT_CHANGED: Label = {
  zh: '网页变了：文字有改动，表内数字没有变。需要更换时，请在“接收年报”页按网址重新收录。',
  en: 'The page changed: its words did, no number of the tables. To replace the document, collect the address once more on the import page.',
};

function cellsChanged(cells: number): Label {
  return {
    zh: `网页变了：表内 ${cells} 格与收录时不同。需要更换时，请在“接收年报”页按网址重新收录，旧版会保留。`,
    en: `The page changed: ${cells} cell(s) of the tables differ from what was collected. To replace the document, collect the address once more on the import page; the old version is kept.`,
  };
}
