/** The briefing on a topic: what became of reviews and suits, or what was refused and unavailable and on what grounds. */
import { barRows } from '../chart/bars.ts';
import { hasFailed, isDoubtful, isIllustrative, isKnown, type KnownPoint } from '../chart/facts.ts';
import { formatCount, formatNumber } from '../chart/format.ts';
import { findOutcomeSet, formatShare, type OutcomeBar, outcomeBars, roundShares } from '../chart/outcomes.ts';
import { describeQuantity } from '../chart/quantity.ts';
import type { Series, SeriesPoint } from '../chart/series.ts';
import {
  changeClause,
  doubtClause,
  doubtOfEither,
  failedClause,
  ofFewerClause,
  othersDoubt,
  remarked,
  saysDoubt,
  someDoubt,
  subjectName,
  valueClause,
} from '../chart/words/phrases.ts';
import { getMeasure } from '../form/measures/index.ts';
import { type Lang, wordsIn } from '../language.ts';
import type { Brief, MadePart, Paragraph, Piece, Told } from './brief.ts';
import { checks, type MadeBrief, reporting, toDo } from './district.ts';
import type { FactChart, TopicFacts } from './facts.ts';
import { type BriefFigure, countsIn, isNone, otherYear, partText, totalText } from './figures.ts';
import { about, list, part, sentence } from './parts.ts';
import { topicWords } from './topics.words.ts';
import { briefWords } from './words.ts';

/** Bureaus named of those that have most. */
const NAMED = 3;
const GROUNDED = ['requests.refused', 'requests.unavailable'] as const;
type Grounded = (typeof GROUNDED)[number];

/** `years`: those that one can be written on. */
export function makeTopicBrief(facts: TopicFacts, years: readonly number[]): MadeBrief {
  const { lang, of, topic, year, compareTo, charts, whose } = facts;
  const usual = wordsIn(briefWords, lang);
  const [first] = charts.values();
  if (!first) throw new Error(`The topic ${topic} has no charts`);
  const making = new Making(facts);
  const own = topic === 'appeals' ? appeals(making) : refusals(making);
  const parts = [...own, ...(whose === 'bureau' ? [] : [reporting(making)]), checks(making), toDo(making)];
  const { revision, revisedOn } = first.answer;
  const brief: Brief = {
    ...{ lang, of, year, compareTo, years },
    title: wordsIn(topicWords, lang).titles[topic](of.name[lang], year),
    source: usual.source.all(revision, revisedOn),
    ...{ revision, revisedOn, illustrative: isIllustrative(first.answer), signature: null },
    sections: parts
      .filter(({ blocks }) => blocks.length > 0)
      .map(({ id, heading, blocks, charts: shows }, index) => ({
        part: id,
        heading: usual.numbered(index + 1, heading),
        paragraphs: blocks.flatMap(({ paragraphs }) => paragraphs),
        charts: shows,
      })),
  };
  return { brief, parts, figures: making.figures };
}

/** The numbers of a topic, each noted under its name as it is told. */
class Making {
  readonly facts: TopicFacts;
  readonly figures: Map<string, BriefFigure>;

  constructor(facts: TopicFacts) {
    this.facts = facts;
    this.figures = new Map(countsIn({ ...facts, charts: { bureaus: null } }).map((one) => [one.figure, one]));
  }

  readonly told = (figure: string): Told | null => {
    const found = this.figures.get(figure);
    return found ? { figure, text: found.text, chart: found.chart } : null;
  };

  chart(id: string): FactChart | null {
    return this.facts.charts.get(id) ?? null;
  }

  note(figure: string, name: string, text: string, chart: string | null): Told {
    this.figures.set(figure, { figure, name, text, chart });
    return { figure, text, chart };
  }

  /** A quantity of a chart and its point of the year, where that is a number. */
  point(id: string, quantity: string): { readonly series: Series; readonly point: KnownPoint } | null {
    const series = this.chart(id)?.answer.series.find((one) => one.quantity === quantity);
    const point = series?.points.find((one) => one.year === this.facts.year);
    return series && isKnown(point) ? { series, point } : null;
  }

  /** `48 件，同口径 34 家比上年增长 10.2%`; null where there is no number. */
  value(id: string, quantity: string): readonly Piece[] | null {
    const found = this.point(id, quantity);
    const chart = this.chart(id);
    if (found === null || chart === null) return null;
    const { lang } = this.facts;
    const name = describeQuantity(quantity as Series['quantity']).short[lang];
    const value = this.note(
      `value/${id}/${quantity}`,
      name,
      remarked(lang, valueClause(found.point, found.series.unit, lang), ofFewerClause(found.point, lang)),
      chart.address,
    );
    const text = changeClause(found.series, found.point, lang);
    if (text === null) return [value];
    const words = wordsIn(briefWords, lang).figures;
    const told = words.change(name, otherYear(this.facts));
    const change = this.note(`change/${id}/${quantity}`, told, text, chart.address);
    return [value, lang === 'zh' ? '，' : ', ', change];
  }

  /** What became of them in the year; null where it is not known. */
  bar(id: string): OutcomeBar | null {
    const chart = this.chart(id);
    const set = chart && findOutcomeSet(chart.chart.measures);
    return (set && outcomeBars(set, chart.answer, 'year').find(({ year }) => year === this.facts.year)) ?? null;
  }

  /** The bureaus that have most in a bar chart, each with its number; nothing where none has any. */
  most(id: string): Paragraph {
    const chart = this.chart(id);
    if (chart === null) return [];
    const { lang } = this.facts;
    const words = wordsIn(topicWords, lang);
    const rows = barRows(chart.chart, chart.answer);
    const named = rows
      .flatMap(({ series, point }) => (isKnown(point) && point.value > 0 ? [{ series, point }] : []))
      .sort((a, b) => b.point.value - a.point.value)
      .slice(0, NAMED)
      .map(({ series, point }) => {
        const name = subjectName(series.subject, lang);
        const text = words.bureau(name, formatCount(point.value, series.unit, lang));
        const doubt = hasFailed(point) ? failedClause(lang) : '';
        return [this.note(`${id}/${series.subject.id}`, name, remarked(lang, text, doubt), chart.address)];
      });
    const said = words.most[id as keyof typeof words.most];
    if (named.length === 0) return [];
    const doubt = doubtOfRest(
      rows.map(({ point }) => point),
      named.flat(),
      lang,
    );
    return sentence(lang, [said, ...list(lang, named, lang === 'zh' ? '、' : ', '), doubt]);
  }

  shown(...ids: readonly string[]): readonly FactChart[] {
    return ids.flatMap((id) => this.chart(id) ?? []);
  }
}

/** What is said behind numbers that are told together where a check fails in another that they are told by. */
function doubtOfRest(points: readonly (SeriesPoint | undefined)[], told: readonly Piece[], lang: Lang): string {
  const isSaid = told.some((piece) => saysDoubt(typeof piece === 'string' ? piece : piece.text, lang));
  return !isSaid && points.some((point) => point && isDoubtful(point)) ? othersDoubt(lang) : '';
}

function appeals(making: Making): readonly MadePart[] {
  const { lang, whose } = making.facts;
  const words = wordsIn(topicWords, lang);
  const usual = wordsIn(briefWords, lang);
  const comma = lang === 'zh' ? '，' : ', ';
  const named = { reviews: usual.reviewsName, litigation: usual.suitsName };
  const said = { reviews: usual.reviews, litigation: usual.suits };
  const claim = (figure: string, name: string, text: string, id: string): Told =>
    making.note(figure, name, text, making.chart(id)?.address ?? null);
  const counted = (id: 'reviews' | 'litigation', lead: string, more: readonly (readonly (Piece | null)[])[] = []) => {
    const quantity = id === 'reviews' ? 'review.total' : 'litigation.total';
    const total = making.point('counts', quantity)?.point;
    if (isNone(total)) {
      const text = usual.noCases(said[id]) + doubtClause(total, lang);
      return [claim(`none/${id}`, usual.figures.noCases(named[id]), text, 'counts')];
    }
    const value = making.value('counts', quantity);
    return value === null ? [] : list(lang, [[lead, ...value], ...more]);
  };
  const rate = (quantity: string, said: (rate: Piece) => Paragraph): Paragraph => {
    const value = making.value('rates', quantity);
    const [first, ...rest] = value ?? [];
    return first === undefined ? [] : sentence(lang, [...said(first), ...rest]);
  };
  const results = (id: 'reviews' | 'litigation'): Paragraph => {
    const bar = making.bar(id);
    const chart = making.chart(id);
    if (bar?.parts == null || chart === null) return [];
    const told = bar.parts.map((one) => {
      const { measure } = one;
      const name = describeQuantity(measure).short[lang];
      const text = partText(one, lang, (value, printed) => words.result(formatCount(value, 'case', lang), printed));
      return [`${usual.outcome(name)} `, making.note(`part/${id}/${measure}`, name, text, chart.address)];
    });
    return sentence(lang, [words.results, ...list(lang, told, comma), ...(bar.failed ? [someDoubt(lang)] : [])]);
  };
  const split = (quantity: string): Piece | null => making.value('counts', quantity)?.[0] ?? null;
  const sued = counted('litigation', words.sued, [
    [words.suedDirectly, split('litigation.direct.total')],
    [words.suedAfter, split('litigation.afterReview.total')],
  ]);
  return [
    part(
      'reviews',
      words.reviews,
      {
        counted: [sentence(lang, counted('reviews', words.reviewed))],
        results: [results('reviews')],
        corrected: [rate('rate.reviewCorrected', words.corrected)],
        ratio: [rate('rate.appealed', words.ratio)],
      },
      making.shown('trend', 'reviews'),
    ),
    part(
      'suits',
      words.suits,
      {
        counted: [sentence(lang, sued)],
        results: [results('litigation')],
        corrected: [rate('rate.litigationCorrected', words.corrected)],
        never: [
          isSpotless(making)
            ? [claim('none/lost', usual.figures.never, words.never(whose === 'bureau' ? 'own' : 'all'), 'litigation')]
            : [],
        ],
      },
      making.shown('litigation'),
    ),
    part(
      'appealsBy',
      words.by,
      {
        reviews: [making.most('reviewsBy')],
        corrected: [making.most('correctedBy')],
        suits: [making.most('suitsBy')],
        lost: [making.most('lostBy')],
      },
      making.shown('reviewsBy', 'suitsBy'),
    ),
  ];
}

/** Whether both tables are known of everybody who reported, no check fails in them, and nothing was corrected. */
function isSpotless(making: Making): boolean {
  return (['reviews', 'litigation'] as const).every((id) => {
    const bar = making.bar(id);
    if (bar === null || bar.failed || bar.points.some(({ coverage }) => coverage.unknown > 0)) return false;
    const corrected = bar.parts?.find(({ measure }) => measure.endsWith('.corrected'));
    return bar.parts === null ? bar.gap === 'denominatorZero' : corrected?.value === 0;
  });
}

function refusals(making: Making): readonly MadePart[] {
  const { lang } = making.facts;
  const words = wordsIn(topicWords, lang);
  const usual = wordsIn(briefWords, lang);
  const bar = making.bar('outcomes');
  const chart = making.chart('outcomes');
  const isBroken = bar?.parts == null || chart === null;
  const total = isBroken
    ? null
    : making.note('total/outcomes', usual.figures.total(usual.outcomes), totalText(bar, lang), chart.address);
  const shares = GROUNDED.map((measure): readonly (Piece | null)[] => {
    const found = bar?.parts?.find((one) => one.measure === measure);
    if (!found || chart === null) return [null];
    const name = describeQuantity(measure).short[lang];
    const text = partText(found, lang, (value, printed) => usual.share(formatNumber(value, 0), printed));
    const [, , change] = making.value('counts', measure) ?? [];
    const share = making.note(`part/outcomes/${measure}`, usual.figures.share(name), text, chart.address);
    return [words.outcome[measure], share, ...(change === undefined ? [] : [lang === 'zh' ? '，' : ', ', change])];
  });
  return [
    part(
      'totals',
      words.totals,
      { shares: [about((one) => sentence(lang, [...words.closed(one), ...list(lang, shares)]), total)] },
      making.shown('trend', 'outcomes'),
    ),
    ...GROUNDED.map((measure) => grounds(making, measure)),
    part(
      'refusalsBy',
      words.by,
      { refused: [making.most('refusedBy')], unavailable: [making.most('unavailableBy')] },
      making.shown('refusedBy', 'unavailableBy'),
    ),
  ];
}

/** On what grounds, those that are most first, with their shares; and which changed most. */
function grounds(making: Making, of: Grounded): MadePart {
  const { lang } = making.facts;
  const words = wordsIn(topicWords, lang);
  const chart = making.chart(of);
  const total = making.point('counts', of);
  if (chart === null || total === null) return part(of, words.reasons[of], {});
  if (isNone(total.point)) {
    const name = wordsIn(briefWords, lang).figures.none(describeQuantity(of).short[lang]);
    const text = words.none[of] + doubtClause(total.point, lang);
    return part(of, words.reasons[of], {
      none: [sentence(lang, [making.note(`none/${of}`, name, text, chart.address)])],
    });
  }
  const known = getMeasure(of).parts.flatMap((measure) => {
    const found = making.point(of, measure);
    return found ? [{ ...found, measure, name: describeQuantity(measure).short[lang] }] : [];
  });
  const sum = known.reduce((all, { point }) => all + point.value, 0);
  const shares = sum > 0 ? roundShares(known.map(({ point }) => point.value)) : [];
  const told = known
    .map((one, index) => ({ ...one, percent: shares[index] ?? 0 }))
    .filter(({ point }) => point.value > 0)
    .sort((a, b) => b.point.value - a.point.value)
    .map(({ point, series, measure, name, percent }) => {
      const count = formatCount(point.value, series.unit, lang);
      const doubt = hasFailed(point) ? failedClause(lang) : '';
      const text = remarked(lang, words.result(count, formatShare(point.value / sum, percent)), doubt);
      return [
        `${lang === 'zh' ? name : name.toLowerCase()} `,
        making.note(`ground/${measure}`, name, text, chart.address),
      ];
    });
  const moves = known.flatMap(({ point, series, measure, name }) => {
    const { change, current, previous, bureaus } = point.change;
    if (change.kind === 'none' || current === null || previous === null) return [];
    const doubt = doubtOfEither(series, point, lang);
    return [{ measure, name, current, previous, bureaus, doubt, by: current - previous }];
  });
  const [most] = moves.sort((a, b) => Math.abs(b.by) - Math.abs(a.by)).filter(({ by }) => by !== 0);
  const text =
    most &&
    words.move(
      formatNumber(most.previous, 0),
      formatNumber(most.current, 0),
      most.by,
      making.facts.whose === 'sum' ? most.bureaus : null,
      otherYear(making.facts),
    );
  // Drafts of before name the change alone.
  if (most && text) making.note(`moved/${of}`, most.name, remarked(lang, text, most.doubt), chart.address);
  const whole = making.value('counts', of)?.[0];
  // Shares, and what is most of all, rest on every ground.
  const restDoubt = (told: readonly Piece[]): string =>
    doubtOfRest(
      known.map(({ point }) => point),
      told,
      lang,
    );
  return part(
    of,
    words.reasons[of],
    {
      listed: [
        whole === undefined || told.length === 0
          ? []
          : sentence(lang, [
              ...words.ofThem(whole),
              ...list(lang, told, lang === 'zh' ? '，' : ', '),
              restDoubt([whole, ...told.flat()]),
            ]),
      ],
      moved: [
        most && text
          ? sentence(lang, [
              words.changedMost,
              making.note(
                `most/${of}`,
                most.name,
                remarked(lang, words.moved(most.name), text, most.doubt, restDoubt([most.doubt])),
                chart.address,
              ),
            ])
          : [],
      ],
    },
    [chart],
  );
}
