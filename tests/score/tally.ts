/** Counts by row and column, printed as a table in the order of the alphabet. */

export class Tally {
  readonly #title: string;
  readonly #columns: readonly string[];
  readonly #rows = new Map<string, Map<string, number>>();

  constructor(title: string, columns: readonly string[]) {
    this.#title = title;
    this.#columns = columns;
  }

  add(row: string, column: string, count = 1): void {
    const counts = this.#rows.get(row) ?? new Map<string, number>();
    counts.set(column, (counts.get(column) ?? 0) + count);
    this.#rows.set(row, counts);
  }

  count(row: string, column: string): number {
    return this.#rows.get(row)?.get(column) ?? 0;
  }

  get rows(): readonly string[] {
    return [...this.#rows.keys()].sort();
  }

  /** `more`: what is worked out of a row's counts, printed behind them. */
  print(more: (row: string) => string = () => ''): string {
    const width = Math.max(24, ...this.rows.map((row) => row.length + 2));
    const head = this.#title.padEnd(width) + this.#columns.map((column) => column.padStart(9)).join('');
    const lines = this.rows.map((row) => {
      const counts = this.#columns.map((column) => String(this.count(row, column)).padStart(9)).join('');
      return `${row.padEnd(width)}${counts}${more(row)}`;
    });
    return [head, ...lines].join('\n');
  }
}

/** `  96.6 %`; a dash where nothing was counted. */
export function share(part: number, whole: number): string {
  return (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`).padStart(9);
}
