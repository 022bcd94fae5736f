import { expect, test } from 'vitest';
import type { Problem } from '../../../../schema/problem.ts';
import { openPool } from '../../../../server/intake/pool/pool.ts';

test('one document is read and 200 wait; the next is told to try again, and those that wait are still read', async () => {
  const pool = openPool({ size: 1, deadline: 60_000, memory: 256 });
  // An empty document is refused at once, so that the whole queue is through in a moment.
  const empty = { bytes: new Uint8Array(), fileName: '空.txt', mediaType: null };
  const asked = Array.from({ length: 203 }, () =>
    pool.examine(empty).then(
      () => null,
      (error: Problem) => error,
    ),
  );
  const answers = await Promise.all(asked);
  pool.close();
  expect(answers.map((problem) => problem?.code)).toEqual([
    ...Array.from({ length: 201 }, () => 'EMPTY_DOCUMENT'),
    'BUSY',
    'BUSY',
  ]);
  expect(answers.at(-1)?.sentence.zh).toMatch(/请过一分钟再试/);
  expect(answers.at(-1)?.sentence.en).toMatch(/Try again in a minute/);
});
