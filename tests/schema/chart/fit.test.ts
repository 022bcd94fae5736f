import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddress } from '../../../schema/chart/address.ts';
import { BASES, CHART_KINDS, type Chart, GROUPINGS, SORTS } from '../../../schema/chart/chart.ts';
import { VIEWS } from '../../../schema/chart/finer.ts';
import { fitChart } from '../../../schema/chart/fit.ts';
import { OUTCOME_SETS } from '../../../schema/chart/outcomes.ts';
import { APPLICANTS } from '../../../schema/form/applicants.ts';
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { INDICATORS } from '../../../schema/rollup/indicators.ts';

const chart = (query: string): Chart => parseAddress(`of=shifan&${query}`);
const QUANTITIES = [...MEASURES, ...INDICATORS].map(({ id }) => id);

describe('what can be drawn stays as it is wanted', () => {
  it.each([
    'measure=requests.received',
    'kind=bar&measure=rate.granted&years=2024',
    'measure=requests.closed&by=outcome&view=share',
    'kind=outcomes&measure=review&years=2022..2025',
  ])('%s', (query) => {
    const wanted = chart(query);
    expect(fitChart(wanted)).toEqual({ chart: wanted, why: null, changed: [] });
  });
});

describe('what forbids the control that was changed gives way', () => {
  it('the years of a trend, when bars of one year are wanted', () => {
    const trend = chart('measure=requests.received&years=2020..2024');
    const { chart: fitted, changed } = fitChart({ ...trend, kind: 'bar', sort: 'value' }, ['kind']);
    expect(formatAddress(fitted)).toBe('kind=bar&measure=requests.received&of=shifan');
    expect(changed).toEqual(['years']);
  });

  it('the view, when a rate is wanted in place of a count, with the reason', () => {
    const index = chart('measure=requests.received&view=index');
    const { chart: fitted, changed, why } = fitChart({ ...index, measures: ['rate.granted'] }, ['measures']);
    expect(formatAddress(fitted)).toBe('kind=trend&measure=rate.granted&of=shifan');
    expect(changed).toEqual(['view']);
    expect(why?.zh).toContain('本身是比率');
    expect(why?.en).toContain('is a ratio itself');
  });

  it('measures of another unit than the one that was added', () => {
    const counts = chart('measure=requests.received,requests.closed');
    const { chart: fitted, changed } = fitChart({ ...counts, measures: [...counts.measures, 'rate.granted'] }, [
      'kind',
    ]);
    expect(fitted.measures).toEqual(['rate.granted']);
    expect(changed).toEqual(['measures']);
  });

  it('all that a flow has of its own, when one is wanted of several bureaus', () => {
    const shares = chart('measure=requests.closed&by=outcome&view=share&years=2020..2024');
    const wanted: Chart = { ...shares, kind: 'flow', of: [{ kind: 'bureausOf', region: 'shifan' }] };
    const { chart: fitted, changed } = fitChart(wanted, ['kind']);
    expect(formatAddress(fitted)).toBe('kind=flow&of=sum:region:shifan/*');
    expect(changed).toEqual(['of', 'measures', 'years']);
    expect(formatAddress(fitChart({ ...fitted, kind: 'bar', sort: 'value' }, ['kind']).chart)).toBe(
      'kind=bar&measure=requests.received&of=sum:region:shifan/*',
    );
  });

  it('a rate, when it is wanted to know who made a change', () => {
    const { chart: fitted, changed } = fitChart({ ...chart('kind=rank&measure=rate.granted'), kind: 'contribution' }, [
      'kind',
    ]);
    expect(formatAddress(fitted)).toBe('kind=contribution&measure=requests.received&of=shifan&sort=value');
    expect(changed).toEqual(['measures']);
  });

  it('a base is found for what is wanted to a hundred of something', () => {
    const wanted = { ...chart('measure=review.total'), view: 'perHundred' as const };
    const { chart: fitted, changed } = fitChart(wanted, ['view']);
    expect(formatAddress(fitted)).toBe(
      'kind=trend&measure=review.total&of=shifan&view=perHundred&per=requests.received',
    );
    expect(changed).toEqual(['per']);
  });

  it.each([
    ['requests.received', 'requests'],
    ['review.corrected', 'review'],
    ['litigation.total', 'litigation'],
    ['disclosures.website', 'requests'],
  ] as const)('what became of cases is asked of the subject looked at: %s', (measure, set) => {
    const { chart: fitted } = fitChart({ ...chart(`measure=${measure}`), kind: 'outcomes' }, ['kind']);
    expect(fitted.measures).toEqual(OUTCOME_SETS.find(({ id }) => id === set)?.classes);
  });

  it('the kind, where years are wanted that it cannot show', () => {
    const bars = chart('kind=bar&measure=requests.received');
    const { chart: fitted, changed } = fitChart({ ...bars, years: { kind: 'range', from: 2020, to: 2024 } }, ['years']);
    expect(fitted).toMatchObject({ kind: 'table', years: { from: 2020, to: 2024 } });
    expect(changed).toEqual(['kind']);
  });

  it('the change itself gives way where nothing else helps, and says why', () => {
    const wanted = { ...chart('measure=disclosures.website'), applicant: 'natural' as const };
    const { chart: fitted, changed, why } = fitChart(wanted, ['applicant', 'measures']);
    expect(fitted.applicant).toBe('total');
    expect(changed).toEqual(['applicant']);
    expect(why).not.toBeNull();
  });
});

it('whatever the controls can put together has something near it that can be drawn', () => {
  const wanted = fc.record({
    kind: fc.constantFrom(...CHART_KINDS),
    measures: fc.uniqueArray(fc.constantFrom(...QUANTITIES), { minLength: 1, maxLength: 6 }),
    by: fc.constantFrom(...GROUPINGS),
    view: fc.constantFrom(...VIEWS),
    applicant: fc.constantFrom(...APPLICANTS),
    basis: fc.constantFrom(...BASES),
    sort: fc.constantFrom(...SORTS),
    years: fc.constantFrom<Chart['years'][]>(
      { kind: 'all' },
      { kind: 'latest' },
      { kind: 'range', from: 2020, to: 2024 },
    ),
    per: fc.option(fc.constantFrom(...MEASURES.map(({ id }) => id)), { nil: undefined }),
    compareTo: fc.option(fc.constant(2021), { nil: undefined }),
  });
  const kept = fc.constantFrom<(keyof Chart)[]>('kind', 'measures', 'by', 'view', 'applicant', 'basis', 'years');
  fc.assert(
    fc.property(wanted, kept, ({ view, per, compareTo, ...rest }, changed) => {
      const asked: Chart = {
        ...chart('measure=requests.received'),
        ...rest,
        ...(view !== 'absolute' && { view }),
        ...(per !== undefined && { per }),
        ...(compareTo !== undefined && { compareTo }),
      };
      const { chart: fitted } = fitChart(asked, [changed]);
      expect(parseAddress(formatAddress(fitted))).toEqual(fitted);
      expect(fitted.of).toEqual(asked.of);
    }),
    { numRuns: 300 },
  );
});
