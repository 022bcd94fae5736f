/** What is shown of a page where only a link to it is, and before its script runs: the finding of its first chart, with its picture. */
import { DEFAULT_WIDTH, formatAddress, parseAddress } from '../../schema/chart/address.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import { forPictures } from '../../schema/chart/picture-title.ts';
import { formatSet } from '../../schema/chart/sets.ts';
import { standingWords } from '../../schema/check/verdict.ts';
import type { Lang } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { answerChart, stateOf } from '../aggregate/chart.ts';
import { countRegionFindings } from '../store/find/finding-counts.ts';
import { getRevision } from '../store/find/revisions.ts';
import type { Reader } from '../store/reader.ts';
import { openMemory } from './kept/memory.ts';

export interface LinkPreview {
  /** The chart's own title: a sentence that says what it shows. */
  readonly finding: string;
  readonly description: string;
  /** Query string of the chart, canonical, without size and title of its own; null where the page begins with none. */
  readonly picture: string | null;
  /** Query string of the chart itself, which oEmbed is asked about; null where the page is more than its chart. */
  readonly chart: string | null;
}

export interface Preview {
  /** What the chart of an address says; null for one that asks what cannot be, which its page explains, or where there is no number to tell. */
  readonly chart: (query: string) => Promise<LinkPreview | null>;
  /** What the checks found in a region's reports of a year. */
  readonly findings: (region: string, year: number, lang: Lang) => Promise<LinkPreview>;
}

/** Characters of previews that are kept: some thousands of them. */
const MOST = 4 * 1024 * 1024;

/** Each is answered once for a state of the data, however many pages begin with it. */
export function openPreviews(): (reader: Reader, now: string) => Preview {
  const memory = openMemory<LinkPreview>(MOST);
  const once = async (key: string, make: () => Promise<LinkPreview>): Promise<LinkPreview> => {
    const found = memory.get(key);
    if (found) return found;
    const made = await make();
    memory.set(key, made, JSON.stringify(made).length);
    return made;
  };
  return (reader, now) => ({
    chart: async (query) => {
      try {
        const chart = parseAddress(query);
        const address = formatAddress(chart);
        return await once(`${address} ${(await stateOf(reader, chart, now)).join()}`, async () => {
          const { words } = await answerChart(reader, chart, now);
          return { finding: words.title, description: words.description, picture: pictureOf(chart), chart: address };
        });
      } catch (error) {
        if (error instanceof Problem) return null;
        throw error;
      }
    },
    findings: async (region, year, lang) => {
      const { number } = await getRevision(reader, null);
      return once(`${region} ${year} ${lang} ${number}`, async () => {
        const counts = await countRegionFindings(reader, [region], year);
        const finding = standingWords(year, counts)[lang];
        return { finding, description: finding, picture: null, chart: null };
      });
    },
  });
}

function pictureOf(chart: Chart): string {
  return formatAddress({ ...forPictures(chart), width: DEFAULT_WIDTH, height: null });
}

/** Which years a trend shows on a page of `year`: none after it, of which its finding would be; `held`: years of which there are reports. */
export interface Until {
  readonly year: number;
  readonly held: readonly number[];
}

/** Of a region: its requests by year, of its bureaus together, or as its government reported them where it has none. */
export function overviewPreview(
  preview: Preview,
  region: string,
  until: Until,
  lang: Lang,
): Promise<LinkPreview | null> {
  return ofPage(preview, { measure: 'requests.received', of: region, ...yearsUntil(until), lang });
}

/** Of all bureaus of a region in a year, by the measure that the page is asked for. */
export function comparePreview(
  preview: Preview,
  { region, year, measure, lang }: { region: string; year: number; measure: string | null; lang: Lang },
): Promise<LinkPreview | null> {
  const of = formatSet({ kind: 'bureausOf', region });
  return ofPage(preview, { kind: 'bar', measure: measure ?? 'requests.received', of, years: String(year), lang });
}

/** Of a report: the requests by year of whoever published it. */
export function reportPreview(
  preview: Preview,
  { id, kind }: { readonly id: string; readonly kind: string },
  until: Until,
  lang: Lang,
): Promise<LinkPreview | null> {
  const of = kind === 'bureau' ? id : formatSet({ kind: 'reportOf', region: id });
  return ofPage(preview, { measure: 'requests.received', of, ...yearsUntil(until), lang });
}

function yearsUntil({ year, held }: Until): Readonly<Record<string, string>> {
  return held.some((one) => one > year) ? { years: `${Math.min(year, ...held)}..${year}` } : {};
}

/** The chart stands on the page, and is not the page. */
async function ofPage(preview: Preview, asked: Readonly<Record<string, string>>): Promise<LinkPreview | null> {
  const found = await preview.chart(new URLSearchParams(asked).toString());
  return found && { ...found, chart: null };
}
