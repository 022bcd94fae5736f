import { describe, expect, test } from 'vitest';
import { Problem } from '../../../schema/problem.ts';
import { makeTryCounter, type TryCounter } from '../../../server/access/tries.ts';

const START = Date.parse('2026-01-20T02:00:00Z');

/** Seconds the address has to wait; 0: it may try. */
function waitOf(counter: TryCounter, address: string, at: number): number {
  try {
    counter.ensureMayTry(address, at);
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
      counter.count('10.0.0.7', START);
      return waitOf(counter, '10.0.0.7', START);
    });
    expect(waits).toEqual([0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900]);
    expect(waitOf(counter, '10.0.0.7', START + 899_000)).toBe(1);
    expect(waitOf(counter, '10.0.0.7', START + 900_000)).toBe(0);
    expect(waitOf(counter, '10.0.0.8', START)).toBe(0);
  });

  test('are forgotten after an hour without one', () => {
    const counter = makeTryCounter();
    for (let tries = 1; tries <= 8; tries += 1) expect(counter.count('10.0.0.7', START)).toBe(tries);
    expect(counter.count('10.0.0.7', START + 3_599_999)).toBe(9);
    expect(counter.count('10.0.0.7', START + 3_599_999 + 3_600_000)).toBe(1);
  });

  test('are those of the whole network where everybody has one to himself', () => {
    const counter = makeTryCounter();
    for (let host = 1; host <= 6; host += 1) counter.count(`2001:db8:1:2::${host}`, START);
    expect(waitOf(counter, '2001:db8:1:2:ffff::9', START)).toBe(2);
    expect(waitOf(counter, '2001:db8:1:3::1', START)).toBe(0);
    for (let host = 1; host <= 6; host += 1) counter.count(`2001:db8::${host}:1:1:1`, START);
    expect(waitOf(counter, '2001:db8::9', START)).toBe(2);
    expect(waitOf(counter, '2001:db8:0:1::9', START)).toBe(0);
    for (let tries = 1; tries <= 6; tries += 1) counter.count('::ffff:10.0.0.7', START);
    expect(waitOf(counter, '10.0.0.7', START)).toBe(2);
    expect(waitOf(counter, '::ffff:10.0.0.8', START)).toBe(0);
  });

  test('are kept for so many addresses, the quietest forgotten first', () => {
    const counter = makeTryCounter(3);
    for (const address of ['a', 'b', 'c', 'a']) for (let n = 0; n < 6; n += 1) counter.count(address, START);
    counter.count('d', START);
    expect(['a', 'b', 'c'].map((address) => waitOf(counter, address, START) > 0)).toEqual([true, false, true]);
  });
});
