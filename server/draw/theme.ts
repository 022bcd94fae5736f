/** How a chart is inked: colour on screen and in print, black with patterns and dashes where it will be copied in black. */
import type { Theme } from '../../schema/chart/chart.ts';
import { HAIRLINE, INK, REST_FILL, SECOND_INK } from '../../schema/chart/palette.ts';
import type { Lang } from '../../schema/language.ts';
import { el, type Markup } from './svg.ts';

/**
 * The faces of texts and titles. In a Chinese face the quotation marks of Latin text are as wide as a Han character, so English
 * drawings put Latin faces first, as English pages do.
 */
export const FONTS: Readonly<Record<Lang, { readonly sans: string; readonly serif: string }>> = {
  zh: {
    sans: "'PingFang SC','Microsoft YaHei','HarmonyOS Sans SC','Noto Sans CJK SC','Source Han Sans SC','Noto Sans SC',sans-serif",
    serif: "'Source Han Serif SC','Noto Serif CJK SC','Noto Serif SC','Songti SC',SimSun,'Noto Sans SC',serif",
  },
  en: {
    sans: "'Segoe UI','Helvetica Neue',Roboto,Arial,'Liberation Sans','PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif",
    serif: "Georgia,'Source Serif 4','Noto Serif','Songti SC',SimSun,'Noto Serif SC',serif",
  },
};

export interface Inks {
  readonly ink: string;
  readonly second: string;
  readonly hairline: string;
  /** Bars that are not the selection. */
  readonly rest: string;
  readonly mono: boolean;
  /** The faces of the title. */
  readonly serif: string;
}

export function inksOf(theme: Theme, lang: Lang): Inks {
  const { serif } = FONTS[lang];
  if (theme === 'mono') {
    return {
      ink: '#000000',
      second: '#000000',
      hairline: '#B8B8B8',
      rest: '#FFFFFF',
      mono: true,
      serif,
    };
  }
  const ink = theme === 'print' ? '#000000' : INK;
  return { ink, second: SECOND_INK, hairline: HAIRLINE, rest: REST_FILL, mono: false, serif };
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
