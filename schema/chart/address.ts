/**
 * A chart's question as the query of its address, and back. Both ways are canonical: defaults are left out and parameters
 * stand in a fixed order, so that equal questions have equal addresses. A value or a misspelt name is answered with a
 * sentence that names the parameter, the value and what is allowed; what others hang on a link is no part of the question.
 */
import { APPLICANTS } from '../form/applicants.ts';
import { isMeasureId } from '../form/measures/index.ts';
import type { MeasureId } from '../form/measures/measure.ts';
import { LANGS, type Label } from '../language.ts';
import {
  allow,
  type Parameters,
  readChoice,
  readDay,
  readId,
  readNumber,
  readParameters,
  readTitle,
  refuse,
} from './address-parameters.ts';
import {
  BADGES,
  BASES,
  CHART_KINDS,
  type Chart,
  type ChartKind,
  COMPARED_KINDS,
  comparesRows,
  FIGURES_AS,
  GROUPINGS,
  type Grouping,
  isOfOneQuantity,
  LEFT_OUT,
  type LeftOut,
  mayCompareWith,
  type Of,
  OVERS,
  type Quantity,
  SORTS,
  type Sort,
  THEMES,
  type Years,
} from './chart.ts';
import { COVERAGE_MEASURES } from './filings.ts';
import { type Dimension, forbiddenIn, PLAIN, VIEWS, type View } from './finer.ts';
import { FLOW_MEASURES, isFlow } from './flow.ts';
import { findOutcomeSet, getOutcomeSet, OUTCOME_SET_IDS, OUTCOME_SETS } from './outcomes.ts';
import { describeQuantity, hasApplicantColumns, isPartOfItsBase, isQuantity } from './quantity.ts';
import { formatSet, parseSet, SET_FORMS, withoutRepeats } from './sets.ts';
import { readSize } from './sizes.ts';

export const MAX_MEASURES = 6;
export const MAX_SUBJECTS = 40;
export const MAX_TITLE = 120;
export const DEFAULT_WIDTH = 720;
/** The regulation on disclosure took effect in 2008. */
const YEARS = { min: 2008, max: 2100 } as const;

export interface AddressContext {
  /** The region asked about by an address that names nobody; without one such an address is refused. */
  readonly region?: string | null;
}

/**
 * The chart of an address: a query string, with or without a path or an origin before it (`/chart.svg?…`).
 * @throws Problem BAD_ADDRESS
 */
export function parseAddress(query: string, context: AddressContext = {}): Chart {
  const parameters = readParameters(query);
  const kind = readChoice(parameters, 'kind', CHART_KINDS, 'trend');
  const by = readChoice(parameters, 'by', GROUPINGS, 'year');
  const groupings = GROUPINGS.filter(
    (one) => one === 'year' || (!hasOwnMeasures(kind) && (one === 'bureau') === (kind === 'outcomes')),
  );
  if (!groupings.includes(by)) throw refuse('by', by, allow(...groupings));
  const view = readChoice(parameters, 'view', VIEWS, 'absolute');
  if (view !== 'absolute' && (isWhole(kind) || kind === 'contribution' || kind === 'funnel'))
    throw refuse('view', view, allow('absolute'));
  const per = readBase(parameters);
  const { width, height } = readSize(parameters);
  const measures = readMeasures(parameters, kind);
  const applicant = readChoice(parameters, 'applicant', APPLICANTS, 'total');
  if (applicant !== 'total' && (kind === 'coverage' || !measures.every(hasApplicantColumns))) {
    throw refuse('applicant', applicant, {
      zh: '仅申请办理（表三）的指标分申请人；此处只能用 total',
      en: 'only measures of requests (section III) stand by applicant; here allowed: total',
    });
  }
  const basis = readChoice(parameters, 'basis', BASES, 'common');
  const compareTo = readComparedYear(parameters, kind, view);
  const without = readWithout(parameters);
  const figures = readChoice(parameters, 'figures', FIGURES_AS, 'corrected');
  const at = readDay(parameters, 'at');
  const revision = readNumber(parameters, 'rev', { min: 0, max: Number.MAX_SAFE_INTEGER });
  const badge = readBadge(parameters, revision);
  if (at !== null && revision !== null) {
    throw refuse('at', at, {
      zh: '不能与 rev 同用：at 是一天，rev 是一个数据版本',
      en: 'not together with rev: a day, or a revision',
    });
  }
  const finer = { ...PLAIN, by: dimensionsOf(by), view, per };
  const forbidden = isWhole(kind) ? null : forbiddenIn({ quantities: measures, applicant, basis, finer });
  if (forbidden !== null) {
    const { argument, value, why } = forbidden;
    throw refuse(argument === 'compareTo' || argument === 'where' ? 'view' : argument, value, why);
  }
  return {
    kind,
    measures,
    of: kind === 'flow' ? oneLine(readSubjects(parameters, context)) : readSubjects(parameters, context),
    years: readYears(parameters, kind, by),
    by,
    ...(view !== 'absolute' && { view }),
    ...(per !== null && { per }),
    ...(compareTo !== null && { compareTo }),
    ...(without.length > 0 && { without }),
    ...(figures !== 'corrected' && { figures }),
    applicant,
    basis,
    over: readChoice(parameters, 'over', OVERS, 'none'),
    focus: readId(parameters, 'focus'),
    sort: readSort(parameters, kind),
    lang: readChoice(parameters, 'lang', LANGS, 'zh'),
    theme: readChoice(parameters, 'theme', THEMES, 'screen'),
    width: width ?? DEFAULT_WIDTH,
    height,
    title: readTitle(parameters, 'title', MAX_TITLE),
    ...(at !== null && { at }),
    revision,
    ...(badge !== null && { badge }),
  };
}

/** Dots for a CSS pixel of the PNG at an address: a property of the file, and not of the question. @throws Problem BAD_ADDRESS */
export function scaleAt(query: string): number {
  return readSize(readParameters(query)).scale;
}

/** The canonical query string of a chart, without path or question mark. */
export function formatAddress(chart: Chart): string {
  const pairs: readonly (readonly [string, string | number | null])[] = [
    ['kind', chart.kind],
    ['measure', formatMeasures(chart)],
    ['of', chart.of.map(formatSet).join(',')],
    ['years', formatYears(chart)],
    ['by', unless(chart.by, 'year')],
    ['applicant', unless(chart.applicant, 'total')],
    ['view', chart.view ?? null],
    ['per', chart.per ?? null],
    ['compareTo', chart.compareTo ?? null],
    ['without', chart.without?.join(',') ?? null],
    ['figures', chart.figures ?? null],
    ['basis', unless(chart.basis, 'common')],
    ['over', unless(chart.over, 'none')],
    ['focus', chart.focus],
    ['sort', unless(chart.sort, defaultSort(chart.kind))],
    ['lang', unless(chart.lang, 'zh')],
    ['theme', unless(chart.theme, 'screen')],
    ['w', chart.width === DEFAULT_WIDTH ? null : chart.width],
    ['h', chart.height],
    ['title', chart.title],
    ['at', chart.at ?? null],
    ['rev', chart.revision],
    ['badge', chart.badge ?? null],
  ];
  return pairs.flatMap(([name, value]) => (value === null ? [] : [`${name}=${encode(String(value))}`])).join('&');
}

/** A short name made from an address, for ids in a page that holds several charts. The same address, the same name. */
export function nameAddress(address: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < address.length; index += 1) {
    hash = Math.imul(hash ^ address.charCodeAt(index), 0x01000193) >>> 0;
  }
  return `g${hash.toString(36)}`;
}

/** By what the lines of a chart are told apart, as a question says it. */
export function dimensionsOf(by: Grouping): readonly Dimension[] {
  return by === 'year' || by === 'bureau' ? ['year'] : ['year', by];
}

function readBadge(parameters: Parameters, revision: number | null): (typeof BADGES)[number] | null {
  if (!parameters.has('badge')) return null;
  const badge = readChoice(parameters, 'badge', BADGES, 'stale');
  if (revision !== null) return badge;
  throw refuse('badge', badge, {
    zh: '只用于固定在数据版本上的图，请同时写明 rev',
    en: 'only of a chart that is pinned: name its revision by rev',
  });
}

function readBase(parameters: Parameters): MeasureId | null {
  const text = parameters.get('per');
  if (text === undefined) return null;
  if (isMeasureId(text)) return text;
  throw refuse('per', text, {
    zh: '须为指标，比率不能作基数；例如 requests.received',
    en: 'a measure, and no ratio; for example requests.received',
  });
}

/** Of an index the year that is 100; of everything else the year that changes are told against. */
function readComparedYear(parameters: Parameters, kind: ChartKind, view: View): number | null {
  const text = parameters.get('compareTo');
  if (text === undefined) return null;
  if (view === 'index' || mayCompareWith({ kind })) return readNumber(parameters, 'compareTo', YEARS);
  throw refuse('compareTo', text, {
    zh: `这种图与上年相比。可与别的年度相比的有 kind=${COMPARED_KINDS.join('、')}；view=index 的图用它写明基年`,
    en: `this kind of chart compares with the year before. Another year can be compared with by kind=${COMPARED_KINDS.join(', ')}; a view of index names its base year by it`,
  });
}

/** Findings whose reports are left out, in one order and each once. */
function readWithout(parameters: Parameters): readonly LeftOut[] {
  const named = list(parameters.get('without'));
  const unknown = named.find((one) => !LEFT_OUT.some((known) => known === one));
  if (unknown !== undefined) throw refuse('without', unknown, allow(...LEFT_OUT));
  return LEFT_OUT.filter((known) => named.includes(known));
}

function readMeasures(parameters: Parameters, kind: ChartKind): readonly Quantity[] {
  const names = list(parameters.get('measure'));
  if (kind === 'outcomes') return readOutcomeMeasures(names);
  if (kind === 'coverage') {
    if (names.length > 0) {
      throw refuse('measure', names.join(','), {
        zh: '报送情况图不计指标，不用写',
        en: 'who has reported is of no measure; leave it out',
      });
    }
    return COVERAGE_MEASURES;
  }
  if (kind === 'flow') {
    if (names.length > 0 && !isFlow(names)) {
      throw refuse('measure', names.join(','), {
        zh: '流向图的指标是固定的，不用写',
        en: 'a flow has its own measures; leave it out',
      });
    }
    return FLOW_MEASURES;
  }
  if (names.length === 0) {
    throw refuse('measure', '', {
      zh: '请写明指标，例如 requests.received',
      en: 'name a measure or indicator, for example requests.received',
    });
  }
  if (isOfOneQuantity({ kind }) && names.length > 1) {
    throw refuse('measure', names.join(','), {
      zh: '这种图只画一个指标，请只写一个',
      en: 'this kind of chart is of one measure: name one',
    });
  }
  if (names.length > MAX_MEASURES) throw refuse('measure', names.join(','), tooMany(MAX_MEASURES));
  const measures = names.map((name) => {
    if (isQuantity(name)) return name;
    throw refuse('measure', name, {
      zh: '不是已知的指标；例如 requests.received、rate.granted',
      en: 'no such measure or indicator; for example requests.received, rate.granted',
    });
  });
  const [only] = measures;
  const why = only === undefined ? null : whyNotCounted(kind, only);
  if (why !== null) throw refuse('measure', names.join(','), why);
  const units = new Set(measures.map((measure) => describeQuantity(measure).unit));
  if (kind !== 'table' && units.size > 1) {
    throw refuse('measure', names.join(','), {
      zh: '一张图只有一个数值轴，各指标的单位须相同；不同单位请用 kind=table',
      en: 'a chart has one value axis, so its measures share one unit; for several units use kind=table',
    });
  }
  return measures;
}

/** Why a kind of chart cannot be of a quantity; null where it can. */
export function whyNotCounted(kind: ChartKind, quantity: Quantity): Label | null {
  if (kind === 'contribution' && !isMeasureId(quantity)) {
    return {
      zh: '比率不能相加，增减构成只画数量，例如 requests.received',
      en: 'ratios do not add up; who made a change is told of counts, for example requests.received',
    };
  }
  if (kind === 'funnel' && !isPartOfItsBase(quantity)) {
    return {
      zh: '漏斗图只画一部分占全体的比率，例如 rate.granted',
      en: 'a funnel is of the share that a part has of its base, for example rate.granted',
    };
  }
  return null;
}

function readOutcomeMeasures(names: readonly string[]): readonly Quantity[] {
  const [name = 'requests', ...others] = names;
  const id = OUTCOME_SET_IDS.find((candidate) => candidate === name);
  if (id && others.length === 0) return getOutcomeSet(id).classes;
  const set = OUTCOME_SETS.find(
    ({ classes }) => classes.length === names.length && classes.every((measure) => names.includes(measure)),
  );
  if (!set) throw refuse('measure', names.join(','), allow(...OUTCOME_SET_IDS));
  return set.classes;
}

function formatMeasures(chart: Chart): string | null {
  if (chart.kind === 'coverage' || (chart.kind === 'flow' && isFlow(chart.measures))) return null;
  const set = chart.kind === 'outcomes' ? findOutcomeSet(chart.measures) : undefined;
  if (set) return unless(set.id, 'requests');
  return chart.measures.join(',');
}

function readSubjects(parameters: Parameters, context: AddressContext): readonly Of[] {
  const names = list(parameters.get('of'));
  if (names.length === 0) {
    if (context.region) return [{ kind: 'one', id: context.region }];
    throw refuse('of', '', SET_FORMS);
  }
  if (names.length > MAX_SUBJECTS) throw refuse('of', names.join(','), tooMany(MAX_SUBJECTS));
  return withoutRepeats(
    names.map((name) => {
      const set = parseSet(name);
      if ('of' in set) return set.of;
      throw refuse('of', name, set.why);
    }),
  );
}

/** Of a whole and its parts, which are drawn as they are counted. */
function isWhole(kind: ChartKind): boolean {
  return kind === 'outcomes' || hasOwnMeasures(kind);
}

/** Kinds whose address names no measure. */
function hasOwnMeasures(kind: ChartKind): boolean {
  return kind === 'flow' || kind === 'coverage';
}

/** @throws Problem for several lines, of which none flows into another */
function oneLine(of: readonly Of[]): readonly Of[] {
  const [first, ...rest] = of;
  const isOne = first?.kind === 'one' || first?.kind === 'reportOf' || first?.kind === 'sumOf';
  if (isOne && rest.length === 0) return of;
  throw refuse('of', of.map(formatSet).join(','), {
    zh: '流向图一次只画一家或一个合计；几家可用 sum: 合为一条',
    en: 'a flow is of one bureau or one sum; fold several with sum:',
  });
}

/** Bars compare one year, and so do stacked bars of bureaus; the latest unless said. Everything else shows all years. */
export function showsOneYear(kind: ChartKind, by: Grouping): boolean {
  return comparesRows({ kind }) || kind === 'flow' || (kind === 'outcomes' && by === 'bureau');
}

function readYears(parameters: Parameters, kind: ChartKind, by: Grouping): Years {
  const text = parameters.get('years');
  const oneYear = showsOneYear(kind, by);
  if (text === undefined) return { kind: oneYear ? 'latest' : 'all' };
  if (text === 'latest') return { kind: 'latest' };
  if (text === 'all' && !oneYear) return { kind: 'all' };
  const [, first = '', last = first] = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(text) ?? [];
  const from = Number(first);
  const to = Number(last);
  const possible = first !== '' && from >= YEARS.min && to <= YEARS.max && from <= to;
  if (!possible || (oneYear && from !== to)) {
    throw refuse('years', text, oneYear ? allow('2025', 'latest') : allow('2019..2025', '2025', 'latest', 'all'));
  }
  return { kind: 'range', from, to };
}

function formatYears({ kind, by, years }: Chart): string | null {
  const standard = showsOneYear(kind, by) ? 'latest' : 'all';
  if (years.kind === 'range') return years.from === years.to ? String(years.from) : `${years.from}..${years.to}`;
  return unless(years.kind, standard);
}

function readSort(parameters: Parameters, kind: ChartKind): Sort {
  const sort = readChoice(parameters, 'sort', SORTS, defaultSort(kind));
  if (kind === 'coverage' && sort === 'change') throw refuse('sort', sort, allow('form', 'name', 'value'));
  if (kind !== 'rank' || sort === 'value') return sort;
  throw refuse('sort', sort, { zh: '名次按数值由高到低，只能用 value', en: 'places go by value; only value' });
}

/** The order of a kind where none is said. */
export function defaultSort(kind: ChartKind): Sort {
  return kind === 'bar' || kind === 'rank' ? 'value' : kind === 'change' ? 'change' : 'form';
}

function unless(value: string, standard: string): string | null {
  return value === standard ? null : value;
}

/** The items of a list, empty ones dropped, each once. */
function list(text: string | undefined): readonly string[] {
  return [...new Set((text ?? '').split(',').map((item) => item.trim()))].filter((item) => item !== '');
}

function tooMany(most: number): { readonly zh: string; readonly en: string } {
  return { zh: `至多 ${most} 个`, en: `at most ${most}` };
}

/** Percent-encoding that leaves the grammar's own signs readable. */
function encode(text: string): string {
  return (
    encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'))
      .replace(/%2C/g, ',')
      .replace(/%3A/g, ':')
      .replace(/%2F/g, '/')
      // Browsers write an apostrophe as %27; the canonical address is what they send.
      .replace(/'/g, '%27')
  );
}
