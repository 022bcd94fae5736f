import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withoutOutlines } from '../../../../server/ingest/formats/pdf/fonts.ts';
import { openDocument } from '../../../../server/ingest/open.ts';
import { type PdfOptions, pdfOf } from './pdf-writer.ts';

async function textOf(operations: string, options?: PdfOptions): Promise<string> {
  return (await openDocument(pdfOf(operations, options), 'a.pdf')).text;
}

/** Words at a place, from the lower left corner; Helvetica of 12 points. */
const show = (x: number, y: number, words: string): string => `BT /F 12 Tf 1 0 0 1 ${x} ${y} Tm (${words}) Tj ET\n`;
/** The same in Song, the characters given as GBK in hexadecimal digits. */
const song = (x: number, y: number, hex: string): string => `BT /S 12 Tf 1 0 0 1 ${x} ${y} Tm <${hex}> Tj ET\n`;
const rule = (x1: number, y1: number, x2: number, y2: number): string => `${x1} ${y1} m ${x2} ${y2} l S\n`;
const box = (x: number, y: number, width: number, height: number): string => `${x} ${y} ${width} ${height} re f\n`;

const RULES = 'B9E6D5C2'; // 规章

describe('the text of a PDF', () => {
  it('is read from Chinese fonts that are not in the file', async () => {
    expect(await textOf(song(72, 700, `${RULES}${RULES}${RULES}`) + show(72, 600, 'and 1136 words'))).toBe(
      '规章规章规章\nand 1136 words',
    );
  });

  it('joins what stands on one line, with a blank where there is a gap and none within a number', async () => {
    const digits = show(200, 500, '11') + show(213.4, 500, '36') + show(260, 500, '21');
    expect(await textOf(song(150, 500, RULES) + digits + show(72, 400, 'second line'))).toBe(
      '规章 1136 21\nsecond line',
    );
  });

  it('takes type that is written twice for bold type', async () => {
    expect(await textOf(show(72, 700, '1136') + show(72.3, 700, '1136') + show(72, 600, 'some more words'))).toBe(
      '1136\nsome more words',
    );
  });

  it('drops what stands askew across the page', async () => {
    const watermark = 'BT /F 60 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (DRAFT) Tj ET\n';
    expect(await textOf(watermark + show(72, 700, 'upright words'))).toBe('upright words');
  });

  it('stands upright on a page that is turned for showing', async () => {
    const turned = (x: number, y: number, words: string): string =>
      `BT /F 12 Tf 0 1 -1 0 ${x} ${y} Tm (${words}) Tj ET\n`;
    expect(await textOf(turned(100, 100, 'first line') + turned(130, 100, 'second line'), { rotate: 90 })).toBe(
      'first line\nsecond line',
    );
  });

  it('has cells by ruling lines, empty and merged ones too, whether stroked or filled', async () => {
    const lines = [700, 680, 660].map((y) => rule(100, y, 400, y)).join('');
    const columns =
      box(99.8, 660, 0.5, 40) + box(200, 660, 0.5, 20) + box(300, 660, 0.5, 40) + rule(400, 660, 400, 700);
    const words =
      show(110, 686, 'merged heading') + song(110, 666, RULES) + show(310, 666, '5') + show(310, 686, 'second');
    expect(await textOf(lines + columns + words)).toBe('merged heading\tsecond\n规章\t\t5');
  });

  it('joins a label within its cell and keeps it from the values beside it', async () => {
    const grid =
      [700, 660].map((y) => rule(100, y, 400, y)).join('') + [100, 300, 400].map((x) => rule(x, 660, x, 700)).join('');
    const words = song(110, 686, RULES) + song(110, 668, RULES) + show(310, 677, '0') + show(72, 600, 'words below');
    expect(await textOf(grid + words)).toBe('规章规章\t0\nwords below');
  });

  it('tells columns by the places of values where only rows are ruled', async () => {
    const frame =
      [700, 660, 630].map((y) => rule(100, y, 400, y)).join('') + rule(100, 630, 100, 700) + rule(400, 630, 400, 700);
    const values = [1, 2, 3, 4].map((n) => show(250 + n * 30, 677, String(n))).join('');
    const more = [5, 6, 8].map((n, i) => show(280 + ([0, 30, 90][i] ?? 0), 640, String(n))).join('');
    const words = song(110, 686, RULES) + song(110, 668, 'D0C5CFA2') + song(110, 640, RULES) + values + more;
    // Four columns are no table of the form, so no cell is claimed to be empty.
    expect(await textOf(words + frame)).toBe('规章信息 1 2 3 4\n规章 5 6 8');
  });

  it('knows empty cells by the places of the values where as many columns are seen as the form has', async () => {
    const values = (y: number, figures: readonly (number | null)[]): string =>
      figures.map((n, i) => (n === null ? '' : show(250 + i * 30, y, String(n)))).join('');
    const words =
      song(110, 700, RULES) +
      song(110, 650, 'D0C5CFA2') +
      values(700, [1, 2, 3, 4, 5, 6, 7]) +
      values(650, [8, null, null, 9]);
    expect(await textOf(words)).toBe('规章\t1\t2\t3\t4\t5\t6\t7\n信息\t8\t\t\t9\t\t\t');
  });

  it('marks a picture where it stands', async () => {
    const image = 'q 300 0 0 200 100 400 cm BI /W 2 /H 2 /BPC 8 /CS /G ID 0000 EI Q\n';
    const words = show(72, 700, 'words above') + show(72, 300, 'words below');
    expect(await textOf(words + image)).toBe('words above\n[图片]\nwords below');
  });

  it('has no page numbers, nor titles that run over the pages', async () => {
    const words = show(72, 810, 'Annual report') + show(72, 500, 'words of the page') + show(290, 30, '- 7 -');
    expect(await textOf(words, { pages: 3 })).toBe(Array(3).fill('words of the page').join('\n'));
  });

  it('puts a row together that the end of a page cuts, and keeps rows of their own apart', async () => {
    const across = [100, 300, 350, 400];
    const grid = (top: number): string =>
      [top, top - 30].map((y) => rule(100, y, 400, y)).join('') + across.map((x) => rule(x, top - 30, x, top)).join('');
    // Both pages show the same; the row at the top of the second goes on from the row at the foot of the first.
    const middle = show(72, 400, 'words between the tables');
    const cut = middle + grid(130) + song(110, 110, 'D0D0D0D0') + show(310, 110, '3') + show(360, 110, '4');
    const rest = grid(740) + song(110, 720, 'D0C5CFA2');
    const between = 'words between the tables';
    expect((await textOf(rest + cut, { pages: 2 })).split('\n')).toEqual([
      '信息\t\t',
      between,
      '行行信息\t3\t4',
      between,
      '行行\t3\t4',
    ]);
    // A row whose cells are empty stays a row.
    const empty = grid(740) + song(110, 720, RULES);
    expect((await textOf(empty + cut, { pages: 2 })).split('\n')).toHaveLength(6);
    const own = grid(740) + show(110, 720, '2.') + song(124, 720, RULES);
    expect((await textOf(own + cut, { pages: 2 })).split('\n')).toHaveLength(6);
  });

  it('goes down one column of prose before the next', async () => {
    const column = (x: number, letter: string): string =>
      [1, 2, 3, 4, 5].map((n) => show(x, 700 - 20 * n, `${letter}${n} as long as a line of prose`)).join('');
    const lines = (
      await textOf(show(150, 720, 'a title above both of the columns') + column(60, 'l') + column(320, 'r'))
    ).split('\n');
    expect(lines.map((line) => line.slice(0, 2)).join(' ')).toBe('a  l1 l2 l3 l4 l5 r1 r2 r3 r4 r5');
  });
});

describe('what nobody sees on a page', () => {
  const seen = show(72, 700, 'words that are seen');
  it.each([
    ['invisible type', `q 3 Tr ${show(72, 500, '77')} Q `],
    ['type in the colour of paper', `q 1 1 1 rg ${show(72, 500, '77')} Q `],
    ['type in the colour of its ground', `q 0.1 g 50 450 100 100 re f ${show(72, 500, '77')} Q `],
    ['type that is cut away', `q 0 0 10 10 re W n ${show(72, 500, '77')} Q `],
    ['type beside the page', show(700, 500, '77')],
    ['type that is painted over', `${show(72, 500, '77')} q 1 g 60 490 40 30 re f Q `],
    ['pale type as large as a watermark', `q 0.8 g BT /F 60 Tf 72 500 Td (77) Tj ET Q `],
  ])('is not read: %s', async (_, operations) => {
    expect(await textOf(operations + seen)).toBe('words that are seen');
  });

  it('is not what stands in light type on a dark ground, or under a mark of many colours', async () => {
    const light = `q 0.1 0.2 0.4 rg 50 450 200 100 re f 1 g ${show(72, 500, '77')} Q `;
    const marked = `${show(72, 400, '88')} q /M gs 1 1 0 rg 60 390 40 30 re f Q `;
    const text = await textOf(seen + light + marked, { resources: '/ExtGState << /M << /BM /Multiply >> >>' });
    expect(text).toBe('words that are seen\n77\n88');
  });
});

describe('a number of a PDF', () => {
  const cells = (...xs: readonly number[]): string =>
    [700, 660].map((y) => rule(xs[0] ?? 0, y, xs.at(-1) ?? 0, y)).join('') +
    xs.map((x) => rule(x, 660, x, 700)).join('');

  it('set letter by letter, in any order, is one', async () => {
    const digits = [3, 1, 0, 2].map((at) => show(200 + 6.672 * at, 500, '1136'.charAt(at))).join('');
    expect(await textOf(digits + show(72, 400, 'second line'))).toBe('1136\nsecond line');
  });

  it('of equal digits printed bold, by drawing each twice, has as many digits as before', async () => {
    const bold = [0, 6.67, 13.34].flatMap((x) => [show(200 + x, 500, '1'), show(200.3 + x, 500, '1')]).join('');
    expect(await textOf(bold + show(72, 400, 'second line'))).toBe('111\nsecond line');
  });

  it('with another written over it is none', async () => {
    const over = show(200, 500, '15') + show(200, 500, '12');
    expect(await textOf(over + show(72, 400, 'second line'))).toBe('1\ufffd\nsecond line');
  });

  it('too long for its cell goes on in the next line; two numbers in a cell stay apart', async () => {
    const broken = show(301, 684, '1234') + show(301, 668, '5');
    const two = show(341, 684, '12') + show(341, 668, '5');
    expect(
      await textOf(cells(100, 300, 330, 400) + song(110, 677, RULES) + broken + two + show(72, 600, 'below')),
    ).toBe('规章\t12345\t12 5\nbelow');
  });

  it('that reaches into the next cell cannot be told from two that touch', async () => {
    const words = song(110, 677, RULES) + show(302, 677, '9876') + show(328.7, 677, '54321');
    expect(await textOf(cells(100, 300, 330, 400) + words + show(72, 600, 'below'))).toBe(
      '规章\t\ufffd\t\ufffd\nbelow',
    );
  });

  it('with its digits apart is one, in a cell', async () => {
    const spread = 'BT /F 12 Tf 310 677 Td [(1) -500 (1) -500 (3) -500 (6)] TJ ET\n';
    expect(await textOf(cells(100, 300, 400) + song(110, 677, RULES) + spread + show(72, 600, 'below'))).toBe(
      '规章\t1136\nbelow',
    );
  });
});

describe('cells of a PDF', () => {
  const words =
    song(110, 686, RULES) + show(310, 686, '5') + song(110, 666, RULES) + show(310, 666, '6') + show(72, 600, 'below');
  const dots = (x1: number, y1: number, x2: number, y2: number): string => {
    const steps = Math.round(Math.max(x2 - x1, y2 - y1) / 3);
    return Array.from({ length: steps }, (_, i) =>
      box(x1 + ((x2 - x1) * i) / steps, y1 + ((y2 - y1) * i) / steps, 1, 1),
    ).join('');
  };
  const grid = (line: (x1: number, y1: number, x2: number, y2: number) => string): string =>
    [660, 680, 700].map((y) => line(100, y, 400, y)).join('') +
    [100, 300, 400].map((x) => line(x, 660, x, 700)).join('');

  it.each([
    ['dotted rules', grid(dots)],
    [
      'pictures written thin',
      grid(
        (x1, y1, x2, y2) =>
          `q ${x2 - x1 || 0.5} 0 0 ${y2 - y1 || 0.5} ${x1} ${y1} cm BI /W 1 /H 1 /BPC 8 /CS /G ID 0 EI Q\n`,
      ),
    ],
    ['rules with the numbers underlined', grid(rule) + rule(310, 684.5, 316.7, 684.5)],
    [
      'frames apart from each other',
      [100, 302].flatMap((x) => [660, 683].map((y) => `${x} ${y} 195 18 re S\n`)).join(''),
    ],
    [
      'boxes of colour',
      `q 0.9 g ${[100, 302].flatMap((x) => [660, 683].map((y) => box(x, y, 195, 18))).join('')} Q 0 g\n`,
    ],
  ])('are known by %s', async (_, lines) => {
    expect(await textOf(lines + words)).toBe('规章\t5\n规章\t6\nbelow');
  });
});

describe('a page', () => {
  it('whose text runs another way is turned', async () => {
    const turned = (x: number, y: number, text: string): string =>
      `BT /F 12 Tf 0 1 -1 0 ${x} ${y} Tm (${text}) Tj ET\n`;
    expect(await textOf(turned(100, 100, 'first line') + turned(130, 100, 'second line'))).toBe(
      'first line\nsecond line',
    );
  });

  it('that is a scan with recognized text is read, and the reading says so', async () => {
    const scan = 'q 595 0 0 842 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID 0000 EI Q\n';
    const lines = Array.from({ length: 12 }, (_, n) => show(72, 700 - 20 * n, 'words that were recognized')).join('');
    const read = (operations: string) => openDocument(pdfOf(operations), 'a.pdf');
    expect(await read(`${scan} 3 Tr ${lines}`)).toMatchObject({ recognized: true, damaged: false });
    expect(await read(lines + scan)).toMatchObject({ recognized: true });
    expect(await read(lines)).toMatchObject({ recognized: false });
  });
});

describe('a font that numbers its glyphs and does not name them', () => {
  const fonts =
    '/I << /Type /Font /Subtype /Type0 /BaseFont /A+Sun /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype ' +
    '/CIDFontType2 /BaseFont /A+Sun /DW 600 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>';
  const glyphs = (x: number, y: number, ...numbers: readonly number[]): string =>
    `BT /I 12 Tf 1 0 0 1 ${x} ${y} Tm <${numbers.map((n) => n.toString(16).padStart(4, '0')).join('')}> Tj ET\n`;

  it.each([
    ['controls', [17, 18]],
    ['digits', [49, 51]],
  ])('yields no number, whether its glyphs pass for %s', async (_, numbers) => {
    const words = show(72, 700, 'a line of words that can be read') + glyphs(72, 600, ...numbers);
    expect(await textOf(words, { fonts })).toBe('a line of words that can be read\n\ufffd\ufffd');
  });

  it('and holds most of the text makes a document that is refused', async () => {
    const words = Array.from({ length: 20 }, (_, n) => glyphs(72, 700 - 20 * n, n, n + 1, n + 2, n + 3)).join('');
    await expect(textOf(words, { fonts })).rejects.toMatchObject({
      code: 'UNSUPPORTED_FORMAT',
      sentence: { zh: expect.stringMatching(/没有文字编码.*请/) },
    });
  });
});

describe('the outlines of fonts', () => {
  const file = readFileSync(new URL('../../../fixtures/formats/suqian_city_2023-ruled.pdf', import.meta.url));
  const keys = (bytes: Uint8Array): number => Buffer.from(bytes).toString('latin1').split('/FontFile2').length - 1;

  it('are put out of reach where characters are known by ids, and nothing in the file moves', () => {
    const without = withoutOutlines(file);
    expect([keys(file) > 0, keys(without), without.length]).toEqual([true, 0, file.length]);
    expect(keys(file)).toBeGreaterThan(0);
  });

  it('stay where a simple font may need them', () => {
    const simple =
      '1 0 obj\n<< /Type /Font /Subtype /TrueType /FontDescriptor 2 0 R >>\nendobj\n2 0 obj\n<< /FontFile2 3 0 R >>\nendobj\n';
    expect(keys(withoutOutlines(new TextEncoder().encode(simple)))).toBe(1);
  });
});
