/** Ours or theirs: a fault printed in the document is the report's own; a fault of reading is said to be in doubt. */
import { describe, expect, it } from 'vitest';
import { type Repair, smallestRepairs } from '../../../schema/check/repair/repair.ts';
import { repairSentence } from '../../../schema/check/repair/words.ts';
import { readText } from './render/expect.ts';
import { type FilledForm, publishedForm } from './render/form.ts';
import { page } from './render/page.ts';
import { valuesFirstLines, wrappedLines } from './render/pdf-lines.ts';
import { brokenMarkdown, pipes, tabs } from './render/rows.ts';
import { pipedCells, spacedCells } from './render/streams.ts';

const city = publishedForm('suqian_city_2024');
const [first = 0, ...others] = city.III.rows['1'] ?? [];

/** The city's report with one number of row 1 printed wrong. */
const misprinted: FilledForm = {
  ...city,
  III: { ...city.III, rows: { ...city.III.rows, '1': [Number(String(first).slice(0, -1)), ...others] } },
};

async function best(text: string): Promise<Repair> {
  const [repair] = smallestRepairs(await readText(text));
  if (!repair) throw new Error('no repair');
  return repair;
}

describe('a number misprinted in the document', () => {
  it.each(Object.entries({ pipes, tabs, pipedCells, spacedCells, page, valuesFirstLines }))(
    'is the report’s own fault where both readings agree: %s',
    async (_, layout) => {
      const repair = await best(layout(misprinted));
      expect(repair).toMatchObject({ kind: 'digitLost', whose: 'theirs' });
      expect(repair.cells).toMatchObject([{ cell: 'III/1/natural', to: first }]);
      expect(repairSentence(repair, 'zh')).toMatch(/^两次读取一致，原文有误。/);
    },
  );

  it('may be a fault of reading where the labels are lost', async () => {
    const repair = await best(brokenMarkdown(misprinted));
    expect(repair).toMatchObject({ kind: 'digitLost', whose: 'ours' });
    expect(repairSentence(repair, 'zh')).toMatch(/^解析存疑，请与原文核对。/);
  });

  it('is found in the prose, if it stands there', async () => {
    const text = pipes(misprinted).replace('本年度各项公开', `本年新收政府信息公开申请${first}件。本年度各项公开`);
    expect((await best(text)).evidence).toBe('numberInText');
  });
});

describe('the totals that 洪泽区 left at 0', () => {
  const district = publishedForm('hongze_district_2023');

  it('are offered, each for its block', async () => {
    const repairs = smallestRepairs(await readText(pipes(district)), 1);
    expect(repairs.map(({ kind, whose }) => [kind, whose])).toEqual([
      ['totalNotFilled', 'theirs'],
      ['totalNotFilled', 'theirs'],
    ]);
    expect(repairs.map(({ cells }) => [cells[0]?.cell, cells[0]?.to])).toEqual([
      ['IV/review.total', 11],
      ['IV/litigation.afterReview.total', 5],
    ]);
  });

  it('are in doubt where the header of the table could not be read', async () => {
    const [repair] = smallestRepairs(await readText(wrappedLines(district)), 1);
    expect(repair).toMatchObject({ kind: 'totalNotFilled', whose: 'ours' });
  });
});

it.each(['suqian_city_2023', 'suqian_city_2024', 'shanghai_gov_office_2019', 'shapotou_iic_2019'])(
  'nothing is proposed for the published report %s, whose sums hold',
  async (name) => {
    expect(smallestRepairs(await readText(pipes(publishedForm(name))))).toEqual([]);
  },
);

describe('a slip of reading', () => {
  const row = (city.III.rows['3.1'] ?? []).map(Number);
  const printed = (values: readonly number[]): string =>
    pipes({ ...city, III: { ...city.III, rows: { ...city.III.rows, '3.1': values } } });

  it('that moved a row by a column is said to be in doubt', async () => {
    const repair = await best(printed([0, ...row.slice(0, 6)]));
    expect(repair).toMatchObject({ kind: 'shiftedRow', whose: 'ours' });
    expect(repair.cells.map(({ to }) => to)).toEqual(row.filter((value, at) => value !== [0, ...row][at]));
  });

  it('that split a number over two cells is said to be in doubt', async () => {
    const digits = String(row[0]);
    const halves = [Number(digits.slice(0, 1)), Number(digits.slice(1))];
    const repair = await best(printed([...halves, ...row.slice(1, 6)]));
    expect(repair).toMatchObject({ kind: 'splitCell', whose: 'ours' });
    expect(repair.cells[0]).toMatchObject({ cell: 'III/3.1/natural', to: row[0] });
    expect(repairSentence(repair, 'en')).toContain(`${row[0]} seems split over two cells`);
  });
});
