/**
 * How large a picture is: by name for where it will stand, or in pixels or millimetres. A pixel is that of CSS, a ninety-sixth of an
 * inch, in which type has the size it is read at; a file of dots has `scale` dots for each.
 */
import type { Label } from '../language.ts';
import { allow, type Parameters, readNumber, refuse } from './address-parameters.ts';

interface Size {
  readonly width: number;
  /** null: as high as the drawing needs. */
  readonly height: number | null;
  readonly scale: number;
  readonly label: Label;
}

const MILLIMETRE = 96 / 25.4;
const WIDTHS = { min: 160, max: 2400 } as const;
const HEIGHTS = { min: 80, max: 1600 } as const;
const SCALES = { min: 1, max: 4 } as const;

export const SIZE_IDS = ['a4', 'half', 'slide', 'wechat', 'social'] as const;
export type SizeId = (typeof SIZE_IDS)[number];

/** On paper 288 dots an inch. What is seen on a phone is laid out for its width, and a slide for being read from afar. */
export const SIZES: Readonly<Record<SizeId, Size>> = {
  a4: {
    width: Math.round(165 * MILLIMETRE),
    height: null,
    scale: 3,
    label: { zh: 'A4 通栏（165 毫米）', en: 'A4 column (165 mm)' },
  },
  half: {
    width: Math.round(80 * MILLIMETRE),
    height: null,
    scale: 3,
    label: { zh: 'A4 半栏（80 毫米）', en: 'Half a column (80 mm)' },
  },
  wechat: { width: 360, height: null, scale: 3, label: { zh: '公众号（宽 1080 像素）', en: 'WeChat (1080 px wide)' } },
  slide: { width: 960, height: 540, scale: 2, label: { zh: '幻灯片（16:9）', en: 'Slide (16:9)' } },
  social: {
    width: 600,
    height: 315,
    scale: 2,
    label: { zh: '转发封面（1200 × 630）', en: 'Link preview (1200 × 630)' },
  },
};

export interface AskedSize {
  /** CSS pixels; null: the usual width, the height that the drawing needs. */
  readonly width: number | null;
  readonly height: number | null;
  /** Dots for a pixel, of a PNG only. */
  readonly scale: number;
}

/** @throws Problem BAD_ADDRESS */
export function readSize(parameters: Parameters): AskedSize {
  const scale = readNumber(parameters, 'scale', SCALES);
  const name = parameters.get('size');
  if (name === undefined) {
    const width = readLength(parameters, 'w', WIDTHS);
    return { width, height: readLength(parameters, 'h', HEIGHTS), scale: scale ?? 1 };
  }
  const both = (['w', 'h'] as const).find((one) => parameters.has(one));
  if (both !== undefined) {
    throw refuse('size', name, { zh: `不能与 ${both} 同用`, en: `not together with ${both}` });
  }
  const id = SIZE_IDS.find((one) => one === name);
  if (id === undefined) throw refuse('size', name, allow(...SIZE_IDS));
  const { width, height, scale: usual } = SIZES[id];
  return { width, height, scale: scale ?? usual };
}

/** Pixels, or millimetres with their sign: `165mm`. */
function readLength(
  parameters: Parameters,
  name: 'w' | 'h',
  bounds: { readonly min: number; readonly max: number },
): number | null {
  const text = parameters.get(name) ?? '';
  const [, millimetres] = /^(\d{1,4}(?:\.\d)?)mm$/.exec(text) ?? [];
  if (millimetres === undefined) return readNumber(parameters, name, bounds);
  const pixels = Math.round(Number(millimetres) * MILLIMETRE);
  if (pixels >= bounds.min && pixels <= bounds.max) return pixels;
  const [least, most] = [Math.ceil(bounds.min / MILLIMETRE), Math.floor(bounds.max / MILLIMETRE)];
  throw refuse(name, text, { zh: `须在 ${least}mm–${most}mm 之间`, en: `from ${least}mm to ${most}mm` });
}
