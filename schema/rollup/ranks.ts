/** Places in an order: equals share one, and the next is as far down as if they had not. */

export interface Placed<Entry> {
  readonly entry: Entry;
  /** From 1. */
  readonly rank: number;
  /** Somebody else has it too. */
  readonly tied: boolean;
}

/** Of equals, those first that came first. */
export function ranksOf<Entry extends { readonly value: number }>(
  entries: readonly Entry[],
  order: 'ascending' | 'descending',
): readonly Placed<Entry>[] {
  const sign = order === 'ascending' ? 1 : -1;
  const sorted = [...entries].sort((a, b) => sign * (a.value - b.value));
  let rank = 0;
  return sorted.map((entry, index) => {
    const before = sorted[index - 1];
    if (before === undefined || before.value !== entry.value) rank = index + 1;
    return { entry, rank, tied: before?.value === entry.value || sorted[index + 1]?.value === entry.value };
  });
}
