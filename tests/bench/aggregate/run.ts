/**
 * `npm run bench -- aggregate --reports 2800 --peer DIR`: a store of so many reports (several numbers: what the data layer costs in
 * each, beside SQL written by hand; `--layer` that alone), the first of them served as users start it, and the questions of
 * questions.ts asked by 8 connections, again and again (warm) and each once only (cold), beside `{ __typename }`, the most that can
 * be answered at all. With `--peer` they are written to DIR/OURS.json, to ask another server the same beside this one; `--keep` goes on
 * serving until it is ended. Nothing is asserted.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSqlite } from '../../../server/store/open.ts';
import { closeUp } from '../../../server/store/space.ts';
import { districtsFor, fillCountry } from '../../../server/synthetic/country.ts';
import { startServing } from '../../support/programs.ts';
import { askOver, computedBy } from './asking.ts';
import { measureLayer } from './layer.ts';
import { questionsOf } from './questions.ts';

const TYPENAME = [JSON.stringify({ query: '{ __typename }' })];
const CONNECTIONS = 8;
/** More than anybody can ask in a minute: what is measured is how fast, not how much is allowed. */
const UNLIMITED = { GONGKAI_REQUESTS: '100000000', GONGKAI_SEEDS: 'none', GONGKAI_LOG: 'warn' };

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    reports: { type: 'string', default: '2800' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    peer: { type: 'string' },
    port: { type: 'string', default: '0' },
    keep: { type: 'boolean', default: false },
    /** The data layer alone, without a server. */
    layer: { type: 'boolean', default: false },
    /** A folder for the store, which is kept; filled where there is none. */
    data: { type: 'string' },
  },
});

const AT = '2026-06-01T00:00:00.000Z';
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const sizes = values.reports.split(',').map(Number);
const districts = districtsFor(sizes[0] ?? 0);
const folder = values.data ?? mkdtempSync(join(tmpdir(), 'gongkai-bench-'));

async function fill(to: string, districts: number): Promise<void> {
  const store = await openSqlite(join(to, 'gongkai.sqlite'));
  const { count } = await store.reader.db
    .selectFrom('report')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(count) === 0) {
    const began = performance.now();
    const cpu = process.cpuUsage();
    const stored = await fillCountry(store, districts, { at: AT, actor: null, told: () => {}, stop: null });
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (performance.now() - began) / 1000;
    const perCpu = stored / ((user + system) / 1e6);
    say(
      `${stored} reports stored in bulk: ${(stored / seconds).toFixed(0)} a second, ${perCpu.toFixed(0)} a second of one core`,
    );
  }
  await store.close();
  if (Number(count) === 0) closeUp(join(to, 'gongkai.sqlite'));
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}

for (const [place, reports] of sizes.entries()) {
  const to = place === 0 ? folder : join(folder, String(reports));
  await fill(to, districtsFor(reports));
  await measureLayer(join(to, 'gongkai.sqlite'), districtsFor(reports), say);
}
if (values.layer) {
  if (values.data === undefined) rmSync(folder, { recursive: true });
  process.exit();
}
const questions = questionsOf(districts);
const named = Object.entries(questions).flatMap(([name, { warm, cold }]): [string, readonly string[]][] => [
  [name, warm],
  [`${name}.cold`, cold],
]);
if (values.peer !== undefined) {
  mkdirSync(values.peer, { recursive: true });
  writeFileSync(join(values.peer, 'OURS.json'), JSON.stringify(Object.fromEntries(named)));
  say(`${join(values.peer, 'OURS.json')} written`);
}
let server = await startServing(folder, { ...UNLIMITED, PORT: values.port });
say(`${districts * 280} reports at ${server.origin}, ${CONNECTIONS} connections, medians of ${values.rounds} rounds`);
say(
  `${'question'.padEnd(16)} ${'requests/s'.padStart(10)} ${'of typename'.padStart(12)} ${'ms (half)'.padStart(10)} ${'ms (99 %)'.padStart(10)} ${'ms computed'.padStart(12)}`,
);
try {
  const how = { connections: CONNECTIONS, seconds: Number(values.seconds) };
  let most = 0;
  for (const [name, bodies] of [['__typename', TYPENAME] as const, ...named]) {
    const rounds = [];
    const computed: number[] = [];
    for (let round = 0; round < Number(values.rounds); round += 1) {
      // What is asked again was asked once before; what is cold goes on where the round before cannot have come.
      if (round === 0 && !name.endsWith('.cold'))
        await askOver(server.origin, bodies, { connections: CONNECTIONS, seconds: 60, most: bodies.length });
      const from = name.endsWith('.cold') ? Math.floor((bodies.length / Number(values.rounds)) * round) : 0;
      const before = computedBy(server.child.pid);
      const asked = await askOver(server.origin, [...bodies.slice(from), ...bodies.slice(0, from)], how);
      rounds.push(asked);
      const after = computedBy(server.child.pid);
      if (before !== null && after !== null) computed.push((after - before) / asked.answers);
    }
    const perSecond = median(rounds.map((one) => one.perSecond));
    if (name === '__typename') most = perSecond;
    const figures = [
      perSecond.toFixed(0).padStart(10),
      (perSecond / most).toFixed(3).padStart(12),
      median(rounds.map((one) => one.median))
        .toFixed(2)
        .padStart(10),
      median(rounds.map((one) => one.slowest))
        .toFixed(2)
        .padStart(10),
      (computed.length > 0 ? median(computed).toFixed(3) : '').padStart(12),
    ];
    say(`${name.padEnd(16)} ${figures.join(' ')}`);
  }
  if (values.keep) {
    // Begun anew, so that nothing is kept of what was asked here: what another program asks as cold is cold.
    server.child.kill();
    await server.ended;
    server = await startServing(folder, { ...UNLIMITED, PORT: new URL(server.origin).port });
    say('Serving until ended.');
    await server.ended;
  }
} finally {
  server.child.kill();
  await server.ended;
  if (values.data === undefined) rmSync(folder, { recursive: true });
}
