/** How large and in which inks a picture is carried away, and where it is had so. */
import { formatAddress } from '../../schema/chart/address.ts';
import type { Chart, Theme } from '../../schema/chart/chart.ts';
import { SIZES, type SizeId } from '../../schema/chart/sizes.ts';

export interface PictureChoice {
  /** null: as large as the chart's own address says. */
  readonly size: SizeId | null;
  readonly theme: Theme;
}

/** Dots for a pixel of a picture that names no size. */
const SHARP = 2;

/** The query of the picture; of a PNG with its dots a pixel. */
export function pictureQuery(chart: Chart, { size, theme }: PictureChoice, format: 'svg' | 'png'): string {
  const { width, height, scale } = size === null ? { ...chart, scale: SHARP } : SIZES[size];
  const query = formatAddress({ ...chart, theme, width, height });
  return format === 'png' ? `${query}&scale=${scale}` : query;
}
