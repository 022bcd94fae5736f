/** Writes the canonical address of a chart's question, with everything left out at its default. */
import { DEFAULT_WIDTH, defaultSort, formatAddress } from '../../schema/chart/address.ts';
import type { Chart, Of, Quantity } from '../../schema/chart/chart.ts';
import { getOutcomeSet } from '../../schema/chart/outcomes.ts';
import type { Lang } from '../../schema/language.ts';

type Asked = Pick<Chart, 'kind' | 'of' | 'lang'> & Partial<Chart>;

export function addressOf(asked: Asked): string {
  return formatAddress({
    measures: asked.kind === 'outcomes' ? getOutcomeSet('requests').classes : [],
    years: { kind: 'all' },
    by: 'year',
    applicant: 'total',
    basis: 'common',
    over: 'none',
    focus: null,
    sort: defaultSort(asked.kind),
    theme: 'screen',
    width: DEFAULT_WIDTH,
    height: null,
    title: null,
    revision: null,
    ...asked,
  });
}

/** Quantities of a subject over all its years. */
export function trendOf(of: Of, measures: readonly Quantity[], lang: Lang): string {
  return addressOf({ kind: 'trend', measures, of: [of], lang });
}

/** A quantity of every bureau of a region in one year. */
export function barsOf(region: string, measure: Quantity, year: number, lang: Lang, rest: Partial<Chart> = {}): string {
  return addressOf({
    kind: 'bar',
    measures: [measure],
    of: [{ kind: 'bureausOf', region }],
    years: { kind: 'range', from: year, to: year },
    lang,
    ...rest,
  });
}

/** The sum over a region's bureaus, or, where it has none, the report that its government published itself. */
export function regionAsOne(region: string): Of {
  return { kind: 'one', id: region };
}
