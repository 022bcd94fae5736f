/** Counts that are none, in the tables and in the prose. */
import { describe, expect, test } from 'vitest';
import { checkReport } from '../../../../schema/check/check.ts';
import { cellsOf } from '../../../../schema/form/cells.ts';
import { getMeasure } from '../../../../schema/form/measures/index.ts';
import { readText } from '../../../server/ingest/render/expect.ts';
import { buildReport, type CellValues, everyCell, type NarrativePlan } from '../../../support/report-builder.ts';

const found = (plan: Parameters<typeof buildReport>[0]) =>
  checkReport(buildReport(plan)).filter(({ rule }) => rule.endsWith('-NONNEG'));

const CELLS = (['2019', '2021'] as const).flatMap((edition) =>
  (['II', 'III', 'IV'] as const).flatMap((section) =>
    cellsOf(edition, section).map((cell) => ({ edition, section, cell })),
  ),
);
const RULES = { II: 'T2-NONNEG', III: 'T3-NONNEG', IV: 'T4-NONNEG' };
const isMoney = (unit: string) => unit === 'yuan' || unit === 'wanYuan';

describe.each([
  [3.65, ({ unit }: ReturnType<typeof getMeasure>) => isMoney(unit)],
  [-414, ({ sumRule }: ReturnType<typeof getMeasure>) => sumRule === 'signed'],
  [-0.5, () => false],
  [0, () => true],
  [12, () => true],
])('%d', (value, mayBe) => {
  test('is found in every cell that cannot hold it, each by itself, and in no other', () => {
    const loud = CELLS.filter(({ cell }) => !mayBe(getMeasure(cell.measure)));
    const told = CELLS.flatMap(({ edition, section, cell }) =>
      found({ edition, cells: { [cell.id]: value } }).map((finding) => {
        expect(finding).toMatchObject({ rule: RULES[section], subject: cell.id, outcome: 'failed', actual: value });
        return `${edition} ${finding.subject}`;
      }),
    );
    expect(told).toEqual(loud.map(({ edition, cell }) => `${edition} ${cell.id}`));
  });
});

test.each(['blank', 'slash', 'unreadable', 'rowMissing', 'tableMissing'] as const)(
  'nothing is said of cells that are %s',
  (gap) => {
    const cells: CellValues = Object.assign(
      {},
      ...(['II', 'III', 'IV'] as const).map((section) => everyCell('2021', section, gap)),
    );
    expect(found({ cells })).toEqual([]);
  },
);

describe('the prose', () => {
  const said = (measure: NarrativePlan['measure'], value: number, more: Partial<NarrativePlan> = {}) =>
    found({ narrative: [{ measure, value, ...more }] });

  test.each([
    ['disclosures.website', 1.136],
    ['requests.received', 2.5],
    ['disclosures.item', -4],
  ] as const)('is asked about %s %d', (measure, value) => {
    expect(said(measure, value)).toMatchObject([
      { rule: 'TX-NONNEG', outcome: 'suspicious', severity: 'warning', subject: measure, actual: value },
    ]);
  });

  test.each([
    ['disclosures.website', 1136, {}],
    ['disclosures.website', 1.5, { approximate: true }],
    ['fees.amount', 7.5, { counter: '万元' }],
    ['fees.informationProcessing', 40.5, { counter: '元' }],
    ['requests.received', 0, {}],
    ['document.period', 2023, { counter: '年' }],
  ] as const)('and not about %s %d', (measure, value, more) => {
    expect(said(measure, value, more)).toEqual([]);
  });

  test('with the numbers as the reader takes them', async () => {
    const words = (count: string) =>
      `示范区林业局2023年政府信息公开工作年度报告\n一、总体情况\n2023年，我局通过政府网站主动公开政府信息${count}条。\n二、主动公开政府信息情况\n见表。\n`;
    const told = async (count: string) =>
      checkReport(await readText(words(count)))
        .filter(({ rule }) => rule === 'TX-NONNEG')
        .map(({ actual }) => actual);
    expect(await told('1.136')).toEqual([1.136]);
    expect(await told('1136')).toEqual([]);
    expect(await told('1,136')).toEqual([]);
    expect(await told('1.2万')).toEqual([]);
  });
});
