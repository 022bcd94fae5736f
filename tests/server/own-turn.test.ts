/** Pieces of long work: some milliseconds of them in a turn of the event loop, and lines take turns. */
import { expect, test } from 'vitest';
import { ownTurn } from '../../server/own-turn.ts';

test('whoever asks for one thing does not wait for all five of somebody else', async () => {
  const done: string[] = [];
  let turns = 0;
  let isOver = false;
  const count = (): void => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const [many, one] = [{}, {}];
  const piece = async (name: string, whose?: object): Promise<void> => {
    await ownTurn(whose);
    done.push(`${name} in ${turns}`);
    // As SQLite does: it awaits, and goes on at once.
    const until = performance.now() + 12;
    while (performance.now() < until) await null;
  };
  await Promise.all([
    ...['a', 'b', 'c', 'd', 'e'].map((name) => piece(name, many)),
    piece('alone', one),
    piece('nobody’s'),
  ]);
  isOver = true;
  expect(done.map((line) => line.split(' ')[0])).toEqual(['a', 'alone', 'nobody’s', 'b', 'c', 'd', 'e']);
  expect(new Set(done.map((line) => line.split(' in ')[1])).size).toBe(7);
});

test('what begins when all is done is given its turn, too', async () => {
  await ownTurn();
  await ownTurn();
  await expect(ownTurn().then(() => 'done')).resolves.toBe('done');
});
