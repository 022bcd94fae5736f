// @vitest-environment happy-dom
/** Walking a chart by keys and pointer: what the live region reads, what the panel shows, what is lit. */
import { act, createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { ChartPage } from '../../../client/pages/chart/ChartPage.tsx';
import { formatAddress } from '../../../schema/chart/address.ts';
import { INK } from '../../../schema/chart/palette.ts';
import { chartOf } from '../../schema/chart/build.ts';
import { drawnShapes } from '../../schema/chart/layout/shapes.ts';
import { chartAnswer, renderPage, wake } from '../../support/render.ts';

async function open(
  name: string,
): Promise<{ page: HTMLElement; chart: HTMLElement; said: () => string; panel: () => string }> {
  const shape = drawnShapes.find((candidate) => candidate.name === name);
  if (!shape) throw new Error(`No shape ${name}`);
  const question = chartOf(shape.query);
  const path = `/chart?${formatAddress(question)}`;
  const page = await renderPage(createElement(ChartPage), path, chartAnswer(question, shape.answer), 672);
  const chart = page.querySelector<HTMLElement>('[role="application"]');
  if (!chart) throw new Error('No chart');
  await wake(page);
  return {
    page,
    chart,
    said: () => chart.querySelector('[aria-live]')?.textContent ?? '',
    panel: () => chart.querySelector('[aria-hidden="true"]')?.textContent ?? '',
  };
}

async function press(chart: HTMLElement, ...keys: readonly string[]): Promise<void> {
  for (const key of keys)
    await act(async () => {
      chart.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    });
}

const lit = (page: HTMLElement) => page.querySelectorAll(`path.recharts-line-curve[stroke="${INK}"]`).length;

describe('a trend of a few lines', () => {
  it('is walked year by year, by either pair of arrows, every line told', async () => {
    const { chart, said, panel } = await open('several measures');
    await press(chart, 'ArrowRight');
    expect(said()).toBe('2025: 新收申请 64 件 +8.5%; 办结 57 件 持平. ');
    await press(chart, 'ArrowUp');
    expect(said()).toContain('2024: 新收申请 59 件');
    expect(panel()).toContain('2024新收申请59 件');
    await press(chart, 'Escape');
    expect(said()).toBe('');
    expect(panel()).toBe('');
  });
});

describe('a trend of a whole region', () => {
  it('tells its six named lines, counts the others, and names those one by one', async () => {
    const { page, chart, said, panel } = await open('36 bureaus');
    await press(chart, 'End');
    expect(said().match(/局/g)).toHaveLength(6);
    expect(panel()).toContain('另有 30 条线，用上下键逐条查看');
    expect(lit(page)).toBe(0);
    // From the highest downwards, past the named ones to the grey.
    await press(chart, 'ArrowDown');
    expect(said()).toBe('2025: 第36局 108 件 −72.7%. ');
    await press(chart, ...Array(6).fill('ArrowDown'));
    expect(said()).toBe('2025: 第30局 90 件 −72.7%. ');
    expect(panel()).toContain('2025第30局90 件');
    expect(panel()).toContain('另有 29 条线');
    expect(lit(page)).toBe(1);
    // The same line in another year.
    await press(chart, 'ArrowLeft');
    expect(said()).toBe('2024: 第30局 330 件 +37.5%. ');
    await press(chart, 'Escape');
    expect(lit(page)).toBe(0);
  });

  it('names the line that is pointed at', async () => {
    const { page, chart, panel } = await open('36 bureaus');
    const dots = [...page.querySelectorAll('circle')].map((dot) => ({
      x: Number(dot.getAttribute('cx')),
      y: Number(dot.getAttribute('cy')),
      grey: dot.getAttribute('r') === '3',
    }));
    const grey = dots.filter((dot) => dot.grey).sort((a, b) => a.y - b.y)[0];
    await act(async () => {
      chart.dispatchEvent(
        new PointerEvent('pointermove', { bubbles: true, clientX: grey?.x ?? 0, clientY: grey?.y ?? 0 }),
      );
    });
    expect(panel()).toContain('2025第30局90 件');
    expect(lit(page)).toBe(1);
  });
});

describe('bars', () => {
  it('are walked row by row, gaps and rates on few cases told as such', async () => {
    const { chart, said } = await open('small bases');
    await press(chart, 'Home');
    expect(said()).toBe('第3局, 75.0%, +25.0 个百分点, 2024 年: 50.0%, 基数 11');
    await press(chart, 'End');
    expect(said()).toBe('第2局, 87.5%, 基数不足 10 件，不作比较, 2024 年: 50.0%, 基数 7');
    const { chart: other, said: told } = await open('base of zero');
    await press(other, 'End');
    expect(told()).toContain('第3局, 基数为零');
  });
});

describe('stacked bars', () => {
  it('are walked row by row, every class told, and why there is no bar', async () => {
    const { chart, said } = await open('outcomes over both forms, one year empty and one missing');
    await press(chart, 'Home');
    expect(said()).toContain('2020: 予以公开 41.0%（41）');
    await press(chart, 'End');
    expect(said()).toBe('2024: 未报送');
  });
});
