/** What a browser is told before a page runs: whether there is anything at its address, and what its tab is called. */
import { DEFAULT_WIDTH, formatAddress, parseAddress } from '../../schema/chart/address.ts';
import { forPictures } from '../../schema/chart/picture-title.ts';
import type { Lang } from '../../schema/language.ts';
import { pageAt, unknownWords } from '../../schema/pages.ts';
import { Problem } from '../../schema/problem.ts';
import { reportTitle } from '../../schema/report/publisher.ts';
import { reportingYears } from '../../schema/reporting/filing.ts';
import { answerChart } from '../aggregate/chart.ts';
import { dayInChina } from '../china-time.ts';
import { findPublishers, listRegions } from '../store/find/publishers.ts';
import { findReportsEver, yearsOf } from '../store/find/reports.ts';
import type { Reader } from '../store/reader.ts';

export interface PageHead {
  readonly status: 200 | 404;
  readonly title: string;
  /** What stands beside the title where a link to the page is shown; null: nothing. */
  readonly preview: LinkPreview | null;
}

export interface LinkPreview {
  readonly description: string;
  /** Address of a picture on this server, without the origin. */
  readonly picture: string;
  /** The address of the chart itself, without the origin, which oEmbed is asked about. */
  readonly chart: string;
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
): Promise<PageHead> {
  const unknown = unknownWords(lang);
  const missing = (title: string): PageHead => ({ status: 404, title, preview: null });
  const known = (title: string): PageHead => ({ status: 200, title, preview: null });
  const found = pageAt(pathname);
  if (!found) return missing(unknown.page);
  const { page } = found;
  if (reader === null) return known(page.title[lang]);
  if (page.id === 'chart') return (await chartHead(reader, searchParams, now)) ?? known(page.title[lang]);
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
    return known(page.id === 'versions' ? `${page.title[lang]} · ${title}` : title);
  }
  const asks: readonly string[] = page.asks;
  const region = asks.includes('region') ? searchParams.get('region') : null;
  const year = asks.includes('year') || asks.includes('reportingYear') ? searchParams.get('year') : null;
  if (region) {
    const [row] = await findPublishers(reader, [region]);
    if (row?.kind !== 'region') return missing(unknown.region);
  }
  if (year) {
    const regions = region ? [region] : (await listRegions(reader, ALL_REGIONS)).rows.map((row) => row.id);
    const held = (await yearsOf(reader, regions)).map((one) => one.year);
    const years = asks.includes('year') ? held : reportingYears(held, dayInChina(now));
    if (years.length > 0 && !years.some((one) => String(one) === year)) return missing(unknown.year(year));
  }
  return known(page.title[lang]);
}

/** A chart's own title, description and picture; null for an address that asks nothing, or what cannot be, which its page explains. */
async function chartHead(reader: Reader, asked: URLSearchParams, now: string): Promise<PageHead | null> {
  if (!asked.has('measure') && !asked.has('kind')) return null;
  try {
    const { chart, words } = await answerChart(reader, parseAddress(asked.toString()), now);
    const address = formatAddress(chart);
    const picture = `/chart.png?${formatAddress({ ...forPictures(chart), width: DEFAULT_WIDTH, height: null })}&size=social`;
    return {
      status: 200,
      title: words.title,
      preview: { description: words.description, picture, chart: `/chart?${address}` },
    };
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** A per cent sign that begins no character stands for itself: such an address is unknown, not a fault. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
