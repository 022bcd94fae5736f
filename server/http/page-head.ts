/** What a browser is told before a page runs: whether there is anything at its address, and what its tab is called. */
import type { Lang } from '../../schema/language.ts';
import { pageAt, readAsOf, unknownWords } from '../../schema/pages.ts';
import { reportTitle } from '../../schema/report/publisher.ts';
import { reportingYears } from '../../schema/reporting/filing.ts';
import { dayInChina } from '../china-time.ts';
import { findPublishers, listRegions } from '../store/find/publishers.ts';
import { findReportsEver, yearsOf } from '../store/find/reports.ts';
import type { Reader } from '../store/reader.ts';
import { comparePreview, type LinkPreview, overviewPreview, type Preview, reportPreview } from './link-preview.ts';

export interface PageHead {
  readonly status: 200 | 404;
  readonly title: string;
  /** What stands beside the title where a link to the page is shown; null: nothing. */
  readonly preview: LinkPreview | null;
}

/** More regions than any list of ours holds. */
const ALL_REGIONS = { first: 10_000, after: null };

/**
 * The head of the page at an address: 404 where the page, or the bureau, report, region or year in it, is unknown. Without a
 * reader nothing is looked up, and only the page itself can be unknown.
 */
export async function pageHead(
  reader: Reader | null,
  { pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>,
  lang: Lang,
  now: string,
  preview: Preview,
): Promise<PageHead> {
  const unknown = unknownWords(lang);
  const missing = (title: string): PageHead => ({ status: 404, title, preview: null });
  const known = (title: string, shown: LinkPreview | null = null): PageHead => ({ status: 200, title, preview: shown });
  const found = pageAt(pathname);
  if (!found) return missing(unknown.page);
  const { page } = found;
  if (reader === null) return known(page.title[lang]);
  if (page.id === 'chart') {
    const asks = searchParams.has('measure') || searchParams.has('kind');
    const found = asks ? await preview.chart(searchParams.toString()) : null;
    return known(found?.finding ?? page.title[lang], found);
  }
  // Of an earlier state of the data nothing is drawn before it is asked for.
  const isNow = readAsOf(searchParams) === null;
  const id = decoded(found.id ?? '');
  if (page.id === 'bureau') {
    const [bureau] = await findPublishers(reader, [id]);
    if (bureau?.kind !== 'bureau') return missing(unknown.bureau);
    return known(lang === 'zh' ? bureau.name_zh : bureau.name_en);
  }
  if (page.id === 'report' || page.id === 'reportProse' || page.id === 'versions') {
    // One that was withdrawn has its page: it says so.
    const [report] = await findReportsEver(reader, [id]);
    const [publisher] = report ? await findPublishers(reader, [report.publisher]) : [];
    if (!report || !publisher) return missing(unknown.report);
    const name = { zh: publisher.name_zh, en: publisher.name_en };
    const title = reportTitle(name, publisher.kind === 'bureau', report.year, lang);
    if (page.id === 'versions') return known(`${page.title[lang]} · ${title}`);
    if (page.id !== 'report' || !isNow) return known(title);
    const home = publisher.kind === 'bureau' ? publisher.region_id : publisher.id;
    const held = (home === null ? [] : await yearsOf(reader, [home])).map((one) => one.year);
    return known(title, await reportPreview(preview, publisher, { year: report.year, held }, lang));
  }
  const asks: readonly string[] = page.asks;
  const region = asks.includes('region') ? searchParams.get('region') : null;
  const year = asks.includes('year') || asks.includes('reportingYear') ? searchParams.get('year') : null;
  const [row] = region ? await findPublishers(reader, [region]) : [];
  if (region && row?.kind !== 'region') return missing(unknown.region);
  const mayBeMeant = row ? [row] : page.id === 'overview' || year ? (await listRegions(reader, ALL_REGIONS)).rows : [];
  const held = await yearsOf(
    reader,
    mayBeMeant.map(({ id }) => id),
  );
  if (year) {
    const all = held.map((one) => one.year);
    const years = asks.includes('year') ? all : reportingYears(all, dayInChina(now));
    if (years.length > 0 && !years.some((one) => String(one) === year)) return missing(unknown.year(year));
  }
  const [meant] = mayBeMeant;
  if (!meant || !['overview', 'compare', 'findings'].includes(page.id)) return known(page.title[lang]);
  const name = lang === 'zh' ? meant.name_zh : meant.name_en;
  const its = held.flatMap((one) => (one.region === meant.id ? one.year : []));
  const last = Math.max(0, ...its);
  const shown = Number(year) || last;
  if (page.id === 'overview') {
    const first =
      shown > 0 && isNow ? await overviewPreview(preview, meant.id, { year: shown, held: its }, lang) : null;
    return known(shown > 0 ? `${name} ${shown}` : name, first);
  }
  if (!row) return known(page.title[lang]);
  if (page.id === 'findings')
    return known(
      `${page.title[lang]} · ${name}`,
      shown > 0 && isNow ? await preview.findings(row.id, shown, lang) : null,
    );
  const asked = { region: row.id, year: shown, measure: searchParams.get('measure'), lang };
  return known(`${page.title[lang]} · ${name}`, shown > 0 && isNow ? await comparePreview(preview, asked) : null);
}

/** A per cent sign that begins no character stands for itself: such an address is unknown, not a fault. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
