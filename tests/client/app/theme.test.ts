import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  CINNABAR,
  HAIRLINE,
  INK,
  PAPER,
  REST,
  REST_FILL,
  SECOND_INK,
  TOPIC_COLOURS,
} from '../../../schema/chart/palette.ts';

const theme = readFileSync(new URL('../../../client/app/theme.css', import.meta.url), 'utf8');
const screen = theme.slice(0, theme.indexOf('@media print'));

function token(name: string): string | undefined {
  return new RegExp(`--${name}: (#[0-9a-f]{6});`, 'i').exec(screen)?.[1]?.toUpperCase();
}

test.each([
  ['paper', PAPER],
  ['ink', INK],
  ['second', SECOND_INK],
  ['hairline', HAIRLINE],
  ['cinnabar', CINNABAR],
  ['rest', REST],
  ['rest-fill', REST_FILL],
  ['disclosures', TOPIC_COLOURS.disclosures],
  ['requests', TOPIC_COLOURS.requests],
  ['appeals', TOPIC_COLOURS.appeals],
])('the page draws --%s in the colour of the pictures', (name, colour) => {
  expect(token(name)).toBe(colour.toUpperCase());
});

test('text colours read on paper and wash at 4.5:1 or more', () => {
  for (const ink of [INK, SECOND_INK, CINNABAR, ...Object.values(TOPIC_COLOURS)]) {
    expect(contrast(ink, PAPER)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ink, token('wash') ?? '')).toBeGreaterThanOrEqual(4.5);
  }
});

/** Contrast of two colours by WCAG 2. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
