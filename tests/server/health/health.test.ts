/** What is wrong with the program is held once, told once, and over when it is over. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { damaged } from '../../../server/health/damaged.ts';
import { type Health, openHealth } from '../../../server/health/health.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';

const BROKEN = damaged([{ zh: '甲', en: 'one' }], '/data/gongkai.sqlite');
const WORSE = damaged(
  [
    { zh: '甲', en: 'one' },
    { zh: '乙', en: 'two' },
  ],
  '/data/gongkai.sqlite',
);

let clock = 0;
let health: Health;
let lines: string[];
const log = {
  warn: (_: object, message: string) => lines.push(`warn ${message}`),
  error: (_: object, message: string) => lines.push(`error ${message}`),
};
beforeEach(() => {
  clock = 0;
  lines = [];
  health = openHealth(() => `2026-01-0${++clock}T00:00:00.000Z`);
});

test('a condition holds since it was raised first, with its newest words, until it is cleared', () => {
  expect(health.conditions()).toEqual([]);
  health.raise(BROKEN);
  health.raise(WORSE);
  expect(health.conditions()).toEqual([{ ...WORSE, since: '2026-01-01T00:00:00.000Z' }]);
  expect(health.conditions()[0]?.what).toEqual({
    zh: '数据库有 2 处损坏，第一处：甲',
    en: 'The database is damaged in 2 places, first: one',
  });
  health.clear('damaged');
  expect(health.conditions()).toEqual([]);
});

test('the log tells it once, what was raised before it listens included, and tells the end of what held', () => {
  health.raise(BROKEN);
  health.tellTo(log);
  health.raise(BROKEN);
  expect(lines).toEqual([
    expect.stringMatching(/^error The database is damaged in one place: one Stop the server and restore /),
  ]);
  health.raise(WORSE);
  expect(lines).toHaveLength(2);
  health.clear('damaged');
  health.clear('damaged');
  expect(lines.slice(2)).toEqual(['warn It is over.']);
});

let opened: TestApp;
let looks = 0;
const look = async () => {
  looks += 1;
};
const shown = openHealth(() => '2026-01-09T00:00:00.000Z');
beforeAll(async () => {
  opened = await openTestApp({ health: shown, look });
});
afterAll(() => opened.dispose());

test('/readyz is red while one holds that blocks, says which without saying where, and is green again afterwards', async () => {
  const ask = async () => {
    const { statusCode, body } = await opened.app.inject('/readyz');
    return [statusCode, JSON.parse(body)];
  };
  shown.raise({ ...BROKEN, blocks: false });
  expect((await ask())[0]).toBe(200);
  shown.raise(BROKEN);
  expect(await ask()).toEqual([
    503,
    { status: 'failing', conditions: [{ name: 'damaged', since: '2026-01-09T00:00:00.000Z' }] },
  ]);
  shown.clear('damaged');
  expect(await ask()).toEqual([200, { status: 'ready', revision: 9, fonts: 'found' }]);
  expect(looks).toBe(3);
});
