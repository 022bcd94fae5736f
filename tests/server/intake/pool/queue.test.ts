import { expect, test } from 'vitest';
import type { Problem } from '../../../../schema/problem.ts';
import { openPool } from '../../../../server/intake/pool/pool.ts';
import { readingChildren } from './reading-children.ts';

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

const onLinux = test.runIf(process.platform === 'linux');

onLinux(
  'closing refuses what is read and what waits, and starts no process for them or for any later one',
  async () => {
    const pool = openPool({ size: 1, deadline: 60_000, memory: 256 });
    const empty = { bytes: new Uint8Array(), fileName: '空.txt', mediaType: null };
    const codeOf = (answer: Promise<unknown>) => answer.catch((error: Problem) => error.code);
    const asked = Array.from({ length: 4 }, () => codeOf(pool.examine(empty)));
    await new Promise(setImmediate);
    expect(readingChildren()).toHaveLength(1);
    pool.close();
    expect(await Promise.all([...asked, codeOf(pool.examine(empty))])).toEqual(Array(5).fill('BUSY'));
    expect(readingChildren()).toEqual([]);
  },
);
