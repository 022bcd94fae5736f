import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Operand } from '../../../schema/check/finding.ts';
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { GAP_REASONS } from '../../../schema/report/figure.ts';
import type { NarrativeFigure } from '../../../schema/report/report.ts';
import type { CountedRow, RowEdition, Sum } from '../../../schema/rollup/rollup.ts';
import { packColumns, removedFrom, replacedIn, unpackRow } from '../../../server/store/packed/columns.ts';
import { closed, deflated, inflated, opened } from '../../../server/store/packed/deflated.ts';
import { COUNTED_SINCE, DICTIONARY, MEASURES_THEN } from '../../../server/store/packed/dictionary.ts';
import { applicantsOf, packCounted, unpackCounted, unpackMeasures } from '../../../server/store/packed/figures.ts';
import { packFindings, unpackFindings } from '../../../server/store/packed/findings.ts';
import { packHead, unpackHead } from '../../../server/store/packed/head.ts';
import { packNarrative, unpackNarrative } from '../../../server/store/packed/narrative.ts';
import { packFiled, unpackFiled } from '../../../server/store/packed/roll.ts';
import { packRollup, unpackEntries, unpackRollup } from '../../../server/store/packed/rollups.ts';

const RUNS = { numRuns: 100, seed: 20261123 };
const measures = MEASURES.map(({ id }) => id);
const count = fc.integer({ min: 0, max: 1_000_000 });
const cell = fc.oneof(count, fc.constantFrom(0, 0, 0, 5), fc.constantFrom(...GAP_REASONS), fc.constant(null));

const rowOf = (measure: string): fc.Arbitrary<CountedRow> => {
  const width = applicantsOf(measure).length;
  return fc.record({
    measure: fc.constant(measure),
    edition: fc.constantFrom<RowEdition>('2019', '2021', 'narrative', ''),
    computed: fc.oneof(fc.integer({ min: 0, max: 2 ** width - 1 }), fc.constantFrom(0, 2 ** width - 1)),
    approximate: fc.integer({ min: 0, max: 2 ** width - 1 }),
    corrected: fc.integer({ min: 0, max: 2 ** width - 1 }),
    counted: fc.array(cell, { minLength: width, maxLength: width }),
  });
};
/** A row as most are: noughts. */
const noughts: fc.Arbitrary<CountedRow> = fc
  .tuple(fc.constantFrom(0, 127), fc.array(fc.constantFrom(0, 0, 0, 3), { minLength: 7, maxLength: 7 }))
  .map(([computed, counted]) => ({
    ...{ measure: 'requests.received', edition: '2021' as const, computed, approximate: 0, corrected: 0 },
    counted,
  }));
const rowsOf = fc.shuffledSubarray(measures, { minLength: 1 }).chain((chosen) => fc.tuple(...chosen.map(rowOf)));

test('counted rows come back as they were kept, all of them and one by one', () => {
  fc.assert(
    fc.property(rowsOf, (rows) => {
      const packed = packCounted(rows);
      expect(unpackCounted(packed)).toEqual(rows);
      for (const measure of measures) {
        expect(unpackMeasures(packed, [measure])).toEqual(rows.filter((row) => row.measure === measure));
      }
    }),
    RUNS,
  );
});

test('columns give back the rows of each report, also when rows are put in one by one, replaced or taken out', () => {
  const row = fc.oneof(noughts, rowOf('requests.received'));
  const reports: fc.Arbitrary<readonly (CountedRow | null)[]> = fc.oneof(
    fc.array(fc.option(row, { nil: null }), { minLength: 1, maxLength: 12 }),
    fc.array(noughts, { minLength: 1, maxLength: 60 }),
  );
  const replacement = fc.record({ place: fc.nat(11), row: fc.option(row, { nil: null }) });
  fc.assert(
    fc.property(reports, replacement, (rows, { place, row }) => {
      const at = Math.min(place, rows.length - 1);
      const [packed = null] = packColumns(rows.map((one) => (one ? [one] : []))).values();
      const rowsIn = (columns: string | null) =>
        rows.map((_, index) => (columns === null ? null : unpackRow(columns, 'requests.received', index)));
      expect(rowsIn(packed)).toEqual(rows);
      const grown = rows.reduce<string | null>((columns, one, index) => replacedIn(columns, index, one), null);
      expect(grown).toBe(packed);
      const replaced = replacedIn(packed, at, row);
      expect(rowsIn(replaced)).toEqual(rows.with(at, row));
      const without = replaced === null ? null : removedFrom(replaced, at);
      expect(rowsIn(without).slice(0, -1)).toEqual(rows.toSpliced(at, 1));
    }),
    RUNS,
  );
});

test('a column is written so that people can read it', () => {
  const row = (counted: CountedRow['counted'], marks = {}): readonly CountedRow[] => [
    { measure: 'review.total', edition: '2021', computed: 0, approximate: 0, corrected: 0, counted, ...marks },
  ];
  const packed = packColumns([
    row([0]),
    row([0]),
    row(['slash']),
    row([12], { computed: 1, approximate: 1 }),
    row([7], { corrected: 1 }),
  ]);
  expect(packed.get('review.total')).toBe('5*2021;Bslash,12=~,7!');
});

test('runs of noughts, columns like the next and columns that were computed are written short', () => {
  const packed = packColumns(
    Array.from({ length: 30 }, (_, place) => [
      {
        ...{ measure: 'requests.refused', edition: '2021' as const, computed: 127, approximate: 0, corrected: 0 },
        counted: [place === 28 ? 4 : 0, 0, 0, 0, 0, 0, place === 28 ? 4 : 0],
      },
    ]),
  );
  expect(packed.get('requests.refused')).toBe('30*2021;:ZB4A;^;^;^;^;:ZD;:ZB4A');
});

test('whose reports they are comes back, whatever the region is called', () => {
  const ids = ['a-b', 'a-b-1', 'a-bc', 'c', 'a-b-', 'x-a-b-1'];
  const some = [
    'rules.newlyMade',
    'rules.newlyDisclosed',
    'rules.disclosedTotal',
    'fees.itemsChange',
    'disclosures.total',
  ];
  const packed = packHead('a-b', ids, some);
  expect(packed).toBe('a-b,-1,a-bc,c,-,x-a-b-1;0-2,19,disclosures.total');
  expect(unpackHead('a-b', packed)).toEqual({ publishers: ids, measures: new Set(some) });
  for (const one of [[], measures, measures.slice(3, 40)])
    expect(unpackHead('a', packHead('a', ['b'], one))).toEqual({ publishers: ['b'], measures: new Set(one) });
  expect(unpackHead('a-b', '')).toEqual({ publishers: [], measures: new Set() });
});

test('what prints just what it counts is told from that, and is nothing without it or without what was written', () => {
  const counted = packCounted([
    ...[
      { measure: 'licensing.decisions', edition: '2021' as const, counted: [12] },
      { measure: 'requests.received', edition: '2021' as const, counted: [1, 0, null, 'slash' as const, 0, 0, 1] },
      { measure: 'requests.refused', edition: '2021' as const, counted: [1, 0, 0, 0, 0, 0, 1] },
    ].map((row) => ({ ...row, computed: 0, approximate: 0, corrected: 0 })),
  ]);
  const printed =
    '{"licensing.decisions":[["II/licensing.decisions",12,"12",null,null,null,null]],"requests.received":[' +
    '["III/1/natural",1,"1",null,null,null,null],["III/1/business",0,"0",null,null,null,null],null,' +
    '["III/1/nonprofit","slash","slash",null,null,null,null],["III/1/legalService",0,"0",null,null,null,null],' +
    '["III/1/otherOrganization",0,"0",null,null,null,null],["III/1/total",1,"1",null,null,null,null]]}';
  const kept = closed({ counted, printed, narrative: '[]' });
  expect([kept.printed.length, kept.narrative.length]).toEqual([1, 1]);
  expect(opened(kept)).toEqual({ counted, printed, narrative: '[]' });
  for (let bit = 1; bit < 256; bit *= 2) {
    const other = { ...kept, printed: Buffer.from([(kept.printed[0] ?? 0) ^ bit]) };
    expect(opened(other).printed).not.toBe(printed);
  }
  const altered = Buffer.from(kept.counted);
  altered[6] = (altered[6] ?? 0) ^ 1;
  expect(opened({ ...kept, counted: altered })).toMatchObject({ counted: '', printed: '' });
  const otherwise = printed.replace('1,"1"', '1,"1件"');
  const apart = closed({ counted, printed: otherwise, narrative: '[]' });
  expect(apart.printed.length).toBeGreaterThan(5);
  expect(opened(apart).printed).toBe(otherwise);
});

test('a rollup comes back as it was kept, whole and measure by measure', () => {
  const few = fc.oneof(count, fc.constantFrom(0, 0, 36));
  const usual = fc.tuple(few, few, few, few, few, few, few, few);
  const rare = fc.constantFrom<readonly number[]>([], [3], [0, 1], [2, 1]);
  const sum = fc.tuple(usual, rare).map(([all, more]) => [...all, ...more] as unknown as Sum);
  const rollups = fc.dictionary(fc.constantFrom(...measures), fc.array(sum, { minLength: 1, maxLength: 7 }), {
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(rollups, (rollup) => {
      const packed = packRollup(rollup);
      expect(unpackRollup(packed)).toEqual(rollup);
      for (const measure of measures) expect(unpackEntries(packed, measure)).toEqual(rollup[measure] ?? []);
    }),
    RUNS,
  );
});

test('who has not filed comes back of each year of which a report is held, and of none in between', () => {
  const places = fc.constantFrom([], [0], [0, 2]);
  const years = fc.uniqueArray(fc.tuple(fc.integer({ min: 2015, max: 2022 }), places), { selector: ([year]) => year });
  fc.assert(
    fc.property(years, fc.option(fc.constant({ from: 2014, to: 2025 }), { nil: null }), (filed, held) => {
      const absent = new Map(filed.toSorted(([a], [b]) => a - b));
      expect(unpackFiled(packFiled({ held, absent }))).toEqual({ held, absent });
    }),
    RUNS,
  );
  const alike = new Map([2019, 2020, 2021].map((year) => [year, [1]] as const));
  expect(packFiled({ held: null, absent: alike })).toBe('[[],[2019,2021,1]]');
});

test('findings come back with their operands: cells, numbers of the prose, gaps and approximations', () => {
  const operands: readonly Operand[] = [
    { ref: { kind: 'cell', cell: 'III/1/total' }, side: 'left', label: null, value: 0, gap: null, approximate: false },
    {
      ref: { kind: 'cell', cell: 'IV/review.total' },
      side: 'right',
      label: null,
      value: null,
      gap: 'slash',
      approximate: false,
    },
    {
      ref: { kind: 'narrative', index: 12, measure: 'disclosures.item' },
      side: 'left',
      label: '政策解读“问答”',
      value: 50,
      gap: null,
      approximate: true,
    },
    {
      ref: { kind: 'narrative', index: 0, measure: 'requests.received' },
      side: 'right',
      label: null,
      value: 4.5,
      gap: null,
      approximate: false,
    },
    {
      ref: { kind: 'passage', place: { start: 3, end: 12, line: 2 } },
      side: 'right',
      label: '1月至12月共10期',
      value: 10,
      gap: null,
      approximate: true,
    },
    {
      ref: { kind: 'elsewhere', report: 'shifan-education-2023', cell: 'III/4/total' },
      side: 'left',
      label: null,
      value: 3,
      gap: null,
      approximate: false,
    },
    {
      ref: { kind: 'elsewhere', report: null, cell: null },
      side: 'left',
      label: '水利局',
      value: null,
      gap: 'tableMissing',
      approximate: false,
    },
  ];
  const findings = [
    { subject: 'entry:disclosures.website', expected: 92, actual: null, operands },
    { subject: '3.1', expected: null, actual: 0, operands: [] },
  ];
  expect(unpackFindings(packFindings(findings))).toEqual(findings);
});

test('numbers of the prose come back with the mark of one that was read less surely, with their pattern, and as before without these', () => {
  const figure: NarrativeFigure = {
    ...{ measure: 'requests.closed', label: null, value: 5, approximate: true, counter: '件' },
    ...{ quote: '答复信息诉求5件', place: { start: 3, end: 5, line: 2 } },
  };
  const unsure: NarrativeFigure = { ...figure, isLessSure: true };
  const known: NarrativeFigure = { ...figure, pattern: '答复5件' };
  const all = [figure, unsure, known, { ...unsure, pattern: '就近' }];
  expect(unpackNarrative(packNarrative(all))).toEqual(all);
  expect(packNarrative([figure])).toBe('[["requests.closed",null,5,1,"件","答复信息诉求5件",3,5,2]]');
});

test('deflated columns give back their text, and nothing once a byte of them is altered', () => {
  const columns = Object.keys(DICTIONARY) as readonly (keyof typeof DICTIONARY)[];
  for (const column of columns) {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (text, at, bits) => {
          const kept = deflated(column, text);
          expect(inflated(column, kept)).toBe(text);
          const place = at % kept.length;
          const altered = Buffer.from(kept).fill((kept[place] ?? 0) ^ bits, place, place + 1);
          expect(inflated(column, altered)).toBe('');
          expect(inflated(column, kept.subarray(0, place))).toBe('');
        },
      ),
      RUNS,
    );
  }
});

test('what stands in front of deflated columns never changes: what is kept is read with it', () => {
  const told = Object.entries(DICTIONARY).map(([column, text]) => [
    column,
    createHash('sha256').update(text).digest('hex').slice(0, 16),
  ]);
  expect(Object.fromEntries(told)).toEqual({
    counted: '30d996b4119e89d5',
    printed: 'c3c94aca955d569c',
    narrative: '6f9c96c40c812d38',
  });
  const since = [COUNTED_SINCE, MEASURES_THEN.join()].map((text) => createHash('sha256').update(text).digest('hex'));
  expect(since.map((hash) => hash.slice(0, 16))).toEqual(['1a8a6799ef609591', '4e86e48b63193eeb']);
});
