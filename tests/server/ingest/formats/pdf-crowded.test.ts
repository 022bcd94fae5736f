/** What is looked for on a page by holding its parts against each other is left off on one made to be full of them. */
import { expect, test } from 'vitest';
import type { Glyph } from '../../../../server/ingest/formats/pdf/canvas.ts';
import { slantOf } from '../../../../server/ingest/formats/pdf/slant.ts';
import { withoutStrikes } from '../../../../server/ingest/formats/pdf/strikes.ts';
import { type Piece, withoutNotes } from '../../../../server/ingest/formats/pdf/text.ts';

/** One character of ten points. */
function glyphAt(left: number, baseline: number): Glyph {
  const placed = { text: '5', left, right: left + 6, baseline, size: 10, font: 'F', numbered: false, shown: 0 };
  return { ...placed, slant: 0, color: '#000000', pale: false, hidden: false, struck: false };
}

const times = <Made>(count: number, make: (at: number) => Made): Made[] =>
  Array.from({ length: count }, (_, at) => make(at));

test('lines that strike numbers out are told from rules, but not among thousands over thousands of characters', () => {
  const struckAmong = (count: number): number => {
    const glyphs = times(count, (at) => glyphAt(10 * at, 100));
    const rulings = times(count, (at) => ({ horizontal: true, at: 97, from: 10 * at, to: 10 * at + 6 }));
    return rulings.length - withoutStrikes(rulings, glyphs).length;
  };
  expect(struckAmong(10)).toBe(10);
  expect(struckAmong(1500)).toBe(0);
});

test('marks of notes are taken off figures, but not where a page is full of small type', () => {
  const pieceOf = (text: string, left: number, baseline: number, size: number): Piece => {
    const placed = { text, left, right: left + size, baseline, size, stops: [left] };
    return { ...placed, color: '#000000', struck: false };
  };
  const leftOf = (count: number): number =>
    withoutNotes(times(count, (at) => [pieceOf('12', 0, 20 * at, 10), pieceOf('①', 10, 20 * at - 4, 5)]).flat()).length;
  expect(leftOf(3)).toBe(3);
  expect(leftOf(301)).toBe(602);
});

test('the slant of a page is measured by its words, but not by thousands of them', () => {
  const slantOfRows = (count: number): number =>
    slantOf({ glyphs: times(count, (at) => [glyphAt(0, 20 * at), glyphAt(100, 20 * at + 2)]).flat() });
  expect(slantOfRows(40)).toBeCloseTo(0.02, 3);
  expect(slantOfRows(1600)).toBe(0);
});
