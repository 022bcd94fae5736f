import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { readAnyDocument } from '../../../../server/ingest/ingest.ts';
import { filledForm } from '../render/arbitrary.ts';
import { expectRead } from '../render/expect.ts';
import { type FilledForm, printedCells, publishedForm } from '../render/form.ts';
import { allWritten, drawnForm, type FormPage, framed, type Words, widthOf, written } from './pdf-form.ts';

const read = (bytes: Uint8Array): Promise<ReadReport> => readAnyDocument(bytes, 'a.pdf');

const FORMS = [publishedForm('suqian_city_2023'), publishedForm('shanghai_gov_office_2019')];

/** Every number read is the cell's; a cell printed with a number is never read as empty. */
function expectNothingWrong(report: ReadReport, form: FilledForm): void {
  const cells = printedCells(form);
  for (const { cell, content } of report.figures) {
    const printed = cells.get(cell);
    if (content.kind === 'number') expect(`${cell} = ${content.printed}`).toBe(`${cell} = ${printed}`);
    else if (content.reason === 'blank') expect(`${cell} = ${printed}`).toBe(`${cell} = `);
  }
}

/** The same words drawn character by character. */
function characters({ words }: FormPage): Words[] {
  return words.flatMap((line) =>
    Array.from(line.text, (text, at) => ({ ...line, text, x: line.x + widthOf(line.text.slice(0, at), line.size) })),
  );
}

const moved = (words: readonly Words[], x: number, y: number): Words[] =>
  words.map((own) => ({ ...own, x: own.x + x, y: own.y + y }));
const ink = (words: readonly Words[]): string => words.map(written).join('');
const values = ({ words }: FormPage): Words[] => words.filter(({ isValue }) => isValue);
const wrong = (page: FormPage): Words[] => values(page).map((own) => ({ ...own, text: '77' }));

const WAYS: Readonly<Record<string, (page: FormPage) => string>> = {
  'cell by cell': (page) => framed(page) + allWritten(page),
  'character by character': (page) => framed(page) + ink(characters(page)),
  'with the last words first': (page) => framed(page) + ink(page.words.toReversed()),
  'in type made bold by drawing it twice': (page) => framed(page) + allWritten(page) + ink(moved(page.words, 0.3, 0)),
  'in type made bold by drawing every character twice': (page) =>
    framed(page) +
    characters(page)
      .map((own) => written(own) + ink(moved([own], 0.35, 0)))
      .join(''),
  'in type with a shadow': (page) => framed(page) + ink(moved(page.words, 0.6, -0.6)) + allWritten(page),
  'with other numbers in invisible type': (page) => `${framed(page)} 3 Tr ${ink(wrong(page))} 0 Tr ${allWritten(page)}`,
  'with other numbers in white': (page) => `${framed(page)} 1 g ${ink(wrong(page))} 0 g ${allWritten(page)}`,
  'with other numbers painted over': (page) => {
    const covers = values(page)
      .map(({ x, y }) => `${x - 1} ${y - 2} 14 11 re f\n`)
      .join('');
    return `${ink(wrong(page))} 1 g ${covers} 0 g ${framed(page)} ${allWritten(page)}`;
  },
  'with the rules as thin boxes': (page) =>
    page.cells
      .map(
        ({ x, y, width, height }) =>
          `${x} ${y} ${width} .5 re f ${x} ${y + height} ${width} .5 re f ${x} ${y} .5 ${height} re f ${x + width} ${y} .5 ${height} re f\n`,
      )
      .join('') + allWritten(page),
  'upside down in small units': (page) =>
    framed(page) +
    page.words
      .map(
        (own) =>
          `q .1 0 0 -.1 0 842 cm ${written({ ...own, x: own.x * 10, y: (842 - own.y) * 10, size: own.size * 10 }).replace('1 0 0 1', '1 0 0 -1')} Q\n`,
      )
      .join(''),
};

describe.each(FORMS)('a form of $year written on pages', (form) => {
  it.each(Object.entries(WAYS))('%s is read cell for cell', async (_, draw) => {
    expectRead(await read(drawnForm(form, draw)), form);
  });

  it.each([90, 180, 270])('that are turned by %i degrees is read cell for cell', async (rotate) => {
    const [width, height] = [595, 842];
    const turn = { 90: `0 1 -1 0 ${height} 0`, 180: `-1 0 0 -1 ${width} ${height}`, 270: `0 -1 1 0 0 ${width}` }[
      rotate
    ];
    const draw = (page: FormPage): string => `q ${turn} cm ${framed(page)} ${allWritten(page)} Q\n`;
    const size = rotate === 180 ? ([width, height] as const) : ([height, width] as const);
    expectRead(await read(drawnForm(form, draw, { rotate, size })), form);
    expectRead(await read(drawnForm(form, draw, { size })), form);
  });

  it('with rules between rows only yields nothing wrong', async () => {
    const rows = (page: FormPage): string =>
      page.cells
        .map(
          ({ x, y, width, height }) =>
            `${x} ${y} m ${x + width} ${y} l S ${x} ${y + height} m ${x + width} ${y + height} l S\n`,
        )
        .join('');
    const report = await read(drawnForm(form, (page) => rows(page) + allWritten(page)));
    expectNothingWrong(report, form);
    expect(report.figures.filter(({ content }) => content.kind === 'number').length).toBeGreaterThan(10);
  });
});

const RUNS = { numRuns: 12, seed: 20 };

describe('any form', () => {
  it('written in cells, blanks anywhere, is read back cell for cell', async () => {
    await fc.assert(
      fc.asyncProperty(filledForm('any'), async (form) => expectRead(await read(drawnForm(form)), form)),
      RUNS,
    );
  });

  it('written without rules, blanks anywhere, is read without a wrong number', async () => {
    await fc.assert(
      fc.asyncProperty(filledForm('any'), async (form) => {
        expectNothingWrong(await read(drawnForm(form, allWritten)), form);
      }),
      RUNS,
    );
  });
});
