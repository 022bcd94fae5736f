/** A briefing asked for: its charts answered, who has reported, what the checks found, all of one state of the data. */

import { type MadeBrief, makeBrief } from '../../schema/briefing/district.ts';
import {
  BRIEF_CHART_IDS,
  type BriefChartId,
  type BriefCharts,
  type BriefFacts,
  type BriefOf,
  type BriefWhose,
  briefAddress,
  type FactFinding,
  topicAddresses,
} from '../../schema/briefing/facts.ts';
import { BRIEF_TOPICS, type BriefTopic } from '../../schema/briefing/topic.ts';
import { makeTopicBrief } from '../../schema/briefing/topics.ts';
import { parseAddress } from '../../schema/chart/address.ts';
import type { RuleFamily } from '../../schema/check/rule.ts';
import { RULES, type RuleId } from '../../schema/check/rules/index.ts';
import type { FindingState } from '../../schema/check/verdict.ts';
import { findingSentence } from '../../schema/check/words/words.ts';
import type { Lang } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { ownTurn } from '../own-turn.ts';
import type { FiledBy } from '../store/find/filed-by.ts';
import { heldReports } from '../store/find/held.ts';
import { namedAsOf } from '../store/find/names-as-of.ts';
import { findPublishers, type PublisherRow } from '../store/find/publishers.ts';
import { findReports, yearsOf } from '../store/find/reports.ts';
import type { Reader } from '../store/reader.ts';
import { type AnsweredChart, answerChart, type NamedChart } from './chart.ts';
import { type Budget, openBudget } from './cost.ts';
import { askGroups } from './groups.ts';
import { unknownPublisher } from './known.ts';
import { askReporting } from './reporting.ts';

export interface BriefQuestion {
  /** A region, or a bureau. */
  readonly of: { readonly region: string } | { readonly bureau: string };
  /** null: the latest that there is. */
  readonly year: number | null;
  readonly lang: Lang;
  /** One topic of the year; left out or null: all of it. */
  readonly topic?: BriefTopic | null;
  /** An earlier year that changes are told against; left out or null: the one before. */
  readonly compareTo?: number | null;
  /** The instant of asking, ISO 8601 in UTC. */
  readonly now: string;
  /** The revision that it is asked as of; left out or null: as it is now. */
  readonly asOf?: number | null;
}

/** Every year that a report can be on. */
const EVER = { from: 2008, to: 2100 };
/** Points of all its charts: a region of 500 bureaus. */
const POINTS = 24_000;
/** Mistakes that are looked at: more than any page lists. */
const MOST_LISTED = 200;
const UNSETTLED: readonly FindingState[] = ['open', 'reopened', 'confirmed', 'askedBack'];

/** A topic's own table. */
const FAMILY_OF: Readonly<Record<BriefTopic, RuleFamily>> = { appeals: 'tableIV', refusals: 'tableIII' };

const LATENESS: ReadonlySet<string> = new Set(['DL-UNIT', 'DL-GOV'] satisfies readonly RuleId[]);

export interface AnsweredBrief extends Pick<MadeBrief, 'brief'> {
  /** The charts it names, by the query of their addresses. */
  readonly charts: ReadonlyMap<string, AnsweredChart>;
}

/** With what an author edits it by. */
export interface MadeAnswer extends AnsweredBrief, MadeBrief {
  readonly charts: ReadonlyMap<string, NamedChart>;
}

/** Throws NOT_FOUND for a region or bureau that is on no list, BAD_ARGUMENT for a year that no report is on. */
export async function askBrief(
  store: Reader,
  { of, year: asked, lang, topic = null, compareTo: against = null, now, asOf = null }: BriefQuestion,
  budget: Budget = openBudget(POINTS),
): Promise<MadeAnswer> {
  await ownTurn(budget);
  const reader = namedAsOf(store, asOf);
  const row = await publisherOf(reader, of);
  const isBureau = row.kind === 'bureau';
  const region = row.region_id ?? row.id;
  const years = isBureau
    ? (await heldReports(reader, { publishers: [row.id] }, { asOf, years: EVER })).map((report) => report.year)
    : (await yearsOf(reader, [region], asOf)).map((one) => one.year);
  const year = asked ?? Math.max(...years);
  if (!years.includes(year)) throw noReports(asked, row.name_zh, row.name_en, years);
  const compareTo = comparedWith(against, year, years);
  const reporting = await askReporting(reader, { region, year, below: false, now, asOf });
  const filings = reporting.filings.filter(
    ({ publisher }) => publisher.kind === 'bureau' && (!isBureau || publisher.id === row.id),
  );
  const hasBureaus = filings.some(({ state }) => state !== 'notExpected');
  const whose: BriefWhose = isBureau ? 'bureau' : hasBureaus ? 'sum' : 'published';
  const first = Math.min(...years);
  const whom: BriefOf = { id: row.id, whose, year, compareTo, first, lang };
  const ascending = [...new Set(years)].sort((a, b) => a - b);
  const known: Omit<BriefFacts, 'charts'> = {
    lang,
    whose,
    of: { id: row.id, name: { zh: row.name_zh, en: row.name_en } },
    ...{ year, compareTo },
    filings: filings.map(({ publisher, state, days }) => ({
      name: { zh: publisher.short_zh, en: publisher.short_en },
      state,
      days: state === 'late' ? days : null,
    })),
    ...(await mistakesIn(reader, isBureau ? { publishers: [row.id] } : { regions: [region] }, year, whose, {
      topic,
      asOf,
    })),
  };
  if (topic !== null) {
    const charts = await ofOneState(() => answeredOn(reader, topicAddresses(topic, whom), { now, asOf }, budget));
    return { ...makeTopicBrief({ ...known, topic, charts }, ascending), charts: byAddress(charts.values()) };
  }
  const charts = await answered(reader, whom, { now, asOf }, budget);
  return { ...makeBrief({ ...known, charts }, ascending), charts: byAddress(Object.values(charts)) };
}

function byAddress(charts: Iterable<NamedChart | null>): ReadonlyMap<string, NamedChart> {
  return new Map([...charts].flatMap((one) => (one === null ? [] : [[one.address, one] as const])));
}

type When = Required<Pick<BriefQuestion, 'now' | 'asOf'>>;

/** A chart of it; as of a revision it is pinned to that, so that whoever opens it sees the same numbers. */
function answerOne(reader: Reader, address: string, { now, asOf }: When, budget: Budget): Promise<NamedChart> {
  return answerChart(reader, { ...parseAddress(address), revision: asOf }, now, budget);
}

async function answeredOn(
  reader: Reader,
  addresses: ReadonlyMap<string, string>,
  when: When,
  budget: Budget,
): Promise<ReadonlyMap<string, NamedChart>> {
  const charts = new Map<string, NamedChart>();
  for (const [id, address] of addresses) charts.set(id, await answerOne(reader, address, when, budget));
  return charts;
}

/** Charts of one revision: where somebody changed the data in between, they are asked again. */
async function ofOneState(
  ask: () => Promise<ReadonlyMap<string, NamedChart>>,
  tries = 3,
): Promise<ReadonlyMap<string, NamedChart>> {
  const charts = await ask();
  const revisions = new Set([...charts.values()].map(({ answer }) => answer.revision));
  return revisions.size > 1 && tries > 1 ? ofOneState(ask, tries - 1) : charts;
}

/** The topic of that name; null for none. @throws Problem for a name that is none */
export function briefTopic(named: string | null | undefined): BriefTopic | null {
  if (named === null || named === undefined) return null;
  const topic = BRIEF_TOPICS.find((one) => one === named);
  if (topic !== undefined) return topic;
  throw new Problem('BAD_ARGUMENT', {
    zh: `材料没有“${named.slice(0, 40)}”这个专题。可以用：${BRIEF_TOPICS.join('、')}；不写则为全年情况。`,
    en: `There is no briefing on the topic “${named.slice(0, 40)}”. It may be: ${BRIEF_TOPICS.join(', ')}; without one it is the whole year.`,
  });
}

/** Whose year is asked for, of the two ways to name it. @throws Problem where it is named by both or by neither. */
export function briefedOf(named: {
  readonly region?: string | null | undefined;
  readonly bureau?: string | null | undefined;
}): BriefQuestion['of'] {
  const { region = null, bureau = null } = named;
  if (region !== null && bureau === null) return { region };
  if (bureau !== null && region === null) return { bureau };
  throw new Problem('BAD_ARGUMENT', {
    zh: '材料写一个地区（region）或一个单位（bureau）的一年：请写出其中一个的编号，不可都写或都不写。',
    en: 'A briefing is on one region (region) or one bureau (bureau): give the id of one of them, not of both and not of neither.',
  });
}

async function publisherOf(reader: Reader, of: BriefQuestion['of']): Promise<PublisherRow> {
  const [kind, id] = 'bureau' in of ? (['bureau', of.bureau] as const) : (['region', of.region] as const);
  const [row] = await findPublishers(reader, [id]);
  if (row?.kind === kind) return row;
  throw await unknownPublisher(reader, id, kind);
}

type Charts = BriefCharts<NamedChart>;

/** All of them of one revision: where somebody changed the data in between, they are asked again. */
async function answered(reader: Reader, of: BriefOf, when: When, budget: Budget, tries = 3): Promise<Charts> {
  const charts: [BriefChartId, NamedChart | null][] = [];
  for (const id of BRIEF_CHART_IDS) {
    const isAsked = id !== 'bureaus' || of.whose !== 'published';
    const ask = (): Promise<NamedChart> => answerOne(reader, briefAddress(id, of), when, budget);
    charts.push([id, isAsked ? await (id === 'bureaus' && of.whose === 'bureau' ? besides(ask) : ask()) : null]);
  }
  const revisions = new Set(charts.flatMap(([, one]) => (one === null ? [] : [one.answer.revision])));
  if (revisions.size > 1 && tries > 1) return answered(reader, of, when, budget, tries - 1);
  return Object.fromEntries(charts) as Charts;
}

/** Those like a bureau; null where none can be told, since it has no number to be like. */
async function besides(ask: () => Promise<NamedChart>): Promise<NamedChart | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Problem && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

/** Mistakes that failed a check and that nobody has settled, in reports of the bureaus or else in the region's own: as many as can be listed, and how many there are. */
async function mistakesIn(
  reader: Reader,
  filedBy: Pick<FiledBy, 'regions' | 'publishers'>,
  year: number,
  whose: BriefWhose,
  { topic, asOf }: Required<Pick<BriefQuestion, 'topic' | 'asOf'>>,
): Promise<Pick<BriefFacts, 'findings' | 'mistakes'>> {
  const question = {
    // Who is late is told with who has reported, and is no contradiction.
    rules: RULES.filter(({ family }) => topic === null || family === FAMILY_OF[topic])
      .map(({ id }) => id)
      .filter((id) => !LATENESS.has(id)),
    ...filedBy,
    years: { from: year, to: year },
    outcomes: ['failed'] as const,
    states: UNSETTLED,
    asOf,
  };
  const { rows, total } = await askGroups(reader, question, { first: MOST_LISTED, after: null });
  const reports = await findReports(reader, [...new Set(rows.map(({ report }) => report))], asOf);
  const publisherOf = new Map(reports.map(({ id, publisher }) => [id, publisher]));
  const rowsOf = new Map(
    (await findPublishers(reader, [...new Set(publisherOf.values())])).map((row) => [row.id, row]),
  );
  const findings = rows.flatMap(({ report, findings: [first] }): readonly FactFinding[] => {
    const row = rowsOf.get(publisherOf.get(report) ?? '');
    if (!row || !first || (row.kind === 'bureau') !== (whose !== 'published')) return [];
    const sentence = { zh: findingSentence(first, 'zh'), en: findingSentence(first, 'en') };
    return [{ id: `${row.id}/${first.rule}`, bureau: { zh: row.short_zh, en: row.short_en }, sentence }];
  });
  return { findings: toldApart(findings), mistakes: total - (rows.length - findings.length) };
}

/** Of several that a rule finds in one report each has its number. */
function toldApart(findings: readonly FactFinding[]): readonly FactFinding[] {
  const seen = new Map<string, number>();
  return findings.map((one) => {
    const place = (seen.get(one.id) ?? 0) + 1;
    seen.set(one.id, place);
    return place === 1 ? one : { ...one, id: `${one.id}/${place}` };
  });
}

/** The earlier year that was asked for, or else the one before. @throws Problem for one that is not earlier or that no report is held on */
function comparedWith(asked: number | null, year: number, years: readonly number[]): number {
  if (asked === null || asked === year - 1) return year - 1;
  if (asked < year && years.includes(asked)) return asked;
  const earlier = [...new Set(years)].filter((one) => one < year).sort((a, b) => a - b);
  throw new Problem('BAD_ARGUMENT', {
    zh: `${year} 年不能与 ${asked} 年相比。${earlier.length === 0 ? '此前各年都没有年报。' : `可比的年度：${earlier.join('、')}；不写则与上年相比。`}`,
    en: `${year} cannot be compared with ${asked}. ${earlier.length === 0 ? 'No report on an earlier year is held.' : `It may be: ${earlier.join(', ')}; without one it is the year before.`}`,
  });
}

function noReports(year: number | null, zh: string, en: string, held: readonly number[]): Problem {
  const years = [...new Set(held)].sort((a, b) => a - b);
  return new Problem('BAD_ARGUMENT', {
    zh: `${zh}没有${year === null ? '' : ` ${year} 年的`}年报，写不成材料。${years.length === 0 ? '' : `可写的年度：${years.join('、')}。`}`,
    en: `No report of ${en}${year === null ? '' : ` on ${year}`} is held, so there is nothing to write a briefing from.${years.length === 0 ? '' : ` It may be on ${years.join(', ')}.`}`,
  });
}
