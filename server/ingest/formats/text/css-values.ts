/** Values of style sheets, as far as they decide what is shown: colours and lengths. */
import { BLACK, type Color, colorOf, colorOfHex, WHITE } from '../shown/color.ts';

export interface Paint {
  /** null: it cannot be told. */
  readonly color: Color | null;
  readonly opacity: number;
}

/** The colours that pages name; of others nothing is said. */
const NAMED: ReadonlyMap<string, Color> = new Map([
  ['black', BLACK],
  ['canvastext', BLACK],
  ['windowtext', BLACK],
  ['white', WHITE],
  ['canvas', WHITE],
  ['window', WHITE],
  ['snow', '#fffafa'],
  ['ghostwhite', '#f8f8ff'],
  ['mintcream', '#f5fffa'],
  ['whitesmoke', '#f5f5f5'],
  ['silver', '#c0c0c0'],
  ['lightgray', '#d3d3d3'],
  ['lightgrey', '#d3d3d3'],
  ['gray', '#808080'],
  ['grey', '#808080'],
  ['darkgray', '#a9a9a9'],
  ['darkgrey', '#a9a9a9'],
  ['red', '#ff0000'],
  ['darkred', '#8b0000'],
  ['maroon', '#800000'],
  ['orange', '#ffa500'],
  ['yellow', '#ffff00'],
  ['lightyellow', '#ffffe0'],
  ['olive', '#808000'],
  ['lime', '#00ff00'],
  ['green', '#008000'],
  ['aqua', '#00ffff'],
  ['cyan', '#00ffff'],
  ['teal', '#008080'],
  ['blue', '#0000ff'],
  ['navy', '#000080'],
  ['darkblue', '#00008b'],
  ['lightblue', '#add8e6'],
  ['fuchsia', '#ff00ff'],
  ['magenta', '#ff00ff'],
  ['purple', '#800080'],
  ['pink', '#ffc0cb'],
]);

const FUNCTION = /^(rgb|hsl)a?\(([^()]{1,80})\)$/;

/** What a value paints with; null: it is no colour that is known here. */
export function paintOf(value: string): Paint | null {
  if (value === 'transparent') return { color: null, opacity: 0 };
  const named = NAMED.get(value);
  if (named !== undefined) return { color: named, opacity: 1 };
  if (value.startsWith('#')) return paintOfHex(value.slice(1));
  const [, kind, list = ''] = FUNCTION.exec(value) ?? [];
  if (kind === undefined) return null;
  const parts = list.split(/[\s,/]+/).filter((part) => part !== '');
  const opacity = parts[3] === undefined ? 1 : shareOf(parts[3], 1);
  const [first = Number.NaN, second = Number.NaN, third = Number.NaN] =
    kind === 'rgb'
      ? parts.slice(0, 3).map((part) => shareOf(part, 255))
      : [
          Number.parseFloat(parts[0] ?? '') * (TURNS[/[a-z]+$/.exec(parts[0] ?? '')?.[0] ?? ''] ?? 1),
          ...parts.slice(1, 3).map((part) => shareOf(part, 1)),
        ];
  if (![first, second, third, opacity].every(Number.isFinite)) return null;
  return { color: kind === 'rgb' ? colorOf(first, second, third) : colorOfHue(first, second, third), opacity };
}

/** Degrees of the other units of an angle. */
const TURNS: Readonly<Record<string, number>> = { turn: 360, rad: 180 / Math.PI, grad: 0.9 };

function paintOfHex(digits: string): Paint | null {
  const short = digits.length === 4;
  const alpha = short || digits.length === 8 ? digits.slice(short ? 3 : 6) : '';
  const color = colorOfHex(digits.slice(0, digits.length - alpha.length));
  if (color === null) return null;
  return { color, opacity: alpha === '' ? 1 : Number.parseInt(short ? alpha + alpha : alpha, 16) / 255 };
}

/** A number, or a percentage of the whole. */
function shareOf(text: string, whole: number): number {
  const number = Number.parseFloat(text);
  return text.endsWith('%') ? (number / 100) * whole : number;
}

function colorOfHue(hue: number, saturation: number, lightness: number): Color {
  const spread = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const step = (((offset + hue / 30) % 12) + 12) % 12;
    return 255 * (lightness - spread * Math.max(-1, Math.min(step - 3, 9 - step, 1)));
  };
  return colorOf(channel(0), channel(8), channel(4));
}

/** An opacity: a number, or a percentage; null: none. */
export function opacityOf(value: string): number | null {
  const opacity = shareOf(value, 1);
  return Number.isFinite(opacity) ? opacity : null;
}

/** Points of each unit; of those that hang on the page, as on a page of the usual width. */
const POINTS: Readonly<Record<string, number>> = {
  px: 0.75,
  pt: 1,
  pc: 12,
  in: 72,
  cm: 72 / 2.54,
  mm: 7.2 / 2.54,
  q: 1.8 / 2.54,
  vw: 9,
  vh: 6,
  vmin: 6,
  vmax: 9,
};

/** In points; `size`: of the type around, by which some units are measured. null: no length. */
export function lengthOf(value: string, size: number): number | null {
  const [, number, unit = ''] = /^([+-]?\d{0,9}\.?\d{0,9}(?:e[+-]?\d{1,2})?)(%|[a-z]{1,4})?$/.exec(value) ?? [];
  const amount = number === undefined || number === '' ? Number.NaN : Number(number);
  if (!Number.isFinite(amount)) return null;
  if (amount === 0) return 0;
  switch (unit) {
    case 'em':
      return amount * size;
    case 'rem':
      return amount * USUAL_SIZE;
    case 'ex':
    case 'ch':
      return (amount * size) / 2;
    case '%':
      return null;
    default: {
      const points = POINTS[unit === '' ? 'px' : unit];
      return points === undefined ? null : amount * points;
    }
  }
}

/** Type of a page that says nothing of its size, in points. */
export const USUAL_SIZE = 12;

/** Sizes by name, as shares of the usual one. */
const SIZES: Readonly<Record<string, number>> = {
  'xx-small': 0.5625,
  'x-small': 0.625,
  small: 0.8125,
  medium: 1,
  large: 1.125,
  'x-large': 1.5,
  'xx-large': 2,
  'xxx-large': 3,
};

/** The size of type that a value gives, in points; null: it gives none. */
export function typeSizeOf(value: string, around: number): number | null {
  const named = SIZES[value];
  if (named !== undefined) return named * USUAL_SIZE;
  if (value === 'smaller') return around / 1.2;
  if (value === 'larger') return around * 1.2;
  if (value.endsWith('%')) return shareOf(value, around);
  return lengthOf(value, around);
}
