/** A PDF is read as its pages show it: what is struck out, how they lie, and what stands on a sheet. */
import { describe, expect, it } from 'vitest';
import type { Glyph } from '../../../../../server/ingest/formats/pdf/canvas.ts';
import { withoutDoubles } from '../../../../../server/ingest/formats/pdf/radicals.ts';
import { slantOf } from '../../../../../server/ingest/formats/pdf/slant.ts';
import { readAnyDocument } from '../../../../../server/ingest/ingest.ts';
import { openDocument } from '../../../../../server/ingest/open.ts';
import { printedCells } from '../../render/form.ts';
import { allWritten, drawnForm, type FormPage, framed, type Words, widthOf, written } from '../pdf-form.ts';
import { pdfOf } from '../pdf-writer.ts';
import { expectSeen, expectUnread, FORM, other } from './expect.ts';

/** The form with each figure drawn in its own way; `hidden`: a number beside it, and where that would stand. */
function figures(draw: (own: Words, hidden: Words) => string): Uint8Array {
  return drawnForm(FORM, (page) => framed(page) + dressed(page, draw));
}

function dressed(page: FormPage, draw: (own: Words, hidden: Words) => string): string {
  return page.words
    .map((own) => {
      if (!own.isValue || !/^\d+$/.test(own.text)) return written(own);
      // Both have room in the narrowest cell.
      const size = 5;
      const text = other(own.text);
      const x = own.x + widthOf(own.text, own.size) / 2;
      const small = { ...own, size, x };
      return draw(small, { ...small, text, x: x - widthOf(text, size) });
    })
    .join('');
}

const line = ({ x, y, size, text }: Words, height: number): string =>
  `.4 w ${x} ${y + height * size} m ${x + widthOf(text, size)} ${y + height * size} l S\n`;

describe('a number that is struck out is no part of a figure', () => {
  it.each<[string, (hidden: Words) => string]>([
    ['a line through its middle', (hidden) => line(hidden, 0.32)],
    ['a line higher up', (hidden) => line(hidden, 0.5)],
    ['two lines', (hidden) => line(hidden, 0.25) + line(hidden, 0.4)],
    ['a thin box', ({ x, y, size, text }) => `${x} ${y + 0.3 * size} ${widthOf(text, size)} .5 re f\n`],
    [
      'a line for each digit',
      (hidden) => [...hidden.text].map((text, at) => line({ ...hidden, text, x: hidden.x + at * 2.5 }, 0.32)).join(''),
    ],
  ])('by %s', (_, strike) => expectSeen(figures((own, hidden) => written(own) + written(hidden) + strike(hidden))));

  const across = ({ x, y, size, text }: Words, down = false, width = widthOf(text, size)): string =>
    `.4 w ${x} ${y + (down ? 0.7 * size : 0)} m ${x + width} ${y + (down ? 0 : 0.7 * size)} l S\n`;

  it.each<[string, (hidden: Words) => string]>([
    ['a line from corner to corner', (hidden) => across(hidden)],
    ['a line that falls', (hidden) => across(hidden, true)],
    ['a cross', (hidden) => across(hidden) + across(hidden, true)],
    ['a steep line through its first digit', (hidden) => across(hidden, false, hidden.size / 2)],
    [
      'a bar askew',
      ({ x, y, size, text }) => {
        const right = x + widthOf(text, size);
        return `${x} ${y} m ${x} ${y + 0.5} l ${right} ${y + 0.9 * size} l ${right} ${y + 0.9 * size - 0.5} l f\n`;
      },
    ],
  ])('askew, by %s', async (_, strike) => {
    await expectSeen(
      figures(
        (own, hidden) =>
          written(own) + written({ ...hidden, x: hidden.x - 2 }) + strike({ ...hidden, x: hidden.x - 2 }),
      ),
    );
    await expectUnread(figures((own) => written(own) + strike(own)));
  });

  it('but not by a line askew that passes it by, or divides a cell of words', async () => {
    await expectSeen(figures((own) => written(own) + across({ ...own, y: own.y + own.size })));
    const head =
      'BT /U 12 Tf 100 500 Td <89c47ae0> Tj ET 90 495 m 140 520 l S BT /F 12 Tf 60 400 Td (the words of a page, and more) Tj ET';
    expect((await openDocument(pdfOf(head), 'a')).text.split('\n')[0]).toBe('规章');
  });

  it('and alone in its cell it is none', () => expectUnread(figures((own) => written(own) + line(own, 0.32))));

  it('outside of rules as well', async () => {
    const struck = drawnForm(FORM, (page) =>
      dressed(page, (own, hidden) => written(own) + written(hidden) + line(hidden, 0.32)),
    );
    const plain = drawnForm(FORM, (page) => dressed(page, (own) => written(own)));
    const [text, same] = [(await openDocument(struck, 'a')).text, (await openDocument(plain, 'a')).text];
    expect(text).toBe(same);
  });

  it('but not by a line under it, over it, or longer than it', async () => {
    await expectSeen(figures((own) => written(own) + line(own, -0.1)));
    await expectSeen(figures((own) => written(own) + line(own, 0.9)));
    const [seen] = (
      await openDocument(
        pdfOf(`BT /F 12 Tf 100 500 Td (365) Tj ET 60 504 m 300 504 l S BT /F 12 Tf 60 400 Td (words of a page) Tj ET`),
        'a',
      )
    ).text.split('\n');
    expect(seen).toBe('365');
    const two =
      'BT /F 12 Tf 100 500 Td (36) Tj 60 0 Td (58) Tj ET 100 504 m 173 504 l S BT /F 12 Tf 60 400 Td (words of a page) Tj ET';
    expect((await openDocument(pdfOf(two), 'a')).text.split('\n')[0]).toBe('36 58');
  });
});

describe('two numbers that touch make none, where they look otherwise', () => {
  it.each<[string, (hidden: Words) => string]>([
    ['a colour', (hidden) => `q 1 0 0 rg ${written(hidden)} Q\n`],
    ['a pattern of grey', (hidden) => `q .6 g ${written(hidden)} Q\n`],
  ])('by %s', (_, draw) => expectUnread(figures((own, hidden) => written(own) + draw(hidden))));

  it('by their size', () =>
    expectUnread(
      figures((own, hidden) => written(own) + written({ ...hidden, size: 4, x: own.x - widthOf(hidden.text, 4) })),
    ));

  it('pale grey that can be seen is read', () => expectSeen(figures((own) => `q .93 g ${written(own)} Q\n`)));
});

describe('the mark of a note behind a figure', () => {
  const noted = (mark: string, rise: number, size: number): Uint8Array =>
    figures(
      (own) =>
        written(own) +
        written({ ...own, text: mark, size, x: own.x + widthOf(own.text, own.size) + 0.2, y: own.y + rise }),
    );

  it('is no digit of it', async () => {
    await expectSeen(noted('1', 1.8, 3));
    await expectSeen(noted('(2)', 1.8, 3));
    await expectSeen(noted('①', 1.8, 3));
  });

  it('is one, as far as can be told, when it stands on its line or is as large', async () => {
    await expectUnread(noted('1', 0, 3));
    await expectUnread(noted('1', 1.8, 5));
  });
});

describe.each([0.3, 0.7, 1.5, 3, -1, -2.5])('a page that lies askew by %d degrees', (degrees) => {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turn = `${cos} ${sin} ${-sin} ${cos} ${297 - 297 * cos + 421 * sin} ${421 - 297 * sin - 421 * cos} cm`;

  it('is read cell for cell', () =>
    expectSeen(drawnForm(FORM, (page) => `q ${turn} ${framed(page)} ${allWritten(page)} Q\n`)));

  it('is read without a wrong number where no rules are drawn', () =>
    expectNothingWrong(drawnForm(FORM, (page) => `q ${turn} ${allWritten(page)} Q\n`)));

  it('and whose words stand upright, as recognized text does, is read without a wrong number', () =>
    expectNothingWrong(
      drawnForm(FORM, (page) =>
        page.words
          .map((own) => {
            const [x, y] = [own.x - 297, own.y - 421];
            return written({ ...own, x: 297 + x * cos - y * sin, y: 421 + x * sin + y * cos });
          })
          .join(''),
      ),
    ));
});

it('a page that lies askew is read into its corners', async () => {
  const tilted = (x: number, y: number, text: string): string =>
    `BT /F 9 Tf .9986 .0523 -.0523 .9986 ${x} ${y} Tm (${text}) Tj ET\n`;
  const lines = Array.from({ length: 8 }, (_, at) => tilted(100, 600 - at * 40, 'a line of words in the middle'));
  const { text } = await openDocument(pdfOf([tilted(4, 4, 'words in the corner'), ...lines].join('')), 'a');
  expect(text).toContain('words in the corner');
});

it('the slant of a page is what most of its text agrees on', () => {
  const glyphs = (slants: readonly number[]): Glyph[] =>
    slants.map((slant, at) => ({
      text: 'a',
      left: at * 20,
      right: at * 20 + 9,
      baseline: at * 50,
      size: 9,
      font: '',
      numbered: false,
      shown: at,
      slant,
      color: null,
      pale: false,
      hidden: false,
      struck: false,
    }));
  const many = (slant: number, count: number): number[] => Array<number>(count).fill(slant);
  expect(slantOf({ glyphs: glyphs([...many(0.02, 80), ...many(0, 20)]) })).toBe(0.02);
  expect(slantOf({ glyphs: glyphs([...many(0.02, 55), ...many(0, 45)]) })).toBe(0);
  expect(slantOf({ glyphs: glyphs(many(0.02, 30)) })).toBe(0);
});

it('a page on which one thing stands askew is not turned', () =>
  expectSeen(
    drawnForm(
      FORM,
      (page) =>
        `${framed(page)} ${allWritten(page)} q .9998 .0175 -.0175 .9998 0 0 cm BT /F 30 Tf 60 20 Td (DRAFT) Tj ET Q\n`,
    ),
  ));

async function expectNothingWrong(bytes: Uint8Array): Promise<void> {
  const printed = printedCells(FORM);
  const report = await readAnyDocument(bytes, 'a');
  let numbers = 0;
  for (const { cell, content } of report.figures) {
    if (content.kind !== 'number') continue;
    numbers++;
    expect(`${cell} ${content.value}`).toBe(`${cell} ${printed.get(cell)}`);
  }
  expect(numbers).toBeGreaterThan(100);
}

describe('two pages on one sheet', () => {
  /** Pages two by two, each made smaller. */
  function sheetOf(frame = ''): Uint8Array {
    const pages: string[] = [];
    drawnForm(FORM, (page) => {
      pages.push(framed(page) + allWritten(page));
      return '';
    });
    const sheets: string[] = [];
    for (let at = 0; at < pages.length; at += 2)
      sheets.push(`q .7 0 0 .7 2 0 cm ${pages[at]} Q q .7 0 0 .7 423 0 cm ${pages[at + 1] ?? ''} Q ${frame}`);
    return pdfOf(sheets, { size: [842, 595] });
  }

  it('are read one after the other, the left one first', () => expectSeen(sheetOf()));

  it('also within a frame around the sheet', () => expectSeen(sheetOf('10 10 822 575 re S')));

  it('are none where a table reaches over the middle', async () => {
    const bytes = drawnForm(FORM, (page) => `q 1.4 0 0 .7 4 0 cm ${framed(page)} ${allWritten(page)} Q`, {
      size: [842, 595],
    });
    await expectSeen(bytes);
  });

  it('are none where a line is drawn over the middle', async () => {
    const rows = [500, 480, 460, 440].map(
      (y) => `BT /U 10 Tf 1 0 0 1 60 ${y} Tm <89c47ae0> Tj 540 0 Td <89c47ae0> Tj ET\n`,
    );
    const first = async (rule: string): Promise<string> =>
      (await openDocument(pdfOf(rows.join('') + rule, { size: [842, 595] }), 'a')).text.split('\n').slice(0, 2).join();
    expect(await first('')).toBe('规章,规章');
    expect(await first('60 300 m 700 300 l S')).toBe('规章 规章,规章 规章');
  });

  it('are none where only numbers stand on the right', async () => {
    const rows = [500, 480, 460, 440].map(
      (y) => `BT /U 10 Tf 1 0 0 1 60 ${y} Tm <89c47ae0> Tj ET BT /F 10 Tf 600 ${y} Td (${y}) Tj ET\n`,
    );
    const { text } = await openDocument(pdfOf(rows.join(''), { size: [842, 595] }), 'a');
    expect(text.split('\n')[0]).toBe('规章 500');
  });
});

describe('columns one character wide, without rules', () => {
  /** Characters of a text one below the other. */
  const down = (text: string, x: number, top: number): string =>
    Array.from(text, (character, index) =>
      written({ x, y: top - index * 14, size: 10, text: character, isValue: false }),
    ).join('');
  const page = async (...parts: string[]): Promise<string[]> => {
    const last = written({ x: 60, y: 100, size: 10, text: 'the last words of a page', isValue: false });
    return (await openDocument(pdfOf(parts.join('') + last), 'a')).text.split('\n').slice(0, -1);
  };

  it('have their words together, and digits that run down are no figure', async () => {
    expect(await page(down('规章', 60, 700), down('365', 90, 707), down('680', 120, 707))).toEqual([
      '规章\t3\ufffd6\ufffd5\t6\ufffd8\ufffd0',
    ]);
  });

  it('have each label with its own number, however near they stand', async () => {
    const numbers = ['246', '414'].map((text, at) =>
      written({ x: 90, y: 679 - at * 56, size: 10, text, isValue: true }),
    );
    expect(await page(down('行政处罚行政强制', 60, 700), ...numbers)).toEqual(['行政处罚 246', '行政强制 414']);
  });

  it('are parted where there is a gap between two cells', async () => {
    expect(await page(down('其他', 60, 700), down('合计', 60, 669.5))).toEqual(['其他', '合计']);
  });

  it('are none where digits stand below each other beside whole words', async () => {
    const rows = ['甲村镇 0 1', '乙村镇 2 3', '丙村镇 4 5'].map((row, at) =>
      row
        .split(' ')
        .map((text, column) => written({ x: 60 + column * 60, y: 700 - at * 14, size: 10, text, isValue: false }))
        .join(''),
    );
    expect(await page(...rows)).toEqual(['甲村镇 0 1', '乙村镇 2 3', '丙村镇 4 5']);
  });
});

it('a radical beside its own character is one character', async () => {
  expect(withoutDoubles('青\u2f6f石县\u2f54水局')).toBe('青石县水局');
  expect(withoutDoubles('石\u2f6f 水水')).toBe('石 水水');
  // The font names glyph 1 by both, as programs on a Mac do.
  const names =
    '1 begincodespacerange <0000> <ffff> endcodespacerange 4 beginbfchar <0001> <2f6f77f3> <0002> <9752> <0003> <53bf> <0004> <5c40> endbfchar';
  const fonts =
    '/I << /Type /Font /Subtype /Type0 /BaseFont /A+Sun /Encoding /Identity-H /ToUnicode 7 0 R /DescendantFonts [<< /Type ' +
    '/Font /Subtype /CIDFontType2 /BaseFont /A+Sun /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>';
  const words =
    'BT /I 10 Tf 1 0 0 1 60 700 Tm <0002000100030004> Tj ET BT /F 10 Tf 60 600 Td (the words of a page, and more) Tj ET';
  expect((await openDocument(pdfOf([words, names], { fonts }), 'a')).text).toMatch(/^青石县局\n/);
  expect((await openDocument(new TextEncoder().encode('青\u2f6f石县水务局'), 'a')).text).toBe('青石县水务局');
});
