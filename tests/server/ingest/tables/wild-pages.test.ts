/** Whole pages of government sites, with all that stands around and within their tables. */
import { describe, expect, it } from 'vitest';
import { expectRead, figureOf, readText } from '../render/expect.ts';
import { type FilledForm, publishedForm } from '../render/form.ts';
import { article, articleWithAnnexes, drawTable, MANNERS, type Manner, SITES } from '../render/site.ts';
import { type Row, tablesOf } from '../render/tables.ts';

const renamed = (name: string): FilledForm => ({ ...publishedForm(name), publisher: '东湖县水务局' });
const zeros = renamed('shapotou_iic_2019');
const city = renamed('suqian_city_2023');
const blanks = renamed('shanghai_gov_office_2019');

function manner(name: string): Manner {
  const found = MANNERS[name];
  if (!found) throw new Error(`no manner ${name}`);
  return found;
}

const editor = manner('written in an editor');

describe.each(Object.entries(SITES))('a page %s', (_, site) => {
  describe.each(Object.entries(MANNERS))('%s', (_name, drawn) => {
    it.each([zeros, city, blanks])('is read cell for cell, and its publisher and year: %#', async (form) => {
      const report = await readText(site(form, article(form, drawn)), 'index.html');
      expectRead(report, form);
      expect(report).toMatchObject({ publisher: form.publisher, year: form.year, kind: 'bureau' });
    });
  });
});

it.each(Object.entries(MANNERS))('a table split by page breaks is one table: %s', async (_, drawn) => {
  const { III } = tablesOf(city);
  const parts = [III.slice(0, 11), III.slice(11, 19), III.slice(19)];
  const text = article(city, drawn, {
    III: parts.map((part) => drawTable(part, drawn)).join(drawn.paragraph('&nbsp;')),
  });
  expectRead(await readText(text, 'index.html'), city);
});

it.each([zeros, city])('tables may stand behind the six parts as annexes: %#', async (form) => {
  expectRead(await readText(`<html><body>${articleWithAnnexes(form, editor)}</body></html>`, 'index.html'), form);
});

describe('what is no figure', () => {
  const page = (change: (cell: string) => string): string =>
    `<html><body>${article(city, editor).replace(/(<span style="font-size: 14px">)(\d+)(<\/span>)/g, (_, open: string, cell: string, close: string) => `${open}${change(cell)}${close}`)}</body></html>`;

  it.each([
    ['struck out', (cell: string) => `<del>7</del>${cell}`],
    ['struck through', (cell: string) => `<s>7</s>${cell}`],
    ['struck out and never closed', (cell: string) => `${cell}<strike>7`],
    ['hidden', (cell: string) => `${cell}<span style="display: none">7</span>`],
    ['commented out', (cell: string) => `${cell}<!-- 7 -->`],
  ])('is left out of the cell: %s', async (_, change) => {
    expectRead(await readText(page(change), 'index.html'), city);
  });

  it.each([
    ['a raised number', '<sup>1</sup>'],
    ['a raised number in a bracket', '<sup>[2]</sup>'],
    ['a number raised by its style', '<span style="vertical-align: super;">3</span>'],
    ['a raised number in spans', '<sup><span lang="EN-US">1</span></sup>'],
  ])('the mark of a note does not make it a longer number: %s', async (_, mark) => {
    const report = await readText(
      page((cell) => `${cell}${mark}`),
      'index.html',
    );
    expect(figureOf(report, 'III/1/natural').content).toMatchObject({ kind: 'number', value: 3402 });
    expect(figureOf(report, 'II/normativeDocuments.inForce').content).toMatchObject({ kind: 'number', value: 597 });
  });

  it('hidden cells and rows are no part of the table', async () => {
    const nines: Row = [{ text: '一、本年新收政府信息公开申请数量', columns: 3 }, ...Array(7).fill({ text: '9' })];
    const { III } = tablesOf(city);
    const hidden = drawTable([nines], editor).replace(/^.*<tr>|<\/tr>.*$/g, '');
    const drawn = drawTable(
      III.map((row) => (row.some((cell) => cell.isValue) ? [...row, { text: '88', columns: 1 }] : row)),
      editor,
      (cell) => (cell.text === '88' ? 'style="width:1px;display:none"' : ''),
    ).replace('<tr>', `<tr style="display:none">${hidden}</tr><tr>`);
    const report = await readText(`<html><body>${article(city, editor, { III: drawn })}</body></html>`, 'index.html');
    expectRead(report, city);
  });
});
