/**
 * What every kind of chart is inked with in every theme, which changes nothing else: the colours, patterns and dashes of all shapes of data,
 * written down. A change that is meant is written anew by `npx vitest run tests/server/draw/inks.test.ts -u` and read in the difference.
 */
import { expect, it } from 'vitest';
import { CHART_KINDS, THEMES } from '../../../schema/chart/chart.ts';
import { chartWords } from '../../../schema/chart/words/words.ts';
import { drawSvg } from '../../../server/draw/draw.ts';
import { chartOf } from '../../schema/chart/build.ts';
import { drawnShapes } from '../../schema/chart/layout/shapes.ts';
import { readSvg } from './read-svg.ts';

/** Every text of a drawing and where it stands. */
function textsOf(query: string, answer: (typeof drawnShapes)[number]['answer']) {
  const chart = chartOf(query);
  return readSvg(drawSvg(chart, answer, chartWords(chart, answer)))
    .filter(({ name }) => name === 'text')
    .map(({ attributes: { x, y }, at, text }) => ({ x, y, at, text }));
}

it.each(drawnShapes)('a theme says and places what the others do: $name', ({ query, answer }) => {
  const [screen, print, mono] = (['screen', 'print', 'mono'] as const).map((theme) =>
    textsOf(`${query}&theme=${theme}`, answer),
  );
  expect(screen?.length).toBeGreaterThan(0);
  expect(print).toEqual(screen);
  // Patterns have a key of their own, which makes room for itself.
  const said = (texts: typeof screen) => texts?.map(({ text }) => text).sort();
  expect(said(mono)).toEqual(said(screen));
});

it.each(THEMES)('in the theme %s', async (theme) => {
  const lines = CHART_KINDS.map((kind) => {
    const shapes = drawnShapes.filter(({ query }) => chartOf(query).kind === kind);
    expect(shapes.length, kind).toBeGreaterThan(0);
    const inks = new Set<string>();
    for (const { query, answer } of shapes) {
      const chart = chartOf(`${query}&theme=${theme}`);
      for (const { name, attributes } of readSvg(drawSvg(chart, answer, chartWords(chart, answer)))) {
        const ids = (value: string): string => value.replace(/#g[a-z0-9]+-/, '#');
        for (const part of ['fill', 'stroke', 'stroke-dasharray'] as const) {
          const value = attributes[part];
          if (value !== undefined && value !== 'none') inks.add(`${name} ${part} ${ids(value)}`);
        }
      }
    }
    return `${kind}\n${[...inks]
      .sort()
      .map((ink) => `  ${ink}\n`)
      .join('')}`;
  });
  const text = lines.join('\n');
  // What is printed or copied in black has no colour at all.
  const colours = [...text.matchAll(/#([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})\b/g)].filter(
    ([, red, green, blue]) => red !== green || green !== blue,
  );
  if (theme === 'mono') expect(colours.map(([colour]) => colour)).toEqual([]);
  await expect(text).toMatchFileSnapshot(`golden/inks-${theme}.txt`);
});
