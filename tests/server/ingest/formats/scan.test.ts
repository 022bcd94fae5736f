import { describe, expect, it } from 'vitest';
import type { ReadReport } from '../../../../schema/report/report.ts';
import { LIMITS } from '../../../../server/ingest/formats/limits.ts';
import { linesWithin } from '../../../../server/ingest/formats/scan/blocks.ts';
import { pdfOfPictures as packedAsPdf } from '../../../../server/ingest/formats/scan/picture-pdf.ts';
import { blank, cut, quarterTurned, type Raster, turned } from '../../../../server/ingest/formats/scan/raster.ts';
import type { Recognize } from '../../../../server/ingest/formats/scan/recognizer.ts';
import { readScanned, type ScanLine } from '../../../../server/ingest/formats/scan/scan.ts';
import { readAnyDocument } from '../../../../server/ingest/ingest.ts';
import { lowered } from '../../../support/lowered.ts';
import { expectRead } from '../render/expect.ts';
import { distinctForm } from './distinct.ts';
import { ofdFile } from './ofd.ts';
import { bits, grey, type PdfPicture, pdfOfPictures, pngOf, scannedForm } from './scanned.ts';

const FORM = distinctForm('2021');
const SCANNED = scannedForm(FORM);

const read = (pictures: readonly PdfPicture[], recognize: Recognize | null = SCANNED.recognize): Promise<ReadReport> =>
  readAnyDocument(pdfOfPictures(pictures), '扫描件.pdf', null, recognize);

const changed = (raster: Raster, change: (value: number, at: number) => number): Raster => ({
  ...raster,
  data: raster.data.map((value, at) => Math.max(0, Math.min(255, change(value, at)))),
});
/** Grains that are the same every time. */
const grain = (at: number): number => ((at * 2_654_435_761) % 1000) / 1000 - 0.5;

/** Red, green and blue, with a ring of red over the middle of the page. */
function stamped({ width, height, data }: Raster): PdfPicture {
  const bytes = new Uint8Array(3 * data.length);
  data.forEach((value, at) => {
    const away = Math.hypot((at % width) - width / 2, Math.floor(at / width) - height / 3);
    const inRing = away < 180 || (away > 300 && away < 340);
    bytes.set(inRing ? [Math.min(value, 225), value >> 3, value >> 3] : [value, value, value], 3 * at);
  });
  return { width, height, says: '/ColorSpace/DeviceRGB/BitsPerComponent 8', bytes };
}

describe('a PDF whose pages are pictures', () => {
  it.each([
    ['as they are', SCANNED.pages.map(grey)],
    ['in black and white', SCANNED.pages.map((page) => bits(page))],
    ['as masks', SCANNED.pages.map((page) => bits(page, '/ImageMask true/BitsPerComponent 1'))],
    ['turned a little to the right', SCANNED.pages.map((page) => grey(turned(page, Math.PI / 180)))],
    ['turned a little to the left', SCANNED.pages.map((page) => grey(turned(page, -0.02)))],
    [
      'on dark grey paper with grains',
      SCANNED.pages.map((page) => grey(changed(page, (value, at) => 40 + 0.3 * value + 20 * grain(at)))),
    ],
    ['with a red stamp', SCANNED.pages.map(stamped)],
    ['lying on one side', SCANNED.pages.map((page) => grey(quarterTurned(page, 3)))],
    ['on their heads', SCANNED.pages.map((page) => grey(quarterTurned(page, 2)))],
    ['each another way', SCANNED.pages.map((page, at) => grey(quarterTurned(page, (at + 3) % 4)))],
  ])('is read cell for cell, %s', async (_, pictures) => {
    const report = await read(pictures);
    expectRead(report, FORM);
    expect(report).toMatchObject({ publisher: FORM.publisher, year: FORM.year });
    expect(report.outline.map(({ ordinal }) => ordinal).join('')).toBe('一二三四五六');
    expect(new Set(report.figures.map(({ confidence }) => confidence))).toEqual(new Set(['pictured']));
    expect(report.notes.map(({ detail }) => detail).join()).toMatch(/扫描件.*请与原件逐格核对/);
  });

  it('reads the gaps of a sparse form as gaps', async () => {
    const sparse = distinctForm('2021', true);
    const { pages, recognize } = scannedForm(sparse);
    expectRead(await read(pages.map(grey), recognize), sparse);
  });

  const DOUBTS: readonly ((text: string) => { text: string; sure: number })[] = [
    (text) => ({ text, sure: 0.8 }),
    () => ({ text: '', sure: 1 }),
    (text) => ({ text: text.slice(1), sure: 1 }),
    (text) => ({ text: `${text}1111`, sure: 1 }),
  ];

  it('takes no figure that is not surely recognized, not at all, or of fewer or more digits than there is ink for', async () => {
    let figures = 0;
    const doubtful: Recognize = async (lines, progress) => {
      const texts = (await SCANNED.recognize(lines, progress)) ?? [];
      return texts.map((one) =>
        /^\d+$/.test(one.text) ? (DOUBTS[figures++ % DOUBTS.length]?.(one.text) ?? one) : one,
      );
    };
    const report = await read(SCANNED.pages.map(grey), doubtful);
    const reasons = report.figures.map(({ content }) => (content.kind === 'gap' ? content.reason : content.value));
    expect(new Set(reasons)).toEqual(new Set(['unreadable']));
  });

  it('is read as far as may be where it has more pages, page by page, and the others are told of', async () => {
    const empty = Array.from({ length: LIMITS.scannedPages + 2 - SCANNED.pages.length }, () => grey(blank(8, 8)));
    const told: string[] = [];
    const report = await read([...SCANNED.pages.map(grey), ...empty], (lines, progress) => {
      told.push(`${progress.page}/${progress.pages}`);
      return SCANNED.recognize(lines, progress);
    });
    expectRead(report, FORM);
    expect(report.notes.map(({ detail }) => detail).join()).toContain('只识别了前 30 页，后面 2 页没有读');
    expect(told).toEqual(SCANNED.pages.map((_, page) => `${page + 1}/${LIMITS.scannedPages}`));
  });
});

describe('pictures that are no PDF', () => {
  const resources = (path: string): string =>
    `<ofd:MultiMedias>${SCANNED.pages.map((_, at) => `<ofd:MultiMedia ID="${at + 50}" Type="Image"><ofd:MediaFile>${path}${at}.png</ofd:MediaFile></ofd:MultiMedia>`).join('')}</ofd:MultiMedias>`;
  const pages = SCANNED.pages.map(
    (_, at) =>
      `<ofd:Layer><ofd:ImageObject Boundary="9 9 9 9" ResourceID="1"/><ofd:ImageObject Boundary="0 0 210 297" ResourceID="${at + 50}"/><ofd:ImageObject Boundary="9 9 9 9" ResourceID="1"/></ofd:Layer>`,
  );
  const media = Object.fromEntries(SCANNED.pages.map((page, at) => [`Doc_0/Res/scan${at}.png`, pngOf(page)]));

  it('are refused on the pages of an OFD file where nobody can read pictures', async () => {
    const bytes = ofdFile({ pages, resources: resources('Res/scan'), parts: media });
    await expect(readAnyDocument(bytes, '扫描件.ofd')).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
  });

  it('are refused on the pages of an OFD file that does not hold them', async () => {
    const bytes = ofdFile({ pages, resources: resources('Res/scan') });
    await expect(readAnyDocument(bytes, '扫描件.ofd', null, SCANNED.recognize)).rejects.toMatchObject({
      code: 'UNSUPPORTED_FORMAT',
    });
  });

  it('are read on the pages of an OFD file as far as may be, and the others are told of', async () => {
    const empty = '<ofd:Layer><ofd:ImageObject Boundary="0 0 210 297" ResourceID="99"/></ofd:Layer>';
    const last = '<ofd:MultiMedia ID="99" Type="Image"><ofd:MediaFile>Res/empty.png</ofd:MediaFile></ofd:MultiMedia></';
    const bytes = ofdFile({
      pages: [...pages, ...Array<string>(LIMITS.scannedPages + 3 - pages.length).fill(empty)],
      resources: resources('Res/scan').replace('</ofd:MultiMedias>', `${last}ofd:MultiMedias>`),
      parts: { ...media, 'Doc_0/Res/empty.png': pngOf(blank(8, 8)) },
    });
    const report = await readAnyDocument(bytes, '扫描件.ofd', null, SCANNED.recognize);
    expectRead(report, FORM);
    expect(report.notes.map(({ detail }) => detail).join()).toContain('前 30 页，后面 3 页没有读');
  });

  it.each([
    ['greys', 0],
    ['a palette', 3],
  ])('are read as a file of %s', async (_, kind) => {
    const { pages: sheets, recognize } = SCANNED;
    const [first] = sheets;
    if (!first) throw new Error('The form has no page');
    const asked: number[] = [];
    const reading = readAnyDocument(pngOf(first, kind), '照片.png', null, async (lines, progress) => {
      asked.push(lines.length);
      return recognize(lines, progress);
    });
    const { text } = await reading;
    expect(asked).toHaveLength(1);
    expect(text).toContain('总体情况');
  });

  it.each([
    ['of opacity', pngOf(blank(8, 8), 6)],
    ['of lines in another order', pngOf(blank(8, 8), 0, 1)],
    ['of another kind', new Uint8Array([0x47, 0x49, 0x46, 0x38, 0x39, 0x61])],
    ['cut off', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1])],
    ['of four inks', new Uint8Array([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 50, 0, 100, 4, 0, 0])],
  ])('are refused by name: %s', async (_, bytes) => {
    const reading = readAnyDocument(bytes, '照片', null, SCANNED.recognize);
    await expect(reading).rejects.toMatchObject({
      code: 'UNSUPPORTED_FORMAT',
      sentence: { zh: expect.stringContaining('图片') },
    });
  });

  it('keep their size and packing as JPEG', () => {
    const frame = [0xff, 0xc2, 0, 11, 8, 0, 50, 0, 100, 3, 0, 0];
    const pdf = packedAsPdf([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, ...frame.slice(1)])]);
    expect(Buffer.from(pdf ?? []).toString('latin1')).toContain(
      '/Width 100/Height 50/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode',
    );
  });
});

describe('what stands for nothing in a picture', () => {
  /** Ink from rows of marks, four pixels each. */
  const inkOf = (...rows: string[]): Raster => {
    const ink = blank(80, 80, 0);
    rows.forEach((row, y) => {
      Array.from(row).forEach((mark, x) => {
        for (let down = 0; mark === '#' && down < 4; down++)
          ink.data.fill(1, (20 + 4 * y + down) * 80 + 20 + 4 * x, (20 + 4 * y + down) * 80 + 24 + 4 * x);
      });
    });
    return ink;
  };
  const strokes = (ink: Raster) =>
    linesWithin(ink, { left: 0, top: 0, right: 80, bottom: 80 }, 8).map(({ stroke }) => stroke);

  it('is told from figures by its shape', () => {
    expect(strokes(inkOf('...#', '...#', '..#.', '..#.', '.#..', '.#..', '#...'))).toEqual(['/']);
    expect(strokes(inkOf('#######'))).toEqual(['—']);
    expect(strokes(inkOf('.#', '##', '.#', '.#', '.#', '.#', '.#'))).toEqual([null]);
    expect(strokes(inkOf('#####', '....#', '....#', '...#.', '..#..', '..#..', '.#...'))).toEqual([null]);
    expect(strokes(inkOf('#...', '#...', '.#..', '.#..', '..#.', '..#.', '...#'))).toEqual([null]);
  });

  it('is a gap in a cell, whatever a model takes it for, and nothing of a label', () => {
    const page = { width: 500, height: 500, rulings: [], boxes: [], pictures: [] };
    const line = {
      left: 10,
      right: 20,
      top: 10,
      bottom: 30,
      groups: 1,
      picture: blank(1, 1),
      inCell: true,
      stroke: '/',
      leans: 0,
    } as const;
    const textOf = (seen: string, one: ScanLine): string =>
      readScanned({ page, lines: [one], scale: 1 }, [{ text: seen, sure: 1 }])
        .pieces.map(({ text }) => text)
        .join();
    expect(textOf('1', line)).toBe('/');
    expect(textOf('1', { ...line, stroke: null })).toBe('1');
    expect(textOf('1', { ...line, stroke: null, leans: 0.2 })).toBe('\ufffd');
    expect(textOf('总计', line)).toBe('总计');
    expect(textOf('1', { ...line, inCell: false })).toBe('1');
  });
});

describe('a PDF of pictures that is refused', () => {
  const page = (): PdfPicture => grey(blank(8, 8));

  it.each([
    ['where nobody can read pictures', SCANNED.pages.map(grey), null, 'UNSUPPORTED_FORMAT', /没有文字层/],
    ['where reading them failed', SCANNED.pages.map(grey), async () => null, 'UNSUPPORTED_FORMAT', /没有文字层/],
    ['where nothing is on them', [page()], undefined, 'UNSUPPORTED_FORMAT', /没有文字层/],
  ])('%s', async (_, pictures, recognize, code, words) => {
    const problem: unknown = await read(pictures, recognize).catch((error: unknown) => error);
    expect(problem).toMatchObject({ code, sentence: { zh: expect.stringMatching(words) } });
  });

  it('with a picture of more pixels than any page, which is not unpacked', async () => {
    let looks = 0;
    const nobody: Recognize = async () => {
      looks++;
      return null;
    };
    const [first] = SCANNED.pages;
    if (!first) throw new Error('The form has no page');
    const top = grey(cut(first, 0, 0, first.width, first.height >> 2));
    const refused = () => expect(read([top], nobody)).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
    await lowered({ pixels: top.width * top.height - 1 }, refused);
    expect(looks).toBe(0);
    await refused();
    expect(looks).toBe(1);
  });

  it('with more lines than a page has', async () => {
    const [width, height] = [1050, 1485];
    const ruled = blank(width, height);
    const fill = (left: number, top: number, across: number): void => {
      ruled.data.fill(0, top * width + left, top * width + left + across);
    };
    for (let y = 40; y <= 1440; y += 28) fill(40, y, 962);
    for (let x = 40; x <= 1000; x += 24)
      for (let y = 40; y < 1440; y++) {
        fill(x, y, 1);
        if (x < 1000 && (y - 40) % 28 > 8 && (y - 40) % 28 < 18) fill(x + 10, y, 4);
      }
    await expect(read([grey(ruled)])).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });
});
