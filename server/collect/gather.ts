/**
 * One report's page with the files it links: all are read by the one walk over what is handed in, and where several hold the same
 * report, the one of which most was read is taken.
 */
import { extname } from 'node:path';
import type { PassedOver } from '../../schema/intake/collecting.ts';
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { countNumbers } from '../../schema/report/figure.ts';
import type { BugLog } from '../bug.ts';
import type { Readers } from '../intake/examine.ts';
import { safeName } from '../intake/file-name.ts';
import { mediaTypeOf } from '../intake/media-types.ts';
import { type ExaminedDocument, examineFile, type HandedIn, type Looked, NOTHING_NAMED } from '../intake/members.ts';
import { foldName } from '../store/names.ts';
import type { Fetched } from './fetcher.ts';
import type { PageLink } from './links.ts';
import { pageOf, reportTitleOf } from './look.ts';
import { endingOf, filesAmong, isReportOfYear, titleIn } from './report-links.ts';
import type { Shelf } from './shelf.ts';

/** Files of one page that are fetched. */
const MOST_FILES = 8;

/** A document, and where it was fetched: the page itself, or a file that it links. */
export interface Gathered {
  readonly from: Fetched;
  /** As it was asked for; redirects may have led elsewhere. */
  readonly address: string;
  readonly looked: Looked;
}

export interface Gathering {
  readonly page: Fetched;
  /** What is to be accepted; refusals where nothing is. */
  readonly documents: readonly Gathered[];
  readonly passedOver: readonly PassedOver[];
}

export interface GatherContext {
  readonly shelf: Shelf;
  readonly readers: Readers;
  readonly log: BugLog;
  /** Aborted when nobody waits for it any more. */
  readonly signal?: AbortSignal;
}

/**
 * Fetches and reads a report's page. Throws what the fetcher throws for the page itself, and the signal's reason; a file that fails
 * is passed over.
 */
export async function gather(address: string, context: GatherContext): Promise<Gathering> {
  const page = await context.shelf.get(address);
  const what = pageOf(page);
  const title = what.kind === 'html' ? reportTitleOf(what.parts) : null;
  const read = await readAll(page, { address, name: nameOfPage(page, title, what.kind === 'file'), context });
  // What is whole needs no second copy, and the site is left in peace.
  const files = what.kind === 'html' && !read.some(isWhole) ? filesAmong(what.parts.links) : [];
  const passedOver: PassedOver[] = [];
  for (const link of files.slice(0, MOST_FILES)) {
    context.signal?.throwIfAborted();
    try {
      const from = await context.shelf.get(link.address);
      read.push(...(await readAll(from, { address: link.address, name: nameOfFile(from, link, title), context })));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      passedOver.push({ address: link.address, name: safeName(link.text), why: error.sentence });
    }
  }
  passedOver.push(
    ...files.slice(MOST_FILES).map((link) => ({ address: link.address, name: safeName(link.text), why: TOO_MANY })),
  );
  const { documents, others } = choose(read);
  return { page, documents, passedOver: [...passedOver, ...others] };
}

async function readAll(
  from: Fetched,
  { address, name, context }: { readonly address: string; readonly name: string; readonly context: GatherContext },
): Promise<Gathered[]> {
  const file: HandedIn = {
    bytes: from.bytes,
    fileName: name,
    mediaType: mediaTypeOf(name) ?? from.mediaType,
    named: NOTHING_NAMED,
    members: new Map(),
  };
  const read: Gathered[] = [];
  const { readers, log, signal } = context;
  const by = { lane: 'keyHolders', ...(signal && { signal }) } as const;
  for await (const looked of examineFile(file, readers, log, by)) read.push({ from, address, looked });
  return read;
}

type Good = Gathered & { readonly looked: ExaminedDocument };

function isGood(gathered: Gathered): gathered is Good {
  return gathered.looked.kind === 'examined';
}

function numbersOf({ looked }: Good): number {
  return countNumbers(looked.examined.read.figures);
}

function isWhole(gathered: Gathered): boolean {
  return isGood(gathered) && numbersOf(gathered) === gathered.looked.examined.read.figures.length;
}

/** May both be the same report? What one of them does not say, it does not deny. */
function isSameReport({ looked: a }: Good, { looked: b }: Good): boolean {
  const [one, other] = [a.examined.read, b.examined.read];
  const isSame = (x: string | number | null, y: string | number | null) => x === null || y === null || x === y;
  const name = (publisher: string | null) => publisher && foldName(publisher);
  return isSame(one.year, other.year) && isSame(name(one.publisher), name(other.publisher));
}

const SAME: Label = {
  zh: '与所取的是同一份年报，读出的格数不多于它',
  en: 'the same report as the one taken, with no more cells read',
};
const TOO_MANY: Label = {
  zh: `一页只取前 ${MOST_FILES} 个附件`,
  en: `only the first ${MOST_FILES} files of a page are fetched`,
};

/** Of each report the copy of which most was read, the page before its files; refusals only where there is nothing else. */
function choose(read: readonly Gathered[]): { documents: readonly Gathered[]; others: readonly PassedOver[] } {
  const good = read.filter(isGood);
  const refused = read.filter((one) => !isGood(one));
  if (good.length === 0) {
    // The page was no report itself, so that what its files say is what matters.
    const [page] = read;
    const files = refused.filter((one) => one.address !== page?.address);
    return { documents: files.length > 0 ? files : refused, others: [] };
  }
  const best = good.toSorted((a, b) => numbersOf(b) - numbersOf(a));
  const taken: Good[] = [];
  for (const one of best) if (!taken.some((other) => isSameReport(one, other))) taken.push(one);
  const documents = good.filter((one) => taken.includes(one));
  const others = read.flatMap((one): PassedOver[] => {
    if (taken.some((other) => other === one) || isEmptyPage(one, read)) return [];
    const why = one.looked.kind === 'refused' ? one.looked.refusal.sentence : SAME;
    return [{ address: one.address, name: one.looked.fileName, why }];
  });
  return { documents, others };
}

/** The page around the files, which is no report and need not be spoken of. */
function isEmptyPage(one: Gathered, [page]: readonly Gathered[]): boolean {
  return one === page && one.looked.kind === 'refused' && one.looked.refusal.code === 'NOT_A_REPORT';
}

/** A page is kept under its title, a file under the name it has. */
function nameOfPage({ fileName, address, mediaType }: Fetched, title: string | null, isFile: boolean): string {
  if (fileName !== null) return safeName(fileName);
  const last = decoded(new URL(address).pathname.split('/').pop() ?? '');
  if (isFile && extname(last) !== '') return safeName(last);
  const name = (title ?? last.replace(/\.\w{1,5}$/, '')) || new URL(address).hostname;
  return safeName(`${name.replace(/[\\/]/g, ' ')}${mediaType === 'text/plain' ? '.txt' : '.html'}`);
}

/** The reader falls back on the name for whose report it is, so that 附件1 is called by the title of its page. */
function nameOfFile(from: Fetched, { address, text }: PageLink, title: string | null): string {
  const ending = endingOf(from.address, '') ?? endingOf(address, text) ?? '';
  const named = [titleIn(text), titleIn(from.fileName ?? '')].find(isReportOfYear);
  const name = named ?? title ?? titleIn(text);
  return safeName(`${name.replace(/[\\/]/g, ' ')}${ending}`);
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written; // percent signs that encode nothing
  }
}
