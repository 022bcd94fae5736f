/**
 * `npm run torture -- --rounds 50`: the program is killed, starved and damaged at drawn moments, opened again and held against what it
 * had acknowledged. Exit 1 where anything is lost, half there or not sound. `--seed` draws the same again, `--kind` one kind only.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomFor } from '../../server/synthetic/random.ts';
import { clean, countOf, nothingYet, type Outcome } from './acknowledged.ts';
import { KINDS, runRound } from './rounds.ts';
import { layDistrict } from './writers.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: new Date().toISOString().slice(0, 16) },
    kind: { type: 'string' },
  },
});
const kinds = Object.keys(KINDS);
const weights = Object.values(KINDS).map(({ weight }) => weight);

interface Line {
  rounds: number;
  /** Rounds in which the blow met a program at work. */
  struck: number;
  acknowledged: number;
  lost: number;
  half: number;
  wrong: number;
  slowest: number;
}

const table = new Map<string, Line>();
const home = mkdtempSync(join(tmpdir(), 'gongkai-torture-'));
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What went wrong in a round, a line each. */
function faultsOf({ lost, half, wrong }: Outcome): readonly string[] {
  return [
    ...lost.map((what) => `lost: ${what}`),
    ...half.map((what) => `half: ${what}`),
    ...wrong.map((what) => `wrong: ${what}`),
  ];
}

try {
  const laid = join(home, 'laid');
  mkdirSync(laid);
  const key = await layDistrict(join(laid, 'gongkai.sqlite'));
  for (let number = 1; number <= Number(values.rounds); number += 1) {
    const seed = Number(values.rounds) === 1 ? values.seed : `${values.seed}/${number}`;
    const random = randomFor(seed);
    const drawn = kinds[random.weighted(weights)] ?? '';
    const kind = values.kind ?? drawn;
    const folder = join(home, String(number));
    cpSync(laid, folder, { recursive: true });
    const round = { random, seed, folder, key, acknowledged: nothingYet(), outcome: clean() };
    const began = performance.now();
    const struck = await runRound(kind, round).catch((error: unknown) => {
      round.outcome.wrong.push(String(error instanceof Error ? error.stack : error));
      return true;
    });
    rmSync(folder, { recursive: true, force: true });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    if (typeof struck === 'string') {
      say(`${number}. ${kind}: left out, ${struck}`);
      continue;
    }
    const faults = faultsOf(round.outcome);
    say(`${number}. ${kind}, ${seconds} s${struck ? '' : ', had ended before'}${faults.length === 0 ? '' : ' FAULTS'}`);
    for (const fault of faults) say(`   ${fault.slice(0, 600)}`);
    if (faults.length > 0) say(`   again: npm run torture -- --rounds 1 --kind '${kind}' --seed '${seed}'`);
    const line = table.get(kind) ?? { rounds: 0, struck: 0, acknowledged: 0, lost: 0, half: 0, wrong: 0, slowest: 0 };
    table.set(kind, {
      rounds: line.rounds + 1,
      struck: line.struck + (struck ? 1 : 0),
      acknowledged: line.acknowledged + countOf(round.acknowledged),
      lost: line.lost + round.outcome.lost.length,
      half: line.half + round.outcome.half.length,
      wrong: line.wrong + round.outcome.wrong.length,
      slowest: Math.max(line.slowest, round.outcome.recovery),
    });
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}

const HEAD = ['kind', 'rounds', 'struck', 'acknowledged', 'lost', 'half', 'wrong', 'slowest start, s'];
say(`\nseed ${values.seed}`);
for (const row of [
  HEAD,
  ...[...table].map(([kind, { slowest, ...counts }]) => [
    kind,
    ...Object.values(counts).map(String),
    (slowest / 1000).toFixed(1),
  ]),
]) {
  say(row.map((cell, at) => (at === 0 ? cell.padEnd(24) : cell.padStart((HEAD[at]?.length ?? 0) + 2))).join(''));
}
const isFaulty = [...table.values()].some(({ lost, half, wrong }) => lost + half + wrong > 0);
process.exitCode = isFaulty ? 1 : 0;
