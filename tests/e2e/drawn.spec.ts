/** What is drawn on a page, measured: dots against the bars they are compared with, lines against their figures and colours. */
import type { Page } from '@playwright/test';
import { SERIES_COLOURS } from '../../schema/chart/palette.ts';
import type { Series } from '../../schema/chart/series.ts';
import { expect, test } from '../support/looking.ts';

const BARS = 'kind=bar&measure=review.total&of=region:shifan/*&years=2025';
const THREE = ['shifan-education', 'shifan-civil-affairs', 'shifan-natural-resources'] as const;

async function seriesOf(page: Page, address: string): Promise<readonly Series[]> {
  const answer = await page.request.get(`/chart.json?${address}`);
  return (await answer.json()).series;
}

interface Mark {
  readonly kind: 'bar' | 'dot';
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

/** Bars and dots of the chart on the page, in pixels. */
function marksOn(page: Page): Promise<readonly Mark[]> {
  return page
    .getByRole('application')
    .first()
    .evaluate((chart) =>
      [...chart.querySelectorAll('rect, circle')].flatMap((element): Mark[] => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const isBar = element.tagName === 'rect';
        // What clips or catches the pointer is no bar: bars are low and wide.
        if (element.closest('defs') || (isBar && (bottom - top > 20 || bottom === top))) return [];
        return [{ kind: isBar ? 'bar' : 'dot', left, right, middle: (top + bottom) / 2 }];
      }),
    );
}

for (const width of [1440, 400]) {
  test(`dots of last year stand on the scale of the bars of this year, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const figures = (await seriesOf(page, BARS)).flatMap(({ points }) => {
      const point = points.at(-1);
      return point?.value == null ? [] : [{ value: point.value, previous: point.change.previous }];
    });
    const longest = Math.max(...figures.map(({ value }) => value));
    await page.goto(`/chart?${BARS}`, { waitUntil: 'networkidle' });
    await expect(page.getByRole('application').first().locator('circle').first()).toBeVisible();

    const marks = await marksOn(page);
    const bars = marks.filter(({ kind, left, right }) => kind === 'bar' && right - left > 1);
    const dots = marks.filter(({ kind }) => kind === 'dot');
    const zero = Math.min(...bars.map(({ left }) => left));
    for (const bar of bars) expect(bar.left).toBeCloseTo(zero, 0);
    const unit = (Math.max(...bars.map(({ right }) => right)) - zero) / longest;
    // A case is wide enough to be told from the next one.
    expect(unit).toBeGreaterThan(4);

    const drawnBars = bars.map(({ right }) => (right - zero) / unit).sort((a, b) => a - b);
    const drawnDots = dots.map(({ left, right }) => ((left + right) / 2 - zero) / unit).sort((a, b) => a - b);
    const values = figures.map(({ value }) => value).filter((value) => value > 0);
    const previous = figures.flatMap((figure) => figure.previous ?? []);
    const inOrder = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);
    expect(drawnBars.map(Math.round)).toEqual(inOrder(values));
    expect(drawnDots.map(Math.round)).toEqual(inOrder(previous));
    for (const at of [...drawnBars, ...drawnDots]) expect(Math.abs(at - Math.round(at))).toBeLessThan(1 / unit);

    // And each in the row of its own bar.
    const pairs = bars.flatMap((bar) => {
      const dot = dots.find((one) => Math.abs(one.middle - bar.middle) < 14);
      return dot
        ? [`${Math.round((bar.right - zero) / unit)} after ${Math.round(((dot.left + dot.right) / 2 - zero) / unit)}`]
        : [];
    });
    const expected = figures.flatMap(({ value, previous: before }) =>
      value > 0 && before !== null ? [`${value} after ${before}`] : [],
    );
    expect(pairs.sort()).toEqual(expected.sort());
  });
}

test('the table under bars has each year’s figures under that year', async ({ page }) => {
  const series = await seriesOf(page, BARS);
  await page.goto(`/chart?${BARS}`, { waitUntil: 'networkidle' });
  const table = page.getByRole('table').first();
  await expect(table).toBeVisible();
  const heads = await table.getByRole('columnheader').allInnerTexts();
  const columnOf = (year: number): number => heads.findIndex((head) => head.trim().startsWith(String(year)));
  expect(columnOf(2025)).toBeGreaterThan(0);
  expect(columnOf(2024)).toBeGreaterThan(0);
  const rows = await table
    .getByRole('row')
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')));
  let compared = 0;
  for (const { subject, points } of series) {
    const point = points.at(-1);
    if (point?.value == null || point.change.previous === null) continue;
    const row = rows.find(([head]) => head === subject.name.zh || head === subject.shortName.zh);
    expect(row, subject.name.zh).toBeDefined();
    expect([row?.[columnOf(2025)], row?.[columnOf(2024)]], subject.name.zh).toEqual([
      // A number in which a check fails has its sign.
      (point.quality?.failed ?? 0) > 0 ? `${point.value} ✕` : String(point.value),
      String(point.change.previous),
    ]);
    if (point.value !== point.change.previous) compared += 1;
  }
  expect(compared).toBeGreaterThan(10);
});

test('each of three bureaus has its own colour of the palette, on its line and on its name', async ({ page }) => {
  const address = `kind=trend&measure=requests.received&of=${THREE.join(',')}`;
  const series = await seriesOf(page, address);
  expect(series.map(({ subject }) => subject.id)).toEqual(THREE);
  await page.goto(`/chart?${address}`, { waitUntil: 'networkidle' });
  const chart = page.getByRole('application').first();
  await expect(chart.locator('path[stroke]').first()).toBeAttached();

  // Lines are told apart by where they end: the higher the last figure, the higher the end.
  const ends = await chart.locator('path[stroke]').evaluateAll((paths) =>
    paths.flatMap((path) => {
      if (!(path instanceof SVGPathElement) || path.getAttribute('fill') !== 'none') return [];
      const { x, y } = path.getPointAtLength(path.getTotalLength());
      return [{ colour: path.getAttribute('stroke')?.toUpperCase() ?? '', x, y }];
    }),
  );
  const right = Math.max(...ends.map(({ x }) => x));
  const drawn = ends.filter(({ x }) => right - x < 1).sort((a, b) => a.y - b.y);
  const byLastFigure = series
    .map(({ points }, index) => ({ value: points.at(-1)?.value ?? 0, colour: SERIES_COLOURS[index] }))
    .sort((a, b) => b.value - a.value);
  expect(drawn.map(({ colour }) => colour)).toEqual(byLastFigure.map(({ colour }) => colour));

  const texts = await chart
    .locator('text')
    .evaluateAll((all) =>
      all.map((text) => ({ words: text.textContent ?? '', colour: text.getAttribute('fill')?.toUpperCase() ?? '' })),
    );
  for (const [index, { subject }] of series.entries()) {
    const name = texts.find(({ words }) => words.startsWith(subject.shortName.zh));
    expect(name?.colour, subject.shortName.zh).toBe(SERIES_COLOURS[index]);
  }
});
