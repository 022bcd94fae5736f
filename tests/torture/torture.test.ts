/** The command runs as it is written, and what it looks for is noticed where it is so. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProgram } from '../support/programs.ts';
import { clean, nothingYet, openAgain } from './acknowledged.ts';
import { layDistrict } from './writers.ts';

let folder = '';
let key = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-torture-test-'));
  key = await layDistrict(join(folder, 'gongkai.sqlite'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.runIf(process.platform === 'linux')('a server killed while people write has lost nothing', async () => {
  const args = ['tests/torture/run.ts', '--rounds', '1', '--seed', 'test', '--kind', 'kill -9 server'];
  const torture = startProgram(args, folder);
  expect(await torture.ended, torture.said()).toBe(0);
  expect(torture.said()).toMatch(/^seed test$/m);
  expect(torture.said()).toMatch(/^kill -9 server +1 +1 +[1-9]\d* +0 +0 +0 +\d+\.\d$/m);
});

test('what was acknowledged and is not there is lost', async () => {
  const acknowledged = nothingYet();
  acknowledged.reports.set('hill-1-2022', { revision: 2, received: 5 });
  acknowledged.bureaus.set('hill-1', 1).set('hill-none', 2);
  acknowledged.keys.add('gk_none');
  const outcome = clean();
  await openAgain(folder, key, acknowledged, outcome);
  expect(outcome).toMatchObject({
    lost: ['report hill-1-2022 at revision 2', 'bureau hill-none', 'key gk_none'],
    half: [],
    wrong: [],
  });
});
