/** The colours of an RTF document, which text names by their number. */
import { type Color, colorOf } from '../shown/color.ts';

const MOST_COLORS = 1000;

export class RtfColors {
  readonly #colors: (Color | null)[] = [];
  #parts: { red: number; green: number; blue: number } | null = null;

  /** A word of the table of colours. */
  take(word: string, number: number | null): void {
    if (word !== 'red' && word !== 'green' && word !== 'blue') return;
    this.#parts ??= { red: 0, green: 0, blue: 0 };
    this.#parts[word] = number ?? 0;
  }

  /** Text of the table: a semicolon ends a colour; one without parts is the automatic one. */
  takeText(text: string): void {
    for (const sign of text) {
      if (sign !== ';' || this.#colors.length >= MOST_COLORS) continue;
      const parts = this.#parts;
      this.#colors.push(parts && colorOf(parts.red, parts.green, parts.blue));
      this.#parts = null;
    }
  }

  /** null: the automatic one. */
  at(number: number | null): Color | null {
    return this.#colors[number ?? 0] ?? null;
  }
}
