/** Does a task in a process of its own: the event loop of the server stays free, and what takes long can be ended at once. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Outcome, Task } from './tasks.ts';

const CHILD = fileURLToPath(new URL('./task-child.ts', import.meta.url));

/** What came of it, once its process is gone; null where `stop` ended it. */
export function doApart(task: Task, stop: AbortSignal): Promise<Outcome | null> {
  const child = fork(CHILD, [], { execArgv: ['--no-warnings'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  // As long as it holds the database open, whoever closes it cannot fold in what was written last.
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return new Promise((resolve) => {
    const end = (): void => void child.kill('SIGKILL');
    const settle = (outcome: Outcome): void => {
      void gone.then(() => {
        stop.removeEventListener('abort', end);
        resolve(stop.aborted ? null : outcome);
      });
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

/** Takes the bytes of documents replaced before an instant, apart; throws what kept it from that. */
export async function pruneApart(
  asked: Omit<Extract<Task, { readonly kind: 'prune' }>, 'kind'>,
  stop: AbortSignal,
): Promise<void> {
  const outcome = await doApart({ kind: 'prune', ...asked }, stop);
  if (outcome === null || outcome.kind === 'pruned') return;
  throw new Error(outcome.kind === 'problem' ? outcome.sentence.en : JSON.stringify(outcome));
}
