import { describe, expect, test } from 'vitest';
import { Problem } from '../../../schema/problem.ts';
import { makeTryCounter, type TryCounter } from '../../../server/access/tries.ts';

const START = Date.parse('2026-01-20T02:00:00Z');

/** Seconds the address has to wait with a key; 0: it may try. */
function waitOf(counter: TryCounter, address: string, at: number, key = 'new'): number {
  try {
    counter.ensureMayTry(address, key, at);
    return 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.code).toBe('TOO_MANY_TRIES');
    expect(error.sentence.en).toContain(`in ${error.retryAfter} second`);
    return error.retryAfter ?? Number.NaN;
  }
}

describe('wrong keys of an address', () => {
  test('cost nothing five times, then a wait that doubles up to a quarter of an hour', () => {
    const counter = makeTryCounter();
    const waits = Array.from({ length: 18 }, () => {
      counter.count('10.0.0.7', 'a', START);
      return waitOf(counter, '10.0.0.7', START);
    });
    expect(waits).toEqual([0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900]);
    expect(waitOf(counter, '10.0.0.7', START + 899_000)).toBe(1);
    expect(waitOf(counter, '10.0.0.7', START + 900_000)).toBe(0);
    expect(waitOf(counter, '10.0.0.8', START)).toBe(0);
  });

  test('are forgotten after an hour without one', () => {
    const counter = makeTryCounter();
    for (let tries = 1; tries <= 8; tries += 1) expect(counter.count('10.0.0.7', 'a', START)).toBe(tries);
    expect(counter.count('10.0.0.7', 'b', START + 3_599_999)).toBe(9);
    expect(counter.count('10.0.0.7', 'c', START + 3_599_999 + 3_600_000)).toBe(1);
  });

  test('are those of the whole network where everybody has one to himself', () => {
    const counter = makeTryCounter();
    for (let host = 1; host <= 6; host += 1) counter.count(`2001:db8:1:2::${host}`, 'a', START);
    expect(waitOf(counter, '2001:db8:1:2:ffff::9', START)).toBe(2);
    expect(waitOf(counter, '2001:db8:1:3::1', START)).toBe(0);
    for (let host = 1; host <= 6; host += 1) counter.count(`2001:db8::${host}:1:1:1`, 'a', START);
    expect(waitOf(counter, '2001:db8::9', START)).toBe(2);
    expect(waitOf(counter, '2001:db8:0:1::9', START)).toBe(0);
    for (let tries = 1; tries <= 6; tries += 1) counter.count('::ffff:10.0.0.7', 'a', START);
    expect(waitOf(counter, '10.0.0.7', START)).toBe(2);
    expect(waitOf(counter, '::ffff:10.0.0.8', START)).toBe(0);
  });

  test('are kept for so many addresses, the quietest forgotten first', () => {
    const counter = makeTryCounter(3);
    for (const address of ['a', 'b', 'c', 'a']) for (let n = 0; n < 6; n += 1) counter.count(address, 'a', START);
    counter.count('d', 'a', START);
    expect(['a', 'b', 'c'].map((address) => waitOf(counter, address, START) > 0)).toEqual([true, false, true]);
  });

  test('are one where it is the same key that comes every now and then: somebody’s old one', () => {
    const counter = makeTryCounter();
    for (let second = 0; second < 600; second += 1) {
      expect(counter.count('10.0.0.7', 'old', START + second * 1000)).toBe(1);
    }
    // Faster than that, nobody sends an old key.
    for (let tries = 1; tries <= 6; tries += 1) counter.count('10.0.0.7', 'old', START + 600_000);
    expect(waitOf(counter, '10.0.0.7', START + 600_000)).toBe(2);
    // Known again are the last ones.
    for (let key = 0; key < 16; key += 1) counter.count('10.0.0.8', `${key}`, START);
    expect(counter.count('10.0.0.8', '0', START + 1000)).toBe(16);
    counter.count('10.0.0.8', 'another', START);
    expect(counter.count('10.0.0.8', '1', START + 1000)).toBe(18);
  });

  test('never make a key wait that was right from there; until it is wrong itself', () => {
    const counter = makeTryCounter();
    counter.succeed('10.0.0.7', 'right');
    for (let tries = 1; tries <= 9; tries += 1) counter.count('10.0.0.7', `${tries}`, START);
    const waits = (key: string, address = '10.0.0.7') => waitOf(counter, address, START, key);
    expect([waits('right'), waits('new')]).toEqual([0, 16]);
    for (let tries = 1; tries <= 9; tries += 1) counter.count('10.0.0.8', `${tries}`, START);
    expect(waits('right', '10.0.0.8')).toBe(16);
    counter.count('10.0.0.7', 'right', START);
    expect(waits('right')).toBe(32);
  });
});
