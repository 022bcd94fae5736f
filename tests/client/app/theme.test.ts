import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  APPEAL_COLOURS,
  APPEAL_INKS,
  CINNABAR,
  type Colour,
  DARK,
  darkOf,
  HAIRLINE,
  INK,
  mixed,
  OUTCOME_COLOURS,
  OUTCOME_INKS,
  PAPER,
  REST,
  REST_FILL,
  SECOND_INK,
  SERIES_COLOURS,
  SHADE,
  TOPIC_COLOURS,
} from '../../../schema/chart/palette.ts';

const theme = readFileSync(new URL('../../../client/app/theme.css', import.meta.url), 'utf8');
const screen = theme.slice(0, theme.indexOf('@media print'));

const dark = readFileSync(new URL('../../../client/app/dark.css', import.meta.url), 'utf8');

function token(name: string, css = screen): string | undefined {
  return new RegExp(`--${name}: (#[0-9a-f]{6});`, 'i').exec(css)?.[1]?.toUpperCase();
}

const TOKENS = [
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
] as const;

test.each(TOKENS)('the page draws --%s in the colour of the pictures', (name, colour) => {
  expect(token(name)).toBe(colour.toUpperCase());
});

test.each(TOKENS)('and in the dark in what the palette has for it: --%s', (name, colour) => {
  expect(token(name, dark)).toBe(DARK[colour]);
});

test.each([
  ['paper', PAPER],
  ['ink', INK],
  ['second', SECOND_INK],
  ['hairline', HAIRLINE],
] as const)('also before a script has said that it is dark: --%s', (name, colour) => {
  expect(token(name, theme.slice(theme.indexOf('(prefers-color-scheme: dark)')))).toBe(DARK[colour]);
});

test('every colour of charts has a dark one, as fill and as stroke', () => {
  const all: readonly Colour[] = [
    ...Object.values(TOPIC_COLOURS),
    ...SERIES_COLOURS,
    ...OUTCOME_COLOURS,
    ...APPEAL_COLOURS,
    ...OUTCOME_INKS,
  ];
  const others: readonly Colour[] = [INK, SECOND_INK, PAPER, HAIRLINE, REST, REST_FILL, SHADE];
  expect([...all, ...others].filter((one) => !DARK[one])).toEqual([]);
  for (const [light, shown] of Object.entries(DARK))
    for (const property of ['fill', 'stroke'])
      expect(dark).toContain(`svg [${property}="${light}"] {\n    ${property}: ${shown.toLowerCase()};`);
});

test('what is written reads in the dark at 4.5:1 or more: on paper, on washes, on outcomes and on shades', () => {
  const grounds = ['paper', 'wash', 'field', 'cinnabar-wash', 'blue-wash', 'olive-wash'].map(
    (one) => token(one, dark) ?? '',
  );
  const inks: readonly Colour[] = [INK, SECOND_INK, CINNABAR, ...Object.values(TOPIC_COLOURS)];
  for (const ink of inks)
    for (const ground of grounds)
      expect([ink, ground, contrast(darkOf(ink), ground) >= 4.5]).toEqual([ink, ground, true]);
  for (const ground of grounds.slice(0, 3))
    expect(contrast(token('zero', dark) ?? '', ground)).toBeGreaterThanOrEqual(4.5);
  const written: readonly (readonly [Colour, Colour])[] = [
    ...OUTCOME_COLOURS.map((fill, at) => [fill, OUTCOME_INKS[at] ?? INK] as const),
    ...APPEAL_COLOURS.map((fill, at) => [fill, APPEAL_INKS[at] ?? INK] as const),
    ...[0.08, 0.31, 0.54].map((share) => [mixed('#FFFFFF', SHADE, share), INK] as const),
    ...[0.77, 1].map((share) => [mixed('#FFFFFF', SHADE, share), '#FFFFFF'] as const),
  ];
  for (const [fill, ink] of written)
    expect([fill, ink, contrast(darkOf(fill), darkOf(ink)) >= 4.5]).toEqual([fill, ink, true]);
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
