/** A long sum made short enough to be read: terms that change nothing are counted instead of printed. */

export interface ShortArithmetic {
  /** The sum as far as it is shown. */
  readonly text: string;
  /** What does not fit: `≠ 9`; empty where the rule holds or is no comparison. */
  readonly against: string;
  /** Terms of 0 left out. */
  readonly zeros: number;
}

/** Sums of up to this many terms are shown whole. */
const WHOLE = 8;

export function shortArithmetic(arithmetic: string): ShortArithmetic {
  const at = arithmetic.search(/[≠∉<]/u);
  const sum = at < 0 ? arithmetic : arithmetic.slice(0, at);
  const against = at < 0 ? '' : arithmetic.slice(at);
  const [first = '', ...rest] = sum.split(/(?= [=?])/u);
  const terms = first.trim().split(' + ');
  if (terms.length <= WHOLE) return { text: sum.trim(), against, zeros: 0 };
  const counted = terms.filter((term) => term !== '0' && term !== '□');
  const blanks = terms.filter((term) => term === '□').length;
  const shown = [...counted, ...(blanks > 0 ? [`□×${blanks}`] : [])];
  const zeros = terms.length - counted.length - blanks;
  return { text: `${shown.length > 0 ? shown.join(' + ') : '0'}${rest.join('')}`.trim(), against, zeros };
}
