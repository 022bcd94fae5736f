/** What hostile clients write, drawn at random, and what every answer to it has to be. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { FORMULAS, HOSTILE } from '../server/draw/hostile.ts';
import { anyText } from './any-text.ts';
import type { TestApp } from './app.ts';

export const SQL = [
  ...["' OR 1=1 --", '"; drop table report; --', "') UNION SELECT sql FROM sqlite_master --", 'NEAR(a b)', '"a" AND'],
  ...'%|_|\\|%%_\\%|*|a*"|-zz|^a|a:b|{a b}:c|``|;|--|/*|?1|:a|$1'.split('|'),
];
export const KNOWN = [
  ...'region:hill region:hill/* region:hill/report requests.received rate.granted II/licensing.decisions'.split(' '),
  ...'2021 2021-02-30 2021-01-02 WzIwMjEsImhpbGwtYS0yMDIxIl0 WzFd 教育'.split(' '),
  'kind=trend&measure=requests.received&of=hill',
];
export const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('hill', 'hill-a', 'hill-a-2021') },
  { weight: 3, arbitrary: fc.constantFrom(...KNOWN) },
  { weight: 3, arbitrary: fc.constantFrom(...SQL, ...HOSTILE, ...FORMULAS) },
  anyText(30),
  fc.constantFrom(9_999, 10_001, 60_000).map((length) => '字'.repeat(length)),
);
export const number = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 2018, max: 2026 }) },
  fc.integer({ min: -5, max: 13 }),
  fc.constantFrom(-(2 ** 31), 2 ** 31 - 1, 2 ** 31, 2 ** 53, -1.5, 1e308, Number.MAX_VALUE),
);
const RUNS = Number(process.env.FUZZ_RUNS ?? 1);
/** The same ones each time; the variable FUZZ_RUNS draws more. */
export const drawn = (runs: number) => ({ seed: 20_261_128, numRuns: runs * RUNS, endOnFailure: RUNS === 1 });

/** What is logged as a bug from here on. */
export function bugsOf({ app }: TestApp): unknown[] {
  const bugs: unknown[] = [];
  app.log.error = (...said: unknown[]) => void bugs.push(said);
  return bugs;
}

/** An answer that is none of a bug: a refusal has a reason and a code, and tells nothing of what is inside. */
export function isSound({ status, body }: { readonly status: number; readonly body: string }, bugs: unknown[]): void {
  const thrown = bugs.splice(0).map((bug) => String((bug as [{ err?: Error }])[0].err?.stack).slice(0, 600));
  expect(thrown).toEqual([]);
  expect(status).toBeLessThan(500);
  expect(body).not.toContain('INTERNAL_SERVER_ERROR');
  expect(body).not.toMatch(/node_modules|\.ts:\d|SqliteError|SQLITE_|select "/);
  if (status < 400) return;
  // An embed says it to readers of the page that it stands in.
  if (body.startsWith('<!doctype html>')) {
    expect(body.replace(/<style>.*?<\/style>|<[^>]*>/gs, '')).toMatch(/[\p{Script=Han}a-z]{3}/u);
    return;
  }
  const [error] = JSON.parse(body).errors;
  expect(error.message).toMatch(/./);
  expect(error.extensions.code).toMatch(/^[A-Z_0-9]+$/);
}
