/** A briefing asked for: its charts answered, who has reported, what the checks found, all of one state of the data. */
import { parseAddress } from '../../schema/chart/address.ts';
import type { Brief } from '../../schema/brief/brief.ts';
import { makeBrief } from '../../schema/brief/district.ts';
import { BRIEF_CHART_IDS, type BriefChartId, briefAddress, type FactChart, type FactFinding } from '../../schema/brief/facts.ts';
import { findingSentence } from '../../schema/check/words/words.ts';
import type { Lang } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { findingsOfHeld } from '../store/find/findings.ts';
import { findPublishers } from '../store/find/publishers.ts';
import { getRevision } from '../store/find/revisions.ts';
import type { Reader } from '../store/reader.ts';
import { answerChart } from './chart.ts';
import { openBudget } from './cost.ts';
import { askReporting } from './reporting.ts';

export interface BriefQuestion {
  readonly region: string;
  readonly year: number;
  readonly lang: Lang;
  /** The instant of asking, ISO 8601 in UTC. */
  readonly now: string;
}

/** Points of all its charts: a region of 500 bureaus. */
const POINTS = 24_000;

/** Throws NOT_FOUND for a region that is on no list, BAD_ARGUMENT for a year that no report is on. */
export async function askBrief(reader: Reader, { region, year, lang, now }: BriefQuestion): Promise<Brief> {
  const reporting = await askReporting(reader, { region, year, below: false, now });
  const row = reporting.region;
  const first = reporting.years[0] ?? year;
  if (!reporting.years.includes(year)) throw noReports(year, row.name_zh, row.name_en);
  const { number } = await getRevision(reader, null);
  const charts = await answered(reader, (id) => briefAddress(id, region, year, first, lang), now);
  return makeBrief({
    lang,
    region: { id: region, name: { zh: row.name_zh, en: row.name_en } },
    year,
    charts,
    filings: reporting.filings
      .filter(({ publisher }) => publisher.kind === 'bureau')
      .map(({ publisher, state, days }) => ({
        name: { zh: publisher.short_zh, en: publisher.short_en },
        state,
        days: state === 'late' ? days : null,
      })),
    findings: await mistakesIn(reader, region, year, Number(number)),
  });
}

type Charts = Readonly<Record<BriefChartId, FactChart>>;

/** All of them of one revision: where somebody changed the data in between, they are asked again. */
async function answered(reader: Reader, addressOf: (id: BriefChartId) => string, now: string, tries = 3): Promise<Charts> {
  const budget = openBudget(POINTS);
  const charts: [BriefChartId, FactChart][] = [];
  for (const id of BRIEF_CHART_IDS) {
    const chart = parseAddress(addressOf(id));
    const { address, answer, words } = await answerChart(reader, chart, now, budget);
    charts.push([id, { chart, address, answer, words }]);
  }
  const isOne = new Set(charts.map(([, { answer }]) => answer.revision)).size === 1;
  if (!isOne && tries > 1) return answered(reader, addressOf, now, tries - 1);
  return Object.fromEntries(charts) as Record<BriefChartId, FactChart>;
}

/** What failed in the reports of a region's bureaus, bureau by bureau. */
async function mistakesIn(reader: Reader, region: string, year: number, asOf: number): Promise<readonly FactFinding[]> {
  const found = await findingsOfHeld(reader, { regions: [region] }, { asOf, years: { from: year, to: year } });
  const failed = found.filter(({ finding }) => finding.outcome === 'failed');
  const rows = new Map((await findPublishers(reader, [...new Set(failed.map(({ publisher }) => publisher))])).map((row) => [row.id, row]));
  return failed.flatMap(({ publisher, finding }): readonly FactFinding[] => {
    const row = rows.get(publisher);
    const sentence = { zh: findingSentence(finding, 'zh'), en: findingSentence(finding, 'en') };
    return row ? [{ bureau: { zh: row.short_zh, en: row.short_en }, sentence }] : [];
  });
}

function noReports(year: number, zh: string, en: string): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `${zh}没有 ${year} 年的年报，写不成材料。`,
    en: `No report of ${en} on ${year} is held, so there is nothing to write a briefing from.`,
  });
}
