import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { readAnyDocument } from '../../../../server/ingest/ingest.ts';
import { expectRead, figureOf } from '../render/expect.ts';
import { printedCells, publishedForm } from '../render/form.ts';
import { commaSeparated } from './commas.ts';
import { PRINTED } from './print.ts';
import { workbookOf } from './sheet.ts';
import { wordOf } from './word.ts';
import { rawWord } from './zip-writer.ts';

const FORMS = {
  'a 2019 form of zeros': publishedForm('shapotou_iic_2019'),
  'a 2019 form with empty cells': publishedForm('shanghai_gov_office_2019'),
  'a 2021 form of a city': publishedForm('suqian_city_2023'),
  'the same city a year later': publishedForm('suqian_city_2024'),
  'a 2021 form with one row （六）': publishedForm('hongze_district_2023'),
};

const read = (bytes: Uint8Array): Promise<ReadReport> => readAnyDocument(bytes, 'a');

describe.each(Object.entries(FORMS))('%s', (_, form) => {
  const expectWhole = (report: ReadReport): void => {
    expectRead(report, form);
    expect(report).toMatchObject({ publisher: form.publisher, year: form.year });
    expect(report.outline.map(({ ordinal }) => ordinal).join('')).toBe('一二三四五六');
    expect(
      report.narrative.filter(({ measure }) => measure === 'disclosures.website').map(({ value }) => value),
    ).toEqual([1136]);
  };

  it('reads cell for cell from a Word document with merged cells', async () => {
    expectWhole(await read(await wordOf(form)));
  });

  it('reads cell for cell from a Word document whose headings Word numbers itself', async () => {
    expectWhole(await read(await wordOf(form, { ordinals: 'automatic' })));
  });

  it('reads cell for cell from a workbook with merged cells', async () => {
    expectWhole(await read(await workbookOf(form)));
  });

  it.each([',', ';', '\t'] as const)(
    'reads cell for cell from a sheet saved as text with %j between cells',
    async (mark) => {
      expectWhole(await read(new TextEncoder().encode(commaSeparated(form, mark))));
    },
  );
});

describe('a Word document whose tables are pictures', () => {
  it('reads them as gaps that say so, never as zeros', async () => {
    const paragraph = (words: string): string => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
    const picture = '<w:p><w:r><w:drawing><pic:pic xmlns:pic="p"/></w:drawing></w:r></w:p>';
    const titles = [
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
    ];
    const report = await read(rawWord(titles.map((title) => paragraph(title) + picture).join('')));
    const reasons = new Set(report.figures.map(({ content }) => (content.kind === 'gap' ? content.reason : 'number')));
    expect([...reasons]).toEqual(['tableIsImage']);
  });
});

/** Without rules and without values, nothing tells where a column is. */
const LOSES_BLANKS = 'shanghai_gov_office_2019-open';

async function printedDocument(name: string, style: string): Promise<ReadReport> {
  return await read(readFileSync(new URL(`../../../fixtures/formats/${name}-${style}.pdf`, import.meta.url)));
}

describe.each(PRINTED.filter((document) => document.join('-') !== LOSES_BLANKS))('the PDF of %s, %s', (name, style) => {
  it('reads cell for cell, and prose without page numbers and running titles', async () => {
    const form = publishedForm(name);
    const report = await printedDocument(name, style);
    expectRead(report, form);
    expect(report).toMatchObject({ publisher: form.publisher, year: form.year });
    expect(report.outline.map(({ ordinal }) => ordinal).join('')).toBe('一二三四五六');
    expect(report.text).not.toMatch(/^\s*- \d -\s*$|Annual report/m);
    const stated = report.narrative.filter(({ measure }) => measure === 'disclosures.website');
    expect(stated.map(({ value }) => value)).toEqual([1136]);
  });
});

describe('a PDF without rules whose cells are partly empty', () => {
  it('puts no number into a wrong cell', async () => {
    const form = publishedForm('shanghai_gov_office_2019');
    const cells = printedCells(form);
    const report = await printedDocument('shanghai_gov_office_2019', 'open');
    const numbers = report.figures.filter(({ content }) => content.kind === 'number');
    expect(numbers.length).toBeGreaterThan(10);
    for (const { cell, content } of numbers)
      expect(`${cell} = ${content.printed}`).toBe(`${cell} = ${cells.get(cell)}`);
  });
});

const SAMPLE = new URL('../../../../../shared/samples/hongze_district_2023.pdf', import.meta.url);

describe.skipIf(!existsSync(SAMPLE))(
  'the PDF of a district (skipped: shared samples are not beside the checkout)',
  () => {
    it('reads cell for cell, with the totals of section 四 as printed', async () => {
      const report = await read(readFileSync(SAMPLE));
      expectRead(report, publishedForm('hongze_district_2023'));
      expect(figureOf(report, 'IV/review.total').content).toEqual({ kind: 'number', value: 0, printed: '0' });
      expect(figureOf(report, 'IV/litigation.afterReview.total').content.kind).toBe('number');
      expect(report).toMatchObject({ publisher: '洪泽区人民政府', year: 2023, kind: 'region', notes: [] });
      expect(report.period).toEqual({ from: '2023-01-01', to: '2023-12-31' });
      expect(report.outline.map(({ ordinal }) => ordinal).join('')).toBe('一二三四五六');
      const stated = report.narrative.filter(({ measure }) => measure.startsWith('disclosures.'));
      expect(stated.map(({ measure, value }) => [measure, value])).toEqual([['disclosures.website', 1136]]);
    });

    it('has no radicals, page numbers or broken table rows in its transcript', async () => {
      const { text } = await read(readFileSync(SAMPLE));
      expect(text).not.toMatch(/[\u2e80-\u2fdf]|^- \d -$/m);
      expect(text).toContain('\n行政规范性文件\t0\t5\t5\n');
    });
  },
);
