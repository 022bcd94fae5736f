/**
 * Amounts of money written in another unit than the form's: 元 where it asks for 万元, or the other way. No single report shows
 * it; beside the other years of the same body it is ten thousand times too large or too small.
 */

/** Between these times more, or less, a change of unit is likelier than one of business. */
const LEAST = 1_000;
const MOST = 100_000;
/** With fewer other years nobody can tell which of them is off. */
const OTHER_YEARS = 2;

/**
 * The years whose amount lies so far off the median of the others; amounts of 0 say nothing. Where two of the others are in the middle, off
 * both: beside one that is wrong, the right ones are not.
 */
export function offUnitYears(amounts: ReadonlyMap<number, number>): ReadonlySet<number> {
  const positive = [...amounts].filter(([, amount]) => amount > 0);
  const off = positive.filter(([year, amount]) => {
    const others = positive.filter(([other]) => other !== year).map(([, one]) => one);
    if (others.length < OTHER_YEARS) return false;
    const middle = middleOf(others);
    return middle.every((one) => isOff(amount / one)) || middle.every((one) => isOff(one / amount));
  });
  // Where as many are off as are not, nobody can tell which of them are.
  return new Set(off.length * 2 < positive.length ? off.map(([year]) => year) : []);
}

function isOff(times: number): boolean {
  return times >= LEAST && times <= MOST;
}

/** The one in the middle, or the two of an even number. */
function middleOf(values: readonly number[]): readonly number[] {
  const half = (values.length - 1) / 2;
  return [...values].sort((a, b) => a - b).slice(Math.floor(half), Math.ceil(half) + 1);
}
