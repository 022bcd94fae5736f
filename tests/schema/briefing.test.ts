/** Which bureaus a briefing names among those that changed. */
import { expect, test } from 'vitest';
import { type Move, worthNaming } from '../../schema/briefing/figures.ts';

const moveOf = (by: number): Move => ({ id: String(by), name: '', by, share: null, text: '', doubt: '' });

test('a trifle beside the largest change is not named, whichever way either goes; a change is, where no other is larger', () => {
  const named = (...moves: readonly number[]) => worthNaming(moves.map(moveOf)).map(({ by }) => by);
  expect(named(30, 3, 2, 0, -2, -3)).toEqual([30, 3, -3]);
  expect(named(2, 0, -40)).toEqual([-40]);
  expect(named(1, 0)).toEqual([1]);
  expect(named(0, 0)).toEqual([]);
});
