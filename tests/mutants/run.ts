/**
 * `npm run mutants [-- PATH …] [--workers N] [--thorough] [--patience N] [--every N]`: plants thousands of small faults one by one and says which ones
 * no test notices, in all folders or in the folders and files named. Outside CI, for it takes long; what was tried before
 * and has not changed since is remembered in .cache.
 *
 * Faults are tried where they stand in running code (try-each.ts). Those in what a module makes when it is loaded, mostly
 * tables and lists of data, take a process each and are tried with --thorough only; how many were left out is said. So are,
 * once more, those that no test noticed in the time it was given. On a busy machine, --patience 4 gives a test four times as
 * long by the clock, and no more of computing; --every 4 tries one fault in four, drawn evenly from all, whose score is
 * that of the whole within a few per cent.
 *
 * The faults are planted in a copy with packages of its own (hard links): the process that reads documents may read its own
 * folder only, and would not find packages behind a symbolic link. Nothing is compiled, so Stryker is told of no tsconfig.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { FOLDERS } from './folders.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const HERE = 'tests/mutants';
/** Per cent of the faults that tests must notice. */
const LEAST = 80;

type MutantResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** A fault that changes nothing anybody could see, and why; kept by hand in equivalent.json. */
interface Equivalent {
  readonly file: string;
  /** The line it stands in, without the space around it. */
  readonly line: string;
  /** What is written, and what the fault makes of it. */
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

interface Fault extends Omit<Equivalent, 'why'> {
  readonly number: number;
}

interface Score {
  readonly path: string;
  readonly noticed: number;
  readonly unnoticed: readonly Fault[];
  readonly equivalent: readonly Equivalent[];
  /** Faults in what is made when a module is loaded, which were not tried. */
  readonly untried: readonly Fault[];
}

const EQUIVALENT: readonly Equivalent[] = JSON.parse(readFileSync(`${ROOT}${HERE}/equivalent.json`, 'utf8'));

function isSame(one: Equivalent, fault: Fault): boolean {
  return one.file === fault.file && one.line === fault.line && one.from === fault.from && one.to === fault.to;
}

/** On one line, so that it can be compared and printed. */
function flat(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function faultOf({ fileName, location: { start, end }, replacement }: MutantResult): Fault {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const line = flat(lines[0] ?? '');
  const last = lines.length - 1;
  const from = lines.map((text, at) =>
    text.slice(at === 0 ? start.column - 1 : 0, at === last ? end.column - 1 : undefined),
  );
  return {
    file: fileName.replace(ROOT, ''),
    line,
    number: start.line,
    from: flat(from.join('\n')),
    to: flat(replacement),
  };
}

interface Remembered {
  readonly files: Readonly<Record<string, { mutants: readonly { readonly status: string }[] }>>;
}

/** Forgets what went unnoticed, which is to be tried again: Stryker itself overlooks new tests of what a module makes at its start. */
function forgetUnnoticed(file: string): void {
  if (!existsSync(file)) return;
  const remembered: Remembered = JSON.parse(readFileSync(file, 'utf8'));
  for (const one of Object.values(remembered.files))
    one.mutants = one.mutants.filter(({ status }) => status !== 'Survived' && status !== 'NoCoverage');
  writeFileSync(file, JSON.stringify(remembered));
}

async function tryPath(path: string): Promise<Score> {
  process.env.GONGKAI_MUTANTS = folderOf(path);
  process.env.GONGKAI_MUTANTS_PATIENCE = values.patience;
  process.env.GONGKAI_MUTANTS_EVERY = values.every;
  if (values.thorough) process.env.GONGKAI_MUTANTS_THOROUGH = '1';
  const incrementalFile = `.cache/mutants/${path.replaceAll('/', '-')}.json`;
  forgetUnnoticed(incrementalFile);
  const all = await new Stryker({
    configFile: `${HERE}/stryker.json`,
    mutate: [path.endsWith('.ts') ? path : `${path}/**/*.ts`],
    incrementalFile,
    concurrency: Number(values.workers),
    ignoreStatic: !values.thorough,
  }).runMutationTest();
  const results = all.filter(({ id }) => Number(id) % Number(values.every) === 0);
  const survivors = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').map(faultOf);
  return {
    path,
    noticed: results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length,
    unnoticed: survivors.filter((fault) => !EQUIVALENT.some((one) => isSame(one, fault))),
    untried: results.filter(({ status, static: atStart }) => status === 'Ignored' && atStart).map(faultOf),
    equivalent: EQUIVALENT.filter((one) => survivors.some((fault) => isSame(one, fault))),
  };
}

function percentOf({ noticed, unnoticed }: Score): number {
  const all = noticed + unnoticed.length;
  return all === 0 ? 100 : (noticed / all) * 100;
}

/** The folder whose tests should notice a fault in this path. */
function folderOf(path: string): string | undefined {
  return Object.keys(FOLDERS).find((folder) => path === folder || path.startsWith(`${folder}/`));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    workers: { type: 'string', default: '2' },
    thorough: { type: 'boolean', default: false },
    patience: { type: 'string', default: '1' },
    every: { type: 'string', default: '1' },
  },
});
const unknown = positionals.filter((path) => folderOf(path) === undefined || !existsSync(`${ROOT}${path}`));
if (unknown.length > 0) {
  process.stderr.write(`Not in any of ${Object.keys(FOLDERS).join(', ')}: ${unknown.join(', ')}.\n`);
  process.exit(2);
}
process.chdir(ROOT);
setPriority(10);
mkdirSync('.cache/mutants', { recursive: true });
const paths = positionals.length > 0 ? positionals : Object.keys(FOLDERS);
const scores: Score[] = [];
for (const path of paths) {
  const score = await tryPath(path);
  scores.push(score);
  for (const { file, number, line, from, to } of score.unnoticed)
    process.stdout.write(`${file}:${number}  ${line}\n    - ${from}\n    + ${to}\n`);
}
const stale = EQUIVALENT.filter(
  (one) =>
    values.every === '1' &&
    paths.some((path) => one.file === path || one.file.startsWith(`${path}/`)) &&
    !scores.some(({ equivalent, untried }) => equivalent.includes(one) || untried.some((fault) => isSame(one, fault))),
);
for (const { file, line, from, to } of stale)
  process.stdout.write(
    `${file}  ${line}\n    - ${from}\n    + ${to}\n    is noticed now, or gone: take it off ${HERE}/equivalent.json\n`,
  );
process.stdout.write(`\n${'path'.padEnd(24)} noticed  unnoticed  equivalent  untried  score\n`);
for (const score of scores) {
  const { path, noticed, unnoticed, equivalent, untried } = score;
  process.stdout.write(
    `${path.padEnd(24)} ${String(noticed).padStart(7)}  ${String(unnoticed.length).padStart(9)}  ${String(equivalent.length).padStart(10)}  ${String(untried.length).padStart(7)}  ${percentOf(score).toFixed(1)} %\n`,
  );
}
process.exitCode = stale.length > 0 || scores.some((score) => percentOf(score) < LEAST) ? 1 : 0;
