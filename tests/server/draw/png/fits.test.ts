/** Every shape of data in the sizes that leave the house, measured with the faces it is really drawn in: nothing sticks out. */
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { THEMES } from '../../../../schema/chart/chart.ts';
import { SIZE_IDS } from '../../../../schema/chart/sizes.ts';
import { chartWords } from '../../../../schema/chart/words/words.ts';
import { CODELISTS } from '../../../../schema/codelists.ts';
import { MEASURES } from '../../../../schema/form/measures/index.ts';
import { LANGS } from '../../../../schema/language.ts';
import { INDICATORS } from '../../../../schema/rollup/indicators.ts';
import { drawSvg } from '../../../../server/draw/draw.ts';
import { FAMILIES, openFaces } from '../../../../server/draw/png/faces.ts';
import { chartOf } from '../../../schema/chart/build.ts';
import { drawnShapes } from '../../../schema/chart/layout/shapes.ts';

const faces = openFaces();

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The box around all texts, in the pixels of the drawing. */
function textsOf(svg: string, lang: 'zh' | 'en'): Box | undefined {
  const bare = svg.replaceAll(/<(rect|line|circle|path|pattern)\b[^>]*\/>/g, '').replaceAll(/<defs>.*?<\/defs>/gs, '');
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text).join('');
  expect(faces.lacking(texts)).toEqual([]);
  return faces.within(texts, (files) =>
    new Resvg(bare, {
      font: { fontFiles: [...files], loadSystemFonts: false, defaultFontFamily: FAMILIES[lang] },
    }).getBBox(),
  );
}

it('the faces have every name and word of the form, in both languages', () => {
  const labels = [...MEASURES, ...INDICATORS].flatMap(({ label, short }) => [label, short]);
  const codes = Object.values(CODELISTS).flatMap((list) => Object.values(list));
  const text = [...labels, ...codes].map(({ zh, en }) => zh + en).join('');
  expect(text.length).toBeGreaterThan(5000);
  expect(faces.lacking(text)).toEqual([]);
});

describe('drawn in its faces', () => {
  it.each(drawnShapes.map((shape, place) => ({ ...shape, place })))('$name', ({ query, answer, place }) => {
    for (const lang of LANGS) {
      // Every other size in one language and the rest in the other, which the next shape has the other way round.
      for (const size of SIZE_IDS.filter((_, index) => (index + place + LANGS.indexOf(lang)) % 2 === 0)) {
        const theme = THEMES[SIZE_IDS.indexOf(size) % THEMES.length];
        const chart = chartOf(`${query}&lang=${lang}&theme=${theme}&size=${size}`);
        const svg = drawSvg(chart, answer, chartWords(chart, answer));
        const [, width = 0, height = 0] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(Number);
        const box = textsOf(svg, lang);
        if (box === undefined) throw new Error(`No text: ${query} ${size}`);
        const about = `${query} ${lang} ${size}: ${box.x + box.width} × ${box.y + box.height} in ${width} × ${height}`;
        expect(box.x, about).toBeGreaterThanOrEqual(0);
        expect(box.y, about).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width, about).toBeLessThanOrEqual(width);
        expect(box.y + box.height, about).toBeLessThanOrEqual(height);
      }
    }
  });
});
