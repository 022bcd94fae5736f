/** `gongkai …` in this process: what it prints, to which stream, and its exit code. A program of its own would take half a second a command. */
import { runCommand } from '../../server/cli.ts';

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command with these settings over those of the tests. Not for two at a time: they share the streams. */
export async function runWith(environment: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ran> {
  const before = { env: { ...process.env }, stdout: process.stdout.write, stderr: process.stderr.write };
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    process[stream].write = (text: string | Uint8Array): boolean => {
      printed[stream] += String(text);
      return true;
    };
  }
  Object.assign(process.env, environment);
  try {
    return { status: await runCommand(args), ...printed };
  } finally {
    process.exitCode = undefined;
    process.env = before.env;
    process.stdout.write = before.stdout;
    process.stderr.write = before.stderr;
  }
}
