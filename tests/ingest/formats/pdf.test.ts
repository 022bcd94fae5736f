import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../server/ingest/open.ts';
import { type PdfOptions, pdfOf } from './pdf-writer.ts';

async function textOf(operations: string, options?: PdfOptions): Promise<string> {
  return (await openDocument(pdfOf(operations, options), { fileName: 'a.pdf', mediaType: null })).text;
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

  it('takes type that is drawn twice for bold type', async () => {
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
    expect(await textOf(words + frame)).toBe('规章信息\t1\t2\t3\t4\n规章 5 6 8');
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
});
