/** What an address leads to: one report, or a list of them over several pages. Nothing of it is read as a report yet. */
import type { FoundReport, Look } from '../../schema/intake/collecting.ts';
import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { recognizeFormat } from '../ingest/formats/recognize.ts';
import { decodeBytes } from '../ingest/formats/text/decode.ts';
import { isHtml } from '../ingest/formats/text/html.ts';
import type { Fetched } from './fetcher.ts';
import { reportsInJson } from './json-list.ts';
import { type PageParts, readLinks } from './links.ts';
import { furtherPages } from './pager.ts';
import { isReportOfYear, reportsAmong } from './report-links.ts';
import type { Shelf } from './shelf.ts';

/** Bounds of one look. */
const MOST_PAGES = 20;
const MOST_FOUND = 500;
/** Milliseconds after which no further page of a list is asked for: whoever waits for it has to get an answer. */
const LONGEST_LOOK = 45_000;
/** Links are sought in pages up to this size, half a second for the worst of them; what is larger is no list. */
const LARGEST_PAGE = 1024 * 1024;

export type Page =
  | { readonly kind: 'html'; readonly parts: PageParts }
  | { readonly kind: 'json'; readonly reports: readonly FoundReport[] }
  | { readonly kind: 'file' };

/** What was fetched, as a page with links, a list of records, or a file. */
export function pageOf({ bytes, address }: Fetched): Page {
  if (bytes.length > LARGEST_PAGE || recognizeFormat(bytes)) return { kind: 'file' };
  const text = decodeBytes(bytes)?.text ?? '';
  const reports = reportsInJson(text, address);
  if (reports !== null) return { kind: 'json', reports };
  const isPage = isHtml(text) || /^\s*(?:<\?xml[^>]{0,200}>\s*)?<datastore/i.test(text);
  return isPage ? { kind: 'html', parts: readLinks(text, address) } : { kind: 'file' };
}

/** The title of a report's page, where it says that it is one; null for lists. */
export function reportTitleOf({ article, titles }: PageParts): string | null {
  if (article !== null) return isReportOfYear(article) ? article : null;
  return titles.find((title) => title.split(/\s*[-_|—>·]+\s*/).some(isReportOfYear)) ?? null;
}

/**
 * Looks at an address and follows its list from page to page. Throws what the fetcher throws for the first page; a later one that
 * fails ends the list, and `unread` says so.
 */
export async function lookAt(address: string, shelf: Shelf, now: () => number): Promise<Look> {
  const started = now();
  const first = await shelf.getAnew(address);
  const page = pageOf(first);
  const own: FoundReport = { address, title: nameOf(first), date: null };
  if (page.kind === 'file') return single(own);
  if (page.kind === 'html') {
    const title = reportTitleOf(page.parts);
    if (title !== null) return single({ ...own, title });
  }
  const found = new Map<string, FoundReport>();
  const seen = new Set([first.address, address]);
  const due: string[] = [];
  let pages = 0;
  let unread: Label | null = null;
  const take = (fetched: Fetched, what: Page): void => {
    pages += 1;
    for (const report of reportsOn(what)) if (!found.has(report.address)) found.set(report.address, report);
    if (what.kind === 'html') due.push(...furtherPages(what.parts, fetched.address));
  };
  take(first, page);
  while (due.length > 0 && unread === null) {
    const next = due.shift() ?? '';
    if (seen.has(next)) continue;
    seen.add(next);
    if (pages >= MOST_PAGES || found.size >= MOST_FOUND || now() - started > LONGEST_LOOK) {
      unread = listGoesOn(pages);
      break;
    }
    try {
      const fetched = await shelf.getAnew(next);
      if (!seen.has(fetched.address) || fetched.address === next) take(fetched, pageOf(fetched));
      seen.add(fetched.address);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      unread = listBroke(pages, error.sentence);
    }
  }
  if (found.size === 0)
    return single(page.kind === 'html' ? { ...own, title: page.parts.titles[0] ?? own.title } : own);
  return { kind: 'list', found: [...found.values()].slice(0, MOST_FOUND), pages, unread };
}

function reportsOn(page: Page): readonly FoundReport[] {
  if (page.kind === 'json') return page.reports;
  return page.kind === 'html' ? reportsAmong(page.parts.links) : [];
}

function single(report: FoundReport): Look {
  return { kind: 'report', found: [report], pages: 1, unread: null };
}

function nameOf({ fileName, address }: Fetched): string {
  if (fileName !== null) return fileName;
  const last = new URL(address).pathname.split('/').pop() ?? '';
  try {
    return decodeURIComponent(last) || address;
  } catch {
    return last; // percent signs that encode nothing
  }
}

function listGoesOn(pages: number): Label {
  return {
    zh: `列表很长，只看了前 ${pages} 页。余下的请把后面某页的网址再填一次。`,
    en: `The list is long, and only its first ${pages} page(s) were looked at. For the rest, give the address of a later page.`,
  };
}

function listBroke(pages: number, { zh, en }: Label): Label {
  return { zh: `看了 ${pages} 页后没能继续：${zh}`, en: `The list broke off after ${pages} page(s): ${en}` };
}
