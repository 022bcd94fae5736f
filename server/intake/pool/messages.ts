/**
 * What parent and child say to each other, over the child's standard input and output: a head in JSON, then parts that are bytes.
 * All of it comes piece by piece, as the pipe has it, so that megabytes hold nobody up; what the parts hold is opened by whoever
 * needs it.
 */
import type { Readable, Writable } from 'node:stream';
import type { Label } from '../../../schema/language.ts';
import type { ProblemCode } from '../../../schema/problem.ts';
import type { Progress, Recognized } from '../../ingest/formats/scan/recognizer.ts';
import type { Known, Source } from '../examine.ts';

/** Its part: the bytes; none where they are those that came last. */
export type Request = Omit<Source, 'bytes'> & {
  /** read: to be stored; describe: to be shown; unpack: an archive's names; tables: of a file that holds a list; clips: of a scan. */
  readonly ask: 'read' | 'describe' | 'unpack' | 'tables' | 'clips';
};

/** The answer to lines that were asked about. */
export interface Told {
  readonly ask: 'texts';
  /** null: they could not be recognized. */
  readonly texts: readonly Recognized[] | null;
}

export type Answer =
  /** Not the last word: lines of a page that is a picture, to be recognized. Part: their grey pictures, one behind the other. */
  | {
      readonly kind: 'lines';
      readonly sizes: readonly (readonly [width: number, height: number])[];
      readonly progress: Progress;
    }
  /** Parts: what was read in JSON; its text; findings and repairs in JSON; the document's bytes where an archive held it. */
  | { readonly kind: 'read'; readonly hash: string }
  /** Parts: what is shown, in JSON; what was read in JSON; its text. */
  | { readonly kind: 'described'; readonly known: Known }
  /** null: the file is no archive. */
  | { readonly kind: 'unpacked'; readonly fileNames: readonly string[] | null }
  /** Parts: the transcript; the PNGs, one behind the other. `places`: start, end, bytes of each. */
  | { readonly kind: 'clips'; readonly places: readonly (readonly [start: number, end: number, size: number])[] }
  /** Part: the tables in JSON. */
  | { readonly kind: 'tables' }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly sentence: Label }
  | { readonly kind: 'bug'; readonly message: string; readonly stack: string | null };

export interface Message<Head> {
  readonly head: Head;
  readonly parts: readonly Buffer[];
}

/** Bytes of a message; no document and nothing read from one is as large. */
const LARGEST = 128 * 1024 * 1024;

export function send<Head>(to: Writable, head: Head, parts: readonly Uint8Array[]): void {
  const written = Buffer.from(JSON.stringify({ head, sizes: parts.map((part) => part.length) }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(written.length);
  for (const piece of [length, written, ...parts]) to.write(piece);
}

/** The messages that come, each once all of it is there. */
export async function* messagesOf<Head>(from: Readable): AsyncGenerator<Message<Head>, void> {
  const pieces: AsyncIterator<Buffer> = from[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  /** So many bytes; null where they end before. */
  async function take(size: number): Promise<Buffer | null> {
    if (size > LARGEST) throw new Error(`A message of ${size} bytes is larger than any may be`);
    const whole = Buffer.allocUnsafe(size);
    for (let filled = 0; filled < size; ) {
      if (rest.length === 0) {
        const { value, done } = await pieces.next();
        if (done) return null;
        rest = value;
      }
      const copied = rest.copy(whole, filled);
      rest = rest.subarray(copied);
      filled += copied;
    }
    return whole;
  }

  for (;;) {
    const length = await take(4);
    const written = length && (await take(length.readUInt32LE()));
    if (!written) return;
    const { head, sizes }: { head: Head; sizes: readonly number[] } = JSON.parse(written.toString());
    const parts: Buffer[] = [];
    for (const size of sizes) {
      const part = await take(size);
      if (!part) return;
      parts.push(part);
    }
    yield { head, parts };
  }
}
