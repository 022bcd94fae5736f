/** A process that reads documents of strangers. It may be ended at any moment: it writes nothing, and holds what it was sent last. */
import { Problem } from '../../../schema/problem.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import { LIMITS } from '../../ingest/formats/limits.ts';
import type { Recognize } from '../../ingest/formats/scan/recognizer.ts';
import { tooLarge } from '../../ingest/refusals.ts';
import type { Source } from '../examine.ts';
import { readersHere } from '../read-here.ts';
import { giveUpCodeCache } from './code-cache.ts';
import { type Answer, messagesOf, type Request, send, type Told } from './messages.ts';
import { WITH_PICTURES } from './recognizing.ts';
import { endWithParent } from './watch.ts';

interface Said {
  readonly head: Answer;
  readonly parts: readonly Uint8Array[];
}

const messages = messagesOf<Request | Told>(process.stdin);

/** Asks the parent, who knows another process that recognizes characters. */
const recognize: Recognize = async (lines, progress) => {
  const sizes = lines.map(({ width, height }): [number, number] => [width, height]);
  send(process.stdout, { kind: 'lines', sizes, progress } satisfies Answer, [
    Buffer.concat(lines.map(({ data }) => data)),
  ]);
  const { value } = await messages.next();
  if (value?.head.ask !== 'texts') throw new Error('Lines were asked about, and something else was answered');
  return value.head.texts;
};
const readers = readersHere(process.argv[3] === WITH_PICTURES ? recognize : null);

async function answer(ask: Request['ask'], source: Source): Promise<Said> {
  try {
    switch (ask) {
      case 'read': {
        const { document, read, ...rest } = await readers.examine(source);
        const parts = [...partsOf(read), Buffer.from(JSON.stringify(rest))];
        const said = within(LIMITS.readBytes, source, { head: { kind: 'read', hash: document.hash }, parts });
        return source.place === undefined ? said : { ...said, parts: [...parts, document.bytes] };
      }
      case 'describe': {
        const { known, shown, read } = await readers.describe(source);
        const said = within(LIMITS.readBytes, source, { head: { kind: 'described', known }, parts: [shown] });
        return { ...said, parts: [...said.parts, ...partsOf(read())] };
      }
      case 'unpack':
        return { head: { kind: 'unpacked', fileNames: await readers.unpack(source) }, parts: [] };
      case 'clips': {
        const { text, clips } = (await readers.clips(source)) ?? { text: '', clips: [] };
        const places = clips.map(({ start, end, png }): [number, number, number] => [start, end, png.length]);
        const parts = [Buffer.from(text), Buffer.concat(clips.map(({ png }) => png))];
        return within(LIMITS.readBytes, source, { head: { kind: 'clips', places }, parts });
      }
      case 'tables':
        return within(LIMITS.listBytes, source, {
          head: { kind: 'tables' },
          parts: [Buffer.from(JSON.stringify(await readers.tables(source)))],
        });
    }
  } catch (error) {
    return { head: failure(error), parts: [] };
  }
}

/** What was read, and its text, which is most of it and needs no JSON. */
function partsOf({ text, ...read }: ReadReport): readonly Buffer[] {
  return [Buffer.from(JSON.stringify(read)), Buffer.from(text)];
}

/** What may be said; throws TOO_LARGE for more bytes of it than that. */
function within(limit: number, { fileName }: Source, said: Said): Said {
  const size = said.parts.reduce((sum, part) => sum + part.length, 0);
  if (size > limit) throw tooLarge(fileName, 'content', limit);
  return said;
}

function failure(error: unknown): Answer {
  if (error instanceof Problem) return { kind: 'problem', code: error.code, sentence: error.sentence };
  const stack = error instanceof Error ? (error.stack ?? null) : null;
  return { kind: 'bug', message: String(error).slice(0, 2000), stack: stack?.slice(0, 10_000) ?? null };
}

endWithParent(Number(process.argv[2]));
giveUpCodeCache();
let bytes: Uint8Array = new Uint8Array();
for await (const { head, parts } of messages) {
  if (head.ask === 'texts') throw new Error('Texts came that nobody asked for');
  const { ask, ...source } = head;
  bytes = parts[0] ?? bytes;
  const said = await answer(ask, { ...source, bytes });
  send(process.stdout, said.head, said.parts);
}
process.exit(0);
