/** Money is printed in 元, 万元 or 亿元, in the cell or over its column; a figure is in the unit of the form's own column. */
import { describe, expect, it } from 'vitest';
import { reportText } from '../../../support/report-text.ts';
import { figureOf, readText } from '../render/expect.ts';
import { publishedForm } from '../render/form.ts';
import { tabs } from '../render/rows.ts';

const OVER_THE_COLUMN = '本年收费金额（单位：万元）';
const IN_THE_CELL = '行政事业性收费\t1.5';

async function amountIn(text: string, cell: 'II/fees.amount' | 'II/procurement.amount'): Promise<number | string> {
  const { content } = figureOf(await readText(text), cell);
  return content.kind === 'number' ? content.value : content.reason;
}

describe('fees of the 2021 form, whose column is in 万元', () => {
  it.each([
    ['1.5', 1.5],
    ['1.2亿元', 12_000],
    ['1.2 億元', 12_000],
    ['1,200万元', 1200],
    ['3500元', 0.35],
  ])('read %s in the cell as %f', async (printed, value) => {
    expect(
      await amountIn(
        reportText('示范区财政局', 2023).replace(IN_THE_CELL, `行政事业性收费\t${printed}`),
        'II/fees.amount',
      ),
    ).toBe(value);
  });

  it.each([
    ['亿元', 15_000],
    ['億元', 15_000],
    ['万元', 1.5],
    ['元', 0.00015],
  ])('read 1.5 under a column in %s as %f', async (unit, value) => {
    const text = reportText('示范区财政局', 2023).replace(OVER_THE_COLUMN, `本年收费金额（单位：${unit}）`);
    expect(await amountIn(text, 'II/fees.amount')).toBe(value);
  });
});

describe('procurement of the 2019 form, which names no unit and is given in 元', () => {
  const form = publishedForm('shapotou_iic_2019');
  it.each([
    ['251000', 251_000],
    ['0.3亿元', 30_000_000],
    ['18.6198万元', 186_198],
  ])('reads %s as %d', async (printed, value) => {
    const blocks = { ...form.blocks, '9': { edition: '2019' as const, rows: [[1, printed]] } };
    expect(await amountIn(tabs({ ...form, blocks }), 'II/procurement.amount')).toBe(value);
  });
});

describe('money in the prose', () => {
  const stated = async (sentence: string, measure: string): Promise<number | undefined> =>
    (await readText(reportText('示范区财政局', 2023, 0, sentence))).narrative.find(
      (figure) => figure.measure === measure,
    )?.value;

  it.each([
    ['收取信息处理费0.02亿元。', 2_000_000],
    ['收取信息处理费1.5万元。', 15_000],
    ['收取信息处理费320元。', 320],
  ])('is read in 元: %s', async (sentence, value) => {
    expect(await stated(sentence, 'fees.informationProcessing')).toBe(value);
  });
});
