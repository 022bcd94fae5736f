import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openMemory, ownBytes } from '../../../../server/http/kept/memory.ts';

const KIB = 1024;

test('holds no more bytes than it may, and lets go first of what was asked for longest ago', () => {
  const memory = openMemory<number>(64 * KIB);
  for (let place = 0; place < 20; place += 1) {
    memory.set(`entry ${place}`, place, 3 * KIB);
    // Asked for again and again.
    expect(memory.get('entry 0')).toBe(0);
    expect(memory.bytes).toBeLessThanOrEqual(64 * KIB);
  }
  expect(memory.size).toBeLessThan(20);
  expect([memory.get('entry 1'), memory.get('entry 19')]).toEqual([undefined, 19]);
});

test('counts keys and what an entry takes beside them, so that many small ones are bounded too', () => {
  const memory = openMemory<null>(64 * KIB);
  for (let place = 0; place < 10_000; place += 1) memory.set(`${place}`.padStart(100), null, 0);
  expect(memory.size).toBeLessThan(64 * 10);
});

test('does not keep what is so large that everything else would have to go', () => {
  const memory = openMemory<string>(64 * KIB);
  memory.set('small', 'small', KIB);
  memory.set('large', 'large', 4 * KIB);
  expect([memory.has('small'), memory.has('large')]).toEqual([true, false]);
  memory.set('small', 'grown', 4 * KIB);
  expect([memory.has('small'), memory.size, memory.bytes]).toEqual([false, 0, 0]);
});

test('counts an entry that is put in again once, and nothing once it is empty', () => {
  const memory = openMemory<number>(64 * KIB);
  memory.set('one', 1, KIB);
  const { bytes } = memory;
  memory.set('one', 2, KIB);
  expect([memory.get('one'), memory.bytes]).toEqual([2, bytes]);
  memory.clear();
  expect([memory.get('one'), memory.bytes, memory.size]).toEqual([undefined, 0, 0]);
});

test('keeps what was asked for since half of it was filled anew, in whichever half it is, and counts it once', () => {
  const memory = openMemory<number>(64 * KIB);
  const fill = (name: string, count: number): void => {
    for (let place = 0; place < count; place += 1) memory.set(`${name} ${place}`, place, 3 * KIB);
  };
  fill('first', 9);
  // The next half is begun.
  fill('second', 4);
  const { bytes, size } = memory;
  expect([memory.get('first 3'), memory.bytes, memory.size]).toEqual([3, bytes, size]);
  expect([memory.get('first 3'), memory.has('first 4')]).toEqual([3, true]);
  fill('third', 6);
  expect([memory.get('first 3'), memory.get('second 0'), memory.has('first 4')]).toEqual([3, 0, false]);
});

test('keeps of what is zipped no more than its bytes: the block that it came in is many times as large', () => {
  const zipped = gzipSync('A question asked again.'.repeat(100));
  expect(zipped.buffer.byteLength).toBeGreaterThan(10 * zipped.length);
  const own = ownBytes(zipped);
  expect([own.equals(zipped), own.buffer.byteLength]).toEqual([true, zipped.length]);
  expect(ownBytes(own)).toBe(own);
});
