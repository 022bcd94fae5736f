/** Does a task in a process of its own: the event loop of the server stays free, and what takes long can be ended at once. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Outcome, Task } from './tasks.ts';

const CHILD = fileURLToPath(new URL('./task-child.ts', import.meta.url));

/** null where `stop` ended it. */
export function doApart(task: Task, stop: AbortSignal): Promise<Outcome | null> {
  const child = fork(CHILD, [], { execArgv: ['--no-warnings'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((resolve) => {
    const end = (): void => void child.kill('SIGKILL');
    const settle = (outcome: Outcome): void => {
      stop.removeEventListener('abort', end);
      resolve(stop.aborted ? null : outcome);
    };
    stop.addEventListener('abort', end);
    child.once('message', settle);
    child.once('error', (error) => settle({ kind: 'bug', message: String(error) }));
    child.once('exit', (code, signal) =>
      settle({ kind: 'bug', message: `The process ended early: ${signal ?? code}` }),
    );
    child.send(task);
  });
}
