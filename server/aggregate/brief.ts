/** A briefing asked for: its charts answered, who has reported, what the checks found, all of one state of the data. */

import type { Brief } from '../../schema/briefing/brief.ts';
import { makeBrief } from '../../schema/briefing/district.ts';
import {
  BRIEF_CHART_IDS,
  type BriefChartId,
  type BriefCharts,
  type BriefFacts,
  type BriefOf,
  briefAddress,
  type FactFinding,
} from '../../schema/briefing/facts.ts';
import { parseAddress } from '../../schema/chart/address.ts';
import { RULES, type RuleId } from '../../schema/check/rules/index.ts';
import type { FindingState } from '../../schema/check/verdict.ts';
import { findingSentence } from '../../schema/check/words/words.ts';
import type { Lang } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { findPublishers } from '../store/find/publishers.ts';
import { findReports } from '../store/find/reports.ts';
import type { Reader } from '../store/reader.ts';
import { type AnsweredChart, answerChart } from './chart.ts';
import { type Budget, openBudget } from './cost.ts';
import { askGroups } from './groups.ts';
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
/** Mistakes that are looked at: more than any page lists. */
const MOST_LISTED = 200;
const UNSETTLED: readonly FindingState[] = ['open', 'reopened', 'confirmed', 'askedBack'];

const LATENESS: ReadonlySet<string> = new Set(['DL-UNIT', 'DL-GOV'] satisfies readonly RuleId[]);

export interface AnsweredBrief {
  readonly brief: Brief;
  /** The charts it names, by the query of their addresses. */
  readonly charts: ReadonlyMap<string, AnsweredChart>;
}

/** Throws NOT_FOUND for a region that is on no list, BAD_ARGUMENT for a year that no report is on. */
export async function askBrief(
  reader: Reader,
  { region, year, lang, now }: BriefQuestion,
  budget: Budget = openBudget(POINTS),
): Promise<AnsweredBrief> {
  const reporting = await askReporting(reader, { region, year, below: false, now });
  const row = reporting.region;
  const first = reporting.years[0] ?? year;
  if (!reporting.years.includes(year)) throw noReports(year, row.name_zh, row.name_en);
  const hasBureaus = reporting.filings.some(
    ({ publisher, state }) => publisher.kind === 'bureau' && state !== 'notExpected',
  );
  const charts = await answered(reader, { region, hasBureaus, year, first, lang }, now, budget);
  const brief = makeBrief({
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
    ...(await mistakesIn(reader, region, year, hasBureaus)),
  });
  return {
    brief,
    charts: new Map(Object.values(charts).flatMap((one) => (one === null ? [] : [[one.address, one] as const]))),
  };
}

type Charts = BriefCharts<AnsweredChart>;

/** All of them of one revision: where somebody changed the data in between, they are asked again. */
async function answered(reader: Reader, of: BriefOf, now: string, budget: Budget, tries = 3): Promise<Charts> {
  const charts: [BriefChartId, AnsweredChart | null][] = [];
  for (const id of BRIEF_CHART_IDS) {
    const isAsked = id !== 'bureaus' || of.hasBureaus;
    charts.push([id, isAsked ? await answerChart(reader, parseAddress(briefAddress(id, of)), now, budget) : null]);
  }
  const revisions = new Set(charts.flatMap(([, one]) => (one === null ? [] : [one.answer.revision])));
  if (revisions.size > 1 && tries > 1) return answered(reader, of, now, budget, tries - 1);
  return Object.fromEntries(charts) as Charts;
}

/** Mistakes that failed a check and that nobody has settled, in reports of the bureaus or else in the region's own: as many as can be listed, and how many there are. */
async function mistakesIn(
  reader: Reader,
  region: string,
  year: number,
  ofBureaus: boolean,
): Promise<Pick<BriefFacts, 'findings' | 'mistakes'>> {
  const question = {
    // Who is late is told with who has reported, and is no contradiction.
    rules: RULES.map(({ id }) => id).filter((id) => !LATENESS.has(id)),
    regions: [region],
    years: { from: year, to: year },
    outcomes: ['failed'] as const,
    states: UNSETTLED,
  };
  const { rows, total } = await askGroups(reader, question, { first: MOST_LISTED, after: null });
  const reports = await findReports(reader, [...new Set(rows.map(({ report }) => report))]);
  const publisherOf = new Map(reports.map(({ id, publisher }) => [id, publisher]));
  const rowsOf = new Map(
    (await findPublishers(reader, [...new Set(publisherOf.values())])).map((row) => [row.id, row]),
  );
  const findings = rows.flatMap(({ report, findings: [first] }): readonly FactFinding[] => {
    const row = rowsOf.get(publisherOf.get(report) ?? '');
    if (!row || !first || (row.kind === 'bureau') !== ofBureaus) return [];
    const sentence = { zh: findingSentence(first, 'zh'), en: findingSentence(first, 'en') };
    return [{ bureau: { zh: row.short_zh, en: row.short_en }, sentence }];
  });
  return { findings, mistakes: total - (rows.length - findings.length) };
}

function noReports(year: number, zh: string, en: string): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `${zh}没有 ${year} 年的年报，写不成材料。`,
    en: `No report of ${en} on ${year} is held, so there is nothing to write a briefing from.`,
  });
}
