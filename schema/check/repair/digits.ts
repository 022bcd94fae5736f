/** How one number became another under somebody's fingers. */
import type { RepairKind } from './kinds.ts';

export type Slip = Exclude<RepairKind, 'splitCell' | 'swappedColumns' | 'shiftedRow' | 'shiftedLine' | 'twoCells'>;

/** The slip that made `to` into `from`; null: nothing was printed. */
export function slipOf(from: number | null, to: number, isTotal: boolean): Slip {
  if (isTotal && (from ?? 0) === 0) return 'totalNotFilled';
  if (from === null) return 'blankFilled';
  const printed = String(from);
  const meant = String(to);
  if (from !== 0) {
    if (isWithoutOne(meant, printed)) return 'digitLost';
    if (isDoubled(meant, printed)) return 'digitDoubled';
    if (isWithoutOne(printed, meant)) return 'digitAdded';
    if (isTransposed(meant, printed)) return 'digitsTransposed';
  }
  if (isTotal) return 'totalWrong';
  return from !== 0 && isOneDigitOff(meant, printed) ? 'digitWrong' : 'numberWrong';
}

/** `short` is `long` with one digit left out. */
function isWithoutOne(long: string, short: string): boolean {
  if (long.length !== short.length + 1) return false;
  for (let at = 0; at < long.length; at++) if (long.slice(0, at) + long.slice(at + 1) === short) return true;
  return false;
}

function isDoubled(meant: string, printed: string): boolean {
  if (printed.length !== meant.length + 1) return false;
  for (let at = 0; at < meant.length; at++) if (meant.slice(0, at + 1) + meant.slice(at) === printed) return true;
  return false;
}

/** Two neighbouring digits changed places; a zero that came to the front is not printed: 01 is 1. */
function isTransposed(meant: string, printed: string): boolean {
  for (let at = 0; at + 1 < meant.length; at++) {
    const turned = meant.slice(0, at) + meant.charAt(at + 1) + meant.charAt(at) + meant.slice(at + 2);
    if (turned !== meant && String(Number(turned)) === printed) return true;
  }
  return false;
}

function isOneDigitOff(meant: string, printed: string): boolean {
  if (meant.length !== printed.length) return false;
  let off = 0;
  for (let at = 0; at < meant.length; at++) if (meant[at] !== printed[at]) off++;
  return off === 1;
}
