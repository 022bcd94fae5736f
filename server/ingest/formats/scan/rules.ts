/** The rules of tables in a picture: straight runs of ink longer than any stroke of a character. */
import type { Ruling } from '../pdf/rulings.ts';
import type { Raster } from './raster.ts';

export interface RulesFound {
  /** In pixels. */
  readonly rulings: readonly Ruling[];
  /** The ink without that of the rules. */
  readonly ink: Raster;
}

/** A run may have holes as long, in millimetres, and a rule be as thick. */
const HOLE = 0.4;
const THICK = 1.2;
/** No stroke of a character in a report is as long, in millimetres: across, and down. */
const LONGEST_ACROSS = 12;
const LONGEST_DOWN = 4.5;

/** `dots`: pixels a millimetre. */
export function rulesIn(ink: Raster, dots: number): RulesFound {
  const left = { ...ink, data: ink.data.slice() };
  const rulings = [true, false].flatMap((horizontal) => runsIn(ink, horizontal, dots, left.data));
  return { rulings, ink: left };
}

interface Run {
  at: number;
  last: number;
  from: number;
  to: number;
  count: number;
  sum: number;
}

function runsIn({ width, height, data }: Raster, horizontal: boolean, dots: number, left: Uint8Array): Ruling[] {
  const [lines, length] = horizontal ? [height, width] : [width, height];
  const [along, across] = horizontal ? [1, width] : [width, 1];
  const least = Math.round((horizontal ? LONGEST_ACROSS : LONGEST_DOWN) * dots);
  const hole = Math.max(1, Math.round(HOLE * dots));
  const thick = Math.max(3, Math.round(THICK * dots));
  const done: Run[] = [];
  let open: Run[] = [];
  for (let line = 0; line < lines; line++) {
    let [from, to] = [-1, -1];
    const end = (): void => {
      if (from < 0 || to - from + 1 < least) return;
      for (let at = from; at <= to; at++) left[line * across + at * along] = 0;
      const known = open.find((run) => run.last >= line - 2 && run.from <= to && run.to >= from);
      if (known) {
        known.from = Math.min(known.from, from);
        known.to = Math.max(known.to, to);
        known.last = line;
        known.sum += line * (to - from);
        known.count += to - from;
      } else open.push({ at: line, last: line, from, to, count: to - from, sum: line * (to - from) });
    };
    for (let at = 0; at < length; at++) {
      if (data[line * across + at * along] !== 1) continue;
      if (from >= 0 && at - to > hole) {
        end();
        from = at;
      } else if (from < 0) from = at;
      to = at;
    }
    end();
    done.push(...open.filter((run) => run.last < line - 2));
    open = open.filter((run) => run.last >= line - 2);
  }
  done.push(...open);
  return done
    .filter(({ at, last }) => last - at <= thick)
    .map(({ from, to, sum, count }) => ({ horizontal, at: sum / count, from, to }));
}
