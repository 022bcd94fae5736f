/** How a program is told to stop. */

/** Milliseconds between looks at whether the parent is still there. */
const PARENT_CHECK = 250;
/** What a shell expects of a program that ended because of a signal. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Aborted once by Ctrl-C, SIGTERM or, with `endsWithParent`, the end of the process that started this one; its reason is the
 * exit code of work that was broken off. Whoever asks for it must end the program: nothing else does from then on.
 */
export function toldToStop(endsWithParent: boolean): AbortSignal {
  const told = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => told.abort(EXIT_CODES[signal]));
  if (endsWithParent) {
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) told.abort(EXIT_CODES.SIGTERM);
    }, PARENT_CHECK).unref();
  }
  return told.signal;
}
