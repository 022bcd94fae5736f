/**
 * `npm run mutants [-- FOLDER …]`: plants thousands of small faults one by one and says which ones no test notices. Outside
 * CI, for it takes long; what was tried before and has not changed since is remembered in .cache.
 *
 * The faults are planted in a copy with packages of its own (hard links): the process that reads documents may read its own
 * folder only, and would not find packages behind a symbolic link. Nothing is compiled, so Stryker is told of no tsconfig.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
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
  readonly folder: string;
  readonly noticed: number;
  readonly unnoticed: readonly Fault[];
  readonly equivalent: readonly Equivalent[];
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

async function tryFolder(folder: string): Promise<Score> {
  process.env.GONGKAI_MUTANTS = folder;
  const incrementalFile = `.cache/mutants/${folder.replaceAll('/', '-')}.json`;
  forgetUnnoticed(incrementalFile);
  const results = await new Stryker({
    configFile: `${HERE}/stryker.json`,
    mutate: [`${folder}/**/*.ts`],
    incrementalFile,
  }).runMutationTest();
  const survivors = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').map(faultOf);
  return {
    folder,
    noticed: results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length,
    unnoticed: survivors.filter((fault) => !EQUIVALENT.some((one) => isSame(one, fault))),
    equivalent: EQUIVALENT.filter((one) => survivors.some((fault) => isSame(one, fault))),
  };
}

function percentOf({ noticed, unnoticed }: Score): number {
  const all = noticed + unnoticed.length;
  return all === 0 ? 100 : (noticed / all) * 100;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((folder) => !(folder in FOLDERS));
if (unknown.length > 0) {
  process.stderr.write(`No folder of these: ${unknown.join(', ')}. There are ${Object.keys(FOLDERS).join(', ')}.\n`);
  process.exit(2);
}
process.chdir(ROOT);
setPriority(10);
mkdirSync('.cache/mutants', { recursive: true });
const folders = wanted.length > 0 ? wanted : Object.keys(FOLDERS);
const scores: Score[] = [];
for (const folder of folders) {
  const score = await tryFolder(folder);
  scores.push(score);
  for (const { file, number, line, from, to } of score.unnoticed)
    process.stdout.write(`${file}:${number}  ${line}\n    - ${from}\n    + ${to}\n`);
}
const stale = EQUIVALENT.filter(
  (one) =>
    folders.some((folder) => one.file.startsWith(`${folder}/`)) &&
    !scores.some(({ equivalent }) => equivalent.includes(one)),
);
for (const { file, line, from, to } of stale)
  process.stdout.write(
    `${file}  ${line}\n    - ${from}\n    + ${to}\n    is noticed now, or gone: take it off ${HERE}/equivalent.json\n`,
  );
process.stdout.write(`\n${'folder'.padEnd(18)} noticed  unnoticed  equivalent  score\n`);
for (const score of scores) {
  const { folder, noticed, unnoticed, equivalent } = score;
  process.stdout.write(
    `${folder.padEnd(18)} ${String(noticed).padStart(7)}  ${String(unnoticed.length).padStart(9)}  ${String(equivalent.length).padStart(10)}  ${percentOf(score).toFixed(1)} %\n`,
  );
}
process.exitCode = stale.length > 0 || scores.some((score) => percentOf(score) < LEAST) ? 1 : 0;
