/** Columns against the same reports added up one by one: sums, parts of indicators, lines over both forms, and what two years have in common. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasApplicants, MEASURES } from '../../../schema/form/measures/index.ts';
import { GAP_REASONS } from '../../../schema/report/figure.ts';
import {
  type Column,
  columnOf,
  commonColumns,
  earlierPlaces,
  type FindColumn,
  sumColumn,
} from '../../../schema/rollup/columns.ts';
import { withDerivedRows } from '../../../schema/rollup/joined-rows.ts';
import { ratioPlan } from '../../../schema/rollup/ratio-rows.ts';
import { addToCommon, addToRollup, type CountedRow, plusRollup, type Sum } from '../../../schema/rollup/rollup.ts';

const APPLICANTS = 7;
/** Those of which a line runs on over both forms, what that goes on from, and what indicators are made of. */
const ROWS = MEASURES.map(({ id }) => id).filter(
  (id, at) => at % 3 === 0 || MEASURES.some(({ join }) => join.kind === 'soft' && join.predecessor === id),
);
const CORE = MEASURES.map(({ id }) => id).filter((id) => /^(?:requests|review|litigation)\./.test(id));
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 40 }) },
  fc.constantFrom(...GAP_REASONS),
  fc.constant(null),
);

const row = (measure: CountedRow['measure'], width: number): fc.Arbitrary<CountedRow> =>
  fc.record({
    measure: fc.constant(measure),
    edition: fc.constantFrom('2014', '2019', '2021', 'narrative', ''),
    counted: fc.array(cell, { minLength: width, maxLength: width }),
    computed: fc.nat(2 ** width - 1),
    approximate: fc.nat(2 ** width - 1),
    corrected: fc.oneof(fc.constant(0), fc.nat(2 ** width - 1)),
  });

const report: fc.Arbitrary<readonly CountedRow[]> = fc
  .record({ some: fc.subarray(ROWS), core: fc.subarray(CORE, { minLength: CORE.length - 3 }) })
  .chain(({ some, core }) =>
    fc.tuple(...[...new Set([...core, ...some])].map((id) => row(id, hasApplicants(id) ? APPLICANTS : 1))),
  );
const RUNS = { numRuns: 12, seed: 20_261_201, endOnFailure: true };

function columnsOf(reports: readonly (readonly CountedRow[])[]): FindColumn {
  return (measure, fromEnd): Column | undefined => {
    const rows = reports.map((rows) => rows.find((one) => one.measure === measure));
    if (!rows.some((one) => one !== undefined && fromEnd <= one.counted.length)) return undefined;
    const at = (one: CountedRow): number => one.counted.length - fromEnd;
    return {
      editions: rows.map((one) => one?.edition ?? null),
      cells: rows.map((one) => one?.counted[at(one)] ?? null),
      marks: rows.map((one) =>
        one === undefined
          ? 0
          : [one.computed, one.approximate, one.corrected].reduce(
              (bits, marks, bit) => bits | (((marks >> at(one)) & 1) << bit),
              0,
            ),
      ),
    };
  };
}

const everyCell = (sums: ReturnType<typeof addToRollup>) =>
  Object.entries(sums).flatMap(([name, entries]) =>
    entries.map((entry, at) => ({ name, entry, fromEnd: entries.length - at })),
  );
const isNothing = (sum: Sum): boolean => sum.every((count) => count === 0);

test('columns sum to what the reports sum to, whatever they leave out', () => {
  fc.assert(
    fc.property(fc.array(report, { minLength: 1, maxLength: 4 }), (reports) => {
      const derived = reports.map((rows) => withDerivedRows(rows));
      const sums = derived.reduce((sum, rows) => addToRollup(sum, rows, 1), {});
      const find = columnsOf(reports);
      const places = reports.map((_, place) => place);
      const cells = everyCell(sums);
      expect(cells.some(({ name }) => ratioPlan(name) !== undefined)).toBe(true);
      for (const { name, entry, fromEnd } of cells) {
        const column = columnOf(name, fromEnd, find);
        const summed = column && sumColumn(column, places);
        expect([name, fromEnd, summed ?? entry]).toEqual([name, fromEnd, entry]);
        if (!column) expect([name, isNothing(entry)]).toEqual([name, true]);
      }
      // Those asked for and no others.
      const some = places.slice(1);
      const ofSome = derived.slice(1).reduce((sum, rows) => addToRollup(sum, rows, 1), {});
      for (const { name, entry, fromEnd } of everyCell(ofSome)) {
        const column = columnOf(name, fromEnd, find);
        expect([name, column ? sumColumn(column, some) : entry]).toEqual([name, entry]);
      }
    }),
    RUNS,
  );
});

test('what two years have in common is counted over those that are in both, and asked for', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(report, report), { minLength: 1, maxLength: 4 }), fc.nat(3), (pairs, left) => {
      const ids = pairs.map((_, at) => `bureau-${at}`);
      // The first has no report of the year before, and one is not asked for.
      const before = pairs.slice(1).map(([, rows]) => rows);
      const isAsked = (id: string): boolean => id !== `bureau-${left}`;
      const expected = pairs.reduce(
        (sum, [now, last], at) =>
          at > 0 && at !== left ? addToCommon(sum, withDerivedRows(now), withDerivedRows(last), 1) : sum,
        {} as ReturnType<typeof addToCommon>,
      );
      const earlier = earlierPlaces(ids, ids.slice(1), isAsked);
      const [findNow, findBefore] = [columnsOf(pairs.map(([rows]) => rows)), columnsOf(before)];
      for (const [name, entries] of Object.entries(expected))
        for (const [at, entry] of entries.entries()) {
          const now = columnOf(name, entries.length - at, findNow);
          const last = columnOf(name, entries.length - at, findBefore);
          expect([name, now && last ? commonColumns(now, last, earlier) : entry]).toEqual([name, entry]);
        }
    }),
    RUNS,
  );
});

test('rollups of bodies that have nothing in common add up, and come apart again without a trace', () => {
  fc.assert(
    fc.property(report, report, (one, other) => {
      const [a, b] = [addToRollup({}, one, 1), addToRollup({}, other, 1)];
      const both = addToRollup(a, other, 1);
      const added = plusRollup(a, b, 1);
      for (const { name, entry, fromEnd } of everyCell(both)) {
        const at = added[name]?.[(added[name]?.length ?? 0) - fromEnd];
        expect([name, at]).toEqual([name, entry]);
      }
      const apart = plusRollup(both, b, -1);
      for (const { name, entry, fromEnd } of everyCell(a))
        expect([name, apart[name]?.[(apart[name]?.length ?? 0) - fromEnd]]).toEqual([name, entry]);
      for (const [name, entries] of Object.entries(apart))
        if (a[name] === undefined) expect([name, entries.every(isNothing)]).toEqual([name, true]);
    }),
    RUNS,
  );
});
