/**
 * Every number that a briefing can tell, each under a name that stays while what it says changes with the data. The made text
 * and a text that an author edits take their numbers from here.
 */

import { barRows } from '../chart/bars.ts';
import { comparedLabel } from '../chart/compared.ts';
import { hasFailed, isDoubtful, isDoubtfulBefore, isKnown, isRanked, type KnownPoint, rankOf } from '../chart/facts.ts';
import { formatCount, formatNumber, gapWord } from '../chart/format.ts';
import { findOutcomeSet, type OutcomeBar, type OutcomePart, outcomeBars } from '../chart/outcomes.ts';
import { describeQuantity } from '../chart/quantity.ts';
import type { Series, SeriesPoint } from '../chart/series.ts';
import {
  changeClause,
  doubtOfEither,
  failedBeforeClause,
  failedClause,
  ofFewerClause,
  othersDoubt,
  pointsClause,
  remarked,
  saysDoubt,
  subjectName,
  valueClause,
} from '../chart/words/phrases.ts';
import { joinNames, type Lang, nameSome, wordsIn } from '../language.ts';
import type { Told } from './brief.ts';
import type { BriefFacts } from './facts.ts';
import { briefWords } from './words.ts';

/** A number, and what it is called in a list of them. */
export interface BriefFigure extends Told {
  readonly name: string;
}

/** Findings and bureaus that are named in a sentence. */
export const LISTED = 12;
/** Bureaus, itself among them, of which one has a place. */
const LEAST_PEERS = 3;
/** Bureaus that changed by less than a tenth of what the one did that changed most are not named beside it. */
const WORTH_NAMING = 0.1;
/** A change that is to be explained: by half, and by no less than this many cases. */
const STRIKING = { share: 0.5, cases: 10 };

/** Quantities that are told by value and by change, by their charts. */
const VALUES = {
  handled: ['requests.received', 'requests.carriedIn', 'requests.closed', 'requests.carriedOut'],
  disclosures: ['disclosures.total', 'disclosures.website', 'disclosures.wechat'],
} as const;
const RESULTS = ['outcomes', 'reviews', 'litigation'] as const;
export type ResultId = (typeof RESULTS)[number];
type ValueId = keyof typeof VALUES;

/** All that there are now, by their names, in the order in which they are told. */
export function briefFigures(facts: BriefFacts): ReadonlyMap<string, BriefFigure> {
  const all = [...valuesIn(facts), ...movesIn(facts), ...resultsIn(facts), ...standingIn(facts), ...countsIn(facts)];
  return new Map(all.map((one) => [one.figure, one]));
}

/** A series of a chart, and its point of the year where that is a number. */
export function figureOf(
  facts: BriefFacts,
  id: ValueId | 'appeals',
  quantity: string,
): { readonly series: Series; readonly point: KnownPoint } | null {
  const series = facts.charts[id].answer.series.find((one) => one.quantity === quantity);
  const point = series?.points.find((one) => one.year === facts.year);
  return series && isKnown(point) ? { series, point } : null;
}

function* valuesIn(facts: BriefFacts): Generator<BriefFigure> {
  const { lang, charts } = facts;
  const words = wordsIn(briefWords, lang).figures;
  const against = otherYear(facts);
  for (const id of ['handled', 'disclosures'] as const) {
    const { address } = charts[id];
    for (const quantity of VALUES[id]) {
      const found = figureOf(facts, id, quantity);
      if (!found) continue;
      const name = describeQuantity(quantity).short[lang];
      const text = remarked(lang, valueClause(found.point, found.series.unit, lang), ofFewerClause(found.point, lang));
      yield { figure: `value/${id}/${quantity}`, name, text, chart: address };
      const change = changeClause(found.series, found.point, lang);
      if (change)
        yield { figure: `change/${id}/${quantity}`, name: words.change(name, against), text: change, chart: address };
    }
  }
  const counted = figureOf(facts, 'handled', 'requests.received')?.point.coverage;
  if (!counted) return;
  yield { figure: 'coverage/reported', name: words.reported, text: String(counted.reported), chart: null };
  yield { figure: 'coverage/expected', name: words.expected, text: String(counted.expected), chart: null };
}

/** A bureau and how many requests more, or fewer, it received than the year before. */
export interface Move {
  readonly id: string;
  readonly name: string;
  readonly by: number;
  readonly share: number | null;
  /** `教育局（0 → 30 件，增 30 件）`. */
  readonly text: string;
  /** What is said of a number in which a check fails. */
  readonly doubt: string;
}

/** Bureaus with a number in both years, those that rose most first. */
export function movesOf({ lang, charts: { bureaus } }: Parameters<typeof countsIn>[0]): readonly Move[] {
  if (bureaus === null) return [];
  const words = wordsIn(briefWords, lang);
  return barRows(bureaus.chart, bureaus.answer)
    .flatMap(({ series, point }): readonly Move[] => {
      if (!isRanked(point) || point.change.change.kind === 'none') return [];
      const { current, previous } = point.change;
      if (current === null || previous === null) return [];
      const [name, by] = [subjectName(series.subject, lang), current - previous];
      const doubt = doubtOfEither(series, point, lang);
      return [
        {
          ...{ id: series.subject.id, name, by, share: previous === 0 ? null : by / previous },
          text: remarked(
            lang,
            words.move(name, formatNumber(previous, 0), formatCount(current, series.unit, lang), by),
            doubt,
          ),
          doubt,
        },
      ];
    })
    .sort((a, b) => b.by - a.by);
}

/** Bureaus that changed, and by no trifle beside the one that changed most. */
export function worthNaming(moves: readonly Move[]): readonly Move[] {
  const least = WORTH_NAMING * Math.max(0, ...moves.map(({ by }) => Math.abs(by)));
  return moves.filter(({ by }) => by !== 0 && Math.abs(by) >= least);
}

/** Said behind bureaus that are named before others, where the number of one that is not named, in either year, fails a check. */
export function doubtOfOthers(
  { lang, charts: { bureaus } }: Pick<BriefFacts, 'lang' | 'charts'>,
  said: string,
): string {
  if (bureaus === null || said === '' || saysDoubt(said, lang)) return '';
  const rows = barRows(bureaus.chart, bureaus.answer);
  return rows.some(({ point }) => point && (isDoubtful(point) || isDoubtfulBefore(point))) ? othersDoubt(lang) : '';
}

function movesIn(facts: BriefFacts): readonly BriefFigure[] {
  const words = wordsIn(briefWords, facts.lang).figures;
  const chart = facts.charts.bureaus?.address ?? null;
  return movesOf(facts).map(({ id, name, text }) => ({ figure: `move/${id}`, name: words.move(name), text, chart }));
}

/** What became of requests, reviews or suits in the year; null where it is not known. */
export function barOf(facts: BriefFacts, id: ResultId): OutcomeBar | null {
  const { chart, answer } = facts.charts[id];
  const set = findOutcomeSet(chart.measures);
  return (set && outcomeBars(set, answer, 'year').find(({ year }) => year === facts.year)) ?? null;
}

/** The year compared with; null: the one before. */
export function otherYear({ year, compareTo }: Pick<BriefFacts, 'year' | 'compareTo'>): number | null {
  return compareTo === year - 1 ? null : compareTo;
}

function mostMoved(parts: readonly OutcomePart[]): OutcomePart | null {
  const moved = parts.filter(({ points }) => points !== null && Math.abs(points) >= 0.05);
  return moved.reduce<OutcomePart | null>(
    (most, part) => (most === null || Math.abs(part.points ?? 0) > Math.abs(most.points ?? 0) ? part : most),
    null,
  );
}

/** A class of a bar in words; an empty cell counts as nothing there, and is none of no cases here. */
export function partText(
  { value, printed }: OutcomePart,
  lang: Lang,
  say: (value: number, printed: string) => string,
): string {
  return value === null ? gapWord('blank', lang) : say(value, printed);
}

/** Nothing, in every report that is in. */
export function isNone(point: SeriesPoint | undefined): boolean {
  return point !== undefined && (point.value ?? 0) === 0 && point.coverage.unknown === 0;
}

/** What the parts of a bar make, how many reports they are of where it is not all, and that a check fails in one of them. */
export function totalText({ total, failed, points: [first] }: OutcomeBar, lang: Lang): string {
  const fewer = first === undefined ? '' : ofFewerClause(first, lang);
  return remarked(lang, formatCount(total, 'case', lang), failed ? failedClause(lang) : '', fewer);
}

/** The total of results as it is printed, by the chart that tells it. */
const PRINTED = {
  outcomes: ['handled', 'requests.closed'],
  reviews: ['appeals', 'review.total'],
  litigation: ['appeals', 'litigation.total'],
} as const;

/** Where it is not what the parts make; of fewer reports than are in, these make less without a contradiction. */
function printedTotal(
  { lang, charts, ...facts }: BriefFacts,
  id: ResultId,
  { failed, total, points: [first] }: OutcomeBar,
): Pick<Told, 'text' | 'chart'> | null {
  const [chart, quantity] = PRINTED[id];
  const printed = figureOf({ ...facts, lang, charts }, chart, quantity)?.point;
  if (!failed || first === undefined || first.coverage.unknown > 0) return null;
  if (printed === undefined || printed.value === total) return null;
  return { text: valueClause(printed, 'case', lang), chart: charts[chart].address };
}

function* resultsIn(facts: BriefFacts): Generator<BriefFigure> {
  const { lang, whose } = facts;
  const words = wordsIn(briefWords, lang);
  const of = { outcomes: words.outcomes, reviews: words.reviewsName, litigation: words.suitsName };
  for (const id of RESULTS) {
    const bar = barOf(facts, id);
    const { address: chart } = facts.charts[id];
    if (bar === null || (bar.parts === null && (bar.gap !== 'denominatorZero' || id === 'outcomes'))) continue;
    if (bar.parts === null && bar.points.every(isNone) && id !== 'outcomes') {
      const said = { reviews: words.reviews, litigation: words.suits }[id];
      yield {
        figure: `none/${id}`,
        name: words.figures.noCases(of[id]),
        text: words.noCases(said) + (bar.failed ? failedClause(lang) : ''),
        chart,
      };
      continue;
    }
    const printed = printedTotal(facts, id, bar);
    const made = { text: totalText(bar, lang), chart };
    yield { figure: `total/${id}`, name: words.figures.total(of[id]), ...(printed ?? made) };
    if (printed !== null)
      yield { figure: `sum/${id}`, name: words.figures.sum(of[id]), text: formatCount(bar.total, 'case', lang), chart };
    if (bar.parts === null) continue;
    const [first] = bar.points;
    if (!first) continue;
    const then = comparedLabel(first);
    const set = { zh: whose === 'sum' ? `同口径 ${bar.bureaus} 家` : '', en: '' };
    for (const one of bar.parts) {
      const { measure, points } = one;
      const name = describeQuantity(measure).short[lang];
      const isShare = id === 'outcomes';
      const text = partText(one, lang, (value, printed) =>
        isShare ? words.share(formatNumber(value, 0), printed) : formatCount(value, 'case', lang),
      );
      const told = isShare ? words.figures.share(name) : `${of[id]} · ${name}`;
      yield { figure: `part/${id}/${measure}`, name: told, text, chart };
      if (isShare && points !== null)
        yield {
          ...{ figure: `points/${id}/${measure}`, name: words.figures.points(name) },
          ...{ text: remarked(lang, pointsClause(points, set, lang, then), doubtOfPoints(bar, lang)), chart },
        };
    }
    const moved = id === 'outcomes' ? mostMoved(bar.parts) : null;
    if (moved?.points == null) continue;
    const text = words.moved(
      describeQuantity(moved.measure).short[lang],
      remarked(lang, pointsClause(moved.points, set, lang, then), doubtOfPoints(bar, lang)),
    );
    yield { figure: `moved/${id}`, name: words.figures.moved(of[id]), text, chart };
  }
}

function doubtOfPoints({ failed, points }: OutcomeBar, lang: Lang): string {
  if (failed) return failedClause(lang);
  const before = points.find(isDoubtfulBefore);
  return before ? failedBeforeClause(before, lang) : '';
}

/** Where a bureau stands among those like it, by requests received; of fewer than three nothing is said. */
function standingIn({ lang, of, whose, charts: { bureaus } }: BriefFacts): readonly BriefFigure[] {
  if (bureaus === null || whose !== 'bureau') return [];
  const words = wordsIn(briefWords, lang);
  const rows = barRows(bureaus.chart, bureaus.answer).flatMap(({ series, point }) =>
    isRanked(point) ? [{ series, point }] : [],
  );
  const own = rows.find(({ series }) => series.subject.id === of.id);
  if (!own || rows.length < LEAST_PEERS) return [];
  const values = rows.map(({ point }) => point.value);
  const { rank, tied } = rankOf(own.point.value, values);
  const told = (value: number): string => formatCount(value, own.series.unit, lang);
  const doubt = hasFailed(own.point) ? failedClause(lang) : '';
  const isOthers = rows.some(({ series, point }) => series.subject.id !== of.id && hasFailed(point));
  const others = isOthers ? othersDoubt(lang) : '';
  const texts = {
    own: told(own.point.value) + doubt,
    place: words.place(rank, rows.length, tied),
    range: words.range(told(Math.min(...values)), told(Math.max(...values))) + others,
  };
  return (['own', 'place', 'range'] as const).map((id) => ({
    ...{ figure: `standing/${id}`, name: words.figures[id], text: texts[id], chart: bureaus.address },
  }));
}

/** How a bureau stands with its own report, as a sentence; nothing where none is asked of it. */
function ownFiling([filing]: BriefFacts['filings'], lang: Lang): string {
  const words = wordsIn(briefWords, lang);
  if (!filing || filing.state === 'notExpected') return '';
  const { state, days } = filing;
  return state === 'late' && days !== null ? words.filedLate(days) : (words.filed[state] ?? '');
}

/** Who has reported and what the checks found: counts and names that stand in no chart. */
export function countsIn(
  facts: Omit<BriefFacts, 'charts' | 'year' | 'compareTo'> & { readonly charts: Pick<BriefFacts['charts'], 'bureaus'> },
): readonly BriefFigure[] {
  const { lang, filings, findings, mistakes, whose, of } = facts;
  const words = wordsIn(briefWords, lang);
  const due = filings.filter(({ state }) => state !== 'notExpected');
  const held = due.filter(({ state }) => state === 'late' || state === 'onTime' || state === 'undated').length;
  const missing = due.filter(({ state }) => state === 'missing').map(({ name }) => name[lang]);
  const late = due.flatMap(({ state, name, days }) =>
    state === 'late' && days !== null ? [words.late(name[lang], days)] : [],
  );
  const wrong = [...new Set(findings.map(({ bureau }) => bureau[lang]))];
  const striking = movesOf(facts)
    // Of those like a bureau nothing is asked.
    .filter(({ id }) => whose !== 'bureau' || id === of.id)
    .filter(({ by, share }) => Math.abs(by) >= STRIKING.cases && share !== null && Math.abs(share) >= STRIKING.share)
    .map(({ name, doubt }) => name + doubt);
  const counted = (id: keyof typeof words.figures & string, figure: string, text: string): readonly BriefFigure[] => {
    const name = words.figures[id];
    return text === '' || typeof name !== 'string' ? [] : [{ figure, name, text, chart: null }];
  };
  return [
    ...(whose === 'bureau' || due.length === 0
      ? []
      : [
          ...counted('due', 'filings/due', String(due.length)),
          ...counted('held', 'filings/held', String(held)),
          ...counted('late', 'filings/late', joinNames(late, lang)),
        ]),
    ...counted('missing', 'filings/missing', joinNames(missing, lang)),
    ...counted('mistakes', 'findings/mistakes', String(mistakes)),
    ...counted('wrong', 'findings/bureaus', String(wrong.length)),
    ...counted('wrongNames', 'findings/names', nameSome(wrong, lang, LISTED)),
    ...counted('striking', 'moves/striking', nameSome(striking, lang, LISTED)),
    ...findings.map(({ id, bureau, sentence }) => ({
      ...{ figure: `finding/${id}`, name: words.figures.finding(bureau[lang]), chart: null },
      text: words.finding(whose === 'bureau' ? null : bureau[lang], sentence[lang]),
    })),
    ...(mistakes > LISTED
      ? counted('more', 'findings/more', String(mistakes - Math.min(LISTED, findings.length)))
      : []),
    ...(findings.length === 0 ? counted('noFindings', 'findings/none', words.noFindings) : []),
    ...(whose === 'bureau' ? counted('filed', 'filings/own', ownFiling(filings, lang)) : []),
  ];
}
