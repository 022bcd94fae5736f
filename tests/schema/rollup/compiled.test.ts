import { describe, expect, test } from 'vitest';
import { cellII, cellIII, cellsOf } from '../../../schema/form/cells.ts';
import type { Cell } from '../../../schema/form/edition.ts';
import {
  addCounted,
  type CompiledCell,
  type Counted,
  compiledReport,
  disagreeing,
  filledIn,
  gapOf,
  handedOn,
  handedOnBy,
  handedOnFrom,
  isPartial,
  printedAs,
  summed,
} from '../../../schema/rollup/compiled.ts';

const NONE: Counted = { sum: null, reported: 0, unknown: 0, office: null, offices: 0, printed: null };
const OF_THREE: Counted = { sum: 30.1, reported: 3, unknown: 1, office: 4, offices: 1, printed: 31 };
const BEFORE = { office: 'with', carry: 'before' } as const;
const SUM = { office: 'with', carry: 'sum' } as const;
const CARRIED_IN = cellIII('2', 'total');
const [first, ...others] = cellsOf('2021', 'III').filter(({ id }) => [CARRIED_IN, cellIII('1', 'total')].includes(id));
const [received, carried] = (first?.id === CARRIED_IN ? [others[0], first] : [first, others[0]]) as [Cell, Cell];

const cellOf = (cell: Cell, counted: Counted, before: Counted | null = null): CompiledCell => ({
  ...counted,
  cell,
  before,
});
const tablesOf = (...all: CompiledCell[]) => ({ cells: new Map(all.map((one) => [one.cell.id, one])) });

test('the year before hands on what was carried out, and the items there were with their change', () => {
  expect(handedOnFrom(CARRIED_IN)).toEqual([cellIII('4', 'total')]);
  expect(handedOnFrom(cellII('fees.itemsBefore'))).toEqual([cellII('fees.itemsBefore'), cellII('fees.itemsChange')]);
  expect(handedOnFrom(cellIII('1', 'total'))).toEqual([]);
});

describe('several cells together', () => {
  test('have a number where each of them has one, of those that count in each', () => {
    expect(addCounted([])).toBe(null);
    expect(addCounted([OF_THREE])).toEqual(OF_THREE);
    expect(addCounted([OF_THREE, { ...OF_THREE, sum: 0.2, reported: 2, unknown: 2, offices: 0, office: 1 }])).toEqual({
      sum: 30.3,
      reported: 2,
      unknown: 2,
      office: 5,
      offices: 0,
      printed: 62,
    });
    expect(addCounted([OF_THREE, NONE])).toEqual({ ...NONE, unknown: 1 });
    expect(addCounted([NONE, OF_THREE])).toEqual({ ...NONE, unknown: 1 });
  });
});

test('the sum is with the office’s own report, or without it where others have a number', () => {
  expect([summed(OF_THREE, 'with'), summed(OF_THREE, 'without')]).toEqual([30.1, 26.1]);
  expect(summed({ ...OF_THREE, office: null, offices: 0 }, 'without')).toBe(30.1);
  expect(summed({ ...OF_THREE, reported: 1 }, 'without')).toBe(null);
  expect([summed(NONE, 'with'), summed({ ...NONE, reported: 2 }, 'without')]).toEqual([null, null]);
  expect([gapOf(OF_THREE, 'with'), gapOf(OF_THREE, 'without'), gapOf(NONE, 'with')]).toEqual([0.9, 4.9, null]);
  expect(gapOf({ ...OF_THREE, printed: null }, 'with')).toBe(null);
  expect([printedAs(null), printedAs(0.1 + 0.2), printedAs(12_000)]).toEqual(['', '0.3', '12000']);
});

describe('what the year before hands on', () => {
  const ofReport = tablesOf(cellOf(carried, OF_THREE, { ...OF_THREE, printed: 7 }), cellOf(received, OF_THREE));
  const ofBureaus = tablesOf(cellOf(carried, OF_THREE, { ...OF_THREE, printed: null }), cellOf(received, OF_THREE));
  const ofNobody = tablesOf(cellOf(carried, OF_THREE, NONE), cellOf(received, OF_THREE));
  const at = ({ cells }: typeof ofReport, cell: Cell) => cells.get(cell.id) as CompiledCell;

  test('is the region’s own number where it prints any, or else the bureaus’', () => {
    expect([ofReport, ofBureaus, ofNobody].map((tables) => handedOnBy(tables, 'III'))).toEqual([
      'report',
      'bureaus',
      null,
    ]);
    expect(handedOnBy(ofReport, 'II')).toBe(null);
    expect(handedOn(ofReport, at(ofReport, carried), 'with')).toBe(7);
    expect(handedOn(ofBureaus, at(ofBureaus, carried), 'without')).toBe(26.1);
    expect(handedOn(ofReport, at(ofReport, received), 'with')).toBe(null);
  });

  test('stands in its cell, and the bureaus’ sum where that is wanted or nothing is handed on', () => {
    expect(filledIn(ofReport, at(ofReport, carried), BEFORE)).toBe(7);
    expect(filledIn(ofReport, at(ofReport, carried), SUM)).toBe(30.1);
    expect(filledIn(ofReport, at(ofReport, received), BEFORE)).toBe(30.1);
    expect(filledIn(ofNobody, at(ofNobody, carried), BEFORE)).toBe(30.1);
  });

  test('is whole where the report prints it, and a sum is not where somebody’s number is unknown', () => {
    expect(isPartial(ofReport, at(ofReport, carried), BEFORE)).toBe(false);
    expect(isPartial(ofBureaus, at(ofBureaus, carried), BEFORE)).toBe(true);
    expect(isPartial(ofReport, at(ofReport, received), BEFORE)).toBe(true);
    expect(isPartial(ofReport, cellOf(received, { ...OF_THREE, unknown: 0 }), BEFORE)).toBe(false);
    const known = tablesOf(cellOf(carried, OF_THREE, { ...OF_THREE, printed: null, unknown: 0 }));
    expect(isPartial(known, at(known, carried), BEFORE)).toBe(false);
  });

  test('is told where the bureaus of this year say otherwise', () => {
    expect(disagreeing(ofReport, 'with').map(({ cell }) => cell.id)).toEqual([CARRIED_IN]);
    expect(disagreeing(ofBureaus, 'with')).toEqual([]);
    expect(disagreeing(ofNobody, 'with')).toEqual([]);
    expect(disagreeing(tablesOf(cellOf(carried, NONE, { ...NONE, printed: 0 })), 'with')).toEqual([]);
  });

  test('is a report that the same rules check', () => {
    const tables = { region: { id: 'hill', name: { zh: '山区', en: 'Hill' } }, year: 2024, hasOffice: true };
    const cells = new Map([
      ...ofBureaus.cells,
      [cellIII('3.7', 'total'), cellOf({ ...received, id: cellIII('3.7', 'total') }, NONE)],
    ]);
    const report = compiledReport({ ...tables, edition: '2021', cells }, BEFORE);
    expect(report).toMatchObject({
      year: 2024,
      kind: 'region',
      period: { from: '2024-01-01', to: '2024-12-31' },
      editions: { II: { 1: '2021', 5: '2021', 6: '2021', 8: '2021', 9: '2021' }, III: '2021', IV: '2021' },
      narrative: [],
      notes: [],
    });
    expect(report.figures.map(({ content, confidence }) => [content, confidence])).toEqual(
      [...cells.values()].map((one) =>
        one.sum === null
          ? [{ kind: 'gap', reason: 'blank', printed: '' }, null]
          : [{ kind: 'number', value: 30.1, printed: '30.1' }, 'single'],
      ),
    );
    expect(report.outline.map(({ ordinal }) => ordinal).join('')).toBe('一二三四五六');
  });
});
