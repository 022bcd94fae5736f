/** Pictures of dots: every character is drawn as itself or the picture is refused, and no picture holds up the others. */
import { afterAll, describe, expect, it } from 'vitest';
import { openPainter, type ToDraw } from '../../../../server/draw/png/painter.ts';
import { readPng } from './read-png.ts';

const painter = openPainter();
afterAll(() => painter.close());

const LATIN = "'Segoe UI',sans-serif";
const picture = (text: string, { size = '120', weight = 400, faces = 'sans-serif', scale = 1 } = {}): ToDraw => ({
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="40"><text x="4" y="28" font-size="20" font-weight="${weight}" font-family="${faces}">${text}</text></svg>`,
  lang: faces === LATIN ? 'en' : 'zh',
  scale,
  texts: {},
});
const dotsOf = async (text: string, look = {}): Promise<string> =>
  readPng(await painter.paint(picture(text, look))).dots.toString('base64');

describe('a character', () => {
  it('is drawn as itself: common and rare Han, signs, Latin and digits all differ, and none is empty', async () => {
    // Beyond the 8,000 that the pages' font holds: 塥 轷 赇 (GB 2312), 㙟 䶮 (extension A), and the sign of a failed check.
    const signs = [...'政开区塥轷赇㙟䶮✕△①→≥㎡′“，A8éāž'];
    const drawn = await Promise.all([' ', ...signs].map((sign) => dotsOf(sign)));
    expect(new Set(drawn).size).toBe(signs.length + 1);
  });

  it.each([
    ['🎉', 'U+1F389'],
    ['𠮷', 'U+20BB7'],
    ['ꙮ', 'U+A66E'],
    ['\uE000', 'U+E000'],
  ])('that no face has is refused by name and never a box: %s', async (sign, code) => {
    const refusal = painter.paint(picture(`教育局${sign}`));
    await expect(refusal).rejects.toMatchObject({ code: 'NOT_DRAWABLE' });
    await expect(refusal).rejects.toThrow(code);
  });

  it('that is drawn by nothing is passed over', async () => {
    expect(await dotsOf('教\u200d育\ufe0f')).toBe(await dotsOf('教育'));
  });

  it('is drawn bold where it is to be, in the serif of titles, and in Latin quotation marks where the text is English', async () => {
    const looks = [{}, { weight: 600 }, { faces: "'Songti SC','Noto Serif SC',serif", weight: 600 }];
    expect(new Set(await Promise.all(looks.map((look) => dotsOf('公开 2025', look)))).size).toBe(3);
    expect(await dotsOf('“a”', { faces: LATIN })).not.toBe(await dotsOf('“a”'));
  });
});

describe('a picture', () => {
  it('has as many dots for a pixel as are asked for, says how large it is meant to be, and holds its texts', async () => {
    const asked = { ...picture('公开', { scale: 3 }), texts: { Title: '新收申请', address: 'kind=trend&of=甲' } };
    const { width, height, dotsPerMetre, texts } = readPng(await painter.paint(asked));
    expect([width, height]).toEqual([360, 120]);
    // 288 dots an inch.
    expect(dotsPerMetre).toBe(Math.round(288 / 0.0254));
    expect(texts).toEqual(asked.texts);
  });

  it('is drawn beside the event loop, which goes on turning meanwhile', async () => {
    await painter.paint(picture('公开'));
    let turns = 0;
    let isDrawn = false;
    const turn = (): void => {
      turns += 1;
      if (!isDrawn) setImmediate(turn);
    };
    setImmediate(turn);
    await painter.paint({ ...picture('公开', { size: '3000' }), scale: 4 });
    isDrawn = true;
    // Drawn by the loop itself it would turn a handful of times.
    expect(turns).toBeGreaterThan(100);
  });

  it('is the same bytes for the same drawing', async () => {
    expect(await dotsOf('公开')).toBe(await dotsOf('公开'));
  });

  it('of too many dots is refused before anything is drawn, with the size it would have', async () => {
    const refusal = painter.paint({ ...picture('公开', { size: '40000' }), scale: 4 });
    await expect(refusal).rejects.toMatchObject({ code: 'TOO_LARGE' });
    await expect(refusal).rejects.toThrow('160000 × 160');
  });

  it('waits in a line that has an end', async () => {
    const small = openPainter({ inLine: 2 });
    const asked = Array.from({ length: 5 }, () => small.paint(picture('公开')));
    const outcomes = (await Promise.allSettled(asked)).map((one) => one.status === 'fulfilled' || one.reason.code);
    // One is being drawn, two wait.
    expect(outcomes).toEqual([true, true, true, 'BUSY', 'BUSY']);
    await small.close();
  });

  it('that takes too long is given up, and the next is drawn by another thread', async () => {
    const hasty = openPainter({ deadline: 1 });
    await expect(hasty.paint(picture('公开'))).rejects.toMatchObject({ code: 'BUSY', retryAfter: expect.any(Number) });
    await hasty.close();
    const broken = openPainter();
    await expect(broken.paint({ ...picture('公开'), svg: '<svg width="1" height="1"' })).rejects.toThrow(/drawn/);
    expect(readPng(await broken.paint(picture('公开'))).width).toBe(120);
    await broken.close();
  });
});
