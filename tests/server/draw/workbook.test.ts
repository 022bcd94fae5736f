/** The workbook of a chart, opened by a library of others: numbers are numbers, and where there is none there is none. */
import { read, utils, type WorkBook } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { getOutcomeSet } from '../../../schema/chart/outcomes.ts';
import type { Series } from '../../../schema/chart/series.ts';
import { getIndicator } from '../../../schema/rollup/indicators.ts';
import { drawCsv, pointTable } from '../../../server/draw/csv.ts';
import { drawWorkbook } from '../../../server/draw/workbook.ts';
import { answerOf, bureauSeries, outcomeSeries, seriesOf, subjectOf } from '../../schema/chart/build.ts';
import { answeredOf } from './answered.ts';
import { FORMULAS, HOSTILE } from './hostile.ts';

const opened = async (query: string, ...series: readonly Series[]): Promise<WorkBook> =>
  read(await drawWorkbook(answeredOf(query, answerOf(...series))), { cellFormula: true, cellStyles: true });
const rowsOf = (book: WorkBook, place: number): unknown[][] =>
  utils.sheet_to_json(book.Sheets[book.SheetNames[place] ?? ''] ?? {}, { header: 1, defval: null });

describe('the workbook of a chart', () => {
  it('has a cover, notes, the figures by year, and every point, named in its language', async () => {
    const zh = await opened('measure=requests.received', seriesOf({ values: [1, 2] }));
    expect(zh.SheetNames).toEqual(['封面', '说明', '逐年', '数据']);
    const en = await opened('measure=requests.received&lang=en', seriesOf({ values: [1, 2] }));
    expect(en.SheetNames).toEqual(['Cover', 'Notes', 'By year', 'Data']);
    const cover = Object.fromEntries(rowsOf(zh, 0) as [string, unknown][]);
    expect(cover).toMatchObject({ 数据版本: 212, 图表地址: '/chart?kind=trend&measure=requests.received&of=shifan' });
  });

  it('gives numbers as numbers, ratios in per cent, and leaves empty what has no number', async () => {
    const book = await opened(
      'kind=table&measure=requests.received,rate.granted',
      seriesOf({ values: [0, 'notReported', 1284] }),
      seriesOf({ quantity: 'rate.granted', values: [0.576, 0.596, 'denominatorZero'] }),
    );
    expect(rowsOf(book, 2)).toEqual([
      ['单位或地区', '指标', '计量单位', '2019', '2020', '2021'],
      ['示范区', '新收申请', '件', 0, null, 1284],
      ['示范区', '公开率', '%', 57.6, 59.6, null],
    ]);
    // What a ratio is a share of stands in the notes.
    expect(rowsOf(book, 1)).toContainEqual(['公开率', getIndicator('rate.granted').formula.zh]);
    const [head = [], ...rows] = rowsOf(book, 3);
    const cell = (row: number, name: string): unknown => rows[row]?.[head.indexOf(name)];
    expect([cell(1, '数值'), cell(1, '缺项说明')]).toEqual([null, '未报送']);
    expect([cell(5, '数值'), cell(5, '缺项说明')]).toEqual([null, expect.stringMatching(/./)]);
  });

  it.each([
    ['bars', 'kind=bar&measure=requests.received&of=region:shifan/*', bureauSeries()],
    [
      'outcomes',
      'kind=outcomes',
      outcomeSeries(
        [
          [3, 1, 2, 0, 0, 4],
          [5, 1, 2, 0, 1, 4],
        ],
        getOutcomeSet('requests').classes,
      ),
    ],
  ])('holds the figures of the CSV, cell for cell: %s', async (_, query, series) => {
    const answered = answeredOf(query, answerOf(...series));
    const { columns, rows } = pointTable(answered.chart, answered.answer, answered.nameOf);
    const [head, ...points] = rowsOf(read(await drawWorkbook(answered)), 3);
    expect(head).toEqual(columns.map(({ zh }) => zh));
    expect(points).toEqual(rows.map((row) => row.map((cell) => (cell === '' ? null : cell))));
    expect(drawCsv(answered.chart, answered.answer, answered.nameOf).trim().split('\r\n')).toHaveLength(
      points.length + 1,
    );
  });

  it('freezes and filters its tables, and says for whom cannot see them what they hold', async () => {
    const book = await opened('measure=requests.received', seriesOf({ values: [1, 2] }));
    for (const name of ['逐年', '数据']) {
      expect(book.Sheets[name]?.['!autofilter']?.ref, name).toBe(book.Sheets[name]?.['!ref']);
    }
    expect(book.Props?.Title).toMatch(/示范区/);
  });

  it('takes nobody’s name for a formula or for markup, and opens whatever it is', async () => {
    for (const text of [...FORMULAS, ...HOSTILE]) {
      const subject = subjectOf({ id: 'a', zh: text, en: text });
      const book = await opened('measure=requests.received&of=a', seriesOf({ subject, values: [1] }));
      for (const name of book.SheetNames) {
        for (const [at, cell] of Object.entries(book.Sheets[name] ?? {})) {
          if (!at.startsWith('!')) expect((cell as { f?: string }).f, `${text} ${at}`).toBeUndefined();
        }
      }
    }
  });

  it('is the same bytes for the same data', async () => {
    const answered = answeredOf('measure=requests.received', answerOf(seriesOf({ values: [1, 2] })));
    expect(Buffer.from(await drawWorkbook(answered)).equals(Buffer.from(await drawWorkbook(answered)))).toBe(true);
  });
});
