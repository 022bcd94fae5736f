/** The briefing of a district, or of a bureau, on a year, in the sentences that officials use. */
import { isIllustrative } from '../chart/facts.ts';
import { describeQuantity } from '../chart/quantity.ts';
import { wordsIn } from '../language.ts';
import type { Brief, MadePart, Paragraph, Piece, Told } from './brief.ts';
import type { BriefFacts } from './facts.ts';
import {
  type BriefFigure,
  barOf,
  briefFigures,
  doubtOfOthers,
  figureOf,
  LISTED,
  type Move,
  movesOf,
  otherYear,
  worthNaming,
} from './figures.ts';
import { about, list, part, sentence } from './parts.ts';
import { briefWords } from './words.ts';

/** Bureaus named of those that changed most, each way. */
const NAMED = 3;

/** What the parts are made of. */
interface Making<Facts = BriefFacts> {
  readonly facts: Facts;
  /** A number by its name; null where there is none. */
  readonly told: (figure: string) => Told | null;
}

type Part = (making: Making) => MadePart;

/** The parts of a briefing, in order; one that has nothing to say is left out. */
const PARTS: Readonly<Record<'region' | 'bureau', readonly Part[]>> = {
  region: [overall, movers, outcomes, appeals, reporting, checks, toDo],
  bureau: [overall, standing, outcomes, appeals, filed, checks, toDo],
};

/** A briefing with what it is made of, by which its text can be edited. */
export interface MadeBrief {
  readonly brief: Brief;
  /** Every part of its kind, those that have nothing to say included. */
  readonly parts: readonly MadePart[];
  readonly figures: ReadonlyMap<string, BriefFigure>;
}

/** `years`: those that one can be written on. */
export function makeBrief(facts: BriefFacts, years: readonly number[]): MadeBrief {
  const { lang, of, whose, year, compareTo, charts } = facts;
  const words = wordsIn(briefWords, lang);
  const { answer } = charts.requests;
  const figures = briefFigures(facts);
  const told = (figure: string): Told | null => {
    const found = figures.get(figure);
    return found ? { figure, text: found.text, chart: found.chart } : null;
  };
  const parts = PARTS[whose === 'bureau' ? 'bureau' : 'region'].map((make) => make({ facts, told }));
  const said = parts.filter(({ blocks }) => blocks.length > 0);
  const brief: Brief = {
    lang,
    of,
    year,
    compareTo,
    years,
    title: words.title(of.name[lang], year),
    source: words.source[whose === 'bureau' ? 'own' : 'all'](answer.revision, answer.revisedOn),
    revision: answer.revision,
    revisedOn: answer.revisedOn,
    illustrative: isIllustrative(answer),
    signature: null,
    sections: said.map(({ id, heading, blocks, charts: shows }, index) => ({
      part: id,
      heading: words.numbered(index + 1, heading),
      paragraphs: blocks.flatMap(({ paragraphs }) => paragraphs),
      charts: shows,
    })),
  };
  return { brief, parts, figures };
}

function wordsOf({ facts: { lang } }: Making<Pick<BriefFacts, 'lang'>>) {
  return wordsIn(briefWords, lang);
}

function overall(making: Making): MadePart {
  const { told } = making;
  const { lang, charts } = making.facts;
  const words = wordsOf(making);
  const comma = lang === 'zh' ? '，' : ', ';
  const withChange = (of: string): readonly (Piece | null)[] => {
    const change = told(`change/${of}`);
    return [told(`value/${of}`), ...(change === null ? [] : [comma, change])];
  };
  const received = list(lang, [
    [words.received, ...withChange('handled/requests.received')],
    [words.carriedIn, told('value/handled/requests.carriedIn')],
    [words.closed, told('value/handled/requests.closed')],
    [words.carriedOut, told('value/handled/requests.carriedOut')],
  ]);
  const disclosed = list(lang, [
    [words.disclosed, ...withChange('disclosures/disclosures.total')],
    [words.onWebsite, told('value/disclosures/disclosures.website')],
    [words.onWechat, told('value/disclosures/disclosures.wechat')],
  ]);
  const counted = figureOf(making.facts, 'handled', 'requests.received')?.point.coverage;
  const covered =
    counted === undefined || counted.reported === counted.expected
      ? []
      : about(words.covered, told('coverage/reported'), told('coverage/expected'));
  return part(
    'overall',
    words.overall,
    {
      received: [sentence(lang, received)],
      disclosed: [disclosed.length === 0 ? [] : [...sentence(lang, disclosed), words.channels]],
      covered: [covered],
    },
    [charts.requests],
  );
}

/** Who made the change: the bureaus whose requests rose and fell most, in cases, for a per cent of a handful says nothing. */
function movers(making: Making): MadePart {
  const { facts, told } = making;
  const { lang } = facts;
  const { bureaus } = facts.charts;
  const words = wordsOf(making);
  const than = otherYear(facts);
  const moves = worthNaming(movesOf(facts));
  const named = (said: string, some: readonly Move[]): Paragraph =>
    some.length === 0
      ? []
      : sentence(lang, [
          said,
          ...list(
            lang,
            some.map(({ id }) => [told(`move/${id}`)]),
            lang === 'zh' ? '、' : ', ',
          ),
          doubtOfOthers(facts, some.map(({ text }) => text).join('')),
        ]);
  const up = moves.filter(({ by }) => by > 0).slice(0, NAMED);
  const down = moves
    .filter(({ by }) => by < 0)
    .slice(-NAMED)
    .reverse();
  const blocks = { rose: [named(words.rose(than), up)], fell: [named(words.fell(than), down)] };
  return part('movers', words.movers, blocks, bureaus === null ? [] : [bureaus]);
}

function outcomes(making: Making): MadePart {
  const { facts, told } = making;
  const { lang, charts } = facts;
  const words = wordsOf(making);
  const bar = barOf(facts, 'outcomes');
  const total = told('total/outcomes');
  if (bar?.parts == null || total === null) return part('outcomes', words.outcomes, {});
  const sum = about(words.partsMake, told('sum/outcomes'));
  const named = bar.parts
    .filter(({ value }) => (value ?? 0) > 0)
    .map(({ measure }) => [
      `${words.outcome(describeQuantity(measure).short[lang])} `,
      told(`part/outcomes/${measure}`),
    ]);
  const moved = told('moved/outcomes');
  return part(
    'outcomes',
    words.outcomes,
    {
      shares: [sentence(lang, [...words.ofClosed(total, sum), ...list(lang, named, lang === 'zh' ? '，' : ', ')])],
      moved: [moved ? sentence(lang, [words.movedMost, moved]) : []],
    },
    [charts.outcomes],
  );
}

function appeals(making: Making): MadePart {
  const { facts, told } = making;
  const { lang, charts } = facts;
  const words = wordsOf(making);
  const results = (id: 'reviews' | 'litigation', name: string): Paragraph => {
    const bar = barOf(facts, id);
    if (bar === null || (bar.parts === null && bar.gap !== 'denominatorZero')) return [];
    const total = told(`total/${id}`);
    const none = told(`none/${id}`);
    if (none !== null) return [none];
    if (total === null) return [];
    if (bar.parts === null) return [`${name} `, total];
    const parts = bar.parts.map(({ measure }) => [
      `${words.outcome(describeQuantity(measure).short[lang])} `,
      told(`part/${id}/${measure}`),
    ]);
    const sum = about(words.partsMake, told(`sum/${id}`));
    return [`${name} `, total, ...sum, words.ofThem, ...list(lang, parts, lang === 'zh' ? '，' : ', ')];
  };
  return part(
    'appeals',
    words.appeals,
    {
      reviews: [sentence(lang, results('reviews', words.reviews))],
      suits: [sentence(lang, results('litigation', words.suits))],
    },
    [charts.appeals],
  );
}

export function reporting(making: Making<Pick<BriefFacts, 'lang'>>): MadePart {
  const { told } = making;
  const words = wordsOf(making);
  const said = about(words.reported, told('filings/due'), told('filings/held'));
  const who =
    said.length === 0
      ? []
      : [...about(words.missing, told('filings/missing')), ...about(words.lateOnes, told('filings/late'))];
  return part('reporting', words.reporting, { reported: [[...said, ...who]] });
}

/** Where a bureau stands among those like it. */
function standing(making: Making): MadePart {
  const { facts, told } = making;
  const { bureaus } = facts.charts;
  const words = wordsOf(making);
  const [own, place, range] = [told('standing/own'), told('standing/place'), told('standing/range')];
  const said = own && place && range ? sentence(facts.lang, words.stands(own, place, range)) : [];
  return part('standing', words.standing, { stands: [said] }, bureaus === null ? [] : [bureaus]);
}

/** How a bureau stands with its own report. */
function filed(making: Making): MadePart {
  const filing = making.told('filings/own');
  return part('filed', wordsOf(making).reporting, { filed: filing === null ? [] : [[filing]] });
}

export function checks(making: Making<Pick<BriefFacts, 'lang' | 'findings' | 'mistakes' | 'whose'>>): MadePart {
  const { findings, whose } = making.facts;
  const { told } = making;
  const words = wordsOf(making);
  if (findings.length === 0)
    return part('checks', words.checks, { found: [about((none) => [none], told('findings/none'))] });
  const isOwn = whose === 'bureau';
  const listed = findings
    .slice(0, LISTED)
    .map(({ id }, index) => about((one) => [words.task(index + 1), one, words.stop], told(`finding/${id}`)));
  const [count, bureaus] = [told('findings/mistakes'), told('findings/bureaus')];
  return part('checks', words.checks, {
    found: [isOwn ? about(words.foundOwn, count) : about(words.found, count, bureaus)],
    listed: [...listed, about(words.more, told('findings/more'))],
  });
}

/** What follows from the above, and nothing else: whom to ask for what. */
export function toDo(making: Making<Pick<BriefFacts, 'lang' | 'year' | 'compareTo'>>): MadePart {
  const { told } = making;
  const words = wordsOf(making);
  const tasks = {
    remind: about(words.remind, told('filings/missing')),
    verify: about(words.verify, told('findings/names')),
    explain: about((names) => words.explain(names, otherYear(making.facts)), told('moves/striking')),
  };
  const places = Object.keys(tasks).filter((id) => tasks[id as keyof typeof tasks].length > 0);
  const blocks = Object.entries(tasks).map(([id, task]): [string, readonly Paragraph[]] => [
    id,
    task.length === 0 ? [] : [[words.task(places.indexOf(id) + 1), ...task]],
  ]);
  return part('toDo', words.toDo, Object.fromEntries(blocks));
}
