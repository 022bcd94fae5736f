/** TX-SHARE: percentages of the text against the numbers they are of. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingArithmetic, findingSentence } from '../../../../schema/check/words/words.ts';
import type { Breakdown, NarrativeMeasure } from '../../../../schema/report/report.ts';
import { buildReport, type CellValues, everyCell, type NarrativePlan } from '../../../support/report-builder.ts';
import { checkNarrative } from './narrative-findings.ts';

const said = (measure: NarrativeMeasure, value: number, more: Partial<NarrativePlan> = {}): NarrativePlan => ({
  measure,
  value,
  ...more,
});
const entry = (label: string, value: number, share: string): NarrativePlan =>
  said('disclosures.item', value, { label, share });
const shares = (narrative: readonly NarrativePlan[], cells: CellValues = {}, breakdowns: readonly Breakdown[] = []) =>
  checkNarrative(buildReport({ narrative, cells, breakdowns })).filter(({ rule }) => rule === 'TX-SHARE');
const list = (parts: readonly number[], total = 0): Breakdown => ({ total, parts, closed: true, by: 'entry' });
const TOTAL = said('disclosures.total', 85);

describe('TX-SHARE points at a share that fits no whole', () => {
  test.each<[string, readonly NarrativePlan[], CellValues, readonly Breakdown[], number, number]>([
    [
      'an entry of a list',
      [TOTAL, entry('动态', 70, '83.35'), entry('政策', 15, '17.65')],
      {},
      [list([1, 2])],
      82.35,
      83.35,
    ],
    ['a channel', [TOTAL, said('disclosures.website', 60, { share: '75' })], {}, [], 71, 75],
    [
      'an outcome against the text',
      [said('requests.closed', 40), said('requests.granted', 21, { share: '50.2' })],
      {},
      [],
      52.5,
      50.2,
    ],
    [
      'an outcome against table three',
      [said('requests.refused', 3, { share: '12' })],
      { 'III/3.7/total': 30, 'III/1/total': 31, 'III/2/total': 1 },
      [],
      10,
      12,
    ],
    ['a result of reviews', [said('review.total', 27), said('review.upheld', 19, { share: '71' })], {}, [], 70, 71],
  ])('%s', (_, narrative, cells, breakdowns, expected, actual) => {
    const told = shares(narrative, cells, breakdowns).filter(({ outcome }) => outcome === 'suspicious');
    expect(told).toMatchObject([{ severity: 'warning', expected, actual }]);
  });
});

describe('TX-SHARE confirms a share that fits', () => {
  test.each<[string, readonly NarrativePlan[], CellValues, readonly Breakdown[]]>([
    ['rounded', [TOTAL, entry('动态', 70, '82.35'), entry('政策', 15, '17.65')], {}, [list([1, 2])]],
    [
      'cut off',
      [said('disclosures.total', 53), entry('动态', 24, '45.2'), entry('其他', 29, '54.7')],
      {},
      [list([1, 2])],
    ],
    [
      'without decimals',
      [said('disclosures.total', 3), entry('动态', 2, '67'), entry('其他', 1, '33')],
      {},
      [list([1, 2])],
    ],
    ['of one in eight', [said('requests.closed', 8), said('requests.granted', 1, { share: '12.5' })], {}, []],
    ['of one in eight, cut off', [said('requests.closed', 8), said('requests.granted', 1, { share: '12' })], {}, []],
    ['of one in eight, rounded', [said('requests.closed', 8), said('requests.granted', 1, { share: '13' })], {}, []],
    ['of what was received', [said('requests.received', 96), said('requests.closed', 90, { share: '93.75' })], {}, []],
    [
      'of what was to be handled',
      [said('requests.handled', 52), said('requests.granted', 13, { share: '25' })],
      {},
      [],
    ],
    ['of row 7', [said('requests.granted', 5, { share: '25' })], { 'III/3.7/total': 20 }, []],
    ['of row 1', [said('requests.granted', 5, { share: '25' })], { 'III/1/total': 20, 'III/3.7/total': 18 }, []],
    ['of rows 1 and 2', [said('requests.granted', 5, { share: '25' })], { 'III/1/total': 16, 'III/2/total': 4 }, []],
    ['of its group', [said('requests.refused', 4), said('requests.refused.stateSecret', 1, { share: '25' })], {}, []],
    ['of natural persons', [said('requests.received', 47), said('requests.natural', 43, { share: '91.5' })], {}, []],
    ['of suits', [said('litigation.total', 12), said('litigation.upheld', 9, { share: '75' })], {}, []],
    [
      'of suits brought directly',
      [said('litigation.direct.total', 4), said('litigation.direct.upheld', 3, { share: '75' })],
      {},
      [],
    ],
    [
      'of the grand total',
      [said('disclosures.total', 100), said('disclosures.website', 60), entry('动态', 20, '20')],
      {},
      [list([2], 1)],
    ],
    ['of nothing at all', [said('requests.closed', 8), said('requests.refused', 0, { share: '0' })], {}, []],
    ['of everything', [said('requests.closed', 8), said('requests.granted', 8, { share: '100' })], {}, []],
    [
      'a channel of the total',
      [said('disclosures.total', 60), said('disclosures.website', 22, { share: '36.7' })],
      {},
      [],
    ],
    [
      'granted and partly',
      [said('requests.closed', 263), said('requests.grantedAndPartly', 81, { share: '30.80' })],
      {},
      [],
    ],
  ])('%s', (_, narrative, cells, breakdowns) => {
    const told = shares(narrative, cells, breakdowns);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ outcome }) => outcome !== 'confirmed')).toEqual([]);
  });

  test('whatever the numbers, rounded or cut off', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.nat(5000),
        fc.nat(2),
        fc.boolean(),
        (whole, some, decimals, cut) => {
          const part = Math.min(whole, some);
          const unit = 10 ** decimals;
          const scaled = (part * 100 * unit) / whole;
          const share = ((cut ? Math.floor(scaled) : Math.round(scaled)) / unit).toFixed(decimals);
          const told = shares([said('requests.closed', whole), said('requests.granted', part, { share })]);
          expect(told.map(({ outcome }) => outcome)).toEqual(['confirmed']);
        },
      ),
      { numRuns: 200, seed: 20260401 },
    );
  });
});

describe('TX-SHARE is not asked', () => {
  test.each<[string, readonly NarrativePlan[], CellValues]>([
    ['where the words give no share', [said('requests.closed', 8), said('requests.granted', 1)], {}],
    ['where no whole is known', [entry('动态', 20, '25')], {}],
    [
      'of an approximate number',
      [said('requests.closed', 80), said('requests.granted', 20, { share: '30', approximate: true })],
      {},
    ],
    [
      'of an approximate whole',
      [said('disclosures.total', 500, { approximate: true }), said('disclosures.website', 20, { share: '30' })],
      {},
    ],
    [
      'where the table could not be read',
      [said('requests.granted', 20, { share: '30' })],
      everyCell('2021', 'III', 'tableIsImage'),
    ],
    [
      'where every whole is smaller than the part',
      [said('requests.closed', 8), said('requests.granted', 20, { share: '30' })],
      {},
    ],
    ['of training and proposals', [said('training', 3, { share: '30' }), said('proposals', 3, { share: '30' })], {}],
  ])('%s', (_, narrative, cells) => {
    expect(shares(narrative, cells)).toEqual([]);
  });
});

test('its sentence shows the division, in both languages', () => {
  const [wrong] = shares([said('requests.closed', 40), said('requests.granted', 21, { share: '50.2' })]);
  if (!wrong) throw new Error('No finding');
  expect(findingSentence(wrong, 'zh')).toBe(
    '予以公开 21 ÷ 办结 40 = 52.5%，正文写占 50.2%；占比所对的总数可能不同，请核对',
  );
  expect(findingSentence(wrong, 'en')).toBe(
    'Granted 21 ÷ closed 40 = 52.5%, but the text says 50.2%; the share may be of another whole, please check',
  );
  expect(findingArithmetic(wrong)).toBe('21 ÷ 40 = 52.5% ≠ 50.2%');
  const [right] = shares([said('requests.granted', 5, { share: '25' })], { 'III/1/total': 16, 'III/2/total': 4 });
  if (!right) throw new Error('No finding');
  expect(findingSentence(right, 'zh')).toBe('予以公开 5 ÷ 新收申请 16 + 上年结转 4，与正文所写占比 25% 一致');
  expect(findingSentence(right, 'en')).toBe(
    'Granted 5 ÷ received 16 + carried in 4: the share of 25% that the text gives',
  );
  expect(findingArithmetic(right)).toBe('5 ÷ (16 + 4) = 25%');
});
