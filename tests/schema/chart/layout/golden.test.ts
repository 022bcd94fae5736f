/**
 * Every shape of data as it is laid out: each number, text, colour and dash, written down in `golden/`. A change that is
 * meant is written anew by `npx vitest run tests/schema/chart/layout/golden.test.ts -u` and read in the difference.
 */
import { describe, expect, it } from 'vitest';
import { planBars } from '../../../../schema/chart/layout/bars.ts';
import type { Stroke, TextMark } from '../../../../schema/chart/layout/marks.ts';
import { planOutcomes } from '../../../../schema/chart/layout/outcomes.ts';
import { frameHeights, type Picture, planPicture } from '../../../../schema/chart/layout/picture.ts';
import { tableOf } from '../../../../schema/chart/layout/table.ts';
import { planTrend } from '../../../../schema/chart/layout/trend.ts';
import { chartWords } from '../../../../schema/chart/words/words.ts';
import { chartOf } from '../build.ts';
import type { Shape } from '../shapes.ts';
import { drawnShapes } from './shapes.ts';

/** What a plan repeats of the answer it was made from. */
const GIVEN = new Set(['row', 'series', 'part', 'answer', 'chart', 'measure', 'subject', 'bars', 'coverage', 'change']);

const at = ({ x, y }: { readonly x: number; readonly y: number }): string => `${short(x)},${short(y)}`;
const short = (value: number): string => `${Math.round(value * 10) / 10}`;

/** What is drawn, in a line: a text, a stroke, a box, a point of a series; null where it is none of these. */
function mark(value: object): string | null {
  if ('role' in value) {
    const { role, text, size, ink, bold, anchor } = value as TextMark;
    return `${role} ${at(value as TextMark)} ${size} ${ink} ${anchor}${bold ? ' bold' : ''} ${JSON.stringify(text)}`;
  }
  if ('from' in value && 'to' in value) return `${at((value as Stroke).from)} → ${at((value as Stroke).to)}`;
  if ('size' in value && 'year' in value) {
    const open = 'open' in value && value.open ? ' open' : '';
    return `${at(value as unknown as Stroke['from'])} ${value.year} r ${value.size}${open}`;
  }
  if ('breakBefore' in value && 'year' in value) return `'${value.year}'`;
  if ('x' in value && 'y' in value && Object.keys(value).length === 2) return at(value as Stroke['from']);
  return null;
}

/** Of a long list its ends: what stands between is laid out by the same lines. */
function fewer(list: readonly unknown[]): readonly unknown[] {
  const inked = list.filter(
    (each) => !(each !== null && typeof each === 'object' && 'role' in each && each.role === 'tick'),
  );
  return inked.length <= 16 ? inked : [...inked.slice(0, 10), `… ${inked.length - 14} more`, ...inked.slice(-4)];
}

/** One line for what is short, so that a difference can be read. */
function written(value: unknown, indent = ''): string {
  if (typeof value === 'number') return short(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const drawn = mark(value);
  if (drawn !== null) return drawn;
  const inner = `${indent} `;
  const parts = Array.isArray(value)
    ? fewer(value).map((each) => (typeof each === 'string' ? each : written(each, inner)))
    : Object.entries(value).flatMap(([key, each]) =>
        GIVEN.has(key) || typeof each === 'function' || (key === 'open' && each === false)
          ? []
          : [`${key} ${written(each, inner)}`],
      );
  const line = parts.join('; ');
  if (!line.includes('\n') && line.length < 240) return `{${line}}`;
  return `\n${parts.map((part) => inner + part).join('\n')}`;
}

function sheet({ query, answer }: Shape, more: string): Picture {
  const chart = chartOf(`${query}${more}`);
  const nameOf = (id: string) => ({ zh: `名${id}`, en: `Name ${id}` });
  return { chart, answer, words: chartWords(chart, answer, nameOf), nameOf };
}

/** The drawings of a page: a small panel, a chart about one year, the first few bars. */
function onPages({ query, answer }: Shape): readonly unknown[] {
  const chart = chartOf(query);
  const year = answer.series[0]?.points.at(-2)?.year ?? null;
  switch (chart.kind) {
    case 'trend':
      return [
        planTrend(chart, answer, { width: 220, height: 120, year: null, compact: true }),
        planTrend(chart, answer, { width: 600, height: 300, year, compact: false }),
      ];
    case 'bar':
      return [planBars(chart, answer, { width: 500, height: null, most: 3 })];
    case 'outcomes':
      return [planOutcomes(chart, answer, { width: 560, height: null, year, mono: true })];
    // Laid out alike on page and picture.
    case 'heat':
    case 'change':
    case 'rank':
    case 'contribution':
    case 'distribution':
    case 'funnel':
    case 'flow':
    case 'coverage':
    case 'multiples':
    case 'table':
      return [];
  }
}

describe('laid out', () => {
  it.each(drawnShapes)('$name', async (shape) => {
    const wide = sheet(shape, '');
    const told = [
      ['720 zh', planPicture(wide)],
      ['320 en', planPicture(sheet(shape, '&lang=en&w=320'))],
      ['420 by 300', planPicture({ ...wide, chart: chartOf(`${shape.query}&w=420&h=300`) })],
      ['frame', frameHeights(wide)],
      [
        'table',
        tableOf(wide.chart, shape.answer, wide.nameOf).rows.map(({ head, cells }) =>
          [head.text, ...cells.map(({ text }) => text)].join(' | '),
        ),
      ],
      ...onPages(shape).map((plan) => ['page', plan] as const),
    ] as const;
    const text = told.map(([name, plan]) => `${name}\n${written(plan)}\n`).join('\n');
    await expect(text).toMatchFileSnapshot(`golden/${shape.name.replaceAll(/[^a-z0-9]+/g, '-')}.txt`);
  });
});
