/** Random districts with faults planted in random cells, each of which a check finds; and how they are put right. */
import fc from 'fast-check';
import { checkReport } from '../../schema/check/check.ts';
import { cellsOf } from '../../schema/form/cells.ts';
import { getRevision } from '../../server/store/find/revisions.ts';
import type { Store } from '../../server/store/open.ts';
import { saveRoster } from '../../server/store/save/roster.ts';
import { arbitraryTableIII, arbitraryTableIV } from './arbitrary-report.ts';
import { buildReport, type CellValues } from './report-builder.ts';
import { AT, bureau, file, REGION } from './small-district.ts';

const BUREAUS = [
  bureau('hill-a', '教育局'),
  bureau('hill-b', '民政局'),
  bureau('hill-c', '水利局'),
  { ...bureau('hill-d', '青山镇'), kind: 'township' as const },
];
const YEARS = [2021, 2022, 2023, 2024];

export interface Draw {
  readonly next: (below: number) => number;
  readonly of: <One>(some: readonly One[]) => One;
}

/** Numbers from a linear congruence: the same district for the same number. */
export function drawFrom(start: number): Draw {
  let state = start * 2654435761 + 1;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const of = <One>(some: readonly One[]): One => {
    const one = some[next(some.length)];
    if (one === undefined) throw new Error('nothing to draw from');
    return one;
  };
  return { next, of };
}

export interface FaultyDistrict {
  /** The revision after which its faults stand. */
  readonly faulty: number;
  readonly faults: number;
  /** Files what is right in the place of what is not; the revision after which it stands. */
  readonly putRight: () => Promise<number>;
}

/** Fills a store with a district that has faults, each in a cell in which a check then fails. */
export async function fillFaulty(store: Store, seed: number): Promise<FaultyDistrict> {
  const draw = drawFrom(seed);
  await store.writer.transaction((tx) => saveRoster(tx, { regions: [REGION], bureaus: BUREAUS }, AT));
  const count = BUREAUS.length * YEARS.length;
  const sample = { seed, numRuns: count };
  const tables = [fc.sample(arbitraryTableIII('2021'), sample), fc.sample(arbitraryTableIV, sample)];
  const spoilt: { readonly id: string; readonly year: number; readonly cells: CellValues }[] = [];
  const chance = draw.of([2, 4]);
  for (const [place, { id }] of BUREAUS.entries()) {
    for (const [row, year] of YEARS.entries()) {
      const cells: CellValues = {
        ...tables[0]?.[place * YEARS.length + row],
        ...tables[1]?.[place * YEARS.length + row],
      };
      const wrong = draw.next(chance) === 0 ? spoil(draw, cells, year) : null;
      if (wrong) spoilt.push({ id, year, cells });
      await file(store, id, year, { cells: wrong ?? cells, edition: '2021', withRepairs: true });
    }
  }
  const revision = async () => (await getRevision(store.reader, null)).number;
  const putRight = async () => {
    for (const { id, year, cells } of spoilt)
      await file(store, id, year, { cells, edition: '2021', withRepairs: true });
    return revision();
  };
  return { faulty: await revision(), faults: spoilt.length, putRight };
}

/** One figure changed so that a check fails in it; null where none does. */
function spoil(draw: Draw, cells: CellValues, year: number): CellValues | null {
  const printed = [...cellsOf('2021', 'III'), ...cellsOf('2021', 'IV')].map(({ id }) => id);
  const cell = draw.of(printed.filter((one) => draw.next(3) > 0 || /total|upheld|natural/u.test(one)));
  const was = Number(cells[cell] ?? 0);
  const wrong = { ...cells, [cell]: draw.of([0, was * 10 + 3, was + 1 + draw.next(60), was * 3]) };
  const found = checkReport(buildReport({ cells: wrong, edition: '2021', year }));
  const fails = found.some(
    ({ outcome, operands }) =>
      outcome === 'failed' && operands.some(({ ref }) => ref.kind === 'cell' && ref.cell === cell),
  );
  return fails ? wrong : null;
}
