/** One child that reads: it is asked one thing at a time, and given up with a reason where it takes too long or too much. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LIMITS } from '../../ingest/formats/limits.ts';
import type { ReadFor } from '../examine.ts';
import { grantCodeCache } from './code-cache.ts';
import { memoryOf } from './memory.ts';
import { type Answer, type Message, messagesOf, type Request, send, type Told } from './messages.ts';
import { canRecognize, type Recognizer, WITH_PICTURES } from './recognizing.ts';
import { tooLong, tooMuch } from './refusals.ts';

export interface ChildLimits {
  /** Milliseconds a document may take. */
  readonly deadline: number;
  /** Mebibytes of heap a child may use; its whole memory may be twice that. */
  readonly memory: number;
  /** Told when one is ended because of what it was reading. */
  readonly onEnded?: (reason: EndReason) => void;
}

/** What a reading overstepped. */
export type EndReason = 'deadline' | 'memory';

export interface ReadingChild {
  /**
   * Throws Problem TOO_LARGE for what takes too long or too much memory, and the signal's reason once that is aborted; the child is
   * of no use then.
   */
  ask(request: Request, bytes: Uint8Array, by?: ReadFor): Promise<Message<Answer>>;
  /** It was sent these bytes last, and need not be sent them again. */
  holds(bytes: Uint8Array): boolean;
  /** It lives and has not grown old. */
  isFit(): boolean;
  end(): void;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** What reading a document takes: our code, the packages it uses, and nothing that anybody stored. */
const READABLE = ['server/*', 'schema/*', 'node_modules/*', 'package.json'];
const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
/** Documents after which a child is replaced, so that nothing a document left behind stays for long. */
const LIFETIME = 200;
const MEMORY_CHECK = 200;

export function startChild(
  { deadline, memory, onEnded = () => {} }: ChildLimits,
  recognizer: Recognizer,
): ReadingChild {
  const cache = grantCodeCache();
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${memory}`,
      '--permission',
      // For the one thread that watches the parent (watch.ts).
      '--allow-worker',
      ...READABLE.map((path) => `--allow-fs-read=${join(ROOT, path)}`),
      ...cache.options,
      '--no-warnings',
      CHILD,
      String(process.pid),
      canRecognize() ? WITH_PICTURES : '',
    ],
    { stdio: ['pipe', 'pipe', 'ignore'], env: cache.env },
  );
  const answers = messagesOf<Answer>(child.stdout);
  // Whoever asks a child that ended, or never began, learns it by the answer that does not come.
  child.stdin.on('error', () => {});
  child.on('error', () => {});
  child.once('exit', cache.end);
  let held: WeakRef<Uint8Array> | null = null;
  let asked = 0;

  return {
    async ask(request, bytes, { signal, onPage } = {}) {
      const { fileName } = request;
      const { promise: givenUp, reject: giveUp } = Promise.withResolvers<never>();
      const leave = (): void => giveUp(signal?.reason);
      const overstep = (reason: EndReason): void => {
        onEnded(reason);
        giveUp(reason === 'deadline' ? tooLong(fileName, deadline) : tooMuch(fileName));
      };
      let late = setTimeout(overstep, deadline, 'deadline');
      const look = setInterval(() => {
        if (memoryOf(child.pid) > memory * 2) overstep('memory');
      }, MEMORY_CHECK);
      signal?.addEventListener('abort', leave);
      child.on('error', giveUp);
      asked += 1;
      try {
        send(child.stdin, request, held?.deref() === bytes ? [] : [bytes]);
        held = new WeakRef(bytes);
        for (let pages = 0; ; pages++) {
          const { value } = await Promise.race([answers.next(), givenUp]);
          if (!value) break;
          if (value.head.kind !== 'lines') return value;
          // A page that lies on its side is asked about as it lies, each other way, and upright.
          if (pages >= 3 * LIMITS.scannedPages) overstep('deadline');
          onPage?.(value.head.progress);
          // A page that is a picture has the time of a document of its own, and what recognizes it a limit of its own.
          clearTimeout(late);
          const texts = await Promise.race([
            recognizer.recognize(value.head, Buffer.concat(value.parts)).catch(() => null),
            givenUp,
          ]);
          late = setTimeout(overstep, deadline, 'deadline');
          send(child.stdin, { ask: 'texts', texts } satisfies Told, []);
        }
        // A heap that overflows ends the child by itself.
        overstep('memory');
        return await givenUp;
      } finally {
        clearTimeout(late);
        clearInterval(look);
        signal?.removeEventListener('abort', leave);
        child.off('error', giveUp);
      }
    },
    holds: (bytes) => held?.deref() === bytes,
    isFit: () => child.exitCode === null && child.signalCode === null && asked < LIFETIME,
    end: () => void child.kill('SIGKILL'),
  };
}
