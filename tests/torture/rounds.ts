/** The rounds: each lays a data folder, strikes at a drawn moment, opens it again and says what it found. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliDecompressSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { fileDigest, readManifest } from '../../server/store/safety/backup/manifest.ts';
import { listBackups } from '../../server/store/safety/backup/names.ts';
import type { Random } from '../../server/synthetic/random.ts';
import { childrenOf, type Program, startProgram, startServing } from '../support/programs.ts';
import { reportText } from '../support/report-text.ts';
import { flipByte } from '../support/spoil.ts';
import {
  type Acknowledged,
  ensureEnded,
  type Outcome,
  openAgain,
  reportsOf,
  stopServing,
  verifyAs,
} from './acknowledged.ts';
import { nameOf, startWriting, upload } from './writers.ts';

export interface Round {
  readonly random: Random;
  /** Names this round, so that it can be drawn again. */
  readonly seed: string;
  /** A folder of its own, holding a district (layDistrict). */
  readonly folder: string;
  /** The administrator's key in it. */
  readonly key: string;
  readonly acknowledged: Acknowledged;
  readonly outcome: Outcome;
}

/** Answers whether the blow met a program at work; a sentence where the round cannot be run on this machine. */
type Strike = (round: Round) => Promise<boolean | string>;

/** Milliseconds that people write before a blow, at most. */
const LONGEST = 20_000;
const DOCUMENTS = 60;
const CLI = 'server/cli.ts';
const FIXTURES = new URL('../fixtures/stores/', import.meta.url);

async function kill({ child, ended }: Program, outcome: Outcome): Promise<boolean> {
  const children = childrenOf(child.pid);
  const isRunning = child.exitCode === null;
  child.kill('SIGKILL');
  await ended;
  await ensureEnded(children, outcome);
  return isRunning;
}

/** Waits for so many events of files in a folder, some milliseconds more, and for no longer than the program runs. */
async function afterFileEvents(folder: string, count: number, ms: number, { ended }: Program): Promise<void> {
  const watcher = watch(folder, { recursive: true });
  let seen = 0;
  const enough = new Promise<void>((resolve) => {
    watcher.on('change', () => {
      seen += 1;
      if (seen >= count) resolve();
    });
  });
  await Promise.race([enough.then(() => wait(ms)), ended]);
  watcher.close();
}

const killServer: Strike = async ({ random, seed, folder, key, acknowledged, outcome }) => {
  const server = await startServing(folder);
  const writing = startWriting(server.origin, key, seed, acknowledged);
  await writing.until(random.int(1, 60), LONGEST);
  await wait(random.int(0, 30));
  const struck = await kill(server, outcome);
  await writing.end();
  outcome.wrong.push(...writing.refusals.map((said) => `refused: ${said}`));
  return struck;
};

/** Documents to import, and what they hold. */
function layDocuments(
  folder: string,
  { random, acknowledged: { sent } }: Round,
): readonly { id: string; received: number }[] {
  mkdirSync(folder);
  return Array.from({ length: DOCUMENTS }, (_, index) => {
    const [bureau, year, received] = [index % 30, 2021 + Math.floor(index / 30), random.int(1, 9999)];
    const id = `hill-${bureau}-${year}`;
    writeFileSync(
      join(folder, `${String(index).padStart(2, '0')}.txt`),
      reportText(`山区${nameOf(bureau)}`, year, received),
    );
    sent.set(id, new Set([received]));
    return { id, received };
  });
}

const killImport: Strike = async (round) => {
  const { random, folder, acknowledged, outcome } = round;
  const documents = join(folder, 'documents');
  const expected = layDocuments(documents, round);
  const command = startProgram([CLI, 'import', '--yes', documents], folder);
  const storedSoFar = (): ReadonlySet<string> =>
    new Set([...command.said().matchAll(/: 已接收为 (hill-[\d-]+)/g)].flatMap(([, id]) => id ?? []));
  const [enough, late] = [random.int(0, 9) * (DOCUMENTS / 10), random.int(0, 60)];
  const reached = async (): Promise<void> => {
    while (!command.said().includes(`${DOCUMENTS}/${DOCUMENTS}\n`) || storedSoFar().size < enough) await wait(2);
  };
  await Promise.race([reached(), command.ended]);
  await wait(late);
  const struck = await kill(command, outcome);
  const stored = storedSoFar();
  for (const { id, received } of expected) if (stored.has(id)) acknowledged.reports.set(id, { revision: 1, received });
  await openAgain(folder, '', acknowledged, outcome);
  // Run again, it goes on.
  const again = startProgram([CLI, 'import', '--yes', documents], folder);
  if ((await again.ended) !== 0) outcome.wrong.push(`run again: ${again.said()}`);
  for (const { id, received } of expected) acknowledged.reports.set(id, { revision: 1, received });
  return struck;
};

const killRosterImport: Strike = async ({ random, folder, acknowledged, outcome }) => {
  const names = Array.from({ length: 400 }, (_, index) => `山区第${index}街道办事处`);
  const list = join(folder, 'list.csv');
  writeFileSync(list, `单位名称,编号\n${names.map((name, index) => `${name},street-${index}`).join('\n')}\n`);
  const command = startProgram([CLI, 'roster', 'import', '--region', 'hill', '--yes', list], folder);
  await afterFileEvents(folder, random.int(1, 12), random.int(0, 5), command);
  const struck = await kill(command, outcome);
  if (/完成，数据版本/.test(command.said())) {
    for (let index = 0; index < names.length; index += 1) acknowledged.bureaus.set(`street-${index}`, 2);
  }
  const listing = startProgram([CLI, 'bureaus'], folder);
  await listing.ended;
  const held = listing.said().match(/street-\d+/g)?.length ?? 0;
  if (held !== 0 && held !== names.length) outcome.half.push(`${held} of a list of ${names.length}`);
  return struck;
};

/** What looks like a backup is one. */
async function ensureBackupsWhole(shelf: string, { half }: Outcome): Promise<void> {
  for (const { name } of listBackups(shelf)) {
    const file = join(shelf, name);
    const manifest = readManifest(file);
    if (manifest?.sha256 !== (await fileDigest(file))) half.push(`${name} looks like a backup, and is none`);
  }
}

const killMigration: Strike = async ({ random, folder, acknowledged, outcome }) => {
  const schema = random.pick(readdirSync(FIXTURES).filter((name) => name.endsWith('.sql.br')));
  const sql = brotliDecompressSync(readFileSync(new URL(schema, FIXTURES))).toString('utf8');
  const lay = (into: string): void => {
    rmSync(into, { recursive: true, force: true });
    mkdirSync(into);
    new Database(join(into, 'gongkai.sqlite')).exec(`pragma foreign_keys = off; ${sql}`).close();
  };
  const [whole, struckAt] = [join(folder, 'whole'), join(folder, 'struck')];
  lay(whole);
  // What it holds when nobody disturbs it is what it has to hold.
  const undisturbed = await startServing(whole);
  for (const [id, report] of await reportsOf(undisturbed.origin)) {
    acknowledged.reports.set(id, report);
    acknowledged.sent.set(id, new Set([report.received]));
  }
  await stopServing(undisturbed, whole, outcome);
  lay(struckAt);
  const command = startProgram([CLI, 'bureaus'], struckAt);
  await afterFileEvents(struckAt, random.int(1, 60), random.int(0, 3), command);
  const struck = await kill(command, outcome);
  await openAgain(struckAt, '', acknowledged, outcome);
  if (readdirSync(struckAt).includes('backups')) await ensureBackupsWhole(join(struckAt, 'backups'), outcome);
  for (const name of readdirSync(struckAt)) if (name !== 'backups') cpSync(join(struckAt, name), join(folder, name));
  return struck;
};

const killBackup: Strike = async ({ random, seed, folder, key, acknowledged, outcome }) => {
  const shelf = join(folder, 'shelf');
  mkdirSync(shelf);
  const server = await startServing(folder);
  const writing = startWriting(server.origin, key, seed, acknowledged);
  await writing.until(random.int(5, 30), LONGEST);
  const backup = startProgram([CLI, 'backup', '--to', shelf], folder);
  await afterFileEvents(shelf, random.int(1, 14), random.int(0, 20), backup);
  const struck = await kill(backup, outcome);
  await ensureBackupsWhole(shelf, outcome);
  const again = startProgram([CLI, 'backup', '--to', shelf], folder);
  if ((await again.ended) !== 0) outcome.wrong.push(`backup after it: ${again.said()}`);
  await ensureBackupsWhole(shelf, outcome);
  await writing.end();
  await kill(server, outcome);
  return struck;
};

const diskFull: Strike = async ({ random, folder, key, acknowledged, outcome }) => {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk], { stdio: 'pipe' });
  } catch {
    return 'no right to mount a small disk';
  }
  try {
    cpSync(join(folder, 'gongkai.sqlite'), join(disk, 'gongkai.sqlite'));
    const server = await startServing(disk);
    const extra = '本机关主动公开。'.repeat(random.int(1000, 6000));
    const refused: string[] = [];
    const send = async (count: number): Promise<boolean> => {
      const report = { bureau: count % 30, year: 2021 + (Math.floor(count / 30) % 5), received: 1 + count, extra };
      const refusal = await upload(server.origin, key, report, acknowledged);
      if (refusal !== null) refused.push(refusal);
      return refusal === null;
    };
    let count = 0;
    for (; refused.length < 3 && count < 600; count += 1) await send(count);
    if (refused.length === 0) outcome.wrong.push('the disk was never full');
    for (const said of refused) {
      if (/^500|INTERNAL/.test(said)) outcome.wrong.push(`told without its reason: ${said}`);
    }
    if ((await fetch(`${server.origin}/readyz`)).status !== 503) outcome.wrong.push('ready with a full disk');
    if (random.chance(0.5)) {
      execFileSync('mount', ['-o', 'remount,size=64m', disk]);
      for (let tries = 0; !(await send(count)) && tries < 20; tries += 1) await wait(250);
      if (acknowledged.reports.get(`hill-${count % 30}-${2021 + (Math.floor(count / 30) % 5)}`)?.received !== 1 + count)
        outcome.wrong.push('did not recover with space');
    }
    const struck = await kill(server, outcome);
    execFileSync('mount', ['-o', 'remount,size=64m', disk]);
    for (const name of readdirSync(disk)) cpSync(join(disk, name), join(folder, name));
    return struck;
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
};

/** Fills the folder with reports and stops; answers what is held. */
async function fill({ random, seed, folder, key, acknowledged, outcome }: Round): Promise<void> {
  const server = await startServing(folder);
  const writing = startWriting(server.origin, key, seed, acknowledged);
  await writing.until(random.int(30, 60), LONGEST);
  await writing.end();
  await stopServing(server, folder, outcome);
}

/** Bytes flipped in the file: whatever is answered is what was sent, or a refusal; and what is refused is named by `verify`. */
const flipBytes: Strike = async (round) => {
  const { random, folder, acknowledged, outcome } = round;
  await fill(round);
  const spoiled = join(folder, 'spoiled');
  mkdirSync(spoiled);
  const file = join(spoiled, 'gongkai.sqlite');
  cpSync(join(folder, 'gongkai.sqlite'), file);
  const { length } = readFileSync(file);
  for (let flips = random.pick([1, 10, 200]); flips > 0; flips -= 1) flipByte(file, random.int(100, length - 1));
  const before = outcome.wrong.length;
  await verifyAs(spoiled, outcome);
  // That it says so is what is wanted here.
  const isNamed = outcome.wrong.splice(before).length > 0;
  const server = await startServing(spoiled).catch(() => null);
  if (server === null) {
    if (!isNamed) outcome.wrong.push('does not start, and verify finds nothing');
    return true;
  }
  let refused = 0;
  for (const [id, { received }] of acknowledged.reports) {
    const asked = await fetch(`${server.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ report(id: "${id}") { figures(cells: ["III/1/total"]) { value } } }` }),
    });
    const { data, errors } = await asked.json();
    const value = data?.report?.figures?.[0]?.value;
    if (errors || value === undefined) refused += 1;
    else if (value !== received && !acknowledged.sent.get(id)?.has(value))
      outcome.half.push(`${id}: ${value} for ${received}`);
    else if (value !== received) outcome.half.push(`${id}: ${value}, which an earlier version said, for ${received}`);
  }
  if (refused > 0 && !isNamed) outcome.wrong.push(`${refused} reports refused, and verify finds nothing`);
  await kill(server, outcome);
  return true;
};

/** Without its WAL the newest changes are gone, as they must be; what is left is everything up to one of them. */
const loseWal: Strike = async (round) => {
  const { acknowledged, folder } = round;
  const struck = await killServer(round);
  rmSync(join(folder, 'gongkai.sqlite-wal'), { force: true });
  const server = await startServing(folder);
  const held = await reportsOf(server.origin);
  const newest = Math.max(0, ...[...held.values()].map(({ revision }) => revision));
  await stopServing(server, folder, round.outcome);
  for (const [id, { revision }] of acknowledged.reports) if (revision > newest) acknowledged.reports.delete(id);
  for (const [id, revision] of acknowledged.bureaus) if (revision > newest) acknowledged.bureaus.delete(id);
  acknowledged.keys.clear(); // They have no revision to be ordered by.
  return struck;
};

/** Told to stop in the middle of an upload: it is finished and kept, and the one file is whole. */
const stopDuringUpload: Strike = async ({ random, seed, folder, key, acknowledged, outcome }) => {
  const server = await startServing(folder);
  const writing = startWriting(server.origin, key, seed, acknowledged);
  await writing.until(random.int(1, 20), LONGEST);
  const boundary = 'gongkai-torture';
  const received = random.int(1, 9999);
  const text = reportText(`山区${nameOf(0)}`, 2020, received);
  acknowledged.sent.set('hill-0-2020', new Set([received]));
  const sending = request(`${server.origin}/documents`, {
    method: 'POST',
    agent: false,
    headers: { authorization: `Bearer ${key}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
  const answer = new Promise<string>((resolve) => {
    sending.on('error', () => resolve('broken'));
    sending.on('response', async (response) => {
      let said = '';
      for await (const chunk of response) said += chunk;
      resolve(said);
    });
  });
  const cut = random.int(1, text.length - 1);
  sending.write(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${text.slice(0, cut)}`,
  );
  await fetch(`${server.origin}/healthz`);
  server.child.kill('SIGTERM');
  await wait(random.int(0, 300));
  sending.end(`${text.slice(cut)}\r\n--${boundary}--\r\n`);
  const said = await answer;
  const receipt = /"revision":(\d+)/.exec(said)?.[1];
  if (receipt === undefined) outcome.wrong.push(`the upload under way: ${said}`);
  else acknowledged.reports.set('hill-0-2020', { revision: Number(receipt), received });
  await writing.end();
  await stopServing(server, folder, outcome);
  return true;
};

/** Every kind of round, how often it is drawn, and whether it has opened its folder again by itself. */
export const KINDS: Readonly<
  Record<string, { readonly weight: number; readonly strike: Strike; readonly isChecked?: true }>
> = {
  'kill -9 server': { weight: 5, strike: killServer },
  'kill -9 import': { weight: 3, strike: killImport },
  'kill -9 roster import': { weight: 2, strike: killRosterImport },
  'kill -9 migration': { weight: 4, strike: killMigration, isChecked: true },
  'kill -9 backup': { weight: 2, strike: killBackup },
  'SIGTERM in an upload': { weight: 2, strike: stopDuringUpload },
  'disk full': { weight: 1, strike: diskFull },
  'bytes flipped': { weight: 2, strike: flipBytes, isChecked: true },
  'WAL lost after kill -9': { weight: 1, strike: loseWal },
};

/** Runs a round of a kind to its end; a sentence where this machine cannot. */
export async function runRound(kind: string, round: Round): Promise<boolean | string> {
  const found = KINDS[kind];
  if (found === undefined) throw new Error(`There is no kind ${kind}; there are ${Object.keys(KINDS).join(', ')}.`);
  const { strike, isChecked } = found;
  const struck = await strike(round);
  if (typeof struck === 'boolean' && !isChecked) {
    await openAgain(round.folder, round.key, round.acknowledged, round.outcome);
  }
  return struck;
}
