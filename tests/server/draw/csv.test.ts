import { describe, expect, it } from 'vitest';
import { drawCsv } from '../../../server/draw/csv.ts';
import { answerOf, chartOf, seriesOf, subjectOf } from '../../schema/chart/build.ts';
import { FORMULAS } from './hostile.ts';

/** Cells of CSV as a spreadsheet reads them; throws on a quote out of place. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  cell.lastIndex = 1;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const [token, quoted, bare, end] = cell.exec(text) ?? [];
    if (token === undefined) throw new Error(`No cell at ${at}`);
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n' && cell.lastIndex < text.length) rows.push([]);
  }
  return rows;
}

const education = subjectOf({ id: 'education', zh: '教育局', en: 'Education Bureau', illustrative: true });

/** What a row says of its change: numbers in columns of one unit each, and words in their own. */
const CHANGE = ['比上年增减', '比上年增减%', '增减单位', '无百分比原因'];
const changeIn = ([head = [], ...rows]: readonly (readonly string[])[], place: number) =>
  CHANGE.map((name) => rows[place - 1]?.[head.indexOf(name)]);

describe('the CSV of a chart', () => {
  it('opens as Chinese in WPS and Excel: byte order mark, CRLF, a header in its language', () => {
    const csv = drawCsv(chartOf('measure=requests.received'), answerOf(seriesOf({ values: [1] })));
    expect(csv.startsWith('\uFEFF"单位或地区",')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const english = drawCsv(chartOf('measure=requests.received&lang=en'), answerOf());
    expect(readCsv(english)[0]).toEqual(expect.arrayContaining(['subject', 'value', 'gap', 'missing ids', 'revision']));
  });

  it('has one row a point with its gap, coverage and change', () => {
    const answer = answerOf(
      seriesOf({
        ...{ subject: education, values: [50, 'notReported', 0, 5] },
        editions: { 2019: [{ edition: '2019', reports: 1 }] },
      }),
    );
    const nameOf = () => ({ zh: '教育局', en: 'Education Bureau' });
    const rows = readCsv(drawCsv(chartOf('measure=requests.received'), answer, nameOf));
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows).toHaveLength(5);
    expect(rows[1]).toEqual([
      '教育局',
      '本单位年报',
      '新收申请',
      '2019',
      '50',
      '件',
      '',
      '2019',
      '1',
      '1',
      '',
      '',
      '',
      '同口径',
      '否',
      '是',
      '212',
      '0',
      '',
      '',
      '',
      ...['0', '0', '0', '0', '0', '2019:1', '', '', '', '上年缺', '', ''],
      ...['education', 'requests.received', '总计', '按更正', '', ''],
    ]);
    expect(rows[2]).toEqual([
      '教育局',
      '本单位年报',
      '新收申请',
      '2020',
      '',
      '件',
      '未报送',
      '',
      '0',
      '1',
      'education',
      '',
      '',
      '同口径',
      '否',
      '是',
      '212',
      '0',
      '',
      '',
      '',
      ...['0', '0', '0', '0', '0', '', '', '', '', '本年缺', '', ''],
      ...['education', 'requests.received', '总计', '按更正', '', '教育局'],
    ]);
    expect(changeIn(rows, 4)).toEqual(['5', '', '件', '上年为 0，不作同比']);
  });

  it('gives rates in per cent and their changes in points', () => {
    const answer = answerOf(seriesOf({ quantity: 'rate.granted', values: [0.576, 0.596] }));
    const rows = readCsv(drawCsv(chartOf('measure=rate.granted'), answer));
    expect(rows[2]?.slice(4, 6)).toEqual(['59.6', '%']);
    expect(changeIn(rows, 2)).toEqual(['2', '', '个百分点', '以百分点计']);
  });

  it('has numbers as they are shown, where the workbook has them whole', () => {
    const answer = answerOf(seriesOf({ quantity: 'rate.granted', values: [1 / 3, 2 / 3] }));
    const rows = readCsv(drawCsv(chartOf('measure=rate.granted'), answer));
    expect([rows[1]?.[4], rows[2]?.[4], changeIn(rows, 2)[0]]).toEqual(['33.3', '66.7', '33.3']);
    const money = answerOf(seriesOf({ quantity: 'fees.amount', values: [12.34567, 3781.732] }));
    const told = readCsv(drawCsv(chartOf('measure=fees.amount'), money));
    expect([told[1]?.[4], told[2]?.[4]]).toEqual(['12.3457', '3781.732']);
  });

  it('gives no per cent of an increase that may be negative, and says why', () => {
    const answer = answerOf(
      seriesOf({ subject: education, quantity: 'otherServices.itemsChange', values: [1, -23, -1, 4] }),
    );
    const rows = readCsv(drawCsv(chartOf('measure=otherServices.itemsChange'), answer));
    expect([2, 3, 4].map((place) => changeIn(rows, place))).toEqual([
      ['-24', '', '项', '增减数，不计百分比'],
      ['22', '', '项', '增减数，不计百分比'],
      ['5', '', '项', '增减数，不计百分比'],
    ]);
  });

  it('has nothing but numbers in the columns of numbers', () => {
    const lines = (['requests.received', 'rate.granted', 'otherServices.itemsChange'] as const).map((quantity) =>
      seriesOf({ subject: education, quantity, values: [0, 3, 'notReported', 2] }),
    );
    const [head = [], ...rows] = readCsv(drawCsv(chartOf('measure=requests.received'), answerOf(...lines)));
    for (const name of ['数值', '比上年增减', '比上年增减%', '基数', '应报单位数', '占比%'].filter((one) =>
      head.includes(one),
    ))
      for (const row of rows) expect(row[head.indexOf(name)], name).toMatch(/^(-?[\d.]+)?$/);
  });

  it.each(FORMULAS)('keeps %j a text', (text) => {
    const answer = answerOf(seriesOf({ subject: subjectOf({ id: 'b', zh: text }), values: [-5] }));
    const [, row] = readCsv(drawCsv(chartOf('measure=requests.received'), answer));
    expect(row?.[0]).toMatch(/^'/);
    expect(row?.[4]).toBe('-5');
  });

  it('keeps quotes, commas and lines inside their cell', () => {
    const text = '甲"乙",丙\r\n丁';
    const answer = answerOf(seriesOf({ subject: subjectOf({ id: 'b', zh: text }), values: [1] }));
    expect(readCsv(drawCsv(chartOf('measure=requests.received'), answer))[1]?.[0]).toBe(text);
  });

  it('of bars lists them in the order drawn, rates on too few cases after the others, with their base', () => {
    const rate = (id: string, value: number, denominator: number) =>
      seriesOf({
        subject: subjectOf({ id, zh: id }),
        quantity: 'rate.granted',
        from: 2025,
        values: [value],
        denominator,
      });
    const answer = answerOf(rate('low', 0.2, 40), rate('few', 1, 2), rate('high', 0.6, 30));
    const rows = readCsv(drawCsv(chartOf('kind=bar&measure=rate.granted&of=region:shifan/*'), answer));
    expect(rows.map((row) => [row[0], row[rows[0]?.indexOf('基数') ?? -1]])).toEqual([
      ['单位或地区', '基数'],
      ['high', '30'],
      ['low', '40'],
      ['few', '2'],
    ]);
  });
});
