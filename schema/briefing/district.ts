/** The briefing of a district, or of a bureau, on a year, in the sentences that officials use. */
import { barRows } from '../chart/bars.ts';
import { hasFailed, isIllustrative, isKnown, isRanked, type KnownPoint, rankOf } from '../chart/facts.ts';
import { formatCount, formatNumber } from '../chart/format.ts';
import { findOutcomeSet, type OutcomeBar, type OutcomePart, outcomeBars } from '../chart/outcomes.ts';
import { describeQuantity } from '../chart/quantity.ts';
import type { Series } from '../chart/series.ts';
import { changeClause, failedClause, pointsClause, subjectName, valueClause } from '../chart/words/phrases.ts';
import { joinNames, type Lang, nameSome, wordsIn } from '../language.ts';
import type { Brief, BriefChart, BriefSection, Paragraph, Piece } from './brief.ts';
import type { BriefChartId, BriefFacts, FactChart } from './facts.ts';
import { briefWords } from './words.ts';

/** Bureaus named of those that changed most, each way; findings listed. */
const NAMED = 3;
const LISTED = 12;
/** Bureaus, itself among them, of which one has a place. */
const LEAST_PEERS = 3;
/** A change that is to be explained: by half, and by no less than this many cases. */
const STRIKING = { share: 0.5, cases: 10 };

type Part = (facts: BriefFacts) => BriefSection | null;

/** The parts of a briefing, in order; one that has nothing to say is left out. */
const PARTS: Readonly<Record<'region' | 'bureau', readonly Part[]>> = {
  region: [overall, movers, outcomes, appeals, reporting, checks, toDo],
  bureau: [overall, standing, outcomes, appeals, filed, checks, toDo],
};

/** `years`: those that one can be written on. */
export function makeBrief(facts: BriefFacts, years: readonly number[]): Brief {
  const { lang, of, whose, year, charts } = facts;
  const words = wordsIn(briefWords, lang);
  const { answer } = charts.requests;
  const sections = PARTS[whose === 'bureau' ? 'bureau' : 'region'].flatMap((make) => make(facts) ?? []);
  return {
    lang,
    of,
    year,
    years,
    title: words.title(of.name[lang], year),
    source: words.source[whose === 'bureau' ? 'own' : 'all'](answer.revision, answer.revisedOn),
    revision: answer.revision,
    revisedOn: answer.revisedOn,
    illustrative: isIllustrative(answer),
    sections: sections.map((one, index) => ({ ...one, heading: words.numbered(index + 1, one.heading) })),
  };
}

type Asked = Exclude<BriefChartId, 'bureaus'>;

function wordsOf({ lang }: BriefFacts) {
  return wordsIn(briefWords, lang);
}

function section(
  heading: string,
  paragraphs: readonly Paragraph[],
  charts: readonly FactChart[] = [],
): BriefSection | null {
  const said = paragraphs.filter((one) => one.length > 0);
  return said.length === 0 ? null : { heading, paragraphs: said, charts: charts.map(shown) };
}

function shown({ address, words }: FactChart): BriefChart {
  return { address, title: words.title, description: words.description, notes: words.notes };
}

/** A series of a chart, and its point of the year where that is a number. */
function figureOf(
  facts: BriefFacts,
  id: Asked,
  quantity: string,
): { readonly series: Series; readonly point: KnownPoint } | null {
  const series = facts.charts[id].answer.series.find((one) => one.quantity === quantity);
  const point = series?.points.find((one) => one.year === facts.year);
  return series && isKnown(point) ? { series, point } : null;
}

/** `1,322 件`, tied to its chart. */
function value(facts: BriefFacts, id: Asked, quantity: string): Piece | null {
  const found = figureOf(facts, id, quantity);
  return found && { text: valueClause(found.point, found.series.unit, facts.lang), chart: facts.charts[id].address };
}

function change(facts: BriefFacts, id: Asked, quantity: string): Piece | null {
  const found = figureOf(facts, id, quantity);
  const text = found && changeClause(found.series, found.point, facts.lang);
  return text ? { text, chart: facts.charts[id].address } : null;
}

/** Parts of a sentence with what joins them; those that have no number are left out with their words. */
function list(
  lang: Lang,
  parts: readonly (readonly (Piece | null)[])[],
  between = lang === 'zh' ? '；' : '; ',
): Paragraph {
  const told = parts.filter((part): part is readonly Piece[] => part.every((piece) => piece !== null));
  return told.flatMap((part, index) => (index === 0 ? part : [between, ...part]));
}

/** With a full stop; nothing where there is nothing to say. */
function sentence(lang: Lang, said: Paragraph): Paragraph {
  return said.length === 0 ? [] : [...said, lang === 'zh' ? '。' : '.'];
}

function overall(facts: BriefFacts): BriefSection | null {
  const { lang, charts } = facts;
  const words = wordsOf(facts);
  const comma = lang === 'zh' ? '，' : ', ';
  const withChange = (id: Asked, quantity: string): readonly (Piece | null)[] => {
    const said = change(facts, id, quantity);
    return [value(facts, id, quantity), ...(said === null ? [] : [comma, said])];
  };
  const received = list(lang, [
    [words.received, ...withChange('handled', 'requests.received')],
    [words.carriedIn, value(facts, 'handled', 'requests.carriedIn')],
    [words.closed, value(facts, 'handled', 'requests.closed')],
    [words.carriedOut, value(facts, 'handled', 'requests.carriedOut')],
  ]);
  const disclosed = list(lang, [
    [words.disclosed, ...withChange('disclosures', 'disclosures.total')],
    [words.onWebsite, value(facts, 'disclosures', 'disclosures.website')],
    [words.onWechat, value(facts, 'disclosures', 'disclosures.wechat')],
  ]);
  const counted = figureOf(facts, 'handled', 'requests.received')?.point.coverage;
  const covered =
    counted === undefined || counted.reported === counted.expected
      ? []
      : [words.covered(counted.reported, counted.expected)];
  return section(
    words.overall,
    [sentence(lang, received), disclosed.length === 0 ? [] : [...sentence(lang, disclosed), words.channels], covered],
    [charts.requests],
  );
}

/** Who made the change: the bureaus whose requests rose and fell most, in cases, for a per cent of a handful says nothing. */
function movers(facts: BriefFacts): BriefSection | null {
  const { lang } = facts;
  const { bureaus } = facts.charts;
  if (bureaus === null) return null;
  const words = wordsOf(facts);
  const moves = movesOf(facts).filter(({ by }) => by !== 0);
  const named = (some: readonly Move[]): Paragraph =>
    some.flatMap((move, index) => [
      ...(index === 0 ? [] : [lang === 'zh' ? '、' : ', ']),
      {
        text: words.move(move.name, move.before, move.now, move.by) + (move.failed ? failedClause(lang) : ''),
        chart: bureaus.address,
      },
    ]);
  const up = moves.filter(({ by }) => by > 0).slice(0, NAMED);
  const down = moves
    .filter(({ by }) => by < 0)
    .slice(-NAMED)
    .reverse();
  return section(
    words.movers,
    [
      up.length === 0 ? [] : sentence(lang, [words.rose, ...named(up)]),
      down.length === 0 ? [] : sentence(lang, [words.fell, ...named(down)]),
    ],
    [bureaus],
  );
}

interface Move {
  readonly id: string;
  readonly name: string;
  readonly before: string;
  readonly now: string;
  readonly by: number;
  readonly share: number | null;
  readonly failed: boolean;
}

/** Bureaus with a number in both years, those that rose most first. */
function movesOf({ lang, charts: { bureaus } }: BriefFacts): readonly Move[] {
  if (bureaus === null) return [];
  return barRows(bureaus.chart, bureaus.answer)
    .flatMap(({ series, point, year }): readonly Move[] => {
      if (!isRanked(point) || point.change.change.kind === 'none') return [];
      const { current, previous } = point.change;
      if (current === null || previous === null) return [];
      const before = series.points.find((one) => one.year === year - 1);
      return [
        {
          id: series.subject.id,
          name: subjectName(series.subject, lang),
          before: formatNumber(previous, 0),
          now: formatCount(current, series.unit, lang),
          by: current - previous,
          share: previous === 0 ? null : (current - previous) / previous,
          failed: hasFailed(point) || hasFailed(before),
        },
      ];
    })
    .sort((a, b) => b.by - a.by);
}

function outcomes(facts: BriefFacts): BriefSection | null {
  const { lang, charts } = facts;
  const words = wordsOf(facts);
  const bar = barOf(facts, 'outcomes');
  if (bar?.parts == null) return null;
  const { address } = charts.outcomes;
  const doubt = bar.failed ? failedClause(lang) : '';
  const parts = bar.parts.filter((part) => (part.value ?? 0) > 0);
  const told = parts.flatMap(
    (part, index): Paragraph => [
      ...(index === 0 ? [] : [lang === 'zh' ? '，' : ', ']),
      `${words.outcome(describeQuantity(part.measure).short[lang])} `,
      { text: words.share(formatNumber(part.value ?? 0, 0), part.printed), chart: address },
    ],
  );
  const total: Piece = { text: formatCount(bar.total, 'case', lang) + doubt, chart: address };
  const moved = mostMoved(bar.parts);
  const set = { zh: facts.whose === 'sum' ? `同口径 ${bar.bureaus} 家` : '', en: '' };
  return section(
    words.outcomes,
    [
      sentence(lang, [...words.ofClosed(total), ...told]),
      moved === null
        ? []
        : sentence(lang, [
            words.movedMost(describeQuantity(moved.measure).short[lang]),
            { text: pointsClause(moved.points ?? 0, set, lang), chart: address },
          ]),
    ],
    [charts.outcomes],
  );
}

function barOf(facts: BriefFacts, id: 'outcomes' | 'reviews' | 'litigation'): OutcomeBar | null {
  const { chart, answer } = facts.charts[id];
  const set = findOutcomeSet(chart.measures);
  return (set && outcomeBars(set, answer, 'year').find(({ year }) => year === facts.year)) ?? null;
}

function mostMoved(parts: readonly OutcomePart[]): OutcomePart | null {
  const moved = parts.filter(({ points }) => points !== null && Math.abs(points) >= 0.05);
  return moved.reduce<OutcomePart | null>(
    (most, part) => (most === null || Math.abs(part.points ?? 0) > Math.abs(most.points ?? 0) ? part : most),
    null,
  );
}

function appeals(facts: BriefFacts): BriefSection | null {
  const { lang, charts } = facts;
  const words = wordsOf(facts);
  const told = (id: 'reviews' | 'litigation', name: string): Paragraph => {
    const bar = barOf(facts, id);
    if (bar === null || (bar.parts === null && bar.gap !== 'denominatorZero')) return [];
    if (bar.parts === null) return [words.noCases(name)];
    const { address } = charts[id];
    const doubt = bar.failed ? failedClause(lang) : '';
    return [
      `${name} `,
      { text: formatCount(bar.total, 'case', lang) + doubt, chart: address },
      words.ofThem,
      ...bar.parts.flatMap(
        (part, index): Paragraph => [
          ...(index === 0 ? [] : [lang === 'zh' ? '，' : ', ']),
          `${words.outcome(describeQuantity(part.measure).short[lang])} `,
          { text: formatCount(part.value ?? 0, 'case', lang), chart: address },
        ],
      ),
    ];
  };
  return section(
    words.appeals,
    [sentence(lang, told('reviews', words.reviews)), sentence(lang, told('litigation', words.suits))],
    [charts.appeals],
  );
}

function reporting(facts: BriefFacts): BriefSection | null {
  const { lang, filings } = facts;
  const words = wordsOf(facts);
  const due = filings.filter(({ state }) => state !== 'notExpected');
  if (due.length === 0) return null;
  const missing = due.filter(({ state }) => state === 'missing').map(({ name }) => name[lang]);
  const late = due.flatMap(({ state, name, days }) =>
    state === 'late' && days !== null ? [words.late(name[lang], days)] : [],
  );
  const held = due.filter(({ state }) => state === 'late' || state === 'onTime' || state === 'undated').length;
  return section(words.reporting, [
    [
      words.reported(due.length, held),
      missing.length === 0 ? '' : words.missing(joinNames(missing, lang)),
      late.length === 0 ? '' : words.lateOnes(joinNames(late, lang)),
    ].filter((part) => part !== ''),
  ]);
}

/** Where a bureau stands among those like it, by requests received; of fewer than three nothing is said. */
function standing(facts: BriefFacts): BriefSection | null {
  const { lang, of, charts } = facts;
  const { bureaus } = charts;
  if (bureaus === null) return null;
  const words = wordsOf(facts);
  const rows = barRows(bureaus.chart, bureaus.answer).flatMap(({ series, point }) =>
    isRanked(point) ? [{ series, point }] : [],
  );
  const own = rows.find(({ series }) => series.subject.id === of.id);
  if (!own || rows.length < LEAST_PEERS) return null;
  const values = rows.map(({ point }) => point.value);
  const { rank, tied } = rankOf(own.point.value, values);
  const told = (value: number): string => formatCount(value, own.series.unit, lang);
  const number = (text: string): Piece => ({ text, chart: bureaus.address });
  const doubt = hasFailed(own.point) ? failedClause(lang) : '';
  return section(
    words.standing,
    [
      sentence(
        lang,
        words.stands(
          number(told(own.point.value) + doubt),
          number(words.place(rank, rows.length, tied)),
          number(words.range(told(Math.min(...values)), told(Math.max(...values)))),
        ),
      ),
    ],
    [bureaus],
  );
}

/** How a bureau stands with its own report. */
function filed(facts: BriefFacts): BriefSection | null {
  const [filing] = facts.filings;
  if (!filing || filing.state === 'notExpected') return null;
  const words = wordsOf(facts);
  const { state, days } = filing;
  const said = state === 'late' && days !== null ? words.filedLate(days) : words.filed[state];
  return said === undefined ? null : section(words.reporting, [[said]]);
}

function checks(facts: BriefFacts): BriefSection | null {
  const { lang, findings, mistakes, whose } = facts;
  const words = wordsOf(facts);
  if (findings.length === 0) return section(words.checks, [[words.noFindings]]);
  const isOwn = whose === 'bureau';
  const bureaus = new Set(findings.map(({ bureau }) => bureau[lang])).size;
  const told = findings
    .slice(0, LISTED)
    .map(
      ({ bureau, sentence: said }, index): Paragraph => [
        words.finding(index + 1, isOwn ? null : bureau[lang], said[lang]),
      ],
    );
  const more = mistakes - told.length;
  return section(words.checks, [
    [isOwn ? words.foundOwn(mistakes) : words.found(mistakes, bureaus)],
    ...told,
    more > 0 ? [words.more(more)] : [],
  ]);
}

/** What follows from the above, and nothing else: whom to ask for what. */
function toDo(facts: BriefFacts): BriefSection | null {
  const { lang, filings, findings, whose, of } = facts;
  const words = wordsOf(facts);
  const missing = filings.filter(({ state }) => state === 'missing').map(({ name }) => name[lang]);
  const wrong = [...new Set(findings.map(({ bureau }) => bureau[lang]))];
  const striking = movesOf(facts)
    // Of those like a bureau nothing is asked.
    .filter(({ id }) => whose !== 'bureau' || id === of.id)
    .filter(({ by, share }) => Math.abs(by) >= STRIKING.cases && share !== null && Math.abs(share) >= STRIKING.share)
    .map(({ name }) => name);
  const tasks = [
    missing.length > 0 ? words.remind(joinNames(missing, lang)) : '',
    wrong.length > 0 ? words.verify(nameSome(wrong, lang, LISTED)) : '',
    striking.length > 0 ? words.explain(nameSome(striking, lang, LISTED)) : '',
  ].filter((task) => task !== '');
  return section(
    words.toDo,
    tasks.map((task, index): Paragraph => [words.task(index + 1, task)]),
  );
}
