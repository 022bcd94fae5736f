/**
 * The nearest chart that can be drawn. Whoever changes one control of a chart may leave the others where they forbid it: then those give
 * way, as few as possible, and never what was just changed unless nothing else helps.
 */
import type { Label } from '../language.ts';
import { defaultSort, formatAddress, parseAddress, showsOneYear, whyNotCounted } from './address.ts';
import { AddressProblem } from './address-parameters.ts';
import { type Chart, isOfOneQuantity, type Of, type Quantity } from './chart.ts';
import { COVERAGE_MEASURES } from './filings.ts';
import { FLOW_MEASURES, isFlow } from './flow.ts';
import { findOutcomeSet, getOutcomeSet, type OutcomeSetId } from './outcomes.ts';
import { describeQuantity } from './quantity.ts';

export interface Fitted {
  readonly chart: Chart;
  /** Why what was wanted cannot be drawn; null where it can, or where there is nothing to say but what is allowed. */
  readonly why: Label | null;
  /** What gave way; nothing where what was wanted can be drawn. */
  readonly changed: readonly Part[];
}

/** The parts of a chart that may give way, those that matter least first. */
const PARTS = [
  'compareTo',
  'per',
  'sort',
  'applicant',
  'basis',
  'view',
  'by',
  'years',
  'of',
  'measures',
  'kind',
] as const;
export type Part = (typeof PARTS)[number];

/** However the controls are set, no more of them than this have to give way at once (held by a test). */
const MOST = 5;

/** Other values of a part, the nearest first. */
function waysOf(part: Part, chart: Chart): readonly Chart[] {
  switch (part) {
    case 'compareTo': {
      const { compareTo, ...rest } = chart;
      return compareTo === undefined ? [] : [rest];
    }
    case 'per': {
      const { per, ...rest } = chart;
      const bases = (['requests.received', 'requests.closed'] as const).filter((base) => base !== per);
      return [...(per === undefined ? [] : [rest]), ...bases.map((base): Chart => ({ ...rest, per: base }))];
    }
    case 'view': {
      // What only makes sense with it goes with it.
      const { view, per, compareTo, ...rest } = chart;
      return view === undefined ? [] : [rest];
    }
    case 'sort':
      return [{ ...chart, sort: defaultSort(chart.kind) }];
    case 'applicant':
      return chart.applicant === 'total' ? [] : [{ ...chart, applicant: 'total' }];
    case 'basis':
      return (['common', 'panel'] as const).filter((one) => one !== chart.basis).map((basis) => ({ ...chart, basis }));
    case 'by':
      return (['year', 'bureau', 'outcome', 'applicant', 'kind'] as const)
        .filter((one) => one !== chart.by)
        .map((by) => ({ ...chart, by }));
    case 'years':
      return (['all', 'latest'] as const).map((kind) => ({ ...chart, years: { kind } }));
    case 'of':
      return chart.kind === 'flow' ? [{ ...chart, of: chart.of.slice(0, 1).map(foldedOf) }] : [];
    case 'measures':
      if (chart.kind === 'flow' || chart.kind === 'coverage') return [plainOf(chart)];
      return chart.kind === 'outcomes'
        ? [{ ...chart, measures: getOutcomeSet(outcomesNear(chart.measures)).classes }]
        : [...totalOf(chart), ...alike(chart)];
    case 'kind':
      return [{ ...chart, kind: 'table' }];
  }
}

/** A flow, and who has reported, have measures of their own, given as they are counted: what only makes sense with others goes with them. */
function plainOf({ view, per, compareTo, ...rest }: Chart): Chart {
  const measures = rest.kind === 'flow' ? FLOW_MEASURES : COVERAGE_MEASURES;
  return { ...rest, measures, by: 'year', applicant: 'total' };
}

/** One line of a set of several. */
function foldedOf(of: Of): Of {
  return of.kind === 'one' || of.kind === 'reportOf' || of.kind === 'sumOf' ? of : { kind: 'sumOf', set: of };
}

function outcomesNear([first]: readonly Quantity[]): OutcomeSetId {
  if (first === undefined || describeQuantity(first).topic !== 'appeals') return 'requests';
  return first.startsWith('litigation.') ? 'litigation' : 'review';
}

/** Of the parts of a whole the whole, where they are asked as such. */
function totalOf(chart: Chart): readonly Chart[] {
  if (isFlow(chart.measures)) return [{ ...chart, measures: ['requests.received'] }];
  const set = findOutcomeSet(chart.measures);
  return set === undefined ? [] : [{ ...chart, measures: [TOTALS[set.id]] }];
}

const TOTALS: Readonly<Record<OutcomeSetId, Quantity>> = {
  requests: 'requests.closed',
  review: 'review.total',
  litigation: 'litigation.total',
};

/** Those that share the unit of the last one, which was chosen last. */
function alike(chart: Chart): readonly Chart[] {
  const last = chart.measures[chart.measures.length - 1];
  if (last === undefined) return [{ ...chart, measures: ['requests.received'] }];
  const { unit } = describeQuantity(last);
  const same = chart.measures.filter((one) => describeQuantity(one).unit === unit);
  return [
    { ...chart, measures: same },
    { ...chart, measures: [last] },
  ];
}

/** What a chart cannot be drawn for; null where it can. What only the data tell (who is in a set) is not asked here. */
function refusalOf(chart: Chart): AddressProblem | null {
  try {
    parseAddress(formatAddress(chart));
    return null;
  } catch (error) {
    if (error instanceof AddressProblem) return error;
    throw error;
  }
}

/** The chart as it is wanted, or the nearest that can be drawn; `kept` is what was just changed. */
export function fitChart(wanted: Chart, kept: readonly (keyof Chart)[] = []): Fitted {
  const refusal = refusalOf(wanted);
  if (refusal === null) return { chart: canonical(wanted), why: null, changed: [] };
  const eased = easeInto(wanted, kept);
  if (refusalOf(eased.chart) === null) return { ...eased, chart: canonical(eased.chart), why: refusal.why };
  const yielding = PARTS.filter((part) => !kept.includes(part));
  for (const parts of [yielding, PARTS]) {
    for (let count = 1; count <= MOST; count += 1) {
      const found = mended(eased.chart, parts, count);
      if (found !== null) return { ...found, why: refusal.why, changed: joined(eased.changed, found.changed) };
    }
  }
  throw new Error(`Nothing near ${formatAddress(wanted)} can be drawn`);
}

/** What a kind forbids outright gives way at once: no other part could give way in its place. */
function easeInto(wanted: Chart, kept: readonly (keyof Chart)[]): Omit<Fitted, 'why'> {
  const steps: readonly (readonly [Part & keyof Chart, (chart: Chart) => Chart])[] = [
    ['sort', (chart) => (chart.kind === 'rank' ? { ...chart, sort: 'value' } : chart)],
    ['of', (chart) => (chart.kind === 'flow' ? { ...chart, of: chart.of.slice(0, 1).map(foldedOf) } : chart)],
    ['view', easeView],
    ['measures', easeMeasures],
    ['years', (chart) => (isTooLong(chart) ? { ...chart, years: { kind: 'latest' } } : chart)],
  ];
  return steps.reduce<Omit<Fitted, 'why'>>(
    ({ chart, changed }, [part, ease]) => {
      const next = kept.includes(part) ? chart : ease(chart);
      const isChanged = JSON.stringify(next) !== JSON.stringify(chart);
      return isChanged ? { chart: next, changed: [...changed, part] } : { chart, changed };
    },
    { chart: wanted, changed: [] },
  );
}

function easeMeasures(chart: Chart): Chart {
  if (chart.kind === 'flow' || chart.kind === 'coverage') return plainOf(chart);
  if (isFlow(chart.measures)) return { ...chart, measures: ['requests.received'] };
  if (!isOfOneQuantity(chart)) return chart;
  const fits = chart.measures.filter((one) => whyNotCounted(chart.kind, one) === null);
  const usual: Quantity = chart.kind === 'funnel' ? 'rate.granted' : 'requests.received';
  return { ...chart, measures: [fits[fits.length - 1] ?? usual] };
}

function easeView(chart: Chart): Chart {
  const { view, per, compareTo, ...rest } = chart;
  return chart.kind === 'contribution' || chart.kind === 'funnel' ? rest : chart;
}

function isTooLong({ kind, by, years }: Chart): boolean {
  return showsOneYear(kind, by) && (years.kind === 'all' || (years.kind === 'range' && years.from < years.to));
}

function joined(first: readonly Part[], then: readonly Part[]): readonly Part[] {
  return PARTS.filter((part) => first.includes(part) || then.includes(part));
}

function mended(chart: Chart, parts: readonly Part[], count: number): Omit<Fitted, 'why'> | null {
  for (const [index, part] of parts.entries()) {
    for (const way of waysOf(part, chart)) {
      if (count === 1 && refusalOf(way) === null) return { chart: canonical(way), changed: [part] };
      if (count === 1) continue;
      const found = mended(way, parts.slice(index + 1), count - 1);
      if (found !== null) return { ...found, changed: [part, ...found.changed] };
    }
  }
  return null;
}

function canonical(chart: Chart): Chart {
  return parseAddress(formatAddress(chart));
}
