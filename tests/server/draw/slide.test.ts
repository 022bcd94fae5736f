/** A chart as a slide: a chart of the program's own with the very numbers, gaps left open, words beside it. */
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { lastKnown } from '../../../schema/chart/facts.ts';
import { chartWords } from '../../../schema/chart/words/words.ts';
import { drawSlide } from '../../../server/draw/slide.ts';
import { chartOf } from '../../schema/chart/build.ts';
import { drawnShapes } from '../../schema/chart/layout/shapes.ts';
import type { Shape } from '../../schema/chart/shapes.ts';

async function partsOf({ query, answer }: Shape): Promise<Readonly<Record<string, string>>> {
  const chart = chartOf(query);
  const nameOf = (id: string) => ({ zh: id, en: id });
  const words = chartWords(chart, answer, nameOf);
  const files = unzipSync(await drawSlide({ chart, address: query, answer, asOf: null, words, nameOf }));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
}

/** The chart's own part; the library numbers charts on from file to file. */
const chartIn = (parts: Readonly<Record<string, string>>): string =>
  Object.entries(parts).find(([name]) => /^ppt\/charts\/chart\d+\.xml$/.test(name))?.[1] ?? '';

const named = (name: string): Shape => {
  const shape = drawnShapes.find((one) => one.name === name);
  if (!shape) throw new Error(name);
  return shape;
};
/** Of each line of the chart its values by place; those left open are not there. */
const valuesIn = (xml: string) =>
  [...xml.matchAll(/<c:ser>.*?<c:val>(.*?)<\/c:val>/gs)].map(([, values = '']) =>
    [...values.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g)].flatMap(([, at, value]) =>
      value === '' ? [] : [[Number(at), Number(value)]],
    ),
  );

test('a trend has its values, and a year without one stays open', async () => {
  const parts = await partsOf(named('gaps'));
  expect(valuesIn(chartIn(parts))).toEqual([
    [
      [0, 70],
      [3, 90],
      [4, 95],
    ],
  ]);
  expect(chartIn(parts)).toContain('<c:dispBlanksAs val="gap"/>');
});

test('the axis of a trend counts whole cases, from zero where no value is less', async () => {
  const axisOf = async (name: string): Promise<readonly [string | undefined, string | undefined]> => {
    const [, axis = ''] = /<c:valAx>(.*?)<\/c:valAx>/s.exec(chartIn(await partsOf(named(name)))) ?? [];
    return [/<c:min val="([^"]*)"/.exec(axis)?.[1], /<c:majorUnit val="([^"]*)"/.exec(axis)?.[1]];
  };
  expect(await axisOf('all zero')).toEqual(['0', '1']);
  expect(await axisOf('gaps')).toEqual(['0', undefined]);
  expect((await axisOf('negative'))[0]).toBe(undefined);
});

test('a title of three lines is set smaller, so that it does not run into what stands under it', async () => {
  const [shape] = drawnShapes;
  if (!shape) throw new Error('No shape');
  const sizeOf = async (title: string): Promise<string> => {
    const parts = await partsOf({ ...shape, query: `${shape.query}&title=${encodeURIComponent(title)}` });
    return /sz="(\d+)" b="1"/.exec(parts['ppt/slides/slide1.xml'] ?? '')?.[1] ?? '';
  };
  expect(await sizeOf('短')).toBe('2600');
  expect(await sizeOf('长'.repeat(90))).toBe('1900');
});

test('outcomes are stacked to a hundred, the first year on top', async () => {
  const shape = named('outcomes');
  const xml = chartIn(await partsOf(shape));
  expect(xml).toContain('<c:grouping val="percentStacked"/>');
  expect(valuesIn(xml)).toHaveLength(6);
});

describe('whatever the data', () => {
  test.each(drawnShapes)('$name: title, source and notes stand on it as text', async (shape) => {
    const chart = chartOf(shape.query);
    const { title, source, description } = chartWords(chart, shape.answer, (id) => ({ zh: id, en: id }));
    const parts = await partsOf(shape);
    const slide = textIn(parts['ppt/slides/slide1.xml'] ?? '');
    expect(slide).toContain(title);
    expect(slide).toContain(source);
    expect(textIn(parts['ppt/notesSlides/notesSlide1.xml'] ?? '')).toContain(description);
    const isTable = [
      'heat',
      'change',
      'multiples',
      'rank',
      'contribution',
      'distribution',
      'funnel',
      'flow',
      'coverage',
      'table',
    ].includes(chart.kind);
    if (!isTable && shape.answer.series.some(lastKnown)) expect(chartIn(parts)).toContain('<c:ser>');
    if (isTable) expect(parts['ppt/slides/slide1.xml']).toContain('<a:tbl>');
  });
});

function textIn(xml: string): string {
  return [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)]
    .map(([, text = '']) => text)
    .join('')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
