/** Counts the paragraphs of lists whose ordinals the word processor prints and does not write into the text. */
import { ordinalOf } from './ordinals.ts';

export interface ListLevel {
  readonly start: number;
  /** Name of the number format as the standard has it; `bullet` and `none` print nothing. */
  readonly format: string;
  /** Literal words, and the levels whose ordinals stand among them, from 0. */
  readonly text: readonly (string | number)[];
}

export interface CountedList {
  /** Lists of one definition go on counting where the other stopped. */
  readonly definition: number;
  readonly levels: readonly ListLevel[];
  /** Levels at which this list starts anew, and with which number. */
  readonly starts: ReadonlyMap<number, number>;
}

export class ListCounter {
  readonly #counts = new Map<number, number[]>();
  readonly #begun = new Set<CountedList>();

  /** The ordinal of the next paragraph of a list; '' where nothing is printed. */
  next(list: CountedList, level: number): string {
    const { levels, definition } = list;
    const shape = levels[level];
    if (!shape) return '';
    const counts = this.#counts.get(definition) ?? [];
    this.#counts.set(definition, counts);
    if (!this.#begun.has(list)) {
      this.#begun.add(list);
      for (const [at, start] of list.starts) counts[at] = start - 1;
    }
    counts[level] = (counts[level] ?? shape.start - 1) + 1;
    counts.length = level + 1;
    if (ordinalOf(shape.format, 1) === null) return '';
    return shape.text
      .map((piece) => {
        if (typeof piece === 'string') return piece;
        const own = levels[piece];
        return own ? (ordinalOf(own.format, counts[piece] ?? own.start) ?? '') : '';
      })
      .join('');
  }
}
