/** Programs of others that a test runs where the machine has them. */
import { spawn, spawnSync } from 'node:child_process';

export interface Outside {
  readonly command: string;
  /** Why it cannot be run here; null: it can. */
  readonly missing: string | null;
}

/** The first of these commands that runs `probe` without a fault. */
function outside(commands: readonly string[], flag: string, probe: string, needs: string): Outside {
  const command = commands.find((one) => spawnSync(one, [flag, probe], { stdio: 'ignore' }).status === 0);
  return { command: command ?? '', missing: command === undefined ? `${needs} is not installed here` : null };
}

/** Debian's own comes with its packages; another that is found first may be without. */
export const PANDAS = outside(
  ['python3', '/usr/bin/python3'],
  '-c',
  'import pandas, requests',
  'Python with pandas and requests',
);
export const R = outside(['Rscript'], '-e', 'library(jsonlite)', 'R with jsonlite');

/** Runs a program while this process goes on serving it. What it printed; throws what it complained of. */
export async function runOutside({ command }: Outside, file: string, folder: string): Promise<string> {
  const run = spawn(command, [file], { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  let [told, complained] = ['', ''];
  run.stdout.on('data', (bytes) => {
    told += String(bytes);
  });
  run.stderr.on('data', (bytes) => {
    complained += String(bytes);
  });
  const status = await new Promise((resolve, reject) => run.on('close', resolve).on('error', reject));
  if (status !== 0) throw new Error(`${command} ${file} ended with ${status}\n${complained}`);
  return told;
}
