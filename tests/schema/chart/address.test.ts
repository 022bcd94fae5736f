import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress, nameAddress, parseAddress, scaleAt } from '../../../schema/chart/address.ts';
import { BASES, type Chart, type Of, OVERS, SORTS, THEMES, type Years } from '../../../schema/chart/chart.ts';
import { OUTCOME_SETS } from '../../../schema/chart/outcomes.ts';
import { APPLICANTS } from '../../../schema/form/applicants.ts';
import { LANGS } from '../../../schema/language.ts';
import { Problem } from '../../../schema/problem.ts';
import { anyText } from '../../support/any-text.ts';

function refusal(query: string): Problem {
  try {
    parseAddress(query);
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown;
    throw thrown;
  }
  throw new Error(`${query} was accepted`);
}

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,12}$/);
const of: fc.Arbitrary<readonly Of[]> = fc.uniqueArray(
  fc.oneof(
    id.map((value): Of => ({ kind: 'one', id: value })),
    id.map((region): Of => ({ kind: 'bureausOf', region })),
    id.map((region): Of => ({ kind: 'bureausOf', region, below: true, class: 'natural-resources' })),
    id.map((region): Of => ({ kind: 'reportOf', region })),
    id.map((region): Of => ({ kind: 'regionsOf', region })),
    id.map((region): Of => ({ kind: 'sumOf', set: { kind: 'bureausOf', region, class: 'township' } })),
    id.map((one): Of => ({ kind: 'sumOf', set: { kind: 'peersOf', id: one } })),
  ),
  { minLength: 1, maxLength: 6, selector: (value) => JSON.stringify(value) },
);
const range = fc
  .tuple(fc.integer({ min: 2008, max: 2100 }), fc.integer({ min: 2008, max: 2100 }))
  .map(([a, b]): Years => ({ kind: 'range', from: Math.min(a, b), to: Math.max(a, b) }));
const oneYear: fc.Arbitrary<Years> = fc.oneof(
  fc.constant<Years>({ kind: 'latest' }),
  fc.integer({ min: 2008, max: 2100 }).map((year): Years => ({ kind: 'range', from: year, to: year })),
);
const anyYears = fc.oneof(oneYear, range, fc.constant<Years>({ kind: 'all' }));
const title = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cn}\ufeff\ufffe\uffff]/gu, '').trim())
  .filter((text) => text !== '' && [...text].length <= 120);
const shared = {
  of,
  focus: fc.option(id),
  sort: fc.constantFrom(...SORTS),
  basis: fc.constantFrom(...BASES),
  over: fc.constantFrom(...OVERS),
  lang: fc.constantFrom(...LANGS),
  theme: fc.constantFrom(...THEMES),
  width: fc.integer({ min: 160, max: 2400 }),
  height: fc.option(fc.integer({ min: 80, max: 1600 })),
  title: fc.option(title),
  revision: fc.option(fc.nat()),
};
const requests = ['requests.received', 'requests.closed', 'requests.refused.thirdParty'] as const;
const chart: fc.Arbitrary<Chart> = fc.oneof(
  fc.record({
    ...shared,
    kind: fc.constantFrom('trend' as const, 'table' as const),
    measures: fc.uniqueArray(fc.constantFrom(...requests), { minLength: 1 }),
    years: anyYears,
    by: fc.constant('year' as const),
    applicant: fc.constantFrom(...APPLICANTS),
  }),
  fc.record({
    ...shared,
    kind: fc.constant('bar' as const),
    measures: fc.constantFrom(['rate.reviewCorrected' as const], ['fees.amount' as const]),
    years: oneYear,
    by: fc.constant('year' as const),
    applicant: fc.constant('total' as const),
  }),
  fc.record({
    ...shared,
    kind: fc.constant('outcomes' as const),
    measures: fc.constantFrom(...OUTCOME_SETS.map(({ classes }) => classes)),
    years: oneYear,
    by: fc.constant('bureau' as const),
    applicant: fc.constant('total' as const),
  }),
);

describe('an address', () => {
  it('says the same question however it is written', () => {
    const plain = parseAddress('kind=trend&measure=requests.received&of=shifan');
    expect(parseAddress('/chart?of=region:shifan&measure=requests.received')).toEqual(plain);
    expect(parseAddress('https://example.org/chart.svg?measure=requests.received&of=shifan&w=720&lang=zh#top')).toEqual(
      plain,
    );
    expect(
      parseAddress('measure=requests%2Ereceived&of=shifan,shifan&title=&view=absolute&from=singlemessage'),
    ).toEqual(plain);
    expect(formatAddress(plain)).toBe('kind=trend&measure=requests.received&of=shifan');
  });

  it('fills in what is left out by kind', () => {
    expect(parseAddress('measure=requests.received&of=a')).toMatchObject({
      kind: 'trend',
      years: { kind: 'all' },
      applicant: 'total',
      basis: 'common',
      sort: 'form',
      lang: 'zh',
      theme: 'screen',
      width: 720,
      height: null,
      revision: null,
    });
    expect(parseAddress('kind=bar&measure=requests.received&of=region:a/*')).toMatchObject({
      years: { kind: 'latest' },
      sort: 'value',
      of: [{ kind: 'bureausOf', region: 'a' }],
    });
    const share = 'kind=trend&measure=requests.closed&of=a&by=outcome&view=share';
    expect(parseAddress(share)).toMatchObject({ by: 'outcome', view: 'share' });
    expect(formatAddress(parseAddress(share))).toBe(share);
    for (const more of [
      'kind=trend&measure=review.total&of=a&without=failed,suspicious&at=2026-03-31',
      'kind=trend&measure=requests.received&of=a&view=index&compareTo=2020&basis=panel',
      'kind=outcomes&of=a&without=failed&rev=3',
    ])
      expect(formatAddress(parseAddress(more))).toBe(more);
    expect(parseAddress('measure=review.total&of=a&without=suspicious,failed,failed').without).toEqual([
      'failed',
      'suspicious',
    ]);
    const rate = 'kind=table&measure=review.total&of=a&by=kind&view=perHundred&per=requests.received&basis=panel';
    expect(formatAddress(parseAddress(rate))).toBe(rate);
    expect(parseAddress('kind=outcomes&by=bureau&of=region:a/report')).toMatchObject({
      years: { kind: 'latest' },
      of: [{ kind: 'reportOf', region: 'a' }],
    });
  });

  it('asks about the given region when it names nobody', () => {
    expect(parseAddress('measure=requests.received', { region: 'shifan' }).of).toEqual([{ kind: 'one', id: 'shifan' }]);
  });

  it('names sets of outcomes by their subject', () => {
    const review = parseAddress('kind=outcomes&of=a&measure=review');
    expect(review.measures).toEqual(['review.upheld', 'review.corrected', 'review.otherResult', 'review.pending']);
    expect(formatAddress(review)).toBe('kind=outcomes&measure=review&of=a');
    expect(parseAddress('kind=outcomes&of=a').measures).toHaveLength(6);
    expect(formatAddress(parseAddress('kind=outcomes&of=a&measure=requests'))).toBe('kind=outcomes&of=a');
  });

  it('comes back from its canonical form as the same chart', () => {
    fc.assert(
      fc.property(chart, (value) => {
        const address = formatAddress(value);
        expect(parseAddress(address)).toEqual(value);
        expect(formatAddress(parseAddress(address))).toBe(address);
        // What a browser sends of it is what was written.
        expect(new URL(`http://localhost/chart?${address}`).search).toBe(`?${address}`);
      }),
    );
  });

  it.each([
    ['kind=pie&of=a', 'kind', 'pie', 'trend'],
    ['kind=flow&of=a&measure=requests.received', 'measure', 'requests.received', 'has its own measures'],
    ['kind=contribution&of=a&measure=rate.granted', 'measure', 'rate.granted', 'do not add up'],
    ['kind=funnel&of=a&measure=requests.received', 'measure', 'requests.received', 'a part has of its base'],
    ['kind=funnel&of=a&measure=rate.appealed', 'measure', 'rate.appealed', 'a part has of its base'],
    ['kind=coverage&of=a&measure=requests.received', 'measure', 'requests.received', 'of no measure'],
    ['kind=coverage&of=a&sort=change', 'sort', 'change', 'form, name, value'],
    ['kind=coverage&of=a&by=applicant', 'by', 'applicant', 'year'],
    ['kind=flow&of=a,b', 'of', 'a,b', 'one bureau or one sum'],
    ['kind=flow&of=region:a/*', 'of', 'region:a/*', 'sum:'],
    ['kind=rank&of=a&measure=requests.received,requests.closed', 'measure', 'requests.closed', 'of one measure'],
    ['kind=rank&of=a&measure=requests.received&sort=name', 'sort', 'name', 'places go by value'],
    ['of=a', 'measure', '', 'requests.received'],
    ['of=a&measure=requests.recieved', 'measure', 'requests.recieved', 'no such measure'],
    ['of=a&measure=requests.received,rate.granted', 'measure', 'requests.received,rate.granted', 'kind=table'],
    ['kind=outcomes&of=a&measure=requests.received', 'measure', 'requests.received', 'review'],
    ['measure=requests.received', 'of', '', 'region:ID/*'],
    ['measure=requests.received&of=A_B', 'of', 'A_B', 'lower-case'],
    ['measure=requests.received&of=region:a/all', 'of', 'region:a/all', 'region:ID/report'],
    ['measure=requests.received&of=a&years=2025..2019', 'years', '2025..2019', 'latest'],
    ['measure=requests.received&of=a&years=1999', 'years', '1999', '2025'],
    ['kind=bar&measure=requests.received&of=a&years=2019..2025', 'years', '2019..2025', '2025, latest'],
    ['measure=requests.received&of=a&by=bureau', 'by', 'bureau', 'year'],
    ['kind=outcomes&of=a&by=applicant', 'by', 'applicant', 'bureau'],
    ['kind=outcomes&of=a&view=share', 'view', 'share', 'absolute'],
    ['measure=requests.received&of=a&view=share', 'view', 'share', 'a share is of a whole'],
    ['measure=requests.received&of=a&view=index&basis=all', 'basis', 'all', 'the same bureaus'],
    ['measure=requests.received&of=a&view=perHundred', 'per', '“”', 'say of what by per'],
    ['measure=review.total&of=a&view=perHundred&per=rate.granted', 'per', 'rate.granted', 'no ratio'],
    ['measure=review.total&of=a&by=applicant', 'by', 'applicant', 'does not stand by applicant'],
    ['measure=requests.received&of=a&applicant=dog', 'applicant', 'dog', 'natural'],
    ['measure=review.total&of=a&applicant=natural', 'applicant', 'natural', 'section III'],
    ['measure=requests.received&of=a&basis=some', 'basis', 'some', 'common, all'],
    ['measure=requests.received&of=a&sort=up', 'sort', 'up', 'value'],
    ['measure=requests.received&of=a&focus=a/b', 'focus', 'a/b', 'lower-case'],
    ['measure=requests.received&of=a&lang=fr', 'lang', 'fr', 'zh, en'],
    ['measure=requests.received&of=a&theme=dark', 'theme', 'dark', 'mono'],
    ['measure=requests.received&of=a&w=100', 'w', '100', '160–2400'],
    ['measure=requests.received&of=a&h=1e3', 'h', '1e3', '80–1600'],
    ['measure=requests.received&of=a&rev=-1', 'rev', '-1', '≥ 0'],
    ['measure=requests.received&of=a&title=%00', 'title', '\uFFFD', 'control'],
    ['measure=requests.received&of=a&title=%E2%80%AEtxt', 'title', '\uFFFDtxt', 'control'],
    [`measure=requests.received&of=a&title=${'字'.repeat(121)}`, 'title', '字', '120'],
    ['measure=requests.received&of=a&of=b', 'of', 'b', 'more than once'],
  ])('refuses %s with a sentence', (query, name, value, allowed) => {
    const { code, sentence } = refusal(query);
    expect(code).toBe('BAD_ADDRESS');
    expect(sentence.en).toContain(name);
    expect(sentence.en).toContain(value);
    expect(sentence.en).toContain(allowed);
    expect(sentence.zh).toContain(name);
  });

  it.each([
    ...['utm_source', 'utm_campaign', 'fbclid', 'gclid', 'msclkid', 'tdsourcetag', 'wfr', 'bd_vid', 'spm', 'ref'],
    ...['from', 'isappinstalled', 'scene', 'ascene', 'clicktime', 'enterid', 'sharer_shareinfo', 'nsukey', 'chksm'],
    ...['sharer_shareinfo_first', '_', '_t', 't', 'v', 'timestamp', 'id', 'pf', 'wd', 'h5', '__proto__', '%E4%B8', ''],
  ])('passes over %j, which others hang on a link, with any value', (name) => {
    const plain = 'kind=trend&measure=requests.received&of=a';
    for (const value of ['x', '1700000000', '%E4%B8', '']) {
      const address = formatAddress(parseAddress(`${plain}&${name}=${value}&${name}=again`));
      expect(address).toBe(plain);
    }
  });

  it.each([
    ['mesure', 'measure'],
    ['measures', 'measure'],
    ['Measure', 'measure'],
    ['Kind', 'kind'],
    ['KIND', 'kind'],
    ['kidn', 'kind'],
    ['year', 'years'],
    ['wears', 'years'],
    ['off', 'of'],
    ['fo', 'of'],
    ['OF', 'of'],
    ['bye', 'by'],
    ['W', 'w'],
    ['them', 'theme'],
    ['tittle', 'title'],
    ['REV', 'rev'],
    ['re', 'rev'],
  ])('refuses %s, a slip of %s, and says so', (name, meant) => {
    const { code, sentence } = refusal(`kind=trend&measure=requests.received&of=a&${name}=1`);
    expect(code).toBe('BAD_ADDRESS');
    expect(sentence.en).toContain(`“${name}”. Did you mean ${meant}?`);
    expect(sentence.zh).toContain(`“${name}”，是否应为 ${meant}？`);
  });

  it('refuses encoding that is none', () => {
    expect(refusal('of=a&title=%E4%B8').sentence.en).toContain('percent-encoding');
  });

  it('never throws anything but a Problem', () => {
    fc.assert(
      fc.property(anyText(60), (text) => {
        try {
          parseAddress(text);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(Problem);
        }
      }),
    );
  });

  it('writes a size by name or in millimetres as the pixels that it stands for', () => {
    const query = 'measure=requests.received&of=shifan';
    const sized = (size: string) => formatAddress(parseAddress(`${query}&${size}`)).replace(/^.*?of=shifan&?/, '');
    expect(['size=a4', 'w=165mm', 'size=slide', 'h=90mm', 'size=wechat', 'w=720'].map(sized)).toEqual([
      'w=624',
      'w=624',
      'w=960&h=540',
      'h=340',
      'w=360',
      '',
    ]);
    expect(['size=wechat', 'size=wechat&scale=2', 'scale=4', ''].map((size) => scaleAt(`${query}&${size}`))).toEqual([
      3, 2, 4, 1,
    ]);
  });

  it('keeps the scale of a PNG out of the question', () => {
    const query = 'measure=requests.received&of=a';
    expect(parseAddress(`${query}&scale=4`)).toEqual(parseAddress(query));
    expect(refusal(`${query}&scale=5`).sentence.zh).toContain('scale');
  });

  it('has a short name fit for an id', () => {
    expect(nameAddress('kind=trend')).toMatch(/^g[a-z0-9]+$/);
    expect(nameAddress('kind=trend')).not.toBe(nameAddress('kind=bar'));
  });
});
