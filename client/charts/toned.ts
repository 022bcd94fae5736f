/** What is coloured by the data, with its value on a dark page beside it (client/app/dark.css). */
import type { CSSProperties } from 'react';
import { type Colour, darkOf } from '../../schema/chart/palette.ts';

export function toned(colour: Colour): CSSProperties {
  return { '--dark': darkOf(colour) } as CSSProperties;
}

/** The colour of a line or part, beside its name. */
export function swatch(colour: Colour): CSSProperties {
  return { '--light': colour, ...toned(colour) } as CSSProperties;
}
