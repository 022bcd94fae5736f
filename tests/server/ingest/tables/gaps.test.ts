/** What is not there, or cannot be placed, is a named gap; a number never moves into a cell that is not its own. */
import { describe, expect, it } from 'vitest';
import { APPLICANTS } from '../../../../schema/form/applicants.ts';
import type { CellId } from '../../../../schema/form/edition.ts';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { expectRead, figureOf, readText } from '../render/expect.ts';
import { documentOf, type FilledForm, publishedForm } from '../render/form.ts';
import { mirrored, page } from '../render/page.ts';
import { valuesFirstLines, wrappedLines } from '../render/pdf-lines.ts';
import { brokenMarkdown, pipes, tabs } from '../render/rows.ts';
import { pipedCells, spacedCells } from '../render/streams.ts';

const zeros = publishedForm('shapotou_iic_2019');
const city = publishedForm('suqian_city_2024');

function shown(report: ReadReport, cell: CellId): number | string {
  const { content } = figureOf(report, cell);
  return content.kind === 'number' ? content.value : content.reason;
}

function row(report: ReadReport, code: string): (number | string)[] {
  return APPLICANTS.map((applicant) => shown(report, `III/${code}/${applicant}`));
}

function reasons(report: ReadReport, section: string): Set<string> {
  return new Set(
    report.figures
      .filter(({ cell }) => cell.startsWith(`${section}/`))
      .map(({ content }) => (content.kind === 'gap' ? content.reason : 'number')),
  );
}

/** The document without the lines that contain some words. */
function without(text: string, words: string): string {
  return text
    .split('\n')
    .filter((line) => !line.includes(words))
    .join('\n');
}

describe('editions', () => {
  const old = zeros.blocks;
  const hybrid: FilledForm = {
    ...city,
    year: 2021,
    blocks: {
      ...city.blocks,
      '1': {
        edition: '2019',
        rows: [
          [0, 0, 3],
          [2, 1, 40],
        ],
      },
    },
  };

  it.each(Object.entries({ pipes, tabs, pipedCells, spacedCells, page, wrappedLines }))(
    'are found block by block: %s',
    async (_, layout) => {
      expectRead(await readText(layout(hybrid)), hybrid);
    },
  );

  it('do not follow the year', async () => {
    const late: FilledForm = { ...zeros, year: 2023 };
    expectRead(await readText(pipes(late)), late);
  });

  it('come from the number of columns where headers are lost', async () => {
    const text = without(pipes(city), '信息内容');
    expect((await readText(text)).editions.II).toEqual({ '1': '2021', '5': '2021', '6': '2021', '8': '2021' });
    const oldText = without(pipes({ ...zeros, blocks: old }), '信息内容');
    expect((await readText(oldText)).editions.II).toEqual({
      '1': '2019',
      '5': '2019',
      '6': '2019',
      '8': '2019',
      '9': '2019',
    });
  });

  it('are found in damaged headers', async () => {
    const text = pipes(zeros)
      .replaceAll('本年新制作数量', '本年新')
      .replaceAll('本年新公开数量', '本年新')
      .replaceAll('本年增/减', '本年增/');
    expectRead(await readText(text), zeros);
  });
});

describe('a section without table', () => {
  const empty = { II: '', III: '', IV: '' };

  it('has gaps that say so, in the cells of the form for the year', async () => {
    const report = await readText(documentOf({ ...city, year: 2020 }, empty));
    expect(report.editions).toEqual({ II: {}, III: null, IV: null });
    expect(report.figures).toHaveLength(198);
    expect(new Set(report.figures.map(({ content }) => content.kind === 'gap' && content.reason))).toEqual(
      new Set(['tableMissing']),
    );
    expect(report.notes.map(({ code }) => code)).toEqual(['tableMissing', 'tableMissing', 'tableMissing']);
    expect((await readText(documentOf(city, empty))).figures).toHaveLength(200);
  });

  it('follows the edition of the tables that are there', async () => {
    const whole = pipes({ ...zeros, year: 2022 });
    const text = `${whole.slice(0, whole.indexOf('三、收到和处理'))}三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n`;
    const report = await readText(text);
    expect(report.editions).toMatchObject({ III: null, IV: null });
    expect(report.figures).toHaveLength(198);
    expect(reasons(report, 'III')).toEqual(new Set(['tableMissing']));
    expect(reasons(report, 'IV')).toEqual(new Set(['tableMissing']));
  });

  it.each(['![](table2.png)', '（详见附件）', '附件：表二.xlsx'])(
    'is a picture or an attachment where one stands: %s',
    async (words) => {
      const report = await readText(documentOf(city, { ...empty, II: words }));
      expect(reasons(report, 'II')).toEqual(new Set(['tableIsImage']));
      expect(reasons(report, 'III')).toEqual(new Set(['tableMissing']));
      expect(report.notes[0]?.code).toBe('tableIsImage');
    },
  );

  it('is a picture in a page that shows one', async () => {
    const text = page(city).replace(
      /(二、主动公开政府信息情况<\/p>)<table[\s\S]*?<\/table>/,
      '$1<p><img src="a.png"></p>',
    );
    const report = await readText(text);
    expect(reasons(report, 'II')).toEqual(new Set(['tableIsImage']));
    expect(reasons(report, 'III')).toEqual(new Set(['number']));
  });
});

describe('a lost row', () => {
  it.each(Object.entries({ pipes, tabs, spacedCells }))('is missing, and no other row moves: %s', async (_, layout) => {
    const lost = '属于行政执法案卷';
    const whole = layout(city);
    const text =
      layout === spacedCells
        ? whole.replace(new RegExp(` *7\\.${lost}(?:\\n\\n *\\d+){7}\\n\\n`), '')
        : without(whole, layout === tabs ? '7.属于 行政执法案卷' : lost);
    const target =
      text === whole
        ? whole
            .split('\n')
            .filter((line) => !/7\.属.*案卷/.test(line.replace(/\s/g, '')))
            .join('\n')
        : text;
    const report = await readText(target);
    expect(row(report, '3.3.7')).toEqual(Array(7).fill('rowMissing'));
    for (const code of Object.keys(city.III.rows))
      if (code !== '3.3.7') expect(row(report, code)).toEqual(city.III.rows[code]);
  });

  it('leaves unlabelled rows unplaced rather than shifted', async () => {
    const lines = brokenMarkdown(city).split('\n');
    const at = lines.findIndex((line) => line.includes('| 968 |'));
    expect(at).toBeLessThan(lines.length);
    const first = lines.findIndex((line) => /^\| \d/.test(line) && line.split('|').length >= 9);
    lines.splice(first + 8, 2);
    const report = await readText(lines.join('\n'));
    for (const { cell, content } of report.figures) {
      if (!cell.startsWith('III/')) continue;
      const [, code = '', applicant = ''] = cell.split('/');
      const column = [
        'natural',
        'business',
        'research',
        'nonprofit',
        'legalService',
        'otherOrganization',
        'total',
      ].indexOf(applicant);
      if (content.kind === 'number')
        expect(`${cell}=${content.value}`).toBe(`${cell}=${city.III.rows[code]?.[column]}`);
    }
    expect(report.notes.map(({ code }) => code)).toContain('unplacedCells');
  });

  it.each(Object.entries({ wrappedLines, valuesFirstLines }))(
    'in PDF lines never shifts a number: %s',
    async (_, layout) => {
      const lines = layout(city).split('\n');
      const values = lines.flatMap((line, index) => (/^\D*(?:\d\.\D*|\D* )?\d+(?: \d+){6}$/.test(line) ? [index] : []));
      expect(values).toHaveLength(25);
      for (const gone of values) {
        const report = await readText(lines.filter((_line, index) => index !== gone).join('\n'));
        for (const code of Object.keys(city.III.rows)) {
          const read = row(report, code);
          if (read.every((value) => typeof value === 'number'))
            expect([gone, code, ...read]).toEqual([gone, code, ...(city.III.rows[code] ?? [])]);
        }
      }
    },
  );

  it('of section 二 is missing', async () => {
    const report = await readText(without(pipes(city), '行政强制'));
    expect(shown(report, 'II/coercion.decisions')).toBe('rowMissing');
    expect(shown(report, 'II/penalties.decisions')).toBe(2_676_474);
  });

  it('of section 四 is missing under its header', async () => {
    const report = await readText(pipes(city).replace(/\n88 \| .*\n/, '\n'));
    expect(reasons(report, 'IV')).toEqual(new Set(['rowMissing']));
    expect(report.editions.IV).toBe('2021');
  });
});

describe('a lost cell', () => {
  it('cannot be placed in section 三', async () => {
    const report = await readText(pipes(city).replace(/(属于行政执法案卷 \|) \d+ \|/, '$1'));
    expect(row(report, '3.3.7')).toEqual(Array(7).fill('cellMissing'));
    expect(row(report, '3.3.8')).toEqual(city.III.rows['3.3.8']);
    expect(report.notes.map(({ code }) => code)).toEqual(['unplacedCells']);
  });

  it('cannot be placed in section 二', async () => {
    const report = await readText(spacedCells(zeros).replace('行政事业性收费\n\n  0\n\n  0', '行政事业性收费\n\n  0'));
    expect(report.editions.II['8']).toBe('2019');
    expect(shown(report, 'II/fees.itemsBefore')).toBe('cellMissing');
    expect(shown(report, 'II/fees.itemsChange')).toBe('cellMissing');
    expect(shown(report, 'II/coercion.itemsBefore')).toBe(0);
  });

  it('cannot be placed in section 四', async () => {
    const report = await readText(pipes(city).replace('\n88 | ', '\n'));
    expect(reasons(report, 'IV')).toEqual(new Set(['cellMissing']));
    expect(report.notes.map(({ code }) => code)).toContain('unplacedCells');
  });
});

describe('a cell without a number', () => {
  it.each([
    ['/', 'slash'],
    ['-', 'dash'],
    ['无', 'none'],
    ['#', 'unreadable'],
  ])('%s is a gap of its own kind: %s', async (mark, reason) => {
    const marked: FilledForm = {
      ...city,
      blocks: {
        ...city.blocks,
        '1': {
          edition: '2021',
          rows: [
            [mark, mark, mark],
            [50, 227, 420],
          ],
        },
      },
      III: { ...city.III, rows: { ...city.III.rows, '3.3.1': [mark, mark, mark, mark, mark, mark, 0] } },
    };
    for (const layout of [pipes, tabs, pipedCells, page]) {
      const report = await readText(layout(marked));
      expect(shown(report, 'II/rules.made')).toBe(reason);
      expect(shown(report, 'II/normativeDocuments.inForce')).toBe(420);
      expect(row(report, '3.3.1')).toEqual([...Array(6).fill(reason), 0]);
    }
  });
});

describe('amounts', () => {
  const buys = (amount: string): FilledForm => ({
    ...zeros,
    blocks: { ...zeros.blocks, '9': { edition: '2019', rows: [[3, amount]] } },
  });

  it.each([
    ['184719元', '', 184_719],
    ['477.35', '(万元)', 4_773_500],
    ['18.6198万元', '', 186_198],
    ['251000', '', 251_000],
    ['1,200', '（单位：万元）', 12_000_000],
  ])('of 2019 procurement are in yuan: %s under 采购总金额%s', async (amount, unit, yuan) => {
    const text = pipes(buys(amount)).replace('采购总金额', `采购总金额${unit}`);
    expect(shown(await readText(text), 'II/procurement.amount')).toBe(yuan);
  });

  it('of 2021 fees are in 万元, whatever unit was printed', async () => {
    expect(shown(await readText(pipes(city)), 'II/fees.amount')).toBe(72_701.2578);
    const yuan = pipes({ ...city, blocks: { ...city.blocks, '8': { edition: '2021', rows: [['25000元']] } } });
    expect(shown(await readText(yuan), 'II/fees.amount')).toBe(2.5);
  });
});

it('a mirror is said to be damaged, a clean text is not', async () => {
  expect((await readText(mirrored(pipes(city)))).notes.map(({ code }) => code)).toEqual(['sourceDamaged']);
  expect((await readText(pipes(city))).notes).toEqual([]);
});

it('a second set of tables in one document is noted and not mixed in', async () => {
  const report = await readText(`${pipes(city)}\n${pipes(publishedForm('suqian_city_2023'))}`);
  expect(row(report, '1')).toEqual(city.III.rows['1']);
  expect(shown(report, 'II/licensing.decisions')).toBe(1_573_179);
  expect(report.notes.map(({ code }) => code)).toEqual(['repeatedTable']);
});
