/** Lines of text in pictures to characters, by whoever knows how: a model, in a process of its own. */
import type { Raster } from './raster.ts';

export interface Recognized {
  readonly text: string;
  /** How sure the least sure of its characters is, from 0 to 1; of what stands in a value, beside other characters of values. */
  readonly sure: number;
}

/** Where in the document the lines stand, for whoever waits. */
export interface Progress {
  readonly page: number;
  readonly pages: number;
}

/** The picture of a number, and where the transcript has what was made of it. */
export interface SeenNumber {
  readonly start: number;
  readonly end: number;
  readonly picture: Raster;
}

export interface Recognize {
  /** A text a line, in order; null: it could not be done. */
  (lines: readonly Raster[], progress: Progress): Promise<readonly Recognized[] | null>;
  /** For whoever wants to see for himself: told once, with the transcript, of all numbers in cells of tables. */
  readonly seen?: (numbers: readonly SeenNumber[], text: string) => void;
}
