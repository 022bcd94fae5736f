// @vitest-environment happy-dom
/**
 * One rule for page and picture: every shape of data drawn by both, the page's components in a document of their own, the
 * picture as SVG, as wide as each other; and compared mark by mark, as they stand and woken.
 */
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { ChartPage } from '../../../client/pages/chart/ChartPage.tsx';
import { formatAddress } from '../../../schema/chart/address.ts';
import { lastKnown } from '../../../schema/chart/facts.ts';
import { PAPER, REST, REST_FILL } from '../../../schema/chart/palette.ts';
import { chartWords } from '../../../schema/chart/words/words.ts';
import type { Label, Lang } from '../../../schema/language.ts';
import { drawSvg } from '../../../server/draw/draw.ts';
import { drawEmbed } from '../../../server/draw/embed.ts';
import { chartOf } from '../../schema/chart/build.ts';
import { drawnShapes } from '../../schema/chart/layout/shapes.ts';
import type { Shape } from '../../schema/chart/shapes.ts';
import { chartAnswer, renderPage, wake } from '../../support/render.ts';

/** The picture's plot is this much narrower than the picture. */
const MARGINS = { 320: 32, 720: 48 } as const;

/** One thing drawn: what it is, and its coordinates. */
interface Mark {
  readonly what: string;
  readonly at: readonly number[];
}

interface Drawn {
  readonly title: string;
  /** In the order drawn: colour, dash, and where it goes. */
  readonly lines: readonly Mark[];
  readonly dots: readonly Mark[];
  readonly bars: readonly Mark[];
  /** Straight lines: grid, axes, changes of form, last year's values. */
  readonly strokes: readonly Mark[];
  readonly texts: readonly Mark[];
}

/** Pixels that the writing of decimals may move a mark. */
const CLOSE = 0.02;

const numbers = (element: Element, ...names: readonly string[]): readonly number[] =>
  names.map((name) => Number(element.getAttribute(name) ?? 0));
const all = (root: Element, selector: string): readonly Element[] => [...root.querySelectorAll(selector)];

/** Neighbours in a list may swap without meaning; names and places do not. */
function sorted(marks: readonly Mark[]): readonly Mark[] {
  return [...marks].sort((a, b) => {
    if (a.what !== b.what) return a.what < b.what ? -1 : 1;
    return a.at.map((value, index) => value - (b.at[index] ?? 0)).find((away) => Math.abs(away) > CLOSE) ?? 0;
  });
}

function lineOf(path: Element): Mark {
  const at = (path.getAttribute('d') ?? '').match(/-?[\d.]+/g)?.map(Number) ?? [];
  return { what: `${path.getAttribute('stroke')} ${path.getAttribute('stroke-dasharray') ?? 'solid'}`, at };
}

/** Paper of the page, white of the picture: what is open has its colour at its edge. */
function inkOf(mark: Element): string {
  const fill = mark.getAttribute('fill') ?? '';
  return fill === PAPER || fill === '#FFFFFF' ? `open ${mark.getAttribute('stroke')}` : fill;
}

function dotOf(dot: Element): Mark {
  return { what: inkOf(dot), at: numbers(dot, 'cx', 'cy', 'r') };
}

function strokeOf(line: Element): Mark {
  return { what: line.getAttribute('stroke-dasharray') ?? 'solid', at: numbers(line, 'x1', 'y1', 'x2', 'y2') };
}

/** The page leaves a pixel of paper between stacked bars where the picture draws an edge. */
function barOf(bar: Element): Mark {
  const gap = bar.getAttribute('data-role') === 'part' ? 1 : 0;
  const [x = 0, y = 0, width = 0, height = 0] = numbers(bar, 'x', 'y', 'width', 'height');
  return { what: inkOf(bar), at: [x, y, width > 0 ? width + gap : 0, height] };
}

function textOf(role: string | null, text: Element): Mark {
  const look = ['text-anchor', 'font-weight', 'fill'].map((name) => text.getAttribute(name) ?? DEFAULTS[name]);
  return { what: `${role} “${text.textContent}” ${look.join(' ')}`, at: numbers(text, 'x', 'y', 'font-size') };
}

const DEFAULTS: Readonly<Record<string, string>> = { 'text-anchor': 'start', 'font-weight': '400' };

function readPage(page: HTMLElement): Drawn {
  return {
    title: page.querySelector('h1')?.textContent ?? '',
    lines: all(page, 'path.recharts-line-curve, [data-drawing] path').map(lineOf),
    dots: all(page, 'circle').map(dotOf),
    bars: sorted(all(page, '.recharts-bar-rectangle rect, [data-drawing] rect:not([data-role="key"])').map(barOf)),
    strokes: sorted(all(page, '.recharts-wrapper line, [data-drawing] line').map(strokeOf)),
    texts: sorted(
      all(page, '.recharts-wrapper text, [data-drawing] text').map((text) =>
        textOf(text.getAttribute('data-role'), text),
      ),
    ),
  };
}

function readPicture(svg: string): Drawn {
  const root = document.createElement('div');
  root.innerHTML = svg;
  const plot = root.querySelector('g.plot') ?? fail();
  return {
    title: root.querySelector('title')?.textContent ?? '',
    lines: all(plot, 'g.line path, g.drawing path').map(lineOf),
    dots: all(plot, 'circle').map(dotOf),
    bars: sorted(all(plot, 'g.bar rect, g.stack rect, g.drawing rect').map(barOf)),
    strokes: sorted(all(plot, 'line').map(strokeOf)),
    texts: sorted(all(plot, 'text').map((text) => textOf(text.getAttribute('class'), text))),
  };
}

function expectSame(page: Drawn, picture: Drawn, about: string): void {
  expect(page.title, about).toBe(picture.title);
  for (const kind of ['lines', 'dots', 'bars', 'strokes', 'texts'] as const) {
    expect(
      page[kind].map(({ what }) => what),
      `${kind} ${about}`,
    ).toEqual(picture[kind].map(({ what }) => what));
    const moved = page[kind].flatMap(({ what, at }, index) => {
      const other = picture[kind][index]?.at ?? [];
      const away =
        at.length === other.length && at.every((value, place) => Math.abs(value - (other[place] ?? 0)) <= CLOSE);
      return away ? [] : [`${what}: ${at.join(' ')}, not ${other.join(' ')}`];
    });
    expect(moved, `${kind} ${about}`).toEqual([]);
  }
}

function cellsOf(table: Element | null): readonly (readonly string[])[] {
  return all(table ?? fail(), 'tr').map((row) =>
    all(row, 'th, td').map((cell) => (cell.textContent ?? '').replace(/[↕↓↑]$/, '').trim()),
  );
}

const nameOf = (id: string): Label => ({ zh: id, en: id });

interface Both {
  readonly page: HTMLElement;
  readonly picture: string;
  readonly embed: HTMLElement;
}

/** The page of a chart, its picture and its embed; `width` is that of the picture. */
async function drawBoth({ query, answer }: Shape, lang: Lang, width: 320 | 720): Promise<Both> {
  const chart = chartOf(`${query}&lang=${lang}${width === 720 ? '' : `&w=${width}`}`);
  const path = `/chart?${formatAddress(chart)}`;
  const page = await renderPage(createElement(ChartPage), path, chartAnswer(chart, answer), width - MARGINS[width]);
  const words = chartWords(chart, answer, nameOf);
  const embed = document.createElement('div');
  embed.innerHTML = drawEmbed(chart, answer, words, { origin: '', nameOf });
  return { page, picture: drawSvg(chart, answer, words, nameOf), embed };
}

describe('page, picture and embed', () => {
  it.each(drawnShapes)('of $name show the same', async (shape) => {
    const isDrawn = !shape.query.includes('kind=table') && shape.answer.series.some(lastKnown);
    for (const [lang, width] of [
      ['zh', 720],
      ['en', 320],
    ] as const) {
      const { page, picture, embed } = await drawBoth(shape, lang, width);
      const cells = cellsOf(page.querySelector('table'));
      expect(cells).toEqual(cellsOf(embed.querySelector('table')));
      expect(cells.length).toBeGreaterThan(1);
      if (!isDrawn) continue;
      const drawn = readPage(page);
      expectSame(drawn, readPicture(picture), `${shape.query} ${lang} ${width}`);
      expect(drawn.texts.length).toBeGreaterThan(1);
      expect(drawn.lines.length + drawn.dots.length + drawn.bars.length).toBeGreaterThan(0);
      // Woken, they are drawn by Recharts, and nothing moves; kinds that are nothing but marks stay as they are.
      if (width !== 720) continue;
      const wakes = page.querySelector('[data-drawing="still"]') !== null;
      await wake(page);
      expectSame(readPage(page), readPicture(picture), `${shape.query} ${lang} ${width}, woken`);
      expect(page.querySelector('.recharts-wrapper') !== null, shape.query).toBe(wakes);
    }
  });

  const named = (name: string): Shape => drawnShapes.find((shape) => shape.name === name) ?? fail();

  it('name six lines of a whole region and leave the rest grey', async () => {
    const { page, picture } = await drawBoth(named('36 bureaus'), 'zh', 720);
    expect(page.querySelectorAll('[data-drawing="still"]')).toHaveLength(1);
    for (const drawn of [readPage(page), readPicture(picture)]) {
      expect(drawn.texts.filter(({ what }) => what.startsWith('name'))).toHaveLength(6);
      expect(new Set(drawn.lines.map(({ what }) => what)).size).toBe(7);
      expect(drawn.lines.filter(({ what }) => what.startsWith(REST)).length).toBeGreaterThanOrEqual(30);
    }
  });

  it('draw the rates that are not ranked apart, and none of them in colour', async () => {
    const { page, picture } = await drawBoth(named('small bases'), 'zh', 720);
    for (const drawn of [readPage(page), readPicture(picture)]) {
      expect(drawn.texts.some(({ what }) => what.includes('基数不足 10 件的 2 家单位，不参加排名'))).toBe(true);
      expect(drawn.bars.filter(({ what }) => what === REST_FILL)).toHaveLength(5);
    }
  });

  it('have the same words in a drawn table as in the table of the page', async () => {
    const { page, picture } = await drawBoth(named('36 bureaus, table'), 'zh', 720);
    const drawn = document.createElement('div');
    drawn.innerHTML = picture;
    const words = all(drawn, 'g.plot text').map((text) => text.textContent ?? '');
    const cells = cellsOf(page.querySelector('table')).flat();
    expect(cells.map((text) => text.replace(/ 件$/, '')).sort()).toEqual([...words].sort());
  });
});

function fail(): never {
  throw new Error('Not there');
}
