/** How a chart is inked: colour on screen and in print, black with patterns and dashes where it will be copied in black. */
import type { Chart, Theme } from '../../schema/chart/chart.ts';
import { CINNABAR, HAIRLINE, INK, REST, REST_FILL, SECOND_INK, SUBJECT_COLOURS } from '../../schema/chart/palette.ts';
import type { Subject } from '../../schema/form/measures/measure.ts';
import { el, type Markup } from './svg.ts';

export const SANS =
  "'PingFang SC','Microsoft YaHei','HarmonyOS Sans SC','Noto Sans CJK SC','Source Han Sans SC','Noto Sans SC',sans-serif";
export const SERIF =
  "'Source Han Serif SC','Noto Serif CJK SC','Noto Serif SC','Songti SC',SimSun,'Noto Sans SC',serif";

export type Marker = 'circle' | 'square' | 'triangle' | 'diamond' | 'cross' | 'ring';

export interface LineStyle {
  readonly colour: string;
  readonly width: number;
  readonly dash: string | null;
  readonly marker: Marker;
  /** Coloured, or one of the grey rest. */
  readonly leads: boolean;
}

export interface Inks {
  readonly ink: string;
  readonly second: string;
  readonly hairline: string;
  /** The illustrative mark. */
  readonly mark: string;
  /** Bars that are not the selection. */
  readonly rest: string;
  readonly mono: boolean;
}

export function inksOf(theme: Theme): Inks {
  if (theme === 'mono') {
    return { ink: '#000000', second: '#000000', hairline: '#B8B8B8', mark: '#000000', rest: '#FFFFFF', mono: true };
  }
  const ink = theme === 'print' ? '#000000' : INK;
  return { ink, second: SECOND_INK, hairline: HAIRLINE, mark: CINNABAR, rest: REST_FILL, mono: false };
}

const DASHES = [null, '7 3', '2 3', '9 3 2 3', '4 2', '1 3'] as const;
const MARKERS: readonly Marker[] = ['circle', 'square', 'triangle', 'diamond', 'ring', 'cross'];

export function subjectColour(subject: Subject, { theme }: Chart): string {
  return theme === 'mono' ? '#000000' : SUBJECT_COLOURS[subject];
}

/** The style of the n-th coloured line; in black the lines differ by dash and mark. */
export function leadingLine(index: number, chart: Chart, colour: string): LineStyle {
  const mono = chart.theme === 'mono';
  return {
    colour: mono ? '#000000' : colour,
    width: mono ? 1.6 : 2.2,
    dash: mono ? (DASHES[index % DASHES.length] ?? null) : null,
    marker: mono ? (MARKERS[index % MARKERS.length] ?? 'circle') : 'circle',
    leads: true,
  };
}

export function restLine({ theme }: Chart): LineStyle {
  return theme === 'mono'
    ? { colour: '#6E6E6E', width: 0.9, dash: '1.5 2.5', marker: 'ring', leads: false }
    : { colour: REST, width: 1.3, dash: null, marker: 'circle', leads: false };
}

/** A mark of a point; its shape tells lines apart where colour cannot. */
export function drawMarker(x: number, y: number, size: number, { marker, colour }: LineStyle): Markup {
  const s = size;
  const filled = { fill: colour, stroke: '#FFFFFF', 'stroke-width': 1 };
  switch (marker) {
    case 'circle':
      return el('circle', { cx: x, cy: y, r: s, ...filled });
    case 'ring':
      return el('circle', { cx: x, cy: y, r: s, fill: '#FFFFFF', stroke: colour, 'stroke-width': 1.4 });
    case 'square':
      return el('rect', { x: x - s, y: y - s, width: s * 2, height: s * 2, ...filled });
    case 'triangle':
      return el('path', {
        d: `M${n(x)} ${n(y - s * 1.2)} L${n(x + s * 1.15)} ${n(y + s)} L${n(x - s * 1.15)} ${n(y + s)} Z`,
        ...filled,
      });
    case 'diamond':
      return el('path', {
        d: `M${n(x)} ${n(y - s * 1.3)} L${n(x + s * 1.3)} ${n(y)} L${n(x)} ${n(y + s * 1.3)} L${n(x - s * 1.3)} ${n(y)} Z`,
        ...filled,
      });
    case 'cross':
      return el('path', {
        d: `M${n(x - s)} ${n(y - s)} L${n(x + s)} ${n(y + s)} M${n(x - s)} ${n(y + s)} L${n(x + s)} ${n(y - s)}`,
        stroke: colour,
        'stroke-width': 1.8,
        fill: 'none',
      });
  }
}

function n(value: number): string {
  return value.toFixed(2);
}

/** Fills in black that stay apart on a photocopy, in the order of the classes stacked. */
export function patternsOf(prefix: string): readonly { readonly fill: string; readonly definition: Markup | null }[] {
  const tile = (index: number, size: number, ...marks: readonly Markup[]): { fill: string; definition: Markup } => ({
    fill: `url(#${prefix}-p${index})`,
    definition: el(
      'pattern',
      { id: `${prefix}-p${index}`, width: size, height: size, patternUnits: 'userSpaceOnUse' },
      el('rect', { width: size, height: size, fill: '#FFFFFF' }),
      ...marks,
    ),
  });
  const line = (d: string, width: number): Markup =>
    el('path', { d, stroke: '#000000', 'stroke-width': width, fill: 'none' });
  return [
    { fill: '#000000', definition: null },
    tile(1, 6, line('M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5', 1.4)),
    tile(2, 5, el('circle', { cx: 2.5, cy: 2.5, r: 1, fill: '#000000' })),
    tile(3, 6, line('M-1 5 L1 7 M0 0 L6 6 M5 -1 L7 1', 1.4), line('M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5', 1.4)),
    tile(4, 5, line('M0 2.5 L5 2.5', 1)),
    { fill: '#FFFFFF', definition: null },
  ];
}
